"""Two readings of one page, word by word: what the better one got wrong and the other has right."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from ..model import Box
from .quality import EDGES, is_known
from .tokens import Token

# Words lie on one another where they share this part of both together.
SAME_PLACE = 0.4
COVERED = 0.1

# A reading whose words mostly lie elsewhere was laid askew or twice: it says nothing of single words.
ALIGNED = 0.7

# How much of a word may differ for the other still to be a reading of the same word.
DIFFERENT = 0.5
SHORTEST = 4

SECTION = re.compile(r"§+(?:\s?\d{1,4}[.,:]?)?")
SECTION_MISREAD = re.compile(r"[8$S5&B]{0,2}\d{1,4}[.,:]?|[8$S5&B]")
SWEDISH = set("åäöÅÄÖ")


@dataclass(frozen=True, slots=True)
class Merged:
    """The words of both readings, and how many of them are from the other one."""

    tokens: tuple[Token, ...]
    taken: int


def merge(better: Sequence[Token], other: Sequence[Token]) -> Merged:
    """The better reading with words of the other: § with its number, words known instead of unknown, and
    known words and § that the better reading lacks.
    """
    pairs = _pairs(better, other)
    if not other or len(set(pairs.values())) < ALIGNED * len(other):
        return Merged(tuple(better), 0)
    tokens: list[Token] = []
    taken = 0
    for index, token in enumerate(better):
        rival = other[pairs[index]] if index in pairs else None
        if rival and _is_righter(rival.text, token.text):
            token = token._replace(text=rival.text)
            taken += 1
        tokens.append(token)
    matched = set(pairs.values())
    for index, token in enumerate(other):
        alone = index not in matched and not any(_share(token.box, known.box) > COVERED for known in better)
        if alone and _is_worth_adding(token.text):
            tokens.append(token)
            taken += 1
    return Merged(tuple(tokens), taken)


def _pairs(better: Sequence[Token], other: Sequence[Token]) -> dict[int, int]:
    """For each word of the better reading the word of the other that lies on it."""
    rows: dict[int, list[int]] = {}
    for index, token in enumerate(other):
        for row in range(int(token.box.y0 // 20), int(token.box.y1 // 20) + 1):
            rows.setdefault(row, []).append(index)
    pairs: dict[int, int] = {}
    for index, token in enumerate(better):
        middle = (token.box.y0 + token.box.y1) / 2
        near = rows.get(int(middle // 20), ())
        best = max(near, key=lambda rival: _likeness(token.box, other[rival].box), default=None)
        if best is not None and _likeness(token.box, other[best].box) >= SAME_PLACE:
            pairs[index] = best
    return pairs


def _is_righter(rival: str, word: str) -> bool:
    if SECTION.fullmatch(rival):
        return "§" not in word and SECTION_MISREAD.fullmatch(word) is not None
    plain, bare = rival.strip(EDGES), word.strip(EDGES)
    if len(plain) < SHORTEST or not plain.isalpha() or is_known(word) or not is_known(rival):
        return False
    if sum(sign in SWEDISH for sign in plain) < sum(sign in SWEDISH for sign in bare):
        return False
    return Levenshtein.normalized_distance(plain, bare) <= DIFFERENT


def _is_worth_adding(text: str) -> bool:
    plain = text.strip(EDGES)
    if SECTION.fullmatch(text):
        return any(sign.isdigit() for sign in text)
    return len(plain) >= SHORTEST and plain.isalpha() and is_known(plain)


def _share(box: Box, other: Box) -> float:
    """The part of `box` that `other` covers."""
    area = (box.x1 - box.x0) * (box.y1 - box.y0)
    return _common(box, other) / area if area > 0 else 0.0


def _likeness(box: Box, other: Box) -> float:
    """What two boxes have in common, as a part of both together."""
    common = _common(box, other)
    both = (box.x1 - box.x0) * (box.y1 - box.y0) + (other.x1 - other.x0) * (other.y1 - other.y0) - common
    return common / both if both > 0 else 0.0


def _common(box: Box, other: Box) -> float:
    width = min(box.x1, other.x1) - max(box.x0, other.x0)
    height = min(box.y1, other.y1) - max(box.y0, other.y0)
    return max(0.0, width) * max(0.0, height)
