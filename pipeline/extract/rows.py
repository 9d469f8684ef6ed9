"""A printed line while the page is being put together."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from ..model import Box
from .tokens import Token, union

# In units of the type size: a gap that parts the segments of a letterhead, a label and its value.
SEGMENT_GAP = 1.4


@dataclass(frozen=True)
class Row:
    """The words of a printed line from left to right, never empty."""

    tokens: tuple[Token, ...]

    @cached_property
    def box(self) -> Box:
        """The box around the row's words."""
        return union([token.box for token in self.tokens])

    @cached_property
    def baseline(self) -> float:
        """The height of the baseline that most of the row's characters stand on."""
        return max(self.tokens, key=lambda token: (len(token.text) * token.size, -token.box.x0)).baseline

    @cached_property
    def size(self) -> float:
        """The type size that most of the row's characters have."""
        weights: dict[float, int] = {}
        for token in self.tokens:
            weights[token.size] = weights.get(token.size, 0) + len(token.text)
        return max(weights, key=lambda size: (weights[size], size))

    @cached_property
    def bold(self) -> bool:
        """True where all words that have letters or digits are bold."""
        words = [token for token in self.tokens if any(sign.isalnum() for sign in token.text)]
        return bool(words) and all(token.bold for token in words)

    @cached_property
    def segments(self) -> list[tuple[Token, ...]]:
        """The row's words, parted where the gap between them is wide."""
        parts: list[list[Token]] = [[self.tokens[0]]]
        for before, token in pairwise(self.tokens):
            if token.box.x0 - before.box.x1 > SEGMENT_GAP * max(before.size, token.size):
                parts.append([])
            parts[-1].append(token)
        return [tuple(part) for part in parts]
