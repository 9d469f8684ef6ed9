"""Stages edit the current text; what is kept are repairs on the raw text.

Each stage of the repair room sees the text as the stages before it left it, and answers with `Edit`s on
that text. `Mending` composes them, so that in the end every place where the repaired text differs from the
raw text is one `Repair` on the raw text, in order and disjoint, whatever number of stages had a hand in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.model import Repair, Span


@dataclass(frozen=True, slots=True)
class Edit:
    """Put `after` in place of `text[start:end]` of the current text; the rest is as in `Repair`."""

    start: int
    end: int
    after: str
    method: str
    confidence: float = 1.0
    evidence: str = ""


@dataclass(slots=True)
class _Cluster:
    """Earlier repairs and new edits that share characters of the current text, and so become one repair."""

    start: int
    end: int
    raw_start: int
    repairs: list[Repair]
    edits: list[Edit]


class Mending:
    """A raw text on its way to the repaired one: `text` as it is now, `repairs` that lead there."""

    def __init__(self, raw_text: str) -> None:
        self.raw_text = raw_text
        self.text = raw_text
        self.repairs: tuple[Repair, ...] = ()

    def apply(self, edits: Iterable[Edit]) -> None:
        """Carry out the edits of one stage; ValueError where two of them overlap."""
        ordered = sorted(edits, key=lambda edit: (edit.start, edit.end))
        if not ordered:
            return
        for first, second in pairwise(ordered):
            if second.start < first.end:
                raise ValueError(f"two edits of one stage overlap: {first} {second}")
        repairs: list[Repair] = []
        for cluster in _clusters(self.repairs, ordered):
            repair = self._merged(cluster)
            if repair.before != repair.after:
                repairs.append(repair)
        self.text = edited(self.text, ordered)
        self.repairs = tuple(repairs)

    def _merged(self, cluster: _Cluster) -> Repair:
        if not cluster.edits:
            return cluster.repairs[0]
        grown = sum(len(repair.after) - len(repair.span) for repair in cluster.repairs)
        raw_end = cluster.raw_start + (cluster.end - cluster.start) - grown
        shifted = [
            Edit(edit.start - cluster.start, edit.end - cluster.start, edit.after, edit.method)
            for edit in cluster.edits
        ]
        after = edited(self.text[cluster.start : cluster.end], shifted)
        parts: Sequence[Repair | Edit] = [*cluster.repairs, *cluster.edits]
        # The last stage saw the most of the word, so its method is the decisive one.
        return Repair(
            span=Span(cluster.raw_start, raw_end),
            before=self.raw_text[cluster.raw_start : raw_end],
            after=after,
            method=cluster.edits[-1].method,
            confidence=min(part.confidence for part in parts),
            evidence="; ".join(dict.fromkeys(part.evidence for part in parts if part.evidence)),
        )


def _clusters(repairs: Sequence[Repair], edits: Sequence[Edit]) -> list[_Cluster]:
    """Repairs and edits by their place in the current text, those that overlap put together."""
    items: list[tuple[int, int, int, Repair | Edit]] = []
    grown = 0
    ends: list[tuple[int, int]] = []
    for repair in repairs:
        start = repair.span.start + grown
        grown += len(repair.after) - len(repair.span)
        items.append((start, start + len(repair.after), 0, repair))
        ends.append((start + len(repair.after), grown))
    items += [(edit.start, edit.end, 1, edit) for edit in edits]
    items.sort(key=lambda item: item[:3])
    clusters: list[_Cluster] = []
    passed = grown = 0
    for start, end, _, item in items:
        if not clusters or start >= clusters[-1].end:
            while passed < len(ends) and ends[passed][0] <= start and _is_before(repairs[passed], item):
                grown = ends[passed][1]
                passed += 1
            raw_start = item.span.start if isinstance(item, Repair) else start - grown
            clusters.append(_Cluster(start, end, raw_start, [], []))
        cluster = clusters[-1]
        cluster.end = max(cluster.end, end)
        if isinstance(item, Repair):
            cluster.repairs.append(item)
        else:
            cluster.edits.append(item)
    return clusters


def _is_before(repair: Repair, item: Repair | Edit) -> bool:
    """Of a repair and what begins where it ends: a deletion does not stand before itself."""
    return isinstance(item, Edit) or repair.span.start < item.span.start


def edited(text: str, edits: Iterable[Edit]) -> str:
    """`text` with edits, in order and disjoint, carried out."""
    parts: list[str] = []
    position = 0
    for edit in edits:
        parts += [text[position : edit.start], edit.after]
        position = edit.end
    return "".join([*parts, text[position:]])


def undo_repairs(text: str, repairs: Iterable[Repair]) -> str:
    """The raw text again, from the repaired one; ValueError where a repair is not found in `text`."""
    parts: list[str] = []
    position = raw_position = 0
    for repair in repairs:
        start = position + repair.span.start - raw_position
        end = start + len(repair.after)
        if start < position or text[start:end] != repair.after:
            raise ValueError(f"a repair is not in this text: {repair}")
        parts += [text[position:start], repair.before]
        position, raw_position = end, repair.span.end
    return "".join([*parts, text[position:]])
