"""Passages that recur in several documents: winnowed shingles, then alignment, then clusters.

The cost grows with the number of words: a shingle is compared with its first few documents only, and what
these share with each other is joined through them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from pipeline.model import PAGE_JOIN, Passage, Span

from .alignment import align
from .inputs import LinkInput
from .shingles import Words, fingerprints, read_words

LEAST_WORDS = 40
_LEADERS = 4
_OVERLAP = 0.6
_LETTERS = 0.7
_STOPS = (".", "!", "?")

Interval = tuple[int, int, int]
"""A stretch of a document: its place in the list, its first word and the one after its last."""


def find_passages(documents: Sequence[LinkInput], least: int = LEAST_WORDS) -> tuple[Passage, ...]:
    """The passages of at least `least` words that stand in two documents or more, by cluster and document."""
    texts = [PAGE_JOIN.join(page.text for page in document.repaired.pages) for document in documents]
    words = [read_words(text) for text in texts]
    pairs: list[tuple[Interval, Interval]] = []
    for (leader, follower), shared in _shared(words).items():
        for stretch in align(words[leader], words[follower], shared, least):
            one = (leader, stretch.start, stretch.end)
            if _is_prose(words[leader], one):
                pairs.append((one, (follower, stretch.other_start, stretch.other_end)))
    passages = []
    for cluster, members in enumerate(_clusters(pairs), start=1):
        for place, start, end in members:
            document, text = documents[place], texts[place]
            first, last = words[place].spans[start].start, words[place].spans[end - 1].end
            span = Span(first, last + (text[last : last + 1] in _STOPS))
            page = document.page_of(first)
            passages.append(Passage(cluster, document.sha256, page, span, span.of(text)))
    return tuple(passages)


def _shared(words: Sequence[Words]) -> dict[tuple[int, int], list[tuple[int, int]]]:
    """For pairs of documents the places where both have the same shingle."""
    leaders: dict[int, list[tuple[int, int]]] = {}
    shared: dict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)
    for document, text in enumerate(words):
        for mark, place in fingerprints(text):
            first = leaders.setdefault(mark, [])
            for leader, there in first:
                if leader != document:
                    shared[leader, document].append((there, place))
            if len(first) < _LEADERS and all(leader != document for leader, _ in first):
                first.append((document, place))
    return shared


def _is_prose(words: Words, interval: Interval) -> bool:
    """False for tables of figures and lists of initials."""
    _, start, end = interval
    long = sum(len(word) > 2 and not word.isdigit() for word in words.folded[start:end])
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
