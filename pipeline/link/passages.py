"""Passages that recur in several documents: winnowed shingles, then alignment, then clusters.

The cost grows with the number of words: a shingle is compared with its first few documents only, and what
these share with each other is joined through them. Of a document only the places of its words and shingles
are kept, and only shingles that recur are looked up, so that memory grows by some kilobytes a page.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from pipeline.model import PAGE_JOIN, Passage, Span

from .alignment import align
from .inputs import LinkInput
from .shingles import Fingerprint, Recurring, Words, read_fingerprint

LEAST_WORDS = 40
_LEADERS = 4
_OVERLAP = 0.6
_LETTERS = 0.7
_STOPS = (".", "!", "?")
# Texts that are at hand at the same time.
_AT_HAND = 256

Interval = tuple[int, int, int]
"""A stretch of a document: its place in the list, its first word and the one after its last."""


def find_passages(documents: Sequence[LinkInput], least: int = LEAST_WORDS) -> tuple[Passage, ...]:
    """The passages of at least `least` words that stand in two documents or more, by cluster and document."""
    prints = [read_fingerprint(_text(document)) for document in documents]

    @lru_cache(_AT_HAND)
    def words_of(place: int) -> Words:
        return prints[place].words(_text(documents[place]))

    pairs = list(_pairs(prints, words_of, least))
    passages = []
    for cluster, members in enumerate(_clusters(pairs), start=1):
        for place, start, end in members:
            document, words = documents[place], words_of(place)
            first, last = words.starts[start], words.ends[end - 1]
            span = Span(first, last + (words.text[last : last + 1] in _STOPS))
            page = document.page_of(first)
            passages.append(Passage(cluster, document.sha256, page, span, span.of(words.text)))
    return tuple(passages)


def _text(document: LinkInput) -> str:
    return PAGE_JOIN.join(page.text for page in document.repaired.pages)


def _pairs(
    prints: Sequence[Fingerprint], words_of: Callable[[int], Words], least: int
) -> Iterator[tuple[Interval, Interval]]:
    """The stretches that each document shares with those before it."""
    recurring = Recurring(prints)
    leaders: dict[int, list[tuple[int, int]]] = {}
    for document, found in enumerate(prints):
        shared: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for mark, place in zip(found.marks, found.places, strict=True):
            if mark not in recurring:
                continue
            first = leaders.setdefault(mark, [])
            for leader, there in first:
                if leader != document:
                    shared[leader].append((there, place))
            if len(first) < _LEADERS and all(leader != document for leader, _ in first):
                first.append((document, place))
        for leader, places in shared.items():
            if len(places) < 2:
                continue
            for stretch in align(words_of(leader), words_of(document), places, least):
                one = (leader, stretch.start, stretch.end)
                if _is_prose(words_of(leader), one):
                    yield one, (document, stretch.other_start, stretch.other_end)


def _is_prose(words: Words, interval: Interval) -> bool:
    """False for tables of figures and lists of initials."""
    _, start, end = interval
    folded = (words.folded(place) for place in range(start, end))
    long = sum(len(word) > 2 and not word.isdigit() for word in folded)
    return long >= _LETTERS * (end - start)


def _clusters(pairs: Sequence[tuple[Interval, Interval]]) -> list[list[Interval]]:
    """The intervals that are the same passage, each document's own ones joined."""
    nodes = sorted({interval for pair in pairs for interval in pair})
    parent = {node: node for node in nodes}

    def root(node: Interval) -> Interval:
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    for one, other in pairs:
        parent[root(other)] = root(one)
    open_nodes: list[Interval] = []
    for node in nodes:
        open_nodes = [other for other in open_nodes if other[0] == node[0] and other[2] > node[1]]
        for other in open_nodes:
            common = min(node[2], other[2]) - node[1]
            if common >= _OVERLAP * min(node[2] - node[1], other[2] - other[1]):
                parent[root(node)] = root(other)
        open_nodes.append(node)
    gathered: dict[Interval, list[Interval]] = defaultdict(list)
    for node in nodes:
        gathered[root(node)].append(node)
    clusters = [_joined(members) for members in gathered.values()]
    return sorted(members for members in clusters if len({place for place, _, _ in members}) > 1)


def _joined(members: Sequence[Interval]) -> list[Interval]:
    """Overlapping intervals of one document as one."""
    joined: list[Interval] = []
    for place, start, end in sorted(members):
        if joined and joined[-1][0] == place and start <= joined[-1][2]:
            joined[-1] = (place, joined[-1][1], max(end, joined[-1][2]))
        else:
            joined.append((place, start, end))
    return joined
