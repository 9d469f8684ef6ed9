"""The channel: how printed letters come out when they are read by a model that does not have them.

Costs are negative natural logarithms of shares, so that they add up; 0 is certain.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache, lru_cache
from heapq import nsmallest

from pipeline.swedish.dictionary import fold
from pipeline.swedish.lexicon import PREFIX

from .tables import read_table

# A letter of the reader's own alphabet that came out as itself; one of å, ä, ö that did so.
_KEPT = 0.02
_DOTS_KEPT = 5.0
_DOTTED = frozenset("åäö")
_MOST_EXPANSIONS = 54
# Words whose expansions are kept, for one document has the words of another.
_KEPT_EXPANSIONS = 20_000
# A word of so many letters may have lost its first.
_LONG = 5


@dataclass(frozen=True, slots=True)
class Channel:
    """Confusions both ways: `printed[p]` has what p comes out as, `read[r]` what r may have been, folded."""

    printed: dict[str, tuple[tuple[str, float], ...]]
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
        {sign: tuple(sorted(letters.items())) for sign, letters in read.items()},
        max(map(len, printed)),
        max(map(len, read)),
    )


def channel_cost(printed: str, read: str) -> float:
    """How unlikely it is that `printed` came out as `read` (both in lower case); infinite where it cannot."""
    return channel_path(printed, read)[0]


def channel_path(printed: str, read: str) -> tuple[float, int]:
    """The cost at which `printed` came out as `read`, and how many letters without dots were misread."""
    model = channel()
    # rows[i][j] is the least cost at which the first i letters of `printed` came out as read[:j].
    rows: list[dict[int, tuple[float, int]]] = [{} for _ in range(len(printed) + 1)]
    rows[0][0] = (0.0, 0)
    for at in range(len(printed)):
        row = rows[at]
        if not row:
            continue
        letter = printed[at]
        kept = _DOTS_KEPT if letter in _DOTTED else _KEPT
        moves = [
            (length, model.printed[letters], _DOTTED.isdisjoint(letters))
            for length in range(1, model.longest_printed + 1)
            if (letters := printed[at : at + length]) in model.printed and len(letters) == length
        ]
        for place, (cost, noise) in row.items():
            if read.startswith(letter, place):
                _lower(rows[at + 1], place + 1, cost + kept, noise)
            for length, signs, plain in moves:
                for sign, share in signs:
                    if read.startswith(sign, place):
                        _lower(rows[at + length], place + len(sign), cost + share, noise + plain)
    return rows[-1].get(len(read), (math.inf, 0))


def _lower(row: dict[int, tuple[float, int]], place: int, cost: float, noise: int) -> None:
    known = row.get(place)
    if known is None or cost < known[0]:
        row[place] = (cost, noise)


@lru_cache(maxsize=_KEPT_EXPANSIONS)
def expansions(
    read: str, most_edits: int = 3, beam: int = _MOST_EXPANSIONS, prefixes: frozenset[str] = frozenset()
) -> tuple[str, ...]:
    """What may have been printed where `read` stands, its dots folded away; the likeliest first.

    Lost dots cost nothing here, for they fold away; everything else is an edit. The text itself is among
    them where it consists of letters. At every letter only the `beam` likeliest are followed further, and
    none that does not begin as one of `prefixes`, where there are any.
    """
    model = channel()
    lost = model.read.get("", ())
    beams: list[dict[str, tuple[float, int]]] = [{} for _ in range(len(read) + 1)]
    beams[0][""] = (0.0, 0)
    for at, sign in enumerate(read):
        kept = fold(sign) if sign.isalpha() else ""
        edited = [
            (at + length, letters, share)
            for length in range(1, min(model.longest_read, len(read) - at) + 1)
            for letters, share in model.read.get(read[at : at + length], ())
        ]
        for text, (cost, edits) in _likeliest(_begun(beams[at], prefixes), beam):
            if kept:
                _extend(beams[at + 1], text + kept, cost, edits)
            if edits == most_edits:
                continue
            for end, letters, share in edited:
                _extend(beams[end], text + letters, cost + share, edits + 1)
            if kept == sign and not edits and (text or len(read) >= _LONG):
                for letters, share in lost:
                    _extend(beams[at + 1], text + letters + sign, cost + share, 1)
    return tuple(text for text, _ in sorted(_likeliest(_begun(beams[-1], prefixes), beam), key=_rank))


def _begun(beam: dict[str, tuple[float, int]], prefixes: frozenset[str]) -> dict[str, tuple[float, int]]:
    """The texts that begin as a word does; looked at when they are as long as a prefix or a letter longer."""
    if not prefixes or not any(PREFIX <= len(text) <= PREFIX + 1 for text in beam):
        return beam
    return {
        text: found
        for text, found in beam.items()
        if not PREFIX <= len(text) <= PREFIX + 1 or text[:PREFIX] in prefixes
    }


def _likeliest(beam: dict[str, tuple[float, int]], count: int) -> list[tuple[str, tuple[float, int]]]:
    items = list(beam.items())
    if len(items) > count:
        items = nsmallest(count, items, key=_rank)
    return items


def _rank(item: tuple[str, tuple[float, int]]) -> tuple[float, str]:
    return item[1][0], item[0]


def _extend(beam: dict[str, tuple[float, int]], text: str, cost: float, edits: int) -> None:
    known = beam.get(text)
    if known is None or cost < known[0]:
        beam[text] = (cost, edits)
