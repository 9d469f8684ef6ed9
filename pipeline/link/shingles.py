"""Words and fingerprints of texts, so that the same wording is found again in spite of OCR damage."""

from __future__ import annotations

import re
import zlib
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

SHINGLE = 4
_WINDOW = 4
_WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
# Letters that OCR takes for one another fall together: åäàâ, öôò, éèë, and the strokes i, l, 1, j, |.
_FOLD = str.maketrans("åäàâáæöôòóøéèêëüúìíl1j!", "aaaaaaoooooeeeeuuiiiiii")
# Counters for each mark, so that few share one by chance; at most 64 MB.
_COUNTERS = 8
_MOST_COUNTERS = 1 << 26


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a document text: where each begins and ends. Their letters are read from the text."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    def __len__(self) -> int:
        return len(self.starts)

    def folded(self, place: int) -> str:
        """The word at `place`, with letters that OCR mixes up made the same."""
        return self.text[self.starts[place] : self.ends[place]].casefold().translate(_FOLD)


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What is kept of a document: the places of its words, its marks and the word each begins at."""

    starts: array[int]
    ends: array[int]
    marks: array[int]
    places: array[int]

    def words(self, text: str) -> Words:
        """Its words, given the text again."""
        return Words(text, self.starts, self.ends)


def read_fingerprint(text: str) -> Fingerprint:
    """All words of `text` in order, and its chosen shingles by winnowing: the least hash of each window.

    Two texts that share `SHINGLE + _WINDOW - 1` words in a row share a fingerprint, however far apart they
    stand; about two of five shingles are chosen.
    """
    found = Fingerprint(array("I"), array("I"), array("I"), array("I"))
    folded: list[str] = []
    for match in _WORD.finditer(text):
        found.starts.append(match.start())
        found.ends.append(match.end())
        folded.append(match[0].casefold().translate(_FOLD))
    hashes = [
        zlib.crc32(" ".join(folded[place : place + SHINGLE]).encode())
        for place in range(len(folded) - SHINGLE + 1)
    ]
    last = -1
    for start in range(max(0, len(hashes) - _WINDOW + 1)):
        place = min(range(start, start + _WINDOW), key=lambda index: (hashes[index], -index))
        if place != last:
            found.marks.append(hashes[place])
            found.places.append(place)
            last = place
    return found


class Recurring:
    """Tells the marks that stand in several documents from those in one, within a few bytes for each mark.

    A mark in one document only may pass for a recurring one by chance; none that recurs is missed.
    """

    def __init__(self, prints: Sequence[Fingerprint]) -> None:
        wanted = _COUNTERS * sum(len(one.marks) for one in prints)
        size = min(_MOST_COUNTERS, 1 << max(10, wanted.bit_length()))
        self._mask = size - 1
        self._counts = bytearray(size)
        for one in prints:
            self._count({mark & self._mask for mark in one.marks})

    def _count(self, slots: Iterable[int]) -> None:
        for slot in slots:
            if self._counts[slot] < 2:
                self._counts[slot] += 1

    def __contains__(self, mark: int) -> bool:
        return self._counts[mark & self._mask] > 1
