"""Passages that recur in several documents: banded shingles, alignment of candidates, clusters, drift.

The cost grows with the number of words (see candidates.py). Of a document only its chosen shingles are kept
beside its text, about a kilobyte a page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from pipeline.model import PAGE_JOIN, Passage, Span

from .alignment import align
from .candidates import find_candidates
from .clusters import Clusters, Interval
from .drift import Occurrence, trace
from .inputs import LinkInput
from .shingles import Words, read_fingerprint

LEAST_WORDS = 40
_LETTERS = 0.7
_STOPS = (".", "!", "?")
# Texts whose words are at hand at the same time.
_AT_HAND = 256

WordsOf = Callable[[int], Words]


def find_passages(documents: Sequence[LinkInput], least: int = LEAST_WORDS) -> tuple[Passage, ...]:
    """The passages of at least `least` words that stand in two documents or more, by cluster and document."""
    prints = [read_fingerprint(_text(document)) for document in documents]

    @lru_cache(_AT_HAND)
    def words_of(place: int) -> Words:
        return Words.of(_text(documents[place]))

    clusters = Clusters()
    for one, other, shared in find_candidates(prints, clusters.are_joined):
        for stretch in align(lambda one=one, other=other: (words_of(one), words_of(other)), shared, least):  # type: ignore[misc]
            clusters.join((one, stretch.start, stretch.end), (other, stretch.other_start, stretch.other_end))
    prose = (members for members in clusters.members() if _is_prose(words_of(members[0][0]), members[0]))
    return tuple(
        passage
        for number, members in enumerate(prose, start=1)
        for passage in _passages(number, members, documents, words_of)
    )


def _text(document: LinkInput) -> str:
    return PAGE_JOIN.join(page.text for page in document.repaired.pages)


def _is_prose(words: Words, interval: Interval) -> bool:
    """False for tables of figures and lists of initials."""
    _, start, end = interval
    folded = (words.folded(place) for place in range(start, end))
    long = sum(len(word) > 2 and not word.isdigit() for word in folded)
    return long >= _LETTERS * (end - start)


def _passages(
    number: int, members: Sequence[Interval], documents: Sequence[LinkInput], words_of: WordsOf
) -> Iterator[Passage]:
    occurrences = []
    for place, start, end in members:
        document, words = documents[place], words_of(place)
        first, last = words.starts[start], words.ends[end - 1]
        span = Span(first, last + (words.text[last : last + 1] in _STOPS))
        occurrences.append(Occurrence(document.sha256, span.of(words.text), document.findings.header.date))
    for (place, start, _), occurrence, drift in zip(members, occurrences, trace(occurrences), strict=True):
        first = words_of(place).starts[start]
        yield Passage(
            cluster=number,
            sha256=occurrence.sha256,
            page=documents[place].page_of(first),
            span=Span(first, first + len(occurrence.text)),
            text=occurrence.text,
            date=occurrence.date,
            earliest=drift.earliest,
            likeness=drift.likeness,
            changes=drift.changes,
        )
