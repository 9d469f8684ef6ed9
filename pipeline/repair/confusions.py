"""The channel: how printed letters come out when they are read by a model that does not have them.

Costs are negative natural logarithms of shares, so that they add up; 0 is certain.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from pipeline.swedish.dictionary import fold

from .tables import read_table

# A letter of the reader's own alphabet that came out as itself; one of å, ä, ö that did so.
_KEPT = 0.02
_DOTS_KEPT = 5.0
_DOTTED = frozenset("åäö")
# What a letter or two come out as, and at which cost, by the length of that.
_Outcomes = tuple[tuple[int, dict[str, float]], ...]


@dataclass(frozen=True, slots=True)
class Channel:
    """Confusions both ways: `printed[p]` has what p comes out as, `read[r]` what r may have been, folded.

    `outcomes` is `printed` with letters that came out as themselves.
    """

    printed: dict[str, tuple[tuple[str, float], ...]]
    outcomes: dict[str, _Outcomes]
    read: dict[str, tuple[tuple[str, float], ...]]
    longest_printed: int
    longest_read: int


@cache
def channel() -> Channel:
    """The channel of `data/confusions.toml`."""
    printed: dict[str, list[tuple[str, float]]] = {}
    read: dict[str, dict[str, float]] = {}
    for entry in read_table("confusions")["confusion"]:
        for sign, share in entry["read"].items():
            cost = -math.log(share)
            printed.setdefault(entry["printed"], []).append((sign, cost))
            folded = fold(entry["printed"])
            if sign != folded:
                known = read.setdefault(sign, {})
                known[folded] = min(cost, known.get(folded, cost))
    return Channel(
        {letters: tuple(signs) for letters, signs in printed.items()},
        {letters: _outcomes(letters, signs) for letters, signs in printed.items()},
        {sign: tuple(sorted(letters.items())) for sign, letters in read.items()},
        max(map(len, printed)),
        max(map(len, read)),
    )


def _outcomes(printed: str, signs: Iterable[tuple[str, float]]) -> _Outcomes:
    if len(printed) == 1:
        signs = (*signs, (printed, _DOTS_KEPT if printed in _DOTTED else _KEPT))
    lengths: dict[int, dict[str, float]] = {}
    for sign, cost in signs:
        known = lengths.setdefault(len(sign), {})
        known[sign] = min(cost, known.get(sign, cost))
    return tuple(lengths.items())


def channel_cost(printed: str, read: str) -> float:
    """How unlikely it is that `printed` came out as `read` (both in lower case); infinite where it cannot."""
    model = channel()
    outcomes, lengths = model.outcomes, range(2, model.longest_printed + 1)
    # rows[i][j] is the least cost at which the first i letters of `printed` came out as read[:j].
    rows: list[dict[int, float]] = [{} for _ in range(len(printed) + model.longest_printed)]
    rows[0][0] = 0.0
    for at, letter in enumerate(printed):
        row = rows[at]
        if not row:
            continue
        moves = [(rows[at + 1], outcomes.get(letter) or ((1, {letter: _KEPT}),))]
        moves += [
            (rows[at + length], signs)
            for length in lengths
            if (signs := outcomes.get(printed[at : at + length])) and length <= len(printed) - at
        ]
        for place, cost in row.items():
            for after, by_length in moves:
                for length, signs_read in by_length:
                    end = place + length
                    share = signs_read.get(read[place:end])
                    if share is not None and cost + share < after.get(end, math.inf):
                        after[end] = cost + share
    return rows[len(printed)].get(len(read), math.inf)
