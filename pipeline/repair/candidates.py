"""What a damaged word may have been: words and compounds that the channel can turn into what is read."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace

from pipeline.swedish.compounds import bound_parts, may_be_part, short_parts
from pipeline.swedish.dictionary import DictionaryForm, fold
from pipeline.swedish.lexicon import Vocabulary

from .confusions import channel_path, expansions

# A compound is as likely as its parts together, times this for each joint (natural logarithm), but never more
# likely than a rare word. One that competes with a word of the list that may be meant is less likely still.
_JOINT = 6.0
_LIKELIEST_COMPOUND = math.log(8e-7)
_BESIDE_WORD = -4.0
# A part of two letters explains too much.
_TWO_LETTERS = -3.0
# What is so common is not looked at further.
_COMMON_WORD = 1e-5
_USUAL_WORD = 1e-6
# A compound with so many misread letters is a guess (natural logarithm of the channel).
_MOST_COMPOUND_COST = 6.5
# … but a long one leaves little else to guess, and each letter beyond so many allows this much more.
_LONG = 10
_LONG_COMPOUND = 0.5
# A part must be this common (share of running words), and no ghost of a word that lost its dots.
_LEAST_PART = 3e-7
_BOUND_PART = 1e-5
# A form that begins compounds, beside the entry that it is made of.
_BOUND_FORM = 0.5
# A part of so many letters that the dictionary has as one is no chance; it is at least so common.
_LONG_PART = 5
_LISTED_PART = 1e-7
# What the dictionary has, and not as the beginning of compounds. Of compounds with a little word it has most.
_UNUSUAL_FIRST = 0.05
_MOST_COMPOUNDS = 6
# Compounds are only looked for among the likeliest readings.
_COMPOUND_READINGS = 20
# The least length of the end that stands, and the longest word that is looked at so.
_ANCHOR = 4
_LONGEST = 40
# What is longer is no word of Swedish, and looking for readings would take ever longer.
_LONGEST_WORD = 60

# Where nothing better than this was found (natural logarithm), so many readings are looked at.
_POOR = -19.0
_BEAM = 54
_WIDE = 300
_WIDE_COMPOUNDS = 100

_Parts = tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A word in lower case that may have been printed: `prior` and `cost` are natural logarithms.

    `noise` is how many of its letters were misread beside those with dots.
    """

    word: str
    prior: float
    cost: float
    is_compound: bool = False
    noise: int = 0

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
    prefixes: frozenset[str] = frozenset()
    _found: dict[str, tuple[Candidate, ...]] = field(default_factory=dict)
    _compounds: dict[tuple[str, int], tuple[tuple[str, float], ...]] = field(default_factory=dict)
    _heads: dict[str, tuple[tuple[str, float], ...]] = field(default_factory=dict)
    _tails: dict[str, tuple[tuple[str, float], ...]] = field(default_factory=dict)

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
        if len(read) > _LONGEST_WORD:
            return []
        readings = self._readings(read, self._most_edits(read))
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
        if not any(self._explains(candidate, read) for candidate in found.values()):
            if len(read) <= _LONGEST:
                wide = self._readings(read, 2, _WIDE)
                for folded in wide:
                    for word in self._variants(folded):
                        self._add(found, word, math.log(self.frequency(word)), read, False)
                if not found and len(read) >= _LONG:
                    for folded in wide[:_WIDE_COMPOUNDS]:
                        for word, prior in self._compound_variants(folded, 2):
                            self._add(found, word, prior, read, True)
            if not found and _LONG <= len(read) <= _LONGEST:
                for word, prior in self._anchored(read):
                    self._add(found, word, prior, read, True)
        return sorted(found.values(), key=lambda candidate: (-candidate.score, candidate.word))[:12]

    def _readings(self, read: str, most_edits: int, beam: int = _BEAM) -> tuple[str, ...]:
        return expansions(read, most_edits, beam, self.prefixes)

    @staticmethod
    def _explains(candidate: Candidate, read: str) -> bool:
        """True for a reading that leaves no need to look further."""
        return candidate.word == read or (not candidate.is_compound and candidate.score > _POOR)

    def _anchored(self, read: str) -> Iterator[tuple[str, float]]:
        """Compounds of which one end stands as printed: a long word has too many readings to look at all."""
        for cut in range(_ANCHOR, len(read) - _ANCHOR + 1):
            head, tail = read[:cut], read[cut:]
            if head.isalpha() and (heads := self._first_parts(fold(head))):
                for folded in self._readings(tail, 2)[:_COMPOUND_READINGS]:
                    tails = (*self._last_parts(folded), *self._compound_variants(folded, 2))
                    yield from _joined(heads, tails)
            if tail.isalpha() and (tails := self._last_parts(fold(tail))):
                for folded in self._readings(head, 2)[:_COMPOUND_READINGS]:
                    yield from _joined(self._first_parts(folded), tails)

    def _most_edits(self, read: str) -> int:
        """How many letters beside the dots may be misread: none in a common word, with or without dots."""
        if len(read) <= 3:
            return 1
        if len(read) <= 4 or not read.isalpha() or not read.isascii():
            return 3
        share = max(map(self.frequency, self._variants(fold(read))), default=0.0)
        return 0 if share >= _COMMON_WORD else 1 if share >= _USUAL_WORD else 3

    @staticmethod
    def _add(found: dict[str, Candidate], word: str, prior: float, read: str, compound: bool) -> None:
        if word not in found:
            cost, noise = channel_path(word, read)
            most = _MOST_COMPOUND_COST + _LONG_COMPOUND * max(0, len(word) - _LONG)
            if cost < math.inf and (not compound or cost < most or not read.isalpha()):
                found[word] = Candidate(word, prior, cost, compound, noise)

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
            for word, prior in _joined(heads, tails):
                found[word] = max(prior, found.get(word, prior))
        ranked = sorted(found.items(), key=lambda item: (-item[1], item[0]))[:_MOST_COMPOUNDS]
        result = self._compounds[folded, parts] = tuple(ranked)
        return result

    def _last_parts(self, folded: str) -> tuple[tuple[str, float], ...]:
        """Last parts of compounds: words that may end one."""
        known = self._tails.get(folded)
        if known is None:
            forms = {form.word: form.ends for form in self.vocabulary.parts(folded)}
            names = {form.word for form in self.vocabulary.parts(folded) if form.is_name}
            parts = {
                word: self._part_share(word)
                for word in self._variants(folded)
                if forms.get(word, True) or word in short_parts()
            }
            parts |= {word: _UNUSUAL_FIRST * self._part_share(word) for word in names}
            if len(folded) >= _LONG_PART:
                listed = (word for word, ends in forms.items() if ends)
                parts |= {word: max(_LISTED_PART, parts.get(word, 0.0)) for word in listed}
            known = self._tails[folded] = _scored(folded, parts)
        return known

    def _first_parts(self, folded: str) -> tuple[tuple[str, float], ...]:
        """First parts of compounds: as the dictionary has them, and those of words that it does not have."""
        known = self._heads.get(folded)
        if known is None:
            known = self._heads[folded] = _scored(folded, self._heads_of(folded))
        return known

    def _heads_of(self, folded: str) -> dict[str, float]:
        parts: dict[str, float] = {}
        forms = {form.word: form for form in self.vocabulary.parts(folded)}
        for word, form in forms.items():
            if form.begins and may_be_part(word):
                parts[word] = max(self._entry_share(form), self._part_share(word))
        for word in self._variants(folded):
            if word not in parts:
                parts[word] = self._part_share(word) * (1.0 if word not in forms else _UNUSUAL_FIRST)
        if folded.endswith("s") and len(folded) > 4:
            for word in self._variants(folded[:-1]):
                if word + "s" not in forms:
                    parts[word + "s"] = self._part_share(word)
        if len(folded) > 5 and folded.endswith("ar"):
            for word in self._variants(folded + "e"):
                parts.setdefault(word[:-1], self._part_share(word))
        for part in bound_parts().get(folded, ()):
            parts[part] = max(_BOUND_PART, parts.get(part, 0.0))
        return parts

    def _entry_share(self, form: DictionaryForm) -> float:
        """How common a first part is: "avsägelse" and "nämnde" as what they are made of."""
        word = form.word
        made_of = [form.entry, word[:-1] if word.endswith("s") else word]
        made_of += [word + ending for ending in ("e", "a")] if form.entry == word else []
        share = _BOUND_FORM * max(map(self.frequency, made_of))
        return max(share, _LISTED_PART) if len(word) >= _LONG_PART else share if share >= _LEAST_PART else 0.0

    def _part_share(self, word: str) -> float:
        share = self.frequency(word)
        if share < _LEAST_PART or not may_be_part(word) or self.vocabulary.is_ghost(word):
            return 0.0
        return share


def _joined(heads: _Parts, tails: _Parts) -> Iterator[tuple[str, float]]:
    for head, head_prior in heads:
        for tail, tail_prior in tails:
            yield head + tail, min(head_prior + tail_prior + _JOINT, _LIKELIEST_COMPOUND)


def _scored(folded: str, parts: dict[str, float]) -> tuple[tuple[str, float], ...]:
    short = _TWO_LETTERS if len(folded) < 3 else 0.0
    return tuple((part, math.log(share) + short) for part, share in sorted(parts.items()) if share)
