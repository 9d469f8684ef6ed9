"""A few words of the original text around what was found, with what was found marked."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from ...model import Span
from ...swedish.stems import find_words, plain, stem

SNIPPET_WORDS = 30


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a snippet, marked or not."""

    text: str
    marked: bool = False


def pieces(text: str, sought: Collection[str], beginnings: Collection[str] = ()) -> tuple[Piece, ...]:
    """`text` whole, with the words marked whose stem is sought or that begin with one of `beginnings`."""
    found = [span for span in find_words(text) if is_sought(span.of(text), sought, beginnings)]
    return _cut(text, found, 0, len(text))


def snippet(
    text: str, sought: Collection[str], beginnings: Collection[str] = (), length: int = SNIPPET_WORDS
) -> tuple[tuple[Piece, ...], int]:
    """The `length` words of `text` that hold the most different sought stems, the first such place.

    With them, where in `text` the first of what was found stands.
    """
    words = list(find_words(text))
    hits = [
        (place, stem(word.of(text)))
        for place, word in enumerate(words)
        if is_sought(word.of(text), sought, beginnings)
    ]
    if not words:
        return (), 0
    best, first = (-1, 0), 0
    for index, (place, _) in enumerate(hits):
        within = [
            (other, stemmed) for other, stemmed in hits[index : index + length] if other < place + length
        ]
        rank = (len({stemmed for _, stemmed in within}), len(within))
        if rank > best:
            best, first = rank, place
    start = 0 if len(words) <= length else max(0, min(first - length // 5, len(words) - length))
    chosen = words[start : start + length]
    marked = [words[place] for place, _ in hits if start <= place < start + length]
    # Brackets and quotation marks before the first word and stops after the last are part of the text.
    begin = 0 if start == 0 else chosen[0].start
    end = len(text) if start + length >= len(words) else chosen[-1].end
    found = _cut(text, marked, begin, end)
    shown = (
        *((Piece("… "),) if begin else ()),
        *found,
        *((Piece(" …"),) if end < len(text) else ()),
    )
    return shown, marked[0].start if marked else begin


def is_sought(word: str, sought: Collection[str], beginnings: Collection[str]) -> bool:
    """True where the word is one that was asked for."""
    return stem(word) in sought or any(plain(word).startswith(part) for part in beginnings)


def _cut(text: str, marked: list[Span], begin: int, end: int) -> tuple[Piece, ...]:
    found: list[Piece] = []
    position = begin
    for span in marked:
        if span.start > position:
            found.append(Piece(text[position : span.start]))
        found.append(Piece(span.of(text), marked=True))
        position = span.end
    if end > position:
        found.append(Piece(text[position:end]))
    return tuple(found)
