"""Searching the archive from a program or the command line, with the same index that the web pages use."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from pathlib import Path

from ..errors import DatabaseMissing
from .query import full_text_query

# Put around the words that were found in a snippet.
MARK_START, MARK_END = "[", "]"
SNIPPET_WORDS = 24


@dataclass(frozen=True, slots=True)
class Hit:
    """A row that answers a search: where it stands, and its words around the match.

    `score` (0 to 1) is higher for a better match; it orders the hits of one search and means nothing beyond.
    """

    table: str
    id: int
    file: str
    page: int
    title: str | None
    date: str | None
    snippet: str
    score: float


# bm25 takes the weights of the index's columns, in the order of `load.fulltext.SEARCHED`.
# The snippet is cut for the best rows only: for every row that matches it costs far more than ranking.
_BEST = """
with ranked as materialized (
  select rowid as id, {rank} as distance from {table}_fts where {table}_fts match :query
  order by 2, rowid limit :limit
), best as materialized (
  select ranked.id, distance, snippet({table}_fts, {column}, :start, :end, '…', :words) as snippet
  from ranked cross join {table}_fts on {table}_fts.rowid = ranked.id and {table}_fts match :query
)
"""
_DECISIONS = (
    _BEST.format(table="decisions", column=0, rank="bm25(decisions_fts, 1.0, 2.0, 2.0, 2.0)")
    + """
select decisions.id, file, page, coalesce(paragraphs.title, documents.title),
  coalesce(decisions.date, documents.date), snippet
from best join decisions using (id) join documents on documents.id = decisions.document_id
left join paragraphs on paragraphs.id = paragraph_id
order by distance, best.id
"""
)
_PARAGRAPHS = (
    _BEST.format(table="paragraphs", column=-1, rank="bm25(paragraphs_fts, 4.0, 1.0, 2.0)")
    + """
select paragraphs.id, file, first_page, coalesce(paragraphs.title, documents.title), date, snippet
from best join paragraphs using (id) join documents on documents.id = document_id
order by distance, best.id
"""
)
_PAGES = (
    _BEST.format(table="pages", column=0, rank="bm25(pages_fts)")
    + """
select pages.id, file, number, title, date, snippet
from best join pages using (id) join documents on documents.id = document_id
order by distance, best.id
"""
)
# A table's bm25 cannot be held against another's. The first of each table comes before the second of any, and
# a decision before the paragraph around it, and that before its page.
_SEARCHES = (("decisions", _DECISIONS, 1.0), ("paragraphs", _PARAGRAPHS, 0.9), ("pages", _PAGES, 0.8))


def search(database: Path, query: str, limit: int = 20) -> list[Hit]:
    """The rows that answer `query`, as typed by a reader, the best first; none where there is no word in it.

    DatabaseMissing if the archive has not been built.
    """
    if not database.is_file():
        raise DatabaseMissing(f"there is no database {database}", "Build the archive first: make")
    expression = full_text_query(query)
    if expression is None or limit < 1:
        return []
    connection = sqlite3.connect(f"{database.resolve().as_uri()}?mode=ro&immutable=1", uri=True)
    try:
        values = {
            "query": expression,
            "limit": limit,
            "start": MARK_START,
            "end": MARK_END,
            "words": SNIPPET_WORDS,
        }
        hits = [
            Hit(table, id_, file, page, title, date, snippet, weight / place)
            for table, sql, weight in _SEARCHES
            for place, (id_, file, page, title, date, snippet) in enumerate(
                connection.execute(sql, values), start=1
            )
        ]
    finally:
        connection.close()
    return sorted(hits, key=lambda hit: -hit.score)[:limit]
