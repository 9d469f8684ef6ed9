"""Stretches of documents that are the same passage, gathered pair by pair."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict

# The share of the shorter of two overlapping stretches at which they are the same one.
_OVERLAP = 0.6

Interval = tuple[int, int, int]
"""A stretch of a document: its place in the list, its first word and the one after its last."""


class Clusters:
    """Takes in pairs of stretches; a document's overlapping ones are one, so that few are kept of each."""

    def __init__(self) -> None:
        self._parent: list[int] = []
        self._spans: list[tuple[int, int]] = []
        # For each document its stretches by their first word, and the length of its longest.
        self._of: dict[int, list[tuple[int, int]]] = defaultdict(list)
        self._longest: dict[int, int] = defaultdict(int)

    def join(self, one: Interval, other: Interval) -> None:
        """Note that both are the same passage."""
        self._unite(self._node(one), self._node(other))

    def are_joined(self, one: tuple[int, int], other: tuple[int, int]) -> bool:
        """True where the words at two places (document and word) are known to be in the same passage."""
        roots = {self._root(node) for node in self._at(*one)}
        return bool(roots) and any(self._root(node) in roots for node in self._at(*other))

    def _at(self, document: int, word: int) -> list[int]:
        stretches = self._of.get(document)
        if not stretches:
            return []
        low = bisect_left(stretches, (word - self._longest[document], 0))
        high = bisect_left(stretches, (word + 1, 0))
        return [node for _, node in stretches[low:high] if word < self._spans[node][1]]

    def _root(self, node: int) -> int:
        while self._parent[node] != node:
            self._parent[node] = self._parent[self._parent[node]]
            node = self._parent[node]
        return node

    def _unite(self, one: int, other: int) -> None:
        first, second = sorted((self._root(one), self._root(other)))
        self._parent[second] = first

    def _node(self, interval: Interval) -> int:
        """The stretch of its document that `interval` is part of, grown to hold it."""
        document, start, end = interval
        stretches = self._of[document]
        low = bisect_left(stretches, (start - self._longest[document], 0))
        same = []
        for place in range(low, len(stretches)):
            if stretches[place][0] >= end:
                break
            node = stretches[place][1]
            first, last = self._spans[node]
            common = min(end, last) - max(start, first)
            if common >= _OVERLAP * min(end - start, last - first):
                same.append(node)
        if not same:
            same = [len(self._parent)]
            self._parent.append(same[0])
            self._spans.append((start, end))
            insort(stretches, (start, same[0]))
        node = same[0]
        for other in same:
            self._unite(node, other)
            start, end = min(start, self._spans[other][0]), max(end, self._spans[other][1])
            stretches.remove((self._spans[other][0], other))
        self._spans[node] = (start, end)
        insort(stretches, (start, node))
        self._longest[document] = max(self._longest[document], end - start)
        return node

    def members(self) -> list[list[Interval]]:
        """The passages that stand in several documents, each with its stretches in order."""
        gathered: dict[int, list[Interval]] = defaultdict(list)
        for document in sorted(self._of):
            for _, node in self._of[document]:
                gathered[self._root(node)].append((document, *self._spans[node]))
        several = [found for found in gathered.values() if len({document for document, _, _ in found}) > 1]
        return sorted(_joined(found) for found in several)


def _joined(members: list[Interval]) -> list[Interval]:
    """Overlapping stretches of one document as one."""
    joined: list[Interval] = []
    for place, start, end in sorted(members):
        if joined and joined[-1][0] == place and start <= joined[-1][2]:
            joined[-1] = (place, joined[-1][1], max(end, joined[-1][2]))
        else:
            joined.append((place, start, end))
    return joined
