"""Reading what stands in the cells of a table or form cell by cell.

A cell of a form has its label above its value, and a cell of a table may have several lines: both are read
to their end before the next cell is. Short cells of one row of a table become one line; where a cell holds
whole paragraphs, the cells of the row follow one another line by line.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ..model import Box
from .labels import divides
from .rows import Row
from .tokens import Token

LINES_IN_A_ROW = 5
SAME_TOP = 3.0
# The middle of a word above its baseline, in units of the type size.
MIDDLE = 0.3
# What a label in the margin has at most.
LABEL_LINES, LABEL_WORDS = 3, 5

RowsOf = Callable[[Sequence[Token]], list[Row]]


@dataclass(frozen=True, slots=True)
class _Cell:
    box: Box
    rows: tuple[Row, ...]


def rows_with_cells(tokens: Sequence[Token], cells: Sequence[Box], rows_of: RowsOf) -> list[Row]:
    """The lines of a page that has cells, put together with `rows_of` outside and within them."""
    inside, free = _sort_in(tokens, cells)
    lines: list[Row] = []
    follow: dict[int, tuple[Token, ...]] = {}
    apart: list[tuple[float, list[Row]]] = []
    originals: dict[int, Token] = {}
    for band in _bands([_Cell(box, tuple(rows_of(words))) for box, words in inside if words]):
        if label := _label_of(band, free, rows_of):
            taken = {id(token) for row in label.rows for token in row.tokens}
            free = [token for token in free if id(token) not in taken]
            band = [label, *band]
        if not _needs_care(band):
            free += [token for cell in band for row in cell.rows for token in row.tokens]
        elif any(len(cell.rows) > LINES_IN_A_ROW for cell in band):
            apart.append((band[0].rows[0].baseline, [row for cell in band for row in cell.rows]))
        else:
            free += _as_one_line(band, follow, originals)
    for row in rows_of(free):
        words: list[Token] = []
        for token in row.tokens:
            words.append(originals.get(id(token), token))
            for after in follow.get(id(token), ()):
                if divides(words[-1], after):
                    # A word that is divided is put together where a line breaks.
                    lines.append(Row(tuple(words)))
                    words = []
                words.append(after)
        lines.append(Row(tuple(words)))
    for top, rows in apart:
        at = next((index for index, row in enumerate(lines) if row.tokens[0].baseline > top), len(lines))
        lines[at:at] = rows
    return lines


def _sort_in(
    tokens: Sequence[Token], cells: Sequence[Box]
) -> tuple[list[tuple[Box, list[Token]]], list[Token]]:
    """The words of each cell, a word going to the smallest cell around it, and the words in none."""
    by_size = sorted(cells, key=lambda box: (box.x1 - box.x0) * (box.y1 - box.y0))
    inside: dict[Box, list[Token]] = {box: [] for box in cells}
    free = []
    for token in tokens:
        x = (token.box.x0 + token.box.x1) / 2
        y = token.baseline - MIDDLE * token.size
        home = next((box for box in by_size if box.x0 <= x <= box.x1 and box.y0 <= y <= box.y1), None)
        if home is None:
            free.append(token)
        else:
            inside[home].append(token)
    return list(inside.items()), free


def _bands(cells: Sequence[_Cell]) -> list[list[_Cell]]:
    """Cells that begin at the same height, from left to right."""
    bands: list[list[_Cell]] = []
    for cell in sorted(cells, key=lambda cell: (cell.box.y0, cell.box.x0)):
        if bands and cell.box.y0 - bands[-1][0].box.y0 <= SAME_TOP:
            bands[-1].append(cell)
        else:
            bands.append([cell])
    return [sorted(band, key=lambda cell: cell.box.x0) for band in bands]


def _label_of(band: Sequence[_Cell], free: Sequence[Token], rows_of: RowsOf) -> _Cell | None:
    """What stands in the margin beside a band, as a cell before its first: "7. Hyrestid"."""
    first = band[0].box
    foot = min(cell.box.y1 for cell in band)
    words = [
        token
        for token in free
        if token.box.x1 <= first.x0 and first.y0 < token.baseline - MIDDLE * token.size < foot
    ]
    rows = tuple(rows_of(words)) if words else ()
    if not rows or len(rows) > LABEL_LINES or any(len(row.tokens) > LABEL_WORDS for row in rows):
        return None
    if len(rows) == 1 and not _needs_care(band):
        return None
    return _Cell(Box(rows[0].box.x0, first.y0, first.x0, foot), rows)


def _needs_care(band: Sequence[_Cell]) -> bool:
    """True unless the lines of the band come out right without regard to its cells."""
    if len(band) > 1:
        return any(len(cell.rows) > 1 for cell in band)
    rows = band[0].rows
    return len(rows) == 2 and rows[0].size < rows[1].size


def _as_one_line(
    band: Sequence[_Cell], follow: dict[int, tuple[Token, ...]], originals: dict[int, Token]
) -> list[Token]:
    """The first line of each cell, all at one height; `follow` gets what comes after a cell's first line."""
    first = min(cell.rows[0].baseline for cell in band)
    result = []
    for cell in band:
        for token in cell.rows[0].tokens:
            moved = token._replace(baseline=first)
            originals[id(moved)] = token
            result.append(moved)
        follow[id(result[-1])] = tuple(token for row in cell.rows[1:] for token in row.tokens)
    return result


def zones(tokens: Sequence[Token], cells: Sequence[Box]) -> list[tuple[bool, list[Token]]]:
    """The words from the top down, parted into those within or beside cells (True) and the others."""
    spans: list[tuple[float, float]] = []
    for top, foot in sorted((cell.y0, cell.y1) for cell in cells):
        if spans and top - spans[-1][1] <= SAME_TOP:
            spans[-1] = (spans[-1][0], max(foot, spans[-1][1]))
        else:
            spans.append((top, foot))
    parts: list[list[Token]] = [[] for _ in range(2 * len(spans) + 1)]
    for token in tokens:
        y = token.baseline - MIDDLE * token.size
        above = sum(1 for _, foot in spans if foot < y)
        within = above < len(spans) and spans[above][0] <= y
        parts[2 * above + within].append(token)
    return [(index % 2 == 1, part) for index, part in enumerate(parts) if part]
