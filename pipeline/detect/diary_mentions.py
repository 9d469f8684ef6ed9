"""Every diary number that a document mentions, as its own or as another's."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model import DiaryMention, Header, Paragraph, Span
from pipeline.swedish.diary import DiaryNumber, find_diary_numbers

from .manuscript import Manuscript
from .paragraph_marks import find_marks

# The number of a § may stand under it, beside or below the title.
_HEADING_LINES = 4
# What only the word before it makes a number.
_LESS_SURE = {"cued": 0.8, "cued-yy/serial": 0.8}


def find_diary_mentions(
    manuscript: Manuscript, header: Header, paragraphs: Sequence[Paragraph]
) -> tuple[DiaryMention, ...]:
    """The mentions in the order of the text. "own" is the number of the document or of the § it stands in.

    Lines that head a § are read as headings, where a bare "1339/22" is a diary number too; so are the lines
    under it, for the number that the § was found to have.
    """
    headings = {mark.line.index for mark in find_marks(manuscript) if mark.weight > 0}
    for paragraph in paragraphs:
        if paragraph.kind == "item" and paragraph.diary_number:
            first = manuscript.line_at(paragraph.span.start).index
            headings.update(line.index for line in manuscript.lines[first : first + _HEADING_LINES])
    known = {paragraph.diary_number for paragraph in paragraphs}
    marks = {mark.line.index for mark in find_marks(manuscript)}
    found: list[DiaryMention] = []
    seen: set[int] = set()
    text = manuscript.text
    for number in find_diary_numbers(text):
        seen.add(number.span.start)
        found.append(_mention(manuscript, header, paragraphs, number, 0))
    for index in sorted(headings):
        line = manuscript.lines[index]
        for number in find_diary_numbers(line.text, context="heading"):
            start = line.span.start + number.span.start
            if index not in marks and number.key not in known:
                continue
            if not any(other.span.start <= start < other.span.end for other in found):
                found.append(_mention(manuscript, header, paragraphs, number, line.span.start))
    return tuple(sorted(found, key=lambda mention: mention.span))


def _mention(
    manuscript: Manuscript, header: Header, paragraphs: Sequence[Paragraph], number: DiaryNumber, offset: int
) -> DiaryMention:
    span = Span(offset + number.span.start, offset + number.span.end)
    owner = next((p for p in paragraphs if p.span.overlaps(span)), None)
    own = number.key == header.diary_number or (owner is not None and number.key == owner.diary_number)
    return DiaryMention(
        number=number.key,
        raw=number.raw,
        role="own" if own else "cited",
        span=span,
        page=manuscript.page_of(span.start),
        series=number.series,
        serial=number.serial,
        year=number.year,
        rule=number.rule,
        confidence=_LESS_SURE.get(number.rule, 1.0),
    )
