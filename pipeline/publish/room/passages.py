"""A page's text with what was mended in it, and the place on the paper where a passage stands."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ...model import Box, Repair, RepairedPage, Span
from .rows import Database, Row


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of a page's text: as it reads now, as it was read (`None` where nothing was changed)."""

    text: str
    before: str | None = None
    marked: bool = False
    method: str = ""


def page_repairs(database: Database, document: int, number: int) -> list[Repair]:
    """What repair changed on the page, in order."""
    rows = database.rows(
        'select start, "end" as stop, original, corrected, method, confidence, evidence from corrections'
        " where document_id = ? and page = ? order by start, id",
        document,
        number,
    )
    return [
        Repair(
            Span(row["start"], row["stop"]),
            row["original"],
            row["corrected"],
            row["method"],
            row["confidence"],
            row["evidence"] or "",
        )
        for row in rows
    ]


def segments(raw: str, repairs: Sequence[Repair], marked: Span | None = None) -> list[Segment]:
    """The text of a page in pieces, the passage `marked` (a span of the mended text) told apart."""
    found: list[Segment] = []
    position = length = 0
    for repair in [*repairs, None]:
        start = len(raw) if repair is None else repair.span.start
        length = _add(found, raw[position:start], None, "", length, marked)
        if repair is not None:
            length = _add(found, repair.after, repair.before, repair.method, length, marked)
            position = repair.span.end
    return found


def _add(
    found: list[Segment], text: str, before: str | None, method: str, at: int, marked: Span | None
) -> int:
    """Add `text`, which begins at `at` of the mended text, cut where the marked passage begins and ends."""
    end = at + len(text)
    if before is not None or marked is None:
        inside = marked is not None and marked.start < max(end, at + 1) and at < marked.end
        if text or before:
            found.append(Segment(text, before, inside, method))
        return end
    cuts = sorted({at, end, *(edge for edge in (marked.start, marked.end) if at < edge < end)})
    for start, stop in pairwise(cuts):
        found.append(Segment(text[start - at : stop - at], None, marked.start <= start < marked.end))
    return end


def boxes_of(page: Row, repairs: Sequence[Repair], passage: Span) -> list[Box]:
    """Where the lines of `passage` (a span of the mended text) stand on the paper.

    Whole lines: the place of single words is not kept. A line's share of the passage is judged by its
    characters, so that the end of a line is not marked for a passage that begins there.
    """
    if not page["lines"] or not len(passage):
        return []
    mended = RepairedPage(page["number"], page["text"], tuple(repairs))
    start, end = mended.raw_offset(passage.start), mended.raw_offset(passage.end - 1) + 1
    # What was mended was read as something else: all of that belongs to the passage.
    end = max([end, *(repair.span.end for repair in repairs if repair.span.start == end - 1)])
    found = []
    for first, last, x0, y0, x1, y1 in json.loads(page["lines"]):
        if min(last, end) > max(first, start):
            length = max(1, last - first)
            left = x0 + (x1 - x0) * max(0, start - first) / length
            right = x1 - (x1 - x0) * max(0, last - end) / length
            found.append(Box(left, y0, right, y1))
    return found
