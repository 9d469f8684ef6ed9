"""What is costly to load is loaded once in a process, and only when a document first needs it."""

from __future__ import annotations

from functools import cache

from pipeline.swedish.compounds import split_compound
from pipeline.swedish.lexicon import vocabulary

from .corpus_lexicon import CorpusLexicon
from .corrector import Corrector

# The rarest forms of the list are slips and foreign words; as parts of compounds they would allow anything.
_RAREST_WORD = 2e-8
_RAREST_PART = 3e-7
# What is longer is no word of Swedish, and taking it apart would take ever longer.
_LONGEST_WORD = 60

_correctors: list[tuple[CorpusLexicon, Corrector]] = []


def corrector_for(lexicon: CorpusLexicon) -> Corrector:
    """The corrector of this process for a lexicon; the last one is kept, with what it found out."""
    if _correctors and (_correctors[0][0] is lexicon or _correctors[0][0] == lexicon):
        return _correctors[0][1]
    corrector = Corrector(lexicon)
    _correctors[:] = [(lexicon, corrector)]
    return corrector


class WordJudge:
    """Says whether a word is Swedish: by the corpus first, and only then by the word list and compounding.

    With `dots_lost` a word counts as known where it would be one with dots.
    """

    def __init__(self, lexicon: CorpusLexicon, dots_lost: bool = False) -> None:
        self._lexicon = lexicon
        self._dots_lost = dots_lost

    def __call__(self, word: str) -> bool:
        if word in self._lexicon.words or is_word(word):
            return True
        return self._dots_lost and corrector_for(self._lexicon).has_reading(word)


@cache
def is_word(word: str) -> bool:
    """True for a word (in lower case) of the language, or one that is put together of such."""
    if len(word) > _LONGEST_WORD:
        return False
    words = vocabulary()
    return words.frequency(word) >= _RAREST_WORD or bool(
        split_compound(word, lambda part: _of_part(words.frequency(part)))
    )


def _of_part(frequency: float) -> float:
    return frequency if frequency >= _RAREST_PART else 0.0
