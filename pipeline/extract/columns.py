"""Columns of running text, which are read one after the other, and notes in the margin beside such text.

Columns are only seen where all of them are running text: lines of several words that fill their column, one
above the other. Labels and values, names and parties, and the blocks of a letterhead are read line by line.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from statistics import median

from .rows import Row
from .side_notes import with_side_notes
from .tokens import Token

# Lines that each column must have, words that they have in the middle, and the share of them that reach
# well over to the right.
FEWEST_LINES = 6
FEWEST_WORDS = 4
FULL_LINES, FULL_WIDTH = 0.55, 0.75

# In units of the type size: what parts columns from those beneath the next heading.
COLUMNS_APART = 3.2

# How many segments a line has in the middle where some are of a table.
SEVERAL = 1.5

# A table of two broad columns: rows that it has, and the share of beginnings that stand side by side. The gap
# above a beginning, and one that is the room of a shorter cell, in units of the usual step from line to line.
FEWEST_ROWS, ROWS_BESIDE = 3, 0.8
GAP, ROOM = 1.25, 2.2

# In points: how much the left edges within a column differ.
EDGE = 3.0

RowsOf = Callable[[Sequence[Token]], list[Row]]
Segment = tuple[Token, ...]


def columns(tokens: Sequence[Token], rows_of: RowsOf) -> list[Sequence[Token]]:
    """The words parted at columns, in reading order; a single part where there is no gutter."""
    if len(tokens) < 2 * FEWEST_LINES * FEWEST_WORDS:
        return [tokens]
    rows = rows_of(tokens)
    edges = _edges(rows)
    for edge in edges:
        for first, last in _runs(rows, edge):
            left, right = _sides(rows[first:last], edge)
            if not (_is_running_text(_lines(left)) and _are_columns(right, edges)):
                continue
            if _stand_together(left, right) and not _is_table(left, right):
                return [
                    *_part(rows[:first]),
                    *columns(_words(left), rows_of),
                    *columns(_words(right), rows_of),
                    *_rest(rows[last:], rows_of),
                ]
    return with_side_notes(tokens, rows)


def _edges(rows: Sequence[Row]) -> list[float]:
    """Where columns other than the first may begin: left edges that many segments share, from the left."""
    starts = sorted(segment[0].box.x0 for row in rows for segment in row.segments)
    groups: list[list[float]] = []
    for start in starts:
        if groups and start - groups[-1][0] <= EDGE:
            groups[-1].append(start)
        else:
            groups.append([start])
    return [group[0] for group in groups[1:] if len(group) >= FEWEST_LINES]


def _runs(rows: Sequence[Row], edge: float) -> list[tuple[int, int]]:
    """Stretches of rows (first, last + 1) in which no segment lies across `edge`."""
    runs = []
    start = 0
    for index in range(len(rows) + 1):
        if index == len(rows) or _crosses(rows[index], edge) or _is_heading_of_both(rows, index, edge):
            if index - start >= FEWEST_LINES:
                runs.append((start, index))
            start = index if index < len(rows) and not _crosses(rows[index], edge) else index + 1
    return runs


def _is_heading_of_both(rows: Sequence[Row], at: int, edge: float) -> bool:
    """True for a bold heading above columns that begin beneath it: nothing stands far around on the right."""
    row = rows[at]
    if not row.bold or len(row.segments) > 1 or row.box.x0 >= edge - EDGE:
        return False
    right = [other.baseline for other in rows if other.segments[-1][0].box.x0 >= edge - EDGE]
    above = max((height for height in right if height <= row.baseline), default=None)
    below = min((height for height in right if height > row.baseline), default=None)
    return above is not None and below is not None and below - above >= COLUMNS_APART * row.size


def _crosses(row: Row, edge: float) -> bool:
    return any(_lies_across(segment, edge) for segment in row.segments)


def _sides(rows: Sequence[Row], edge: float) -> tuple[list[Segment], list[Segment]]:
    left: list[Segment] = []
    right: list[Segment] = []
    for row in rows:
        for segment in row.segments:
            (left if segment[0].box.x0 < edge - EDGE else right).append(segment)
    return left, right


def _lines(segments: Sequence[Segment]) -> list[Segment]:
    """The segments with those of one line put together, where few lines have several: a table in a column."""
    lines: dict[float, Segment] = {}
    for segment in segments:
        height = segment[0].baseline
        lines[height] = (*lines.get(height, ()), *segment)
    return list(lines.values()) if len(segments) <= SEVERAL * len(lines) else list(segments)


def _is_table(left: Sequence[Segment], right: Sequence[Segment]) -> bool:
    """True where each paragraph begins beside one of the other column: "Synpunkt | Svar".

    The shorter one of two then leaves room below itself, which running text does not.
    """
    if not _is_running_text(right):
        return False
    begin, other = _beginnings(left), _beginnings(right)
    both = [(height, at) for height in begin for at in other if abs(height - at) <= EDGE]
    if len(both) < FEWEST_ROWS or len(both) < ROWS_BESIDE * max(len(begin), len(other)):
        return False
    return any(max(begin[height], other[at]) >= ROOM for height, at in both[1:])


def _beginnings(segments: Sequence[Segment]) -> dict[float, float]:
    """The heights at which paragraphs begin, and how far below the line above, in usual steps of lines."""
    steps = [after[0].baseline - before[0].baseline for before, after in pairwise(segments)]
    common = max(median(steps), 1.0)
    return {
        segment[0].baseline: step / common
        for segment, step in zip(segments, [GAP * common, *steps], strict=True)
        if step >= GAP * common
    }


def _are_columns(segments: Sequence[Segment], edges: Sequence[float]) -> bool:
    """True where the segments are running text, in one column or in several that begin at `edges`."""
    if _is_running_text(segments):
        return True
    start = min((segment[0].box.x0 for segment in segments), default=0.0)
    for edge in edges:
        if edge <= start + EDGE or any(_lies_across(segment, edge) for segment in segments):
            continue
        left = [segment for segment in segments if segment[0].box.x0 < edge - EDGE]
        right = [segment for segment in segments if segment[0].box.x0 >= edge - EDGE]
        if _is_running_text(left) and _are_columns(right, edges):
            return True
    return False


def _lies_across(segment: Segment, edge: float) -> bool:
    return segment[0].box.x0 < edge - EDGE and segment[-1].box.x1 > edge - 1


def _is_running_text(segments: Sequence[Segment]) -> bool:
    if len(segments) < FEWEST_LINES or median(len(segment) for segment in segments) < FEWEST_WORDS:
        return False
    start = min(segment[0].box.x0 for segment in segments)
    widest = max(segment[-1].box.x1 for segment in segments) - start
    full = sum(1 for segment in segments if segment[-1].box.x1 - start >= FULL_WIDTH * widest)
    return full >= FULL_LINES * len(segments)


def _stand_together(left: Sequence[Segment], right: Sequence[Segment]) -> bool:
    """True where the two columns are beside one another over most of the shorter one's height."""
    spans = [
        (min(segment[0].baseline for segment in side), max(segment[0].baseline for segment in side))
        for side in (left, right)
    ]
    shared = min(spans[0][1], spans[1][1]) - max(spans[0][0], spans[1][0])
    return shared >= 0.7 * min(end - start for start, end in spans)


def _words(segments: Sequence[Segment]) -> list[Token]:
    return [token for segment in segments for token in segment]


def _part(rows: Sequence[Row]) -> list[Sequence[Token]]:
    return [[token for row in rows for token in row.tokens]] if rows else []


def _rest(rows: Sequence[Row], rows_of: RowsOf) -> list[Sequence[Token]]:
    return [part for words in _part(rows) for part in columns(words, rows_of)]
