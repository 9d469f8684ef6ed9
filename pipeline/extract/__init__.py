"""Reading pages: the text layer, OCR where it is needed, the layout, and what runs along the edges."""

from .document import read_document

__all__ = ["read_document"]
