"""How much of a page was read right, estimated without knowing what it says.

Words that no list knows are on every page. What there is of them beyond the usual share is damage, and where
there is damage, it is also in words that happen to be known and in numbers, which cannot be seen.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from .word_kinds import EDGES, NAME, Kind, is_known, judge

__all__ = ["EDGES", "NAME", "Reading", "assess", "is_known", "quality_of"]

# On a page of Swedish with enough letters the share of å, ä and ö never falls below the floor; with fewer
# there is at least one.
FEWEST_LETTERS, ENOUGH_LETTERS = 150, 400
SWEDISH_FLOOR = 0.019

# The share of words that are known on a clean page, names aside.
USUAL_KNOWN = 0.9

DATA = Path(__file__).parent / "data" / "quality.toml"


@dataclass(frozen=True, slots=True)
class Reading:
    """What is counted on a page: words by kind, and `swedish`, the share of å, ä and ö among `letters`.

    The letters are those of words that begin with a small one.
    """

    kinds: Counter[Kind]
    letters: int
    swedish: float

    @property
    def words(self) -> int:
        """All words, lone signs aside."""
        return sum(self.kinds.values()) - self.kinds["sign"]

    @property
    def known(self) -> float:
        """The share of known words among those that a list might know."""
        judged = self.kinds["known"] + self.kinds["unknown"] + self.kinds["odd"]
        return self.kinds["known"] / judged if judged else 1.0

    @property
    def lost_swedish(self) -> bool:
        """True where a page long enough to tell has fewer å, ä and ö than any Swedish page, and it shows."""
        if self.swedish == 0.0:
            return self.letters >= FEWEST_LETTERS
        return self.letters >= ENOUGH_LETTERS and self.swedish < SWEDISH_FLOOR and self.known < USUAL_KNOWN


@dataclass(frozen=True, slots=True)
class Model:
    """The constants of `data/quality.toml`, where each is explained."""

    usual_unknown: float
    odd_right: float
    name_damage: float
    name_right: float
    known_damage: float
    number_damage: float
    usual_confidence: float
    confidence_weight: float


@lru_cache(maxsize=1)
def model() -> Model:
    """The constants of the data file."""
    values = tomllib.loads(DATA.read_text("utf-8"))
    return Model(**{name: entry["value"] for name, entry in values.items()})


@lru_cache(maxsize=16)
def assess(text: str) -> Reading:
    """Count what `quality_of` weighs. What is asked of a page is asked several times in a row."""
    kinds: Counter[Kind] = Counter()
    letters = swedish = 0
    for token in text.split():
        kind, small, dotted = judge(token)
        kinds[kind] += 1
        letters += small
        swedish += dotted
    return Reading(kinds, letters, swedish / letters if letters else 0.0)


def quality_of(text: str, confidences: Sequence[float] = ()) -> float | None:
    """The estimated share of words read right, 0 to 1; `None` for a text without words.

    `confidences` are an OCR engine's own, 0 to 1, one for each word.
    """
    if not text.strip(EDGES + " \t\n\r\f\v"):
        return None
    constants = model()
    estimate = estimate_of(assess(text), constants)
    if confidences:
        told = min(1.0, sum(confidences) / len(confidences) / constants.usual_confidence)
        weight = constants.confidence_weight
        estimate = (1 - weight) * estimate + weight * told
    return round(max(0.0, min(1.0, estimate)), 3)


def estimate_of(reading: Reading, constants: Model) -> float:
    """The share of words read right by their kinds alone."""
    kinds = reading.kinds
    words = sum(kinds.values())
    prose = kinds["known"] + kinds["unknown"]
    wrong = max(0.0, kinds["unknown"] - constants.usual_unknown * prose)
    damage = wrong / prose if prose else 0.0
    right = kinds["known"] * (1 - min(1.0, constants.known_damage * damage))
    right += kinds["unknown"] - wrong
    # Where there is damage, an unknown word with a capital is rather a damaged one than a name.
    names = 1 - constants.name_damage * damage
    right += kinds["name"] * max(constants.name_right, names)
    right += kinds["odd"] * constants.odd_right
    right += (kinds["number"] + kinds["sign"]) * (1 - min(1.0, constants.number_damage * damage))
    return right / words if words else 1.0
