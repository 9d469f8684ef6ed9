"""Search that knows Swedish: one question over decisions, agreements, paragraphs and pages."""

from .finder import Answer, Filters, answer, search
from .hits import Hit

__all__ = ["Answer", "Filters", "Hit", "answer", "search"]
