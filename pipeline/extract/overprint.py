"""Words that are printed over one another: drawn twice, or once to be seen and once to be searched."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Sequence

from ..model import Box
from .tokens import Token
from .turned import upright

# Left edge, number among those of the same text and turn, token as it is seen upright.
_Placed = tuple[float, int, Token]

# In units of the type size: how far the second drawing of a word for weight or shadow stands from the first.
SHADOW = 0.25
# The share of an unseen word that must lie under words that are seen.
COVERED = 0.5
BUCKET = 12.0


def printed_once(tokens: Sequence[Token], unseen: Sequence[bool]) -> tuple[Token, ...]:
    """The tokens without those that are there twice; `unseen` tells which were drawn without ink.

    Some programs draw bold type twice. A searchable layer under a page that has its words already says the
    same in another spelling: what is seen counts.
    """
    hidden = {index for index, flag in enumerate(unseen) if flag}
    if hidden and len(hidden) < len(tokens):
        seen = _Shelf([token.box for index, token in enumerate(tokens) if index not in hidden])
        tokens = [
            token for index, token in enumerate(tokens) if index not in hidden or not seen.covers(token.box)
        ]
    # By their text, and then by how far to the right: a page may hold one sign by the ten thousand.
    places: dict[tuple[str, int], list[_Placed]] = {}
    kept: list[Token] = []
    for token in tokens:
        same = places.setdefault((token.text, token.turn), [])
        # What is turned lies beside its like where a reader of it sees it, not where the sheet has it.
        straight = upright(token)
        if same and _has_shadowed(straight, same):
            continue
        insort(same, (straight.box.x0, len(same), straight))
        kept.append(token)
    return tuple(kept)


def _has_shadowed(token: Token, same: Sequence[_Placed]) -> bool:
    """True where one of those that say the same, in order of their left edges, has `token` as its shadow."""
    reach = max(1.0, SHADOW * token.size)
    for index in range(bisect_left(same, (token.box.x0 - reach,)), len(same)):
        left, _, other = same[index]
        if left > token.box.x0 + reach:
            return False
        if _is_shadow(token, other):
            return True
    return False


def _is_shadow(token: Token, other: Token) -> bool:
    reach = max(1.0, SHADOW * min(token.size, other.size))
    return abs(token.box.x0 - other.box.x0) <= reach and abs(token.baseline - other.baseline) <= reach


class _Shelf:
    """Boxes that are looked up by their height."""

    def __init__(self, boxes: Sequence[Box]) -> None:
        self.rows: dict[int, list[Box]] = {}
        for box in boxes:
            for row in range(int(box.y0 // BUCKET), int(box.y1 // BUCKET) + 1):
                self.rows.setdefault(row, []).append(box)

    def covers(self, box: Box) -> bool:
        """True where boxes of the shelf lie over a good part of `box`."""
        near = {
            other
            for row in range(int(box.y0 // BUCKET), int(box.y1 // BUCKET) + 1)
            for other in self.rows.get(row, ())
        }
        shared = sum(
            max(0.0, min(box.x1, other.x1) - max(box.x0, other.x0))
            * max(0.0, min(box.y1, other.y1) - max(box.y0, other.y0))
            for other in near
        )
        return shared > COVERED * (box.x1 - box.x0) * (box.y1 - box.y0)
