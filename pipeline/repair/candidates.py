"""What a damaged word may have been: words and compounds that the channel can turn into what is read."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from pipeline.swedish.dictionary import fold

from .confusions import channel_cost
from .expansions import expansions
from .put_together import Compounds, joined

# A compound that competes with a word of the list that may be meant is less likely than its parts tell.
_BESIDE_WORD = -4.0
# What is so common is not looked at further.
_COMMON_WORD = 1e-5
_USUAL_WORD = 1e-6
# A compound with so many misread letters is a guess (natural logarithm of the channel).
_MOST_COMPOUND_COST = 6.5
# … but a long one leaves little else to guess, and each letter beyond so many allows this much more.
_LONG = 10
_LONG_COMPOUND = 0.5
# Compounds are only looked for among the likeliest readings.
_COMPOUND_READINGS = 20
_LONGEST_SIMPLE = 5
# The least length of the end that stands, and the longest word that is looked at so.
_ANCHOR = 4
_LONGEST = 40
# What is longer is no word of Swedish, and looking for readings would take ever longer.
_LONGEST_WORD = 60
# Where nothing better than this was found (natural logarithm), so many readings are looked at.
_POOR = -19.0
_BEAM = 40
# What little is wrong with in a long compound is no other word.
_EVIDENT_COST = 4.0
_WIDE = 200
_WIDE_COMPOUNDS = 100


class Candidate(NamedTuple):
    """A word in lower case that may have been printed: `prior` and `cost` are natural logarithms."""

    word: str
    prior: float
    cost: float
    is_compound: bool = False

    @property
    def score(self) -> float:
        """How likely the word is to be printed and to be read so."""
        return self.prior - self.cost


class CandidateFinder:
    """Finds candidates in the vocabulary of Swedish and the words of the corpus, and remembers them.

    `frequency` gives the share of running words of a form, both sources together.
    """

    def __init__(self, compounds: Compounds, frequency: Callable[[str], float]) -> None:
        self._compounds = compounds
        self._frequency = frequency
        self._found: dict[str, tuple[Candidate, ...]] = {}

    def candidates(self, read: str) -> tuple[Candidate, ...]:
        """Candidates for a word as read (in lower case), the likeliest first; the word itself may be one."""
        found = self._found.get(read)
        if found is None:
            found = self._found[read] = tuple(self._search(read))
        return found

    def _search(self, read: str) -> list[Candidate]:
        if len(read) > _LONGEST_WORD:
            return []
        most = self._most_edits(read)
        found = self._near(read, min(1, most))
        # What one misread letter makes likely, or none, two or three do not outdo.
        if not any(one.score > _POOR or self._explains(one, read) for one in found.values()):
            found = self._near(read, most) if most > 1 else found
            if not any(self._explains(candidate, read) for candidate in found.values()):
                self._add_far(found, read)
        return sorted(found.values(), key=lambda candidate: (-candidate.score, candidate.word))[:12]

    def _near(self, read: str, most_edits: int) -> dict[str, Candidate]:
        """Words and compounds of which so many letters were misread, beside lost dots."""
        found: dict[str, Candidate] = {}
        readings = self._add_words(found, read, self._readings(read, most_edits))
        if len(read) > _LONGEST_SIMPLE:
            beside = any(candidate.cost < _MOST_COMPOUND_COST for candidate in found.values())
            for folded in readings[:_COMPOUND_READINGS]:
                for word, prior in self._compounds.compounds(folded, 3):
                    if word not in found:
                        self._add(found, word, prior + beside * _BESIDE_WORD, read, True)
                    elif prior > found[word].prior:
                        # Many compounds are in the list too, where they look rarer than they are.
                        found[word] = found[word]._replace(prior=prior)
        return found

    def _add_far(self, found: dict[str, Candidate], read: str) -> None:
        """Add what is less likely: words that are unlike what is read, compounds with one end as printed."""
        if len(read) > _LONGEST:
            return
        wide = self._add_words(found, read, self._readings(read, 2, _WIDE))
        if not found and len(read) >= _LONG:
            for folded in wide[:_WIDE_COMPOUNDS]:
                for word, prior in self._compounds.compounds(folded, 2):
                    self._add(found, word, prior, read, True)
            for word, prior in self._anchored(read) if not found else ():
                self._add(found, word, prior, read, True)

    def _add_words(self, found: dict[str, Candidate], read: str, readings: Sequence[str]) -> Sequence[str]:
        for folded in self._compounds.known(readings):
            for word in self._compounds.variants(folded):
                # A word of the corpus that is only a slip for another one counts for nothing.
                if share := self._frequency(word):
                    self._add(found, word, math.log(share), read, False)
        return readings

    def _readings(self, read: str, most_edits: int, beam: int = _BEAM) -> tuple[str, ...]:
        return expansions(read, most_edits, beam, self._compounds.begins)

    @staticmethod
    def _explains(candidate: Candidate, read: str) -> bool:
        """True for a reading that leaves no need to look further."""
        if candidate.is_compound and candidate.word != read:
            return len(read) >= _LONG and candidate.cost < _EVIDENT_COST
        return candidate.word == read or candidate.score > _POOR

    def _anchored(self, read: str) -> Iterator[tuple[str, float]]:
        """Compounds of which one end stands as printed: a long word has too many readings to look at all."""
        for cut in range(_ANCHOR, len(read) - _ANCHOR + 1):
            head, tail = read[:cut], read[cut:]
            if head.isalpha() and (heads := self._compounds.first(fold(head))):
                for folded in self._readings(tail, 2)[:_COMPOUND_READINGS]:
                    tails = (*self._compounds.last(folded), *self._compounds.compounds(folded, 2))
                    yield from joined(heads, tails)
            if tail.isalpha() and (tails := self._compounds.last(fold(tail))):
                for folded in self._readings(head, 2)[:_COMPOUND_READINGS]:
                    yield from joined(self._compounds.first(folded), tails)

    def _most_edits(self, read: str) -> int:
        """How many letters beside the dots may be misread: none in a common word, with or without dots."""
        if len(read) <= 3:
            return 1
        if len(read) <= 4 or not read.isalpha() or not read.isascii():
            return 3
        share = max(map(self._frequency, self._compounds.variants(fold(read))), default=0.0)
        return 0 if share >= _COMMON_WORD else 1 if share >= _USUAL_WORD else 3

    @staticmethod
    def _add(found: dict[str, Candidate], word: str, prior: float, read: str, compound: bool) -> None:
        if word not in found:
            cost = channel_cost(word, read)
            most = _MOST_COMPOUND_COST + _LONG_COMPOUND * max(0, len(word) - _LONG)
            if cost < math.inf and (not compound or cost < most or not read.isalpha()):
                found[word] = Candidate(word, prior, cost, compound)
