"""Facts known to be true held against facts found: which are the same, which fields are right.

Each true fact is paired with at most one found, the most alike first. Precision is the share of the found
that have a partner, recall that of the true; `right` counts pairs whose every field is right.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from rapidfuzz import fuzz

from .text import fold

Row = dict[str, Any]


def key(value: object) -> str:
    """A value for comparison: spacing, case and signs that look alike do not count; absent is empty."""
    return "" if value is None else fold(str(value)).replace(" ", "").casefold()


def likeness(true: str | None, found: str | None) -> float:
    """How alike two texts are, 0 to 1."""
    return fuzz.ratio(fold(true).casefold(), fold(found).casefold()) / 100


@dataclass(frozen=True, slots=True)
class Comparison:
    """How facts of one kind are held against each other.

    Only facts with the same `group` are compared; `alike` gives how alike two of them are, 0 for not the
    same. `fields` are then compared one by one, as far as the gold has them.
    """

    name: str
    group: Callable[[Row], Hashable]
    alike: Callable[[Row, Row], float]
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class WrongField:
    """A field of a fact that was found, but with another value."""

    fact: Row
    field: str
    true: str
    found: str


@dataclass(frozen=True, slots=True)
class FactScore:
    """The outcome for one kind of fact."""

    name: str
    expected: int
    found: int
    pairs: tuple[tuple[Row, Row], ...]
    right: int
    missed: tuple[Row, ...]
    extra: tuple[Row, ...]
    wrong: tuple[WrongField, ...]

    @property
    def matched(self) -> int:
        """How many true facts were found."""
        return len(self.pairs)

    def figures(self) -> dict[str, float]:
        """Counts, precision, recall, F1, and the share of the true facts that are right in every field."""
        precision = self.matched / self.found if self.found else 0.0
        recall = self.matched / self.expected if self.expected else 1.0
        both = precision + recall
        return {
            "expected": self.expected,
            "found": self.found,
            "matched": self.matched,
            "precision": precision,
            "recall": recall,
            "f1": 2 * precision * recall / both if both else 0.0,
            "all_fields_right": self.right / self.expected if self.expected else 1.0,
        }


def compare(comparison: Comparison, true: Sequence[Row], found: Sequence[Row]) -> FactScore:
    """Pair the facts that are the same, and compare their fields."""
    pairs = _pairs(comparison, true, found)
    wrong = [
        WrongField(true[i], field, _shown(true[i][field]), _shown(found[j].get(field)))
        for i, j in pairs
        for field in comparison.fields
        if field in true[i] and key(true[i][field]) != key(found[j].get(field))
    ]
    flawed = {id(fault.fact) for fault in wrong}
    of_true, of_found = {i for i, _ in pairs}, {j for _, j in pairs}
    return FactScore(
        comparison.name,
        len(true),
        len(found),
        tuple((true[i], found[j]) for i, j in pairs),
        sum(id(true[i]) not in flawed for i, _ in pairs),
        tuple(row for i, row in enumerate(true) if i not in of_true),
        tuple(row for j, row in enumerate(found) if j not in of_found),
        tuple(wrong),
    )


def _shown(value: object) -> str:
    return "" if value is None else str(value)


def distinct(rows: Iterable[Row], fields: Sequence[str]) -> list[Row]:
    """The first of all rows that have the same values in `fields`."""
    first: dict[tuple[str, ...], Row] = {}
    for row in rows:
        first.setdefault(tuple(key(row.get(field) or "") for field in fields), row)
    return list(first.values())


def _pairs(comparison: Comparison, true: Sequence[Row], found: Sequence[Row]) -> list[tuple[int, int]]:
    """Indexes of partners: the most alike first, and among equals in the order of the rows."""
    grouped: defaultdict[Hashable, list[int]] = defaultdict(list)
    for j, row in enumerate(found):
        grouped[comparison.group(row)].append(j)
    candidates = [
        (-alike, i, j)
        for i, row in enumerate(true)
        for j in grouped[comparison.group(row)]
        if (alike := comparison.alike(row, found[j])) > 0
    ]
    taken_true: set[int] = set()
    taken_found: set[int] = set()
    pairs = []
    for _, i, j in sorted(candidates):
        if i not in taken_true and j not in taken_found:
            taken_true.add(i)
            taken_found.add(j)
            pairs.append((i, j))
    return pairs
