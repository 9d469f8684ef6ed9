"""How many rows match, and how many by each value that a search can be narrowed by."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from ...model.facets import FACETS
from .expression import narrowed

# More rows than this are not counted.
MOST_COUNTED = 5_000


@dataclass(frozen=True, slots=True)
class Counts:
    """The number of rows, at most `MOST_COUNTED`, and those with each value; the most common value first."""

    total: int = 0
    facets: Mapping[str, tuple[tuple[str, int], ...]] = field(default_factory=dict)
    all_counted: bool = True


def count(connection: sqlite3.Connection, expression: str, chosen: Mapping[str, str]) -> Counts:
    """The counts of the rows of `expression` with the chosen values; those of a chosen facet without it."""
    total, counts = _counted(connection, narrowed(expression, chosen))
    for name in chosen:
        others = {other: value for other, value in chosen.items() if other != name}
        counts[name] = _counted(connection, narrowed(expression, others))[1][name]
    ordered = {
        name: tuple(sorted(values.items(), key=lambda item: (-item[1], item[0])))
        for name, values in counts.items()
    }
    return Counts(min(total, MOST_COUNTED), ordered, total <= MOST_COUNTED)


def _counted(connection: sqlite3.Connection, expression: str) -> tuple[int, dict[str, Counter[str]]]:
    """How many rows there are, and of the first of them by each value of each facet."""
    sql = f"""
        select {", ".join(FACETS)} from search_entries join search_places on search_places.id = place_id
        where search_entries.id in (
          select rowid from search_fts where search_fts match ? limit {MOST_COUNTED + 1})"""
    rows = connection.execute(sql, (expression,)).fetchall()
    columns = zip(*rows, strict=True) if rows else ((),) * len(FACETS)
    counts = {name: Counter(values) for name, values in zip(FACETS, columns, strict=True)}
    for values in counts.values():
        values.pop(None, None)
    return len(rows), counts
