"""What a damaged word may have been: words and compounds that the channel can turn into what is read."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from pipeline.swedish.compounds import bound_parts, may_be_part
from pipeline.swedish.lexicon import Vocabulary, fold

from .confusions import channel_cost, expansions

# A compound is as likely as its parts together, times this for each joint (natural logarithm), but never more
# likely than a rare word. One that competes with a word of the list that may be meant is less likely still.
_JOINT = 6.0
_LIKELIEST_COMPOUND = math.log(8e-7)
_BESIDE_WORD = -4.0
# A part of two letters explains too much.
_TWO_LETTERS = -3.0
# What is so common is not looked at further.
_COMMON_WORD = 1e-5
# A compound with so many misread letters is a guess (natural logarithm of the channel).
_MOST_COMPOUND_COST = 6.5
# A part must be this common (share of running words), and no ghost of a word that lost its dots.
_LEAST_PART = 3e-7
_BOUND_PART = 1e-5
_MOST_COMPOUNDS = 6
# Compounds are only looked for among the likeliest readings.
_COMPOUND_READINGS = 20


@dataclass(frozen=True, slots=True)
class Candidate:
    """A word in lower case that may have been printed: `prior` and `cost` are natural logarithms."""

    word: str
    prior: float
    cost: float
    is_compound: bool = False

    @property
    def score(self) -> float:
        """How likely the word is to be printed and to be read so."""
        return self.prior - self.cost


@dataclass(slots=True)
class CandidateFinder:
    """Finds candidates in the vocabulary of Swedish and the words of the corpus, and remembers them.

    `frequency` gives the share of running words of a form, both sources together.
    """

    vocabulary: Vocabulary
    frequency: Callable[[str], float]
    corpus_variants: Callable[[str], Iterable[str]]
    _found: dict[str, tuple[Candidate, ...]] = field(default_factory=dict)
    _compounds: dict[tuple[str, int], tuple[tuple[str, float], ...]] = field(default_factory=dict)
    _heads: dict[str, tuple[tuple[str, float], ...]] = field(default_factory=dict)

    def candidates(self, read: str) -> tuple[Candidate, ...]:
        """Candidates for a word as read (in lower case), the likeliest first; the word itself may be one."""
        found = self._found.get(read)
        if found is None:
            found = self._found[read] = tuple(self._search(read))
        return found

    def prior(self, word: str) -> float | None:
        """The logarithm of a word's or compound's frequency; `None` for what is neither."""
        if share := self.frequency(word):
            return math.log(share)
        return dict(self._compound_variants(fold(word), 3)).get(word)

    def is_word(self, read: str) -> bool:
        """True for a word or compound that is one as it stands."""
        return any(candidate.word == read for candidate in self.candidates(read))

    def _search(self, read: str) -> list[Candidate]:
        readings = expansions(read, self._most_edits(read))
        found: dict[str, Candidate] = {}
        for folded in readings:
            for word in self._variants(folded):
                self._add(found, word, math.log(self.frequency(word)), read, False)
        if len(read) > 5:
            beside = any(candidate.cost < _MOST_COMPOUND_COST for candidate in found.values())
            for folded in readings[:_COMPOUND_READINGS]:
                for word, prior in self._compound_variants(folded, 3):
                    if word not in found:
                        self._add(found, word, prior + beside * _BESIDE_WORD, read, True)
                    elif prior > found[word].prior:
                        # Many compounds are in the list too, where they look rarer than they are.
                        found[word] = replace(found[word], prior=prior)
        return sorted(found.values(), key=lambda candidate: (-candidate.score, candidate.word))[:12]

    def _most_edits(self, read: str) -> int:
        """How many letters beside the dots may be misread: none in a common word, with or without dots."""
        if len(read) <= 3:
            return 1
        common = any(self.frequency(word) >= _COMMON_WORD for word in self._variants(fold(read)))
        return 0 if common and len(read) > 4 and read.isalpha() and read.isascii() else 3

    @staticmethod
    def _add(found: dict[str, Candidate], word: str, prior: float, read: str, compound: bool) -> None:
        if word not in found:
            cost = channel_cost(word, read)
            if cost < math.inf and (not compound or cost < _MOST_COMPOUND_COST or not read.isalpha()):
                found[word] = Candidate(word, prior, cost, compound)

    def _variants(self, folded: str) -> set[str]:
        return {*self.vocabulary.variants(folded), *self.corpus_variants(folded)}

    def _compound_variants(self, folded: str, parts: int) -> tuple[tuple[str, float], ...]:
        """Compounds that are `folded` without their dots, with their priors, the likeliest first."""
        known = self._compounds.get((folded, parts))
        if known is not None:
            return known
        found: dict[str, float] = {}
        for cut in range(2, len(folded) - 2):
            heads = self._first_parts(folded[:cut])
            if not heads:
                continue
            tails = self._last_parts(folded[cut:])
            if parts > 2 and len(folded) - cut > 6:
                tails = (*tails, *self._compound_variants(folded[cut:], parts - 1))
            for head, head_prior in heads:
                for tail, tail_prior in tails:
                    prior = min(head_prior + tail_prior + _JOINT, _LIKELIEST_COMPOUND)
                    word = head + tail
                    found[word] = max(prior, found.get(word, prior))
        ranked = sorted(found.items(), key=lambda item: (-item[1], item[0]))[:_MOST_COMPOUNDS]
        result = self._compounds[folded, parts] = tuple(ranked)
        return result

    def _last_parts(self, folded: str) -> tuple[tuple[str, float], ...]:
        short = _TWO_LETTERS if len(folded) < 3 else 0.0
        return tuple(
            (word, math.log(share) + short)
            for word in sorted(self._variants(folded))
            if (share := self._part_share(word))
        )

    def _first_parts(self, folded: str) -> tuple[tuple[str, float], ...]:
        """First parts of compounds: words, words with a linking s, and words that lost their last vowel."""
        known = self._heads.get(folded)
        if known is not None:
            return known
        parts: dict[str, float] = {}
        for word in self._variants(folded):
            parts[word] = self._part_share(word)
        if folded.endswith("s") and len(folded) > 4:
            for word in self._variants(folded[:-1]):
                parts[word + "s"] = max(self._part_share(word), parts.get(word + "s", 0.0))
        if len(folded) >= 4:
            for word in self._variants(folded + "a"):
                if word.endswith("a"):
                    parts[word[:-1]] = max(0.3 * self._part_share(word), parts.get(word[:-1], 0.0))
        if len(folded) >= 4 and folded[-1] in "eou":
            for word in self._variants(folded[:-1] + "a"):
                form = word[:-1] + folded[-1]
                parts[form] = max(0.2 * self._part_share(word), parts.get(form, 0.0))
        if len(folded) > 5 and folded.endswith("ar"):
            for word in self._variants(folded + "e"):
                parts[word[:-1]] = max(self._part_share(word), parts.get(word[:-1], 0.0))
        for part in bound_parts().get(folded, ()):
            parts[part] = max(_BOUND_PART, parts.get(part, 0.0))
        short = _TWO_LETTERS if len(folded) < 3 else 0.0
        result = tuple((part, math.log(share) + short) for part, share in sorted(parts.items()) if share)
        self._heads[folded] = result
        return result

    def _part_share(self, word: str) -> float:
        share = self.frequency(word)
        if share < _LEAST_PART or not may_be_part(word) or self.vocabulary.is_ghost(word):
            return 0.0
        return share
