"""From a typed question to its answer: the best rows, what they can be narrowed by, what was guessed."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path

from ...errors import DatabaseMissing
from ...model.facets import FACETS
from .counting import Counts, count
from .expression import Wanted, all_of, any_of, expand
from .hits import Candidate, Hit
from .page_of_hit import page_of
from .question import read_question
from .ranked import ranked_rows
from .ranking import Judged, judge
from .snippets import snippet
from .words import ArchiveWords

# With fewer complete answers than this, rows with some of the words are added.
_FEW = 3

Filters = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Answer:
    """The hits, the best first; how many rows match in all, and how many by each value of each facet.

    `instead` has the words that the archive does not have, each with what was looked for in its place.
    `counted_all` is false where there were too many rows to look at: then the first of them were ranked and
    counted, which are agreements, decisions, paragraphs and pages, of each the newest.
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
    words = ArchiveWords(connection)
    chosen = {name: value for name, value in (filters or {}).items() if name in FACETS and value}
    wanted = expand(question, words)
    rows = ranked_rows(connection, wanted, question.unwanted, chosen, words)
    if not rows and any(not term.term.together for term in wanted):
        wanted = expand(question, words, second_chance=True)
        rows = ranked_rows(connection, wanted, question.unwanted, chosen, words)
    expression = all_of(wanted, question.unwanted)
    judged = _judged(rows, wanted)
    if len(rows) < _FEW and len(wanted) > 1:
        expression = any_of(wanted, question.unwanted)
        known = {row.entry for row in rows}
        some = ranked_rows(connection, wanted, question.unwanted, chosen, words, some=True)
        more = [row for row in some if row.entry not in known]
        judged += [replace(found, complete=False) for found in _judged(more, wanted)]
    counts = count(connection, expression, chosen) if with_facets else Counts()
    hits = _hits(connection, judged[:limit], wanted)
    return Answer(hits, counts.total, counts.facets, _instead(wanted, words), counts.all_counted)


def _judged(rows: Sequence[Candidate], wanted: Sequence[Wanted]) -> list[Judged]:
    return sorted((judge(row, wanted) for row in rows), key=lambda found: -found.score)


def _hits(
    connection: sqlite3.Connection, judged: Sequence[Judged], wanted: Sequence[Wanted]
) -> tuple[Hit, ...]:
    sought = {word for term in wanted if not term.term.any_ending for way in term.ways for word in way}
    beginnings = tuple(term.term.words[-1] for term in wanted if term.term.any_ending)
    hits = []
    for found in judged:
        row = found.row
        text = row.text or row.title or ""
        pieces, at = snippet(text, sought, beginnings)
        page = page_of(connection, row, at) if row.text else row.page
        hits.append(
            Hit(
                *(row.table, row.id, row.file or "", page or 1),
                title=row.title,
                date=row.date,
                pieces=pieces,
                score=found.score,
                row=row,
                complete=found.complete,
                exact=found.exact,
            )
        )
    return tuple(hits)


def _instead(wanted: Sequence[Wanted], words: ArchiveWords) -> dict[str, tuple[str, ...]]:
    return {term.term.raw: tuple(words.shown(way) for way in term.others) for term in wanted if term.instead}
