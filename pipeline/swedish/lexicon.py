"""The words of Swedish and how common they are.

The list is that of the package wordfreq (about 340,000 forms). It was collected from running text of the
web, so it also has slips and words that lost their dots; what a reader of it needs is mostly how much more
common one form is than another. It is loaded when it is first asked for, once in a process.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from .dictionary import DictionaryForm, SwedishDictionary, dictionary, fold
from .frequencies import frequencies as listed_frequencies
from .knowledge import read_table
from .loading import no_collections

PREFIX = 4
# A form that the list has not: beside its entry, and at least and at most (shares of running words).
_INFLECTED = 0.1
_LEAST_UNLISTED = 5e-9
_MOST_UNLISTED = 3e-7
# How common a name is taken to be, and the same without its dots (shares of running words).
_NAME_SHARE = 2e-6
_GHOST_SHARE = 1e-9
_LEAST_NAME = 3
DOTTED = frozenset("åäöÅÄÖ")


class Vocabulary:
    """Frequencies of word forms (share of running words), and the forms by what is left without dots.

    A form that only the `dictionary` has is rarer than its entry; one that the list has without dots, and the
    dictionary only with them, is a slip of those who wrote what the list was counted in.
    """

    def __init__(self, frequencies: Mapping[str, float], dictionary: SwedishDictionary | None = None) -> None:
        self._frequencies = frequencies
        self._dictionary = dictionary
        self._estimated: dict[str, float] = {}
        self._prefixes: frozenset[str] = frozenset()
        by_fold: dict[str, tuple[str, ...]] = {}
        for word in frequencies:
            folded = fold(word)
            known = by_fold.get(folded)
            by_fold[folded] = (word,) if known is None else (*known, word)
        self._by_fold = by_fold

    def __len__(self) -> int:
        return len(self._frequencies)

    def frequency(self, word: str) -> float:
        """How common the form (in lower case) is, as a share of running words; 0 where it is not known."""
        share = self._frequencies.get(word)
        if share is not None:
            return share
        share = self._estimated.get(word)
        if share is None:
            share = self._estimated[word] = self._estimate(word)
        return share

    def variants(self, folded: str) -> tuple[str, ...]:
        """The known forms that are `folded` when their dots are lost, those of the list first."""
        listed = self._by_fold.get(folded, ())
        if self._dictionary is None:
            return listed
        forms = self._dictionary.forms(folded)
        return (*listed, *(form.word for form in forms if form.alone and form.word not in listed))

    def prefixes(self) -> frozenset[str]:
        """What the known forms begin with, without dots: `PREFIX` letters, and those of shorter forms."""
        if not self._prefixes:
            prefixes = self._dictionary.prefixes() if self._dictionary else set()
            self._prefixes = frozenset(prefixes.union(folded[:PREFIX] for folded in self._by_fold))
        return self._prefixes

    def parts(self, folded: str) -> tuple[DictionaryForm, ...]:
        """What the dictionary says of the forms that are `folded`, parts of compounds included."""
        return self._dictionary.forms(folded) if self._dictionary else ()

    def is_valid(self, word: str) -> bool:
        """True for a form that the dictionary has, and for any where there is no dictionary."""
        return self._dictionary is None or self._dictionary.form(word) is not None

    def is_name(self, word: str) -> bool:
        """True for what the dictionary has as a name and as nothing else."""
        form = self._dictionary.form(word) if self._dictionary else None
        return form is not None and form.is_name

    def is_infinitive(self, word: str) -> bool:
        """True for what may be the infinitive of a verb."""
        form = self._dictionary.form(word) if self._dictionary else None
        return form is not None and form.is_infinitive

    def is_ghost(self, word: str) -> bool:
        """True for a form that the list has only because somebody left out the dots of another one."""
        folded = fold(word)
        own = self._frequencies.get(word, 0.0)
        others = [other for other in self._by_fold.get(folded, ()) if other != word]
        if any(self._frequencies[other] > 50 * own for other in others):
            return True
        if word != folded or self._dictionary is None:
            return False
        forms = [form.word for form in self._dictionary.forms(folded) if form.alone]
        return bool(forms) and word not in forms

    def _estimate(self, word: str) -> float:
        form = self._dictionary.form(word) if self._dictionary else None
        if form is None or not form.alone:
            return 0.0
        entry = self._frequencies.get(form.entry, 0.0)
        return min(_MOST_UNLISTED, max(_LEAST_UNLISTED, _INFLECTED * entry))


@cache
@no_collections()
def vocabulary() -> Vocabulary:
    """The vocabulary of this process. Takes a second the first time."""
    frequencies = dict(listed_frequencies())
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
    return Vocabulary(frequencies, dictionary())


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


@cache
def is_put_together(name: str) -> bool:
    """True for what may be a name (in lower case) of two known parts: "björkhult", "ängbergs"."""
    return bool(_two_parts().fullmatch(name))


@cache
def _two_parts() -> re.Pattern[str]:
    elements = read_table("names")["elements"]
    return re.compile(f"(?:{'|'.join(elements['first'])})s?(?:{'|'.join(elements['last'])})s?")
