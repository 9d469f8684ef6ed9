"""From a typed question to its answer: the best rows, what they can be narrowed by, what was guessed."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path

from ...errors import DatabaseMissing
from .expression import Wanted, all_of, any_of, expand
from .hits import Candidate, Hit, candidates
from .question import read_question
from .ranking import WEIGHTS, Judged, judge
from .snippets import snippet
from .words import ArchiveWords, archive_words

# What a search can be narrowed by: the columns of `search_entries` of the same names.
FACETS = ("source", "organisation", "body", "year", "kind", "action", "status")
# The rows that are looked at closely, and those that are counted for the facets.
CLOSE_LOOK = 80
MOST_COUNTED = 10_000
MOST_RANKED = 10_000
# With fewer complete answers than this, rows with some of the words are added.
_FEW = 3

Filters = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Answer:
    """The hits, the best first; how many rows match in all, and how many by each value of each facet.

    `instead` has the words that the archive does not have, each with what was looked for in its place.
    `counted_all` is false where there were too many rows to count.
    """

    hits: tuple[Hit, ...] = ()
    total: int = 0
    facets: Mapping[str, tuple[tuple[str, int], ...]] = field(default_factory=dict)
    instead: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    counted_all: bool = True


def search(database: Path, query: str, limit: int = 20) -> list[Hit]:
    """The rows that answer `query`, as typed by a reader, the best first; none where there is no word in it.

    DatabaseMissing if the archive has not been built.
    """
    if not database.is_file():
        raise DatabaseMissing(f"there is no database {database}", "Build the archive first: make")
    uri = f"{database.resolve().as_uri()}?mode=ro&immutable=1"
    with closing(sqlite3.connect(uri, uri=True)) as connection:
        return list(answer(connection, query, limit=limit, with_facets=False).hits)


def answer(
    connection: sqlite3.Connection,
    typed: str,
    filters: Filters | None = None,
    limit: int = 20,
    with_facets: bool = True,
) -> Answer:
    """The answer to what a reader typed, narrowed by `filters` (facet to value)."""
    question = read_question(typed)
    if not question.wanted or limit < 1:
        return Answer()
    words = archive_words(connection)
    chosen = {name: value for name, value in (filters or {}).items() if name in FACETS and value}
    wanted = expand(question, words)
    expression = all_of(wanted, question.unwanted)
    rows = _ranked(connection, expression, chosen)
    if not rows and any(not term.term.together for term in wanted):
        wanted = expand(question, words, second_chance=True)
        expression = all_of(wanted, question.unwanted)
        rows = _ranked(connection, expression, chosen)
    judged = _judged(rows, wanted)
    if len(rows) < _FEW and len(wanted) > 1:
        expression = any_of(wanted, question.unwanted)
        known = {row.entry for row in rows}
        more = [row for row in _ranked(connection, expression, chosen) if row.entry not in known]
        judged += [replace(found, complete=False) for found in _judged(more, wanted)]
    total, counted_all, facets = _facets(connection, expression, chosen) if with_facets else (0, True, {})
    hits = _hits(judged[:limit], wanted)
    return Answer(hits, total, facets, _instead(wanted, words), counted_all)


def _ranked(connection: sqlite3.Connection, expression: str, chosen: Filters) -> list[Candidate]:
    conditions = "".join(f" and search_entries.{name} = :{name}" for name in chosen)
    weights = ", ".join(map(str, WEIGHTS))
    # Ranking costs as much as there are rows that match: it ends after the first so many of them, which are
    # the decisions. The bound stands within, so that it comes before the ranking; CROSS JOIN keeps the order.
    sql = f"""
        select search_entries.id, source, source_row, distance from (
          select rowid as entry, bm25(search_fts, {weights}) as distance
          from search_fts where search_fts match :expression limit {MOST_RANKED}
        ) cross join search_entries on search_entries.id = entry{conditions}
        order by distance, entry limit {CLOSE_LOOK}"""
    return candidates(connection, connection.execute(sql, {"expression": expression, **chosen}))


def _judged(rows: Sequence[Candidate], wanted: Sequence[Wanted]) -> list[Judged]:
    return sorted((judge(row, wanted) for row in rows), key=lambda found: -found.score)


def _hits(judged: Sequence[Judged], wanted: Sequence[Wanted]) -> tuple[Hit, ...]:
    sought = {word for term in wanted if not term.term.any_ending for way in term.ways for word in way}
    beginnings = tuple(term.term.words[-1] for term in wanted if term.term.any_ending)
    return tuple(
        Hit(
            *(found.row.table, found.row.id, found.row.file or "", found.row.page or 1),
            title=found.row.title,
            date=found.row.date,
            pieces=snippet(found.row.text or found.row.title or "", sought, beginnings),
            score=found.score,
            row=found.row,
            complete=found.complete,
            exact=found.exact,
        )
        for found in judged
    )


def _facets(
    connection: sqlite3.Connection, expression: str, chosen: Filters
) -> tuple[int, bool, dict[str, tuple[tuple[str, int], ...]]]:
    """How many rows match; whether all were counted; and the counts by facet, the other filters applied."""
    columns = ", ".join(FACETS)
    sql = f"""
        select {columns}, count(*) from search_entries where id in (
          select rowid from search_fts where search_fts match :expression limit {MOST_COUNTED + 1}
        ) group by {columns}"""
    counts: dict[str, Counter[str]] = {name: Counter() for name in FACETS}
    total = seen = 0
    for *values, count in connection.execute(sql, {"expression": expression}):
        seen += count
        differing = [
            name for name, value in zip(FACETS, values, strict=True) if chosen.get(name, value) != value
        ]
        total += 0 if differing else count
        for name, value in zip(FACETS, values, strict=True):
            if value is not None and differing in ([], [name]):
                counts[name][value] += count
    ordered = {
        name: tuple(sorted(counts[name].items(), key=lambda item: (-item[1], item[0]))) for name in FACETS
    }
    return total, seen <= MOST_COUNTED, ordered


def _instead(wanted: Sequence[Wanted], words: ArchiveWords) -> dict[str, tuple[str, ...]]:
    return {term.term.raw: tuple(words.shown(way) for way in term.others) for term in wanted if term.instead}
