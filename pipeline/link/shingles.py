"""Words and fingerprints of texts, so that the same wording is found again in spite of OCR damage."""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass

from pipeline.model import Span

SHINGLE = 4
_WINDOW = 4
_WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
# Letters that OCR takes for one another fall together: åäàâ, öôò, éèë, and the strokes i, l, 1, j, |.
_FOLD = str.maketrans("åäàâáæöôòóøéèêëüúìíl1j!", "aaaaaaoooooeeeeuuiiiiii")


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a document: folded, and where they stand on the document text."""

    folded: tuple[str, ...]
    spans: tuple[Span, ...]


def read_words(text: str) -> Words:
    """All words of `text` in order."""
    folded, spans = [], []
    for match in _WORD.finditer(text):
        folded.append(match[0].casefold().translate(_FOLD))
        spans.append(Span(*match.span()))
    return Words(tuple(folded), tuple(spans))


def fingerprints(words: Words) -> list[tuple[int, int]]:
    """Chosen shingles as (hash, place of the first word), by winnowing: the least hash of each window.

    Two texts that share `SHINGLE + _WINDOW - 1` words in a row share a fingerprint, however far apart they
    stand; about two of five shingles are chosen.
    """
    hashes = [
        zlib.crc32(" ".join(words.folded[place : place + SHINGLE]).encode())
        for place in range(len(words.folded) - SHINGLE + 1)
    ]
    chosen: list[tuple[int, int]] = []
    last = -1
    for start in range(max(0, len(hashes) - _WINDOW + 1)):
        place = min(range(start, start + _WINDOW), key=lambda index: (hashes[index], -index))
        if place != last:
            chosen.append((hashes[place], place))
            last = place
    return chosen
