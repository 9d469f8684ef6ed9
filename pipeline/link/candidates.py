"""Which documents may share a passage, and where: locality-sensitive hashing over their fingerprints.

A bucket holds the places of one band, and of few documents only: the first ones, through which all later
ones are joined, and the latest, which next year's edition of a paper is most like. So wording that stands in
very many documents (the opening of every protocol) costs each of them the same, and not the square.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

from .shingles import Fingerprint, Recurring

_FIRST = 3
# Marks on both sides of a shared band in which more shared marks are looked for.
_REACH = 12

Place = tuple[int, int]
"""A document (its place in the list) and the index of a mark or a word in it."""


def find_candidates(
    prints: Sequence[Fingerprint], is_known: Callable[[Place, Place], bool]
) -> Iterator[tuple[int, int, list[Place]]]:
    """Pairs of documents with the words where they have the same marks, the earlier document first.

    Each document is met with at most `_FIRST + 1` others for each of its bands, but where `is_known` says of
    two places (document and word) that they are in the same passage.
    """
    recurring = Recurring(prints)
    buckets: dict[int, list[Place]] = {}
    for document, own in enumerate(prints):
        hits: dict[int, list[Place]] = defaultdict(list)
        for key, index in own.bands(recurring.step):
            if key not in recurring:
                continue
            bucket = buckets.setdefault(key, [])
            for other, there in bucket:
                if other != document:
                    hits[other].append((there, index))
            _put(bucket, (document, index))
        for other in sorted(hits):
            words = prints[other].places
            new = [
                (there, here)
                for there, here in hits[other]
                if not is_known((other, words[there]), (document, own.places[here]))
            ]
            if new:
                yield other, document, _shared(prints[other], own, new)


def _put(bucket: list[Place], place: Place) -> None:
    if any(document == place[0] for document, _ in bucket):
        return
    if len(bucket) <= _FIRST:
        bucket.append(place)
    else:
        bucket[-1] = place


def _shared(one: Fingerprint, other: Fingerprint, hits: Sequence[Place]) -> list[Place]:
    """The words at which both have the same mark, near the bands that they share."""
    found: set[Place] = set()
    reached: dict[int, int] = {}
    for there, here in hits:
        # The next band of the same passage has the same neighbours.
        if reached.get(there - here, -1) >= here:
            continue
        reached[there - here] = here + _REACH // 2
        near: dict[int, list[int]] = defaultdict(list)
        for index in range(max(0, there - _REACH), min(len(one.marks), there + _REACH + 1)):
            near[one.marks[index]].append(one.places[index])
        for index in range(max(0, here - _REACH), min(len(other.marks), here + _REACH + 1)):
            found.update((place, other.places[index]) for place in near.get(other.marks[index], ()))
    return sorted(found)
