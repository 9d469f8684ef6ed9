"""What a word that nobody knows may have been, by how Swedish words and names are spelt.

Names of farms and families stand in no list. Where the page has lost its dots, "Sandnaset" can hardly be
anything but "Sandnäset"; "Angman" is left, for it may be a name as it stands.
"""

from __future__ import annotations

import math
from functools import cache
from typing import NamedTuple

from pipeline.swedish.spelling import BEGINNING, SpellingModel

from .confusions import channel
from .looks import has_dots

METHOD = "ocr-spelling"
_SHORTEST, _LONGEST = 4, 40
# A letter that came out as itself (natural logarithm of the share).
_KEPT = 0.03
# So many ways are followed at every letter, and so many that have the same letters before it.
_BEAM, _ALIKE = 16, 3
# What is looked for, and the signs that it leaves in a word: of letters, those that most often stand for it.
_MISREAD = ("å", "ä", "ö", "é", "rn")
_SIGNS = frozenset("aoé460&€@�m")
# Read as a capital within a word.
_RING = "Å"


class Spelling(NamedTuple):
    """A spelling, its score (natural logarithm), and how likely it is beside all others."""

    word: str
    score: float
    share: float


# Letters read, what was printed, and at which cost (negative natural logarithm of the share).
_Step = tuple[str, str, float]


def spelt(text: str, model: SpellingModel) -> tuple[Spelling, ...]:
    """How a damaged word may be spelt, in lower case, the likeliest first.

    Nothing for a word that is too short or too long, that kept its dots, or has signs that tell nothing.
    """
    if not _SHORTEST <= len(text) <= _LONGEST or has_dots(text) or not text[0].isalpha():
        return ()
    read = text.lower() if text.isupper() else text[0].lower() + text[1:].replace("A", _RING).lower()
    ways = _ways(read, model)
    total = sum(math.exp(score - ways[0][0]) for score, _ in ways)
    return tuple(Spelling(word, score, math.exp(score - ways[0][0]) / total) for score, word in ways)


def _ways(read: str, model: SpellingModel) -> list[tuple[float, str]]:
    """Spellings with their scores, the likeliest first."""
    # By place, and by the letters before it: score and text.
    places: list[dict[int, list[tuple[float, str]]]] = [{} for _ in range(len(read) + 1)]
    places[0][BEGINNING] = [(0.0, "")]
    for at in range(len(read)):
        steps = [step for step in _steps(read[at]) if read.startswith(step[0], at)]
        for context, ways in _likeliest(places[at]):
            for sign, printed, cost in steps:
                gain, after = -cost, context
                for letter in printed:
                    share, after = model.follow(after, letter)
                    gain += share
                known = places[at + len(sign)].setdefault(after, [])
                known += [(score + gain, text + printed) for score, text in ways]
    ended = []
    for context, ways in _likeliest(places[-1]):
        share, _ = model.follow(context, "")
        ended += [(score + share, text) for score, text in ways]
    return sorted((way for way in ended if way[0] > -math.inf), reverse=True)


def _likeliest(places: dict[int, list[tuple[float, str]]]) -> list[tuple[int, list[tuple[float, str]]]]:
    kept = [(context, sorted(ways, reverse=True)[:_ALIKE]) for context, ways in places.items()]
    return sorted(kept, key=lambda item: -item[1][0][0])[:_BEAM]


@cache
def _steps(first: str) -> tuple[_Step, ...]:
    """What may have been printed where something stands that begins with the sign `first`."""
    steps: dict[tuple[str, str], float] = {}
    if first.isalpha() and first != _RING.lower():
        steps[first, first] = _KEPT
    for printed in _MISREAD:
        for sign, cost in channel().printed[printed]:
            if sign and set(sign) <= _SIGNS and sign[0] == first:
                steps[sign, printed] = min(cost, steps.get((sign, printed), cost))
    if first == _RING.lower():
        steps |= {(first, "å"): 0.0, (first, "ä"): 0.0}
    return tuple((sign, printed, cost) for (sign, printed), cost in steps.items())
