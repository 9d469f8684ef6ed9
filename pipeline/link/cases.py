"""Cases: all documents and paragraphs that bear one diary number."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model import Case, ParagraphKey

from .inputs import LinkInput


def link_cases(documents: Sequence[LinkInput]) -> tuple[Case, ...]:
    """The cases of the corpus by diary number; a paragraph is named where its document has another number."""
    bearing: dict[str, list[str]] = {}
    paragraphs: dict[str, list[ParagraphKey]] = {}
    for document in documents:
        own = document.findings.header.diary_number
        if own:
            bearing.setdefault(own, []).append(document.sha256)
        for index, paragraph in document.items():
            if paragraph.diary_number and paragraph.diary_number != own:
                key = ParagraphKey(document.sha256, index)
                paragraphs.setdefault(paragraph.diary_number, []).append(key)
    return tuple(
        Case(number, tuple(bearing.get(number, ())), tuple(paragraphs.get(number, ())))
        for number in sorted({*bearing, *paragraphs})
    )
