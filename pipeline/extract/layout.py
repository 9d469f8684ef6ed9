"""Reading order: from words that lie on a page to lines that follow one another.

A line is what shares a baseline, from the left edge to the right; wide gaps within it part the segments
of a letterhead or of a label and its value, which stay on one line. Only where a real gutter parts two
columns of running text are the columns read one after the other.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..model import Box
from .cells import rows_with_cells, zones
from .columns import columns
from .labels import join_labels, lift_labels
from .lists import lists_apart
from .ornaments import dropped_letters, spaced_words
from .rows import Row
from .side_headings import side_headings_apart
from .stacks import stacks_whole
from .tokens import Token
from .turned import back, upright

# In units of the type size: how far baselines on one line differ, how far those of raised and lowered signs
# do, and how high capitals are. Then the share of such a sign's height that lies beside the line.
BASELINE = 0.3
RAISED = 0.48
CAPITAL = 0.72
BESIDE = 0.6

# Rows are looked up by their height in steps of so many points.
BUCKET = 6.0


def reading_order(tokens: Sequence[Token], cells: Sequence[Box] = ()) -> list[Row]:
    """The lines of a page, in the order in which they are read; `cells` are those of its tables and forms.

    Text that is turned on the page comes last, in its own order.
    """
    rows = _upright_order(dropped_letters([token for token in tokens if not token.turn]), cells)
    for turn in sorted({token.turn for token in tokens} - {0}):
        turned = [upright(token) for token in tokens if token.turn == turn]
        rows += [Row(tuple(back(token) for token in row.tokens)) for row in _upright_order(turned, ())]
    return [spaced_words(row) for row in rows]


def _upright_order(tokens: Sequence[Token], cells: Sequence[Box]) -> list[Row]:
    if not cells:
        return _free_order(tokens)
    rows: list[Row] = []
    for celled, words in zones(tokens, cells):
        rows += rows_with_cells(words, cells, _labelled_rows) if celled else _free_order(words)
    return rows


def _labelled_rows(tokens: Sequence[Token]) -> list[Row]:
    return lift_labels(join_labels(rows_of(tokens)))


def _free_order(tokens: Sequence[Token]) -> list[Row]:
    """The lines of words that stand in no table or form."""
    # A page without columns comes back as it was, and its lines need not be put together again.
    known: dict[int, tuple[Sequence[Token], list[Row]]] = {}

    def rows_once(words: Sequence[Token]) -> list[Row]:
        if id(words) not in known:
            known[id(words)] = (words, rows_of(words))
        return known[id(words)][1]

    rows: list[Row] = []
    for column in columns(tokens, rows_once):
        for part in lists_apart(column, rows_once(column)):
            rows += side_headings_apart(stacks_whole(lift_labels(join_labels(rows_once(part)))))
    return rows


def rows_of(tokens: Sequence[Token]) -> list[Row]:
    """The words put together into lines by their baselines, from the top down."""
    rows: list[_Growing] = []
    near: dict[int, list[_Growing]] = {}
    largest = max((token.size for token in tokens), default=0.0)
    reach = 1 + int(RAISED * largest / BUCKET)
    for token in sorted(tokens, key=lambda token: (-token.size, token.baseline, token.box.x0)):
        bucket = int(token.baseline // BUCKET)
        best: _Growing | None = None
        for at in range(bucket - reach, bucket + reach + 1):
            for row in near.get(at, ()):
                distance = abs(row.baseline - token.baseline)
                if (best is None or distance < abs(best.baseline - token.baseline)) and row.takes(token):
                    best = row
        if best is None:
            rows.append(_Growing(token))
            near.setdefault(bucket, []).append(rows[-1])
        else:
            best.add(token)
    finished = [Row(tuple(sorted(row.tokens, key=lambda token: token.box.x0))) for row in rows]
    return sorted(finished, key=lambda row: (row.baseline, row.box.x0))


class _Growing:
    """A line to which words are being added, the largest type first."""

    def __init__(self, token: Token) -> None:
        self.tokens = [token]
        self.baseline = token.baseline
        self.size = token.size

    def takes(self, token: Token) -> bool:
        distance = abs(token.baseline - self.baseline)
        if distance <= BASELINE * min(token.size, self.size):
            return True
        if distance > RAISED * self.size or token.size > self.size or self._is_over(token):
            return False
        # A raised or lowered sign, a filled-in value or a cross in a box: beside the row's words, not under.
        upper, lower = self.baseline - CAPITAL * self.size, self.baseline
        top, foot = token.baseline - CAPITAL * token.size, token.baseline
        return min(lower, foot) - max(upper, top) >= BESIDE * (foot - top)

    def _is_over(self, token: Token) -> bool:
        """True where the word shares its column with one of the row's."""
        return any(
            min(token.box.x1, other.box.x1) - max(token.box.x0, other.box.x0) > 0.2 * token.size
            for other in self.tokens
        )

    def add(self, token: Token) -> None:
        self.tokens.append(token)
