"""Weighing what a word may have been: scores, and by how much the best must lead to be put in its place."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.swedish.compounds import body_heads
from pipeline.swedish.dictionary import fold
from pipeline.swedish.known_names import is_put_together

from .candidates import Candidate

# A word that nobody knows is this likely to be right as it stands (natural logarithm).
_UNKNOWN = math.log(1e-11)
_UNKNOWN_NAME = math.log(1e-9)
_LONG, _LONG_UNKNOWN = 8, 0.5
_IMPOSSIBLE = math.log(1e-13)
_MARGIN = 0.8
_NAME_MARGIN = 2.0
_WORD_MARGIN = 0.5
_COMPOUND_MARGIN = 3.0
# So long is no name but a compound.
_LONG_NAME = 13
# How much likelier a word with a capital is where it is put together as Swedish names are.
_NAME_BONUS = 6.0
# Candidates so far behind the best have no chance, whatever their neighbours say; a natural logarithm.
_HOPELESS = 20.0
_STRANGE = re.compile(r"[^a-zåäöA-ZÅÄÖ]")


@dataclass(frozen=True, slots=True)
class Weighed:
    """A word as `read`, in lower case, with those candidates that have a chance, their scores, and itself."""

    read: str
    candidates: tuple[Candidate, ...]
    scores: tuple[float, ...]
    as_read: Candidate | None

    @property
    def is_settled(self) -> bool:
        """True where it can be nothing but what is read."""
        return len(self.candidates) == 1 and self.as_read is not None


# A candidate with its score, negative so that the best comes first, and what speaks for it.
Scored = tuple[float, str, Candidate, str]


def weighed_of(text: str, read: str, found: tuple[Candidate, ...]) -> Weighed:
    """The candidates `found` of a word, `read` in lower case, weighed as far as it tells by itself."""
    # Nothing around a word makes up for what the channel would have had to do far beyond the best.
    hopeful = tuple(c for c in found if c.word == read or found[0].score - c.score < _HOPELESS)
    names = [
        _NAME_BONUS * (text[0].isupper() and fold(c.word) == read and is_name_with_dots(c.word))
        for c in hopeful
    ]
    scores = tuple(candidate.score + bonus for candidate, bonus in zip(hopeful, names, strict=True))
    as_read = next((candidate for candidate in found if candidate.word == read), None)
    return Weighed(read, hopeful, scores, as_read)


def score_as_it_stands(text: str, read: str, scored: Sequence[Scored]) -> float:
    """How likely the word is to be right as it is read."""
    if _STRANGE.search(text):
        # Digits and signs within a word are no word, whatever a word list says that was made on the web.
        return _IMPOSSIBLE
    for score, word, *_ in scored:
        if word == read:
            return -score
    # What can be read as no word is the less likely to be right the longer it is.
    long = _LONG_UNKNOWN * max(0, len(text) - _LONG)
    return (_UNKNOWN_NAME if text[0].isupper() else _UNKNOWN) - long


def margin(best: Candidate, weighed: Weighed, name: bool) -> float:
    """How much better than leaving the word the best candidate must be."""
    as_read, read = weighed.as_read, weighed.read
    if as_read and as_read.is_compound and best.is_compound and name:
        return math.inf
    if as_read and name and fold(best.word) != read:
        return _NAME_MARGIN + _COMPOUND_MARGIN
    if as_read and (best.is_compound or as_read.is_compound):
        # Almost anything can be put together from parts: what can as it stands, is likely right.
        return _COMPOUND_MARGIN
    if name:
        short = len(best.word) < _LONG_NAME
        unsure = best.is_compound and short and not best.word.endswith(body_heads())
        return _NAME_MARGIN + unsure * _COMPOUND_MARGIN
    if as_read and fold(best.word) != read:
        return _NAME_MARGIN
    # Both are words: on a page without any dots the one as it stands is no safer than the other.
    return _WORD_MARGIN if as_read and fold(best.word) == read else _MARGIN


def known_nearby(word: str, local: Counter[str]) -> float:
    """How much more likely a word is that stands in the same document beyond doubt; a natural logarithm."""
    return math.log1p(local[word]) if word in local else 0.0


def is_name_with_dots(word: str) -> bool:
    """True for a name of two known parts that would not be one without its dots."""
    return is_put_together(word) and not is_put_together(fold(word))
