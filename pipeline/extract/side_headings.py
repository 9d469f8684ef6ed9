"""Headings that stand in a column of their own, to the left of the text that they are of.

In "Beslut | Nämnden godkänner …" the heading is read on a line of its own before the text; a label with its
value ("Plats och tid | Rådhuset", "Beslutande | Anna Ek") stays on its line.
"""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from .edges import patterns
from .rows import Row
from .tokens import Token

# In points: how much left edges within a column differ.
EDGE = 3.0
HEADING_WORDS = 5

# Text, as opposed to a value: words in a line, or several lines that fill their column.
TEXT_WORDS = 5
FULL_WIDTH = 0.75


def side_headings_apart(rows: Sequence[Row]) -> list[Row]:
    """The rows with each side heading as a row of its own.

    A heading is known by its words. Where a column has such a heading, what is set as that one is set, beside
    text that fills its lines, is one too.
    """
    known = [row for at, row in enumerate(rows) if _is_known_heading(rows, at)]
    edges = [(_label(row)[0].box.x0, _text_edge(row)) for row in known]
    bold = any(_is_bold(row) for row in known)
    result: list[Row] = []
    for at, row in enumerate(rows):
        apart = row in known or (bold and _is_like(rows, at, edges))
        if apart:
            label = _label(row)
            result += [Row(tuple(label)), Row(row.tokens[len(label) :])]
        else:
            result.append(row)
    return result


def _label(row: Row) -> tuple[Token, ...]:
    return row.segments[0]


def _text_edge(row: Row) -> float:
    return row.segments[1][0].box.x0


def _may_be(row: Row) -> bool:
    """True for a short piece that begins as headings do, with one more piece to its right."""
    if len(row.segments) != 2:
        return False
    label = row.segments[0]
    return len(label) <= HEADING_WORDS and label[0].text[:1].isupper()


def _is_known_heading(rows: Sequence[Row], at: int) -> bool:
    row = rows[at]
    if not _may_be(row):
        return False
    words = " ".join(token.text for token in row.segments[0]).rstrip(":")
    if not any(pattern.name == "sections" and pattern.fits(words) for pattern in patterns()):
        return False
    return len(row.segments[1]) >= TEXT_WORDS or len(_text_beside(rows, at)) > 1


def _is_like(rows: Sequence[Row], at: int, edges: Sequence[tuple[float, float]]) -> bool:
    """True for a bold label at the edges of a known one, beside lines of text that are full but the last."""
    row = rows[at]
    if not _may_be(row) or not _is_bold(row):
        return False
    left, text = row.segments[0][0].box.x0, _text_edge(row)
    if not any(abs(left - x) <= EDGE and abs(text - y) <= EDGE for x, y in edges):
        return False
    lines = _text_beside(rows, at)
    if len(lines) < 2 or median(len(line) for line in lines) < TEXT_WORDS:
        return False
    widths = [line[-1].box.x1 - line[0].box.x0 for line in lines]
    return all(width >= FULL_WIDTH * max(widths) for width in widths[:-1])


def _is_bold(row: Row) -> bool:
    return all(token.bold for token in row.segments[0]) and not all(token.bold for token in row.segments[1])


def _text_beside(rows: Sequence[Row], at: int) -> list[tuple[Token, ...]]:
    """The text beside a label: what stands in its row, and the rows below that begin at the same edge."""
    edge = _text_edge(rows[at])
    lines = [rows[at].segments[1]]
    for row in rows[at + 1 :]:
        if len(row.segments) != 1 or abs(row.tokens[0].box.x0 - edge) > EDGE:
            break
        lines.append(row.segments[0])
    return lines
