"""Words as a searcher means them: cut out of a text, and led to the stem that their inflections share."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from threading import Lock
from typing import Any

from ..model import Span

# § is a word of its own, so that "§ 14" and "§14" are the same two words.
_WORD = re.compile(r"§|[^\W_]+(?:[\u0300-\u036f]+[^\W_]*)*")
_LOCK = Lock()


@cache
def _stemmer() -> Any:
    import snowballstemmer

    stemmer = snowballstemmer.stemmer("swedish")
    # `stem` remembers what was asked; another memory behind it takes three times as long as stemming.
    stemmer.maxCacheSize = 0
    return stemmer


def find_words(text: str) -> Iterator[Span]:
    """The words and numbers of `text`, § among them; hyphens, slashes and stops part them."""
    for match in _WORD.finditer(text):
        yield Span(*match.span())


def plain_words(text: str) -> list[str]:
    """The words that `find_words` finds, each as `plain` gives it, at a fraction of the time."""
    return _WORD.findall(plain(text))


def plain(word: str) -> str:
    """`word` in lower case, its letters composed: the form that words are compared in."""
    return unicodedata.normalize("NFC", word).lower()


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """What the inflected forms of `word` share: "överenskommelserna" and "överenskommelse" have one stem.

    å, ä and ö stay; a number or a § is its own stem. The stem is no word to show to anybody.
    """
    lowered = plain(word)
    if not lowered.isalpha():
        return lowered
    # The stemmer keeps the word it works on in itself.
    with _LOCK:
        stemmed: str = _stemmer().stemWord(lowered)
    return stemmed


def stems(text: str) -> list[str]:
    """The stems of the words of `text`, in order."""
    return [stem(span.of(text)) for span in find_words(text)]
