"""A printed line while the page is being put together."""

from __future__ import annotations

from itertools import pairwise

from ..model import Box
from .tokens import Token, union

# In units of the type size: a gap that parts the segments of a letterhead, a label and its value.
SEGMENT_GAP = 1.4


class Row:
    """The words of a printed line from left to right, never empty."""

    __slots__ = ("_box", "_segments", "_size", "tokens")

    def __init__(self, tokens: tuple[Token, ...]) -> None:
        self.tokens = tokens
        self._box: Box | None = None
        self._size: float | None = None
        self._segments: list[tuple[Token, ...]] | None = None

    @property
    def box(self) -> Box:
        """The box around the row's words."""
        if self._box is None:
            self._box = union([token.box for token in self.tokens])
        return self._box

    @property
    def baseline(self) -> float:
        """The height of the baseline that most of the row's characters stand on."""
        best = self.tokens[0]
        for token in self.tokens:
            if token.baseline != best.baseline:
                return max(
                    self.tokens, key=lambda token: (len(token.text) * token.size, -token.box.x0)
                ).baseline
        return best.baseline

    @property
    def size(self) -> float:
        """The type size that most of the row's characters have."""
        if self._size is None:
            weights: dict[float, int] = {}
            for token in self.tokens:
                weights[token.size] = weights.get(token.size, 0) + len(token.text)
            self._size = max(weights, key=lambda size: (weights[size], size))
        return self._size

    @property
    def bold(self) -> bool:
        """True where all words that have letters or digits are bold."""
        words = [token for token in self.tokens if any(map(str.isalnum, token.text))]
        return bool(words) and all(token.bold for token in words)

    @property
    def segments(self) -> list[tuple[Token, ...]]:
        """The row's words, parted where the gap between them is wide."""
        if self._segments is None:
            parts: list[list[Token]] = [[self.tokens[0]]]
            for before, token in pairwise(self.tokens):
                if token.box.x0 - before.box.x1 > SEGMENT_GAP * max(before.size, token.size):
                    parts.append([])
                parts[-1].append(token)
            self._segments = [tuple(part) for part in parts]
        return self._segments
