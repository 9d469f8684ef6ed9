"""Facts in text: kind and header, paragraphs, sections, decisions, diary numbers, citations, agreements."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .document import detect_document

__all__ = ["detect_document"]


def __getattr__(name: str) -> Any:
    """All rules are loaded with `detect_document`; linking, which needs some modules, does without."""
    if name == "detect_document":
        from .document import detect_document

        return detect_document
    raise AttributeError(name)
