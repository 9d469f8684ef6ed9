"""Compounds that a damaged word may have been: known parts that may begin and end one, their dots lost."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from pipeline.swedish.compounds import LEAST_SHARE, bound_parts, may_be_part, short_parts
from pipeline.swedish.dictionary import DictionaryForm
from pipeline.swedish.lexicon import Vocabulary

from .corpus_lexicon import FoldedWords

# A compound is as likely as its parts together, times this for each joint (natural logarithm), but never more
# likely than a rare word.
_JOINT = 6.0
_LIKELIEST_COMPOUND = math.log(8e-7)
# A part of two letters explains too much.
_TWO_LETTERS = -3.0
_BOUND_PART = 1e-5
# A form that begins compounds, beside the entry that it is made of.
_BOUND_FORM = 0.5
# A part of so many letters that the dictionary has as one is no chance; it is at least so common.
_LONG_PART = 5
_LISTED_PART = 1e-7
# What the dictionary has, and not as the beginning of compounds. Of compounds with a little word it has most.
_UNUSUAL_FIRST = 0.05
_MOST_COMPOUNDS = 6
# So few letters begin some word, whatever they are.
_TELLING = 3

# Words, and how likely each is as a part (natural logarithm).
Parts = tuple[tuple[str, float], ...]


@dataclass(slots=True)
class Compounds:
    """What the vocabulary and the corpus let Swedish put together, and what begins so; remembers its answers.

    All is asked for by what is left without dots. `frequency` gives the share of running words of a form,
    both sources together, `corpus_begins` whether a word of the corpus that counts begins so.
    """

    vocabulary: Vocabulary
    corpus: FoldedWords
    frequency: Callable[[str], float]
    corpus_begins: Callable[[str], bool]
    _compounds: dict[tuple[str, int], Parts] = field(default_factory=dict)
    _heads: dict[str, Parts] = field(default_factory=dict)
    _tails: dict[str, Parts] = field(default_factory=dict)
    _starts: dict[str, bool] = field(default_factory=dict)

    def variants(self, folded: str) -> set[str]:
        """The words that are `folded` when their dots are lost."""
        return {*self.vocabulary.variants(folded), *self.corpus.variants(folded)}

    def known(self, readings: Iterable[str]) -> list[str]:
        """Those of `readings` that are some word when its dots are lost, in their order."""
        in_vocabulary, corpus = self.vocabulary.has, self.corpus
        if not corpus:
            return list(filter(in_vocabulary, readings))
        return [folded for folded in readings if in_vocabulary(folded) or folded in corpus]

    def begins(self, folded: str) -> bool:
        """True for the beginning of a word, and for that of one behind the first part of a compound."""
        known = self._starts.get(folded)
        if known is None:
            known = self._starts[folded] = (
                self.vocabulary.begins(folded)
                or (bool(self.corpus) and self.corpus_begins(folded))
                or self._begins_compound(folded)
            )
        return known

    def _begins_compound(self, folded: str) -> bool:
        return any(
            self.first(folded[:cut]) and (len(folded) - cut < _TELLING or self.begins(folded[cut:]))
            for cut in self._cuts(folded)
            if cut < len(folded)
        )

    def _cuts(self, folded: str) -> list[int]:
        """Where the first part of a compound may end."""
        cuts = [len(part) for part in self.vocabulary.first_parts(folded) if len(part) > 1]
        if self.corpus:
            cuts = sorted({*cuts, *map(len, self.corpus.first_parts(folded))})
        return cuts

    def compounds(self, folded: str, parts: int) -> Parts:
        """Compounds that are `folded` without their dots, with their priors, the likeliest first."""
        known = self._compounds.get((folded, parts))
        if known is not None:
            return known
        found: dict[str, float] = {}
        for cut in self._cuts(folded):
            if cut >= len(folded) - 2:
                break
            heads = self.first(folded[:cut])
            if not heads:
                continue
            tails = self.last(folded[cut:])
            if parts > 2 and len(folded) - cut > 6:
                tails = (*tails, *self.compounds(folded[cut:], parts - 1))
            for word, prior in joined(heads, tails):
                found[word] = max(prior, found.get(word, prior))
        ranked = sorted(found.items(), key=lambda item: (-item[1], item[0]))[:_MOST_COMPOUNDS]
        result = self._compounds[folded, parts] = tuple(ranked)
        return result

    def last(self, folded: str) -> Parts:
        """Last parts of compounds: words that may end one."""
        known = self._tails.get(folded)
        if known is None:
            known = self._tails[folded] = _scored(folded, self._tails_of(folded))
        return known

    def _tails_of(self, folded: str) -> dict[str, float]:
        variants = self.variants(folded)
        forms = [form.form for form in self.vocabulary.forms(folded) if form.form]
        if not variants and not forms:
            return {}
        middles = {form.word for form in forms if not self._ends(form)} - short_parts()
        parts = {word: self._part_share(word) for word in variants - middles}
        parts |= {form.word: _UNUSUAL_FIRST * self._part_share(form.word) for form in forms if form.is_name}
        if len(folded) >= _LONG_PART:
            listed = (form.word for form in forms if form.ends)
            parts |= {word: max(_LISTED_PART, parts.get(word, 0.0)) for word in listed}
        return parts

    def _ends(self, form: DictionaryForm) -> bool:
        """True for what may end a compound; also a noun in -a of which the dictionary says so in -an only."""
        if form.ends or not form.word.endswith("a"):
            return form.ends
        definite = self.vocabulary.dictionary_form(form.word + "n")
        return definite is not None and definite.ends

    def first(self, folded: str) -> Parts:
        """First parts of compounds: as the dictionary has them, and those of words that it does not have."""
        known = self._heads.get(folded)
        if known is None:
            known = self._heads[folded] = _scored(folded, self._heads_of(folded))
        return known

    def _heads_of(self, folded: str) -> dict[str, float]:
        parts: dict[str, float] = {}
        forms = {form.word: form.form for form in self.vocabulary.forms(folded) if form.form}
        for word, form in forms.items():
            if form.begins and may_be_part(word):
                parts[word] = max(self._entry_share(form), self._part_share(word))
        for word in self.variants(folded):
            if word not in parts:
                parts[word] = self._part_share(word) * (1.0 if word not in forms else _UNUSUAL_FIRST)
        if folded.endswith("s") and len(folded) > 4:
            for word in self.variants(folded[:-1]):
                if word + "s" not in forms:
                    parts[word + "s"] = self._part_share(word)
        if len(folded) > 5 and folded.endswith("ar"):
            for word in self.variants(folded + "e"):
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
        return max(share, _LISTED_PART) if len(word) >= _LONG_PART else share if share >= LEAST_SHARE else 0.0

    def _part_share(self, word: str) -> float:
        share = self.frequency(word)
        if share < LEAST_SHARE or not may_be_part(word) or self.vocabulary.is_ghost(word):
            return 0.0
        return share


def joined(heads: Parts, tails: Parts) -> Iterator[tuple[str, float]]:
    """Each head before each tail, with how likely the compound is."""
    for head, head_prior in heads:
        for tail, tail_prior in tails:
            yield head + tail, min(head_prior + tail_prior + _JOINT, _LIKELIEST_COMPOUND)


def _scored(folded: str, parts: dict[str, float]) -> Parts:
    if not parts:
        return ()
    short = _TWO_LETTERS if len(folded) < 3 else 0.0
    return tuple((part, math.log(share) + short) for part, share in sorted(parts.items()) if share)
