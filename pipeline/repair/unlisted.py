"""Words that no list has, names most of all: mended by their spelling alone, and only where that is clear."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from pipeline.swedish.dictionary import fold
from pipeline.swedish.lexicon import Vocabulary

from .candidates import CandidateFinder
from .case import in_case
from .correction import Correction
from .looks import may_change
from .spelt import METHOD, Spelling, spelt
from .tokens import Token, is_name

# What is so common (share of running words) is known; so rare a word is for a name no more than a guess.
_KNOWN = 2e-7
_RARE = 1e-6
# So likely must a spelling be beside all others; of two sources no one decides alone.
_LEAST = 0.9
_MOST_LEAD = 2.5
# So many capitals are no abbreviation.
_LONG_CAPITALS = 6


@dataclass(slots=True)
class Unlisted:
    """Corrects words of a page that lost its dots.

    `frequency` tells how common a form is, `corpus_count` how often the corpus has it.
    """

    vocabulary: Vocabulary
    finder: CandidateFinder
    frequency: Callable[[str], float]
    corpus_count: Callable[[str], float]
    _spelt: dict[str, tuple[Spelling, ...]] = field(default_factory=dict)

    def correction(self, tokens: Sequence[Token], at: int, decided: Correction | None) -> Correction | None:
        """What a word is by its spelling, in place of what was `decided` where that is a guess; else that."""
        token = tokens[at]
        read = token.text.lower()
        abbreviation = token.text.isupper() and len(token.text) < _LONG_CAPITALS
        if token.protected or abbreviation or not may_change(token.text) or self._is_known(read):
            return decided
        if decided is not None and not (is_name(tokens, at) and self._is_guess(decided)):
            return decided
        found = self.finder.candidates(read)
        ways = self._by_spelling(token.text)
        if not ways or ways[0].word == read or (found and found[0].word == read):
            return decided
        word, _, share = ways[0]
        stands = token.text[0].isupper() and any(candidate.word == read for candidate in found)
        if found and found[0].word == word and not stands:
            # Put together of known parts, and spelt as words are: one speaks for the other.
            sure = _lead(found[0].score, [other.score for other in found[1:]])
            share = 1 / (1 + math.exp(-sure - _lead(ways[0].score, [other.score for other in ways[1:]])))
        elif found and fold(found[0].word) == read and not token.text[0].isupper():
            return decided  # Known parts make another word of it.
        if share < _LEAST:
            return decided
        evidence = f"“{word}” is spelt as Swedish words and names are; the page has lost its å, ä and ö"
        return Correction(token, in_case(word, token.text, True), round(share, 3), evidence, METHOD)

    def _is_known(self, read: str) -> bool:
        return self.frequency(read) > _KNOWN or self.vocabulary.is_valid(read)

    def _is_guess(self, decided: Correction) -> bool:
        word = decided.word.lower()
        return self.frequency(word) < _RARE and not self.corpus_count(word)

    def _by_spelling(self, text: str) -> tuple[Spelling, ...]:
        if text not in self._spelt:
            self._spelt[text] = spelt(text, self.vocabulary.spelling)
        return self._spelt[text]


def _lead(best: float, others: Sequence[float]) -> float:
    """By how much the best is ahead of the next, at most `_MOST_LEAD`."""
    return min(_MOST_LEAD, best - max(others, default=-math.inf))
