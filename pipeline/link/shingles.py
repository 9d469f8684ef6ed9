"""Words and fingerprints of texts, so that the same wording is found again in spite of OCR damage."""

from __future__ import annotations

import re
import zlib
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

SHINGLE = 4
_WINDOW = 4
_WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
# Letters that OCR takes for one another fall together: åäàâ, öôò, éèë, and the strokes i, l, 1, j, |.
_FOLD = str.maketrans("åäàâáæöôòóøéèêëüúìíl1j!", "aaaaaaoooooeeeeuuiiiiii")
_MASK = 0xFFFFFFFF
# Odd numbers that spread the bits of words and marks over 32 bits.
_SPREAD, _MIX = 0x9E3779B1, 0x85EBCA6B
# Marks after a mark with which it makes a band.
BANDS = 2
# Bands that are looked at; of more, those whose hash a number divides, so that memory stays bounded.
MOST_BANDS = 1 << 26
# Counters for each band, so that few share one by chance; at most 256 MB.
_COUNTERS = 4
_MOST_COUNTERS = 1 << 28


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a document text: where each begins and ends. Their letters are read from the text."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    @classmethod
    def of(cls, text: str) -> Words:
        """All words of `text` in order."""
        spans = [match.span() for match in _WORD.finditer(text)]
        return cls(text, array("I", [start for start, _ in spans]), array("I", [end for _, end in spans]))

    def __len__(self) -> int:
        return len(self.starts)

    def folded(self, place: int) -> str:
        """The word at `place`, with letters that OCR mixes up made the same."""
        return fold_word(self.text[self.starts[place] : self.ends[place]])


@lru_cache(1 << 16)
def fold_word(word: str) -> str:
    """A word for comparison: case does not count, nor which of two letters that OCR mixes up it has."""
    return word.casefold().translate(_FOLD)


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What is kept of a document: its chosen shingles (`marks`) and the number of the word each begins at."""

    marks: array[int]
    places: array[int]

    def bands(self, step: int = 1) -> Iterator[tuple[int, int]]:
        """Keys of two marks near each other, each with the index of the first; one in `step` of all keys.

        Two texts that have a key in common share the eight words or more of two shingles that do not overlap:
        fewer recur by chance all the time. One of the marks that follow may be damaged.
        """
        marks, places = self.marks, self.places
        count = len(marks)
        after = 0
        for index, place in enumerate(places):
            while after < count and places[after] < place + SHINGLE:
                after += 1
            for other in range(after, min(after + BANDS, count)):
                key = (marks[index] * _MIX ^ marks[other] * _SPREAD) & _MASK
                if step == 1 or key % step == 0:
                    yield key, index


@lru_cache(1 << 16)
def _code(word: str) -> int:
    return zlib.crc32(fold_word(word).encode())


def read_fingerprint(text: str) -> Fingerprint:
    """The chosen shingles of `text` by winnowing: the least hash of each window.

    Two texts that share `SHINGLE + _WINDOW - 1` words in a row share a mark, however far apart they stand;
    about two of five shingles are chosen.
    """
    codes = [_code(match[0]) for match in _WORD.finditer(text)]
    hashes = [
        ((((one * 31 + two) * 31 + three) * 31 + four) * _SPREAD >> 7) & _MASK
        for one, two, three, four in zip(codes, codes[1:], codes[2:], codes[3:], strict=False)
    ]
    found = Fingerprint(array("I"), array("I"))
    least = -1
    for end in range(_WINDOW - 1, len(hashes)):
        start = end - _WINDOW + 1
        if least >= start:
            if hashes[end] > hashes[least]:
                continue
            least = end
        else:
            least = max(range(start, end + 1), key=lambda place: (-hashes[place], place))
        found.marks.append(hashes[least])
        found.places.append(least)
    return found


class Recurring:
    """Tells the bands that stand in several documents from those in one, within a few bytes for each.

    A band in one document only may pass for a recurring one by chance; none that recurs is missed, but for
    the share left out by `step`, which is 1 up to `MOST_BANDS` bands.
    """

    def __init__(self, prints: Sequence[Fingerprint]) -> None:
        total = BANDS * sum(len(one.marks) for one in prints)
        self.step = 1 + total // MOST_BANDS
        wanted = _COUNTERS * total // self.step
        size = min(_MOST_COUNTERS, 1 << max(10, wanted.bit_length()))
        self._mask = size - 1
        self._counts = bytearray(size)
        for one in prints:
            self._count({key & self._mask for key, _ in one.bands(self.step)})

    def _count(self, slots: Iterable[int]) -> None:
        for slot in slots:
            if self._counts[slot] < 2:
                self._counts[slot] += 1

    def __contains__(self, key: int) -> bool:
        return self._counts[key & self._mask] > 1
