"""Notes in the margin to the right of running text: "Kopia till …", "Exp.", a column of particulars.

A note is read behind the paragraph that it stands beside, so that no sentence is broken by it. A column that
has something beside most of what begins on its left is one of a table, and read with its rows.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, takewhile
from statistics import median

from .rows import Row
from .tokens import Token

# In points: how much the left edges within a column differ.
EDGE = 3.0
# In units of the type size: baselines of one paragraph, and of one note.
PARAGRAPH, NOTE = 1.5, 3.2

# What the text is like that has notes: lines, words in the middle, the share of them that are full, and how
# broad the notes may be beside it.
FEWEST_LINES, FEWEST_WORDS = 2, 4
FULL_LINES, FULL_WIDTH = 0.4, 0.75
BROADEST = 0.6
# What stands side by side in a table: the share of the lines on the right that are beside a beginning on the
# left, or of the beginnings on either side.
LINES_OF_A_TABLE, CELLS_OF_A_TABLE = 0.7, 0.5

Segment = tuple[Token, ...]
# The left and the right part of a row; either may be empty.
Parted = tuple[Segment, Segment]


def with_side_notes(tokens: Sequence[Token], rows: Sequence[Row]) -> list[Sequence[Token]]:
    """The words parted at notes, in reading order; a single part where there are none."""
    for edge in _edges(rows):
        parted = [_part(row, edge) for row in rows]
        notes = [note for note in _notes(parted) if _is_beside_text(rows[slice(*note)], edge)]
        if notes and not _is_table(parted, notes[0][0]):
            return _apart(rows, parted, notes)
    return [tokens]


def _edges(rows: Sequence[Row]) -> list[float]:
    """Where notes may begin: left edges of at least two segments that are not first in their rows."""
    starts = sorted(segment[0].box.x0 for row in rows for segment in row.segments[1:])
    return [start for start, after in pairwise(starts) if after - start <= EDGE]


def _part(row: Row, edge: float) -> Parted | None:
    """The row to the left of the edge and from it on; `None` where something lies across."""
    left: list[Token] = []
    right: list[Token] = []
    for segment in row.segments:
        if segment[0].box.x0 >= edge - EDGE:
            right += segment
        elif segment[-1].box.x1 > edge - 1:
            return None
        else:
            left += segment
    return tuple(left), tuple(right)


def _notes(parted: Sequence[Parted | None]) -> list[tuple[int, int]]:
    """Stretches of rows (first, last + 1) whose right parts stand together."""
    found: list[tuple[int, int]] = []
    last: Token | None = None
    broken = True
    for at, row in enumerate(parted):
        broken = broken or row is None
        if row is None or not row[1]:
            continue
        token = row[1][0]
        if not broken and last is not None and token.baseline - last.baseline <= NOTE * token.size:
            found[-1] = (found[-1][0], at + 1)
        else:
            found.append((at, at + 1))
        last, broken = token, False
    return found


def _is_beside_text(rows: Sequence[Row], edge: float) -> bool:
    """True where rows that have a note in them from the edge on have running text to its left."""
    segments = [segment for row in rows for segment in row.segments]
    lines = [segment for segment in segments if segment[0].box.x0 < edge - EDGE]
    right = [segment for segment in segments if segment[0].box.x0 >= edge - EDGE]
    if len(lines) < FEWEST_LINES or median(len(line) for line in lines) < FEWEST_WORDS:
        return False
    start, end = min(line[0].box.x0 for line in lines), max(line[-1].box.x1 for line in lines)
    if max(segment[-1].box.x1 for segment in right) - edge > BROADEST * (end - start):
        return False
    words = [token for segment in right for token in segment]
    if sum(any(map(str.isalpha, token.text)) for token in words) < len(words) / 2:
        return False
    full = sum(1 for line in lines if line[-1].box.x1 - line[0].box.x0 >= FULL_WIDTH * (end - start))
    return full >= FULL_LINES * len(lines)


def _is_table(parted: Sequence[Parted | None], first: int) -> bool:
    """True where most of what stands on the right is beside what begins on the left, from row `first` on.

    That may be each of its lines, or each first line of a cell.
    """
    rows = list(takewhile(lambda row: row is not None, parted[first:]))
    end = max((left[-1].box.x1 for left, _ in filter(None, rows) if left), default=0.0)
    items = lines = starts = lines_beside = starts_beside = 0
    above: Parted = ((), ())
    for row in filter(None, rows):
        left, right = row
        begins = bool(left) and not (above[0] and _goes_on(above[0], left, end))
        starts_here = bool(right) and not (above[1] and _step(above[1], right) <= PARAGRAPH)
        items, lines, starts = items + begins, lines + bool(right), starts + starts_here
        lines_beside += begins and bool(right)
        starts_beside += begins and starts_here
        above = row
    return lines_beside >= LINES_OF_A_TABLE * lines or starts_beside >= CELLS_OF_A_TABLE * max(starts, items)


def _step(above: Segment, line: Segment) -> float:
    return (line[0].baseline - above[0].baseline) / line[0].size


def _goes_on(above: Segment, line: Segment, end: float) -> bool:
    """True where the line goes on with a paragraph: no gap, and the next word had no room above."""
    word = line[0].box.x1 - line[0].box.x0
    return _step(above, line) <= PARAGRAPH and above[-1].box.x1 + word > end


def _apart(
    rows: Sequence[Row], parted: Sequence[Parted | None], notes: Sequence[tuple[int, int]]
) -> list[Sequence[Token]]:
    """The text down to the end of the paragraph that each note stands beside, then the note."""
    parts: list[Sequence[Token]] = []
    at, text = 0, list[Token]()
    for first, last in notes:
        text += [token for row in rows[at:first] for token in row.tokens]
        beside = [row for row in parted[first:last] if row]
        text += [token for left, _ in beside for token in left]
        at = last
        while at < len(rows) and _is_same_paragraph(rows[at - 1], rows[at], parted[at]):
            text += rows[at].tokens
            at += 1
        parts += [text, [token for _, right in beside for token in right]]
        text = []
    text += [token for row in rows[at:] for token in row.tokens]
    return [*parts, text] if text else parts


def _is_same_paragraph(above: Row, row: Row, parted: Parted | None) -> bool:
    step = row.tokens[0].baseline - above.tokens[0].baseline
    return parted is not None and not parted[1] and step <= PARAGRAPH * row.size
