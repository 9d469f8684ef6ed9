"""Reading pages: the text layer, OCR where it is needed, the layout, and what runs along the edges."""

from .attachments import attached_files, content_inside, file_inside
from .document import read_document

__all__ = ["attached_files", "content_inside", "file_inside", "read_document"]
