"""Lines one under another beside something else: a wrapped cell, an address, a title in the margin.

Beside a wrapped text the rows of a page are not what is read: its lines belong together, and so do those of
what stands beside it. Labels with their values, and names with their parties, are read row by row.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from .labels import ADDRESS, DIVIDED, divides
from .rows import Row
from .tokens import Token

# In units of the type size: how much the left edges of a stack differ, how far apart its baselines are, and
# how broad a space is.
ALIGNED = 0.4
LEADING = 1.5
SPACE = 0.2
# How much larger the type of one line of a stack may be than that of the next.
SIZES = 1.35
# The type of a label beside that of the value below it.
LABEL_SIZE = 0.88

# What is a cell of a table without lines: its most lines, how many rows of the table begin at the same two
# edges, and by how many points these differ.
LINES_IN_A_CELL = 5
ROWS_OF_A_TABLE = 3
EDGE = 3.0

ENDED = re.compile(r"[.:;!?][\"”)]?$")
NAME = re.compile(r"[^\W\d_a-zåäö][\w’'-]*\.?|\(\w{1,4}\)")
POSTAL = re.compile(r"\d{3} ?\d{2} [^\W\d_]{2}")


class Piece:
    """A segment of a row as a part of a stack: `above` and `below` are its neighbours there."""

    __slots__ = ("above", "baseline", "below", "left", "right", "row", "size", "tokens", "wraps")

    def __init__(self, tokens: tuple[Token, ...], row: int) -> None:
        self.tokens = tokens
        self.row = row
        self.left, self.right = tokens[0].box.x0, tokens[-1].box.x1
        self.baseline, self.size = tokens[0].baseline, tokens[0].size
        self.above: Piece | None = None
        self.below: Piece | None = None
        # True where the text goes on in the piece below.
        self.wraps = False


def stacks_whole(rows: Sequence[Row]) -> list[Row]:
    """The rows, with the lines of a wrapped text and of what stands beside it one after the other.

    A wrapped cell of a table comes on one line with the other cells of its row; other text keeps its lines.
    """
    if all(len(row.segments) == 1 for row in rows):
        return list(rows)
    pieces = [[Piece(segment, at) for segment in row.segments] for at, row in enumerate(rows)]
    _link(pieces)
    stacks = list(_stacks(pieces))
    # From the left, since what stands to the left of a line tells whether a row begins there.
    for stack in sorted(stacks, key=lambda stack: stack[0].left):
        _find_wraps(stack, pieces)
    for stack in stacks:
        _part(stack, pieces)
    return _in_order(pieces)


def _link(pieces: Sequence[Sequence[Piece]]) -> None:
    """Tell each piece which one it stands under, where it does so as lines of one text do."""
    lowest: list[Piece] = []
    for row in pieces:
        for piece in row:
            over = [other for other in lowest if other.left < piece.right and other.right > piece.left]
            last = max(over, key=lambda other: other.baseline, default=None)
            if last is not None and last.row != piece.row and _continues(last, piece):
                piece.above, last.below = last, piece
            lowest = [other for other in lowest if other not in over]
            lowest.append(piece)


def _continues(above: Piece, piece: Piece) -> bool:
    larger, smaller = max(above.size, piece.size), min(above.size, piece.size)
    return (
        abs(above.left - piece.left) <= ALIGNED * larger
        and 0 < piece.baseline - above.baseline <= LEADING * larger
        and (larger <= SIZES * smaller or _is_over_value(above, piece))
    )


def _is_over_value(above: Piece, piece: Piece) -> bool:
    """True for a label in small type above its value."""
    return above.size <= LABEL_SIZE * piece.size <= 2 * above.size


def _stacks(pieces: Sequence[Sequence[Piece]]) -> Iterator[list[Piece]]:
    for row in pieces:
        for piece in row:
            if piece.above is None and piece.below is not None:
                stack = [piece]
                while (below := stack[-1].below) is not None:
                    stack.append(below)
                yield stack


def _find_wraps(stack: Sequence[Piece], pieces: Sequence[Sequence[Piece]]) -> None:
    """Find where the text of a line goes on in the next one: the next word had no room, or has a hyphen.

    Where a label stands before each of the lines, they are values that begin with a small letter.
    """
    if _is_address(stack):
        for piece in stack[:-1]:
            piece.wraps = True
        return
    edge = max(piece.right for piece in stack)
    free, doubtful = [], []
    for above, below in pairwise(stack):
        first, last = below.tokens[0], above.tokens[-1].text
        if above.right + SPACE * above.size + first.box.x1 - first.box.x0 <= edge:
            continue
        if DIVIDED.search(last):
            free.append(above)
        elif _may_go_on(above, below):
            begins, small = _begins_row(below, pieces[below.row]), first.text[:1].islower()
            if small and not begins:
                free.append(above)
            elif small or not begins:
                doubtful.append(above)
    for piece in free:
        piece.wraps = True
    if free and len(stack) > 2:
        # In running text the names and numbers at the beginning of lines go on with it too.
        for piece in doubtful:
            piece.wraps = True


def _may_go_on(above: Piece, below: Piece) -> bool:
    return len(above.tokens) > 1 and not ENDED.search(above.tokens[-1].text) and not _is_web(below)


def _begins_row(piece: Piece, row: Sequence[Piece]) -> bool:
    """True where something that begins stands to the left of the piece: a number, a label, a first line."""
    return any(other.left < piece.left and not _goes_on(other) and not _is_in_label(other) for other in row)


def _is_in_label(piece: Piece) -> bool:
    """True for a later line of a label, which goes on: "Val av juste-" beneath "§ 12"."""
    return piece.above is not None and piece.wraps


def _is_web(piece: Piece) -> bool:
    return ADDRESS.search(piece.tokens[0].text) is not None


def _goes_on(piece: Piece) -> bool:
    """True where the piece goes on with the text of the one above it."""
    return piece.above is not None and piece.above.wraps


def _part(stack: Sequence[Piece], pieces: Sequence[Sequence[Piece]]) -> None:
    """Part the stack at its lines that are read with what stands beside them.

    Those that do not wrap stay with it only beside the middle of a wrapped text.
    """
    if len(pieces[stack[0].row]) == 1 and all(len(pieces[piece.row]) == 1 for piece in stack):
        parted = list(pairwise(stack))
    elif len(stack) == 2 and _are_pairs(pieces[stack[0].row], pieces[stack[1].row]):
        parted = []
    else:
        parted = [
            (above, below)
            for above, below in pairwise(stack)
            if not above.wraps and not _is_beside_wrapped(below, pieces[below.row])
        ]
    for above, below in parted:
        above.below, below.above = None, None


def _is_beside_wrapped(piece: Piece, row: Sequence[Piece]) -> bool:
    return len(row) > 1 and all(_goes_on(other) for other in row if other is not piece)


def _are_pairs(upper: Sequence[Piece], lower: Sequence[Piece]) -> bool:
    """True for two rows of which each piece belongs to the one below it.

    They are labels in small type above values, or names above what their bearers are: "Kanslichef".
    """
    if not 1 < len(lower) <= len(upper) or any(piece.above is None or piece.below for piece in lower):
        return False
    pairs = [(piece.above, piece) for piece in lower if piece.above is not None]
    if all(_is_over_value(above, piece) for above, piece in pairs):
        return True
    return len(lower) == len(upper) and all(
        above.above is None and _is_name(above) and _is_title(piece) for above, piece in pairs
    )


def _is_name(piece: Piece) -> bool:
    return 2 <= len(piece.tokens) <= 4 and all(NAME.fullmatch(token.text) for token in piece.tokens)


def _is_title(piece: Piece) -> bool:
    words = [token.text for token in piece.tokens]
    return words[0].isalpha() and len(words) <= 5 and not (len(words) > 1 and words[-1][:1].isupper())


def _in_order(pieces: Sequence[Sequence[Piece]]) -> list[Row]:
    result: list[Row] = []
    line: list[Token] = []

    def finish() -> None:
        if line:
            result.append(Row(tuple(line)))
            line.clear()

    for row in pieces:
        for piece in row:
            if piece.above is not None:
                continue
            stack = _down_from(piece)
            cell = len(stack) > 1 and _is_cell(stack, pieces)
            if len(stack) > 1 and not cell and _is_address(stack):
                finish()
            for part in stack:
                line += part.tokens
                # A word that is divided is put together where a line breaks.
                if len(stack) > 1 and (not cell or _divides(part)):
                    finish()
        finish()
    return result


def _down_from(piece: Piece) -> list[Piece]:
    stack = [piece]
    while (below := stack[-1].below) is not None:
        stack.append(below)
    return stack


def _divides(piece: Piece) -> bool:
    return piece.below is not None and divides(piece.tokens[-1], piece.below.tokens[0])


def _is_address(stack: Sequence[Piece]) -> bool:
    return any(POSTAL.match(_text(piece)) for piece in stack)


def _is_cell(stack: Sequence[Piece], pieces: Sequence[Sequence[Piece]]) -> bool:
    """True for a cell of a table with another to its right; rows of the table begin at the same edges."""
    if len(stack) > LINES_IN_A_CELL:
        return False
    if len(stack) == 2 and _is_over_value(*stack):
        return True
    if not any(piece.wraps for piece in stack):
        return False
    beside = [other for other in pieces[stack[0].row] if other.left > stack[0].right]
    if len(pieces[stack[0].row]) == 2 and any(other.wraps for other in beside):
        # A title in the margin, beside the text that it is of.
        return False
    return any(_rows_at(pieces, stack[0].left, other.left) >= ROWS_OF_A_TABLE for other in beside)


def _rows_at(pieces: Sequence[Sequence[Piece]], left: float, right: float) -> int:
    """How many rows have pieces that begin at both edges."""
    return sum(
        1
        for row in pieces
        if any(abs(piece.left - left) <= EDGE and piece.above is None for piece in row)
        and any(abs(piece.left - right) <= EDGE for piece in row)
    )


def _text(piece: Piece) -> str:
    return " ".join(token.text for token in piece.tokens)
