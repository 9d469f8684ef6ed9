"""From shared fingerprints of two documents to the stretches that they share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from .shingles import SHINGLE, Words

# Words between two shared shingles that damage or a small change may account for.
_GAP = 16
_DRIFT = 6
_SIMILAR = 75
# Chains of the same neighbourhood that a place may go on.
_OPEN = 8


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words `start` to `end` (half-open) of one document, and where the same stand in the other."""

    start: int
    end: int
    other_start: int
    other_end: int


Pair = Callable[[], tuple[Words, Words]]


def align(pair: Pair, shared: Sequence[tuple[int, int]], least: int) -> list[Stretch]:
    """The stretches of at least `least` words; `shared` are places of the same shingle in both.

    `pair` gives the words of both documents, and is asked only where the shingles leave room for a stretch.
    """
    chains: list[list[tuple[int, int]]] = []
    for place in shared:
        chain = next((chain for chain in reversed(chains[-_OPEN:]) if _follows(chain[-1], place)), None)
        if chain is None:
            chains.append([place])
        else:
            chain.append(place)
    found = [_grown(pair, chain) for chain in chains if len(chain) > 1]
    return [
        stretch
        for stretch in found
        if stretch.end - stretch.start >= least <= stretch.other_end - stretch.other_start
    ]


def _follows(last: tuple[int, int], place: tuple[int, int]) -> bool:
    step, other_step = place[0] - last[0], place[1] - last[1]
    return (
        0 < step <= _GAP + SHINGLE and 0 < other_step <= _GAP + SHINGLE and abs(step - other_step) <= _DRIFT
    )


def _grown(pair: Pair, chain: Sequence[tuple[int, int]]) -> Stretch:
    """The chain from its first to its last shingle, and on both sides as far as the words are alike."""
    one, other = pair()
    start, other_start = chain[0]
    end, other_end = chain[-1][0] + SHINGLE, chain[-1][1] + SHINGLE
    while start and other_start and _alike(one.folded(start - 1), other.folded(other_start - 1)):
        start, other_start = start - 1, other_start - 1
    while end < len(one) and other_end < len(other) and _alike(one.folded(end), other.folded(other_end)):
        end, other_end = end + 1, other_end + 1
    return Stretch(start, end, other_start, other_end)


def _alike(one: str, other: str) -> bool:
    return one == other or fuzz.ratio(one, other) >= _SIMILAR
