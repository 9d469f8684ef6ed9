"""Texts into their stems, and their words counted, at a cost for each word that a hundred million can bear.

What stands between two spaces ("Kommunstyrelsen,") is met again and again: it is taken apart once, and from
then on looked up.
"""

from __future__ import annotations

from collections import Counter

from ..swedish.stems import plain_words, stem

# So many different pieces are remembered at once; then it begins anew, so that memory stays flat.
_REMEMBERED = 500_000


class _Stems(dict[str, str]):
    """The stems in a piece, each piece taken apart when it is first met."""

    def __missing__(self, piece: str) -> str:
        made = self[piece] = " ".join(map(stem, plain_words(piece)))
        return made


class Stemming:
    """Turns texts into their stems, and counts the words that they had."""

    def __init__(self) -> None:
        self._stems = _Stems()
        self._pieces: list[str] = []
        self._counted: Counter[str] = Counter()
        self._words: Counter[str] = Counter()

    def stemmed(self, text: str | None) -> str:
        """The stems of a text, in order."""
        if not text:
            return ""
        pieces = text.split()
        self._pieces += pieces
        return " ".join(map(self._stems.__getitem__, pieces))

    def count(self) -> None:
        """Count what has been met since the last time."""
        self._counted.update(self._pieces)
        self._pieces.clear()
        if len(self._stems) > _REMEMBERED:
            self._take_apart()
            self._stems.clear()

    def words(self) -> list[tuple[str, int]]:
        """All words in order, with how often each was met."""
        self.count()
        self._take_apart()
        return sorted(self._words.items())

    def _take_apart(self) -> None:
        words = self._words
        for piece, count in self._counted.items():
            for word in plain_words(piece):
                words[word] += count
        self._counted.clear()
