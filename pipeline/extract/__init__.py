"""Reading pages: the text layer, OCR where it is needed, the layout, and what runs along the edges."""

from .document import read_document
from .ocr import require_ocr

__all__ = ["read_document", "require_ocr"]
