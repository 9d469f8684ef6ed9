"""Facts in text: kind and header, paragraphs, sections, decisions, diary numbers, citations, agreements."""

from .document import detect_document

__all__ = ["detect_document"]
