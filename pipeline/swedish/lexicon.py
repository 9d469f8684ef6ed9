"""The words of Swedish and how common they are.

The list is that of the package wordfreq (about 340,000 forms). It was collected from running text of the
web, so it also has slips and words that lost their dots; what a reader of it needs is mostly how much more
common one form is than another. It is loaded when it is first asked for, once in a process.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from .knowledge import read_table

FOLD = str.maketrans("åäöéèêáàüÅÄÖÉÈÊÁÀÜ", "aaoeeeaauAAOEEEAAU")
# How common a name is taken to be, and the same without its dots (shares of running words).
_NAME_SHARE = 2e-6
_GHOST_SHARE = 1e-9
_LEAST_NAME = 3
DOTTED = frozenset("åäöÅÄÖ")


def fold(word: str) -> str:
    """`word` without the dots and rings of å, ä, ö and accents: what an English reader makes of it."""
    return word.translate(FOLD)


class Vocabulary:
    """Frequencies of word forms (share of running words), and the forms by what is left without dots."""

    def __init__(self, frequencies: Mapping[str, float]) -> None:
        self._frequencies = frequencies
        by_fold: dict[str, tuple[str, ...]] = {}
        for word in frequencies:
            folded = word.translate(FOLD)
            known = by_fold.get(folded)
            by_fold[folded] = (word,) if known is None else (*known, word)
        self._by_fold = by_fold

    def __len__(self) -> int:
        return len(self._frequencies)

    def frequency(self, word: str) -> float:
        """How common the form (in lower case) is, as a share of running words; 0 where it is not known."""
        return self._frequencies.get(word, 0.0)

    def variants(self, folded: str) -> tuple[str, ...]:
        """The known forms that are `folded` when their dots are lost, the most common first."""
        return self._by_fold.get(folded, ())

    def is_ghost(self, word: str) -> bool:
        """True for a form that the list has only because somebody left out the dots of a far commoner one."""
        own = self.frequency(word)
        return any(self.frequency(other) > 50 * own for other in self.variants(fold(word)) if other != word)


@cache
def vocabulary() -> Vocabulary:
    """The vocabulary of this process. Takes half a second the first time."""
    from wordfreq import get_frequency_dict

    frequencies = dict(get_frequency_dict("sv", "best"))
    for band in read_table("administration")["band"]:
        share = band["per_million"] / 1_000_000
        for word in band["words"]:
            frequencies[word] = max(share, frequencies.get(word, 0.0))
    # Exactly so common: where two words differ in their dots, the ratio between them is what counts.
    for word, per_million in read_table("administration")["expected"].items():
        frequencies[word] = per_million / 1_000_000
    for name in known_names():
        frequencies[name] = max(_NAME_SHARE, frequencies.get(name, 0.0))
        # The list has such names without their dots too, from those who cannot type them.
        ghost = fold(name)
        if ghost in frequencies and ghost not in _undotted_names() and frequencies[ghost] < frequencies[name]:
            frequencies[ghost] = _GHOST_SHARE
    return Vocabulary(frequencies)


@cache
def _undotted_names() -> frozenset[str]:
    """Municipalities without å, ä and ö (in lower case): Habo is no slip for Håbo."""
    places = read_table("organisations")["municipalities"]
    return frozenset(part.lower() for place in places for part in place.split())


@cache
def known_names() -> frozenset[str]:
    """Names of persons and of Sweden's municipalities (in lower case), with their genitives."""
    table = read_table("names")
    places = read_table("organisations")["municipalities"]
    names = {
        part.lower()
        for name in (*table["given"], *table["surnames"], *places)
        for part in name.split()
        if len(part) >= _LEAST_NAME and set(part) & DOTTED
    }
    return frozenset(names | {f"{name}s" for name in names if not name.endswith("s")})
