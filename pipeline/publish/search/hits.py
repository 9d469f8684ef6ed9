"""Rows that answer a search, with what a reader needs to judge them."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from .snippets import Piece

# Put around the words that were found where a snippet is plain text.
MARK_START, MARK_END = "[", "]"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A row of the archive that may be an answer."""

    entry: int
    table: str
    id: int
    distance: float
    file: str | None
    page: int | None
    organisation: str | None
    body: str | None
    title: str | None
    date: str | None
    label: str | None
    diary_number: str | None
    text: str
    kind: str | None
    action: str | None
    status: str | None
    sha256: str | None
    quality: float | None


@dataclass(frozen=True, slots=True)
class Hit:
    """A row that answers a search: where it stands, and its words around the match.

    `score` orders the hits of one search and means nothing beyond. `complete` is false where only some of
    the words are there, and `exact` is true where all are there just as typed.
    """

    table: str
    id: int
    file: str
    page: int
    title: str | None
    date: str | None
    pieces: tuple[Piece, ...]
    score: float
    row: Candidate
    complete: bool = True
    exact: bool = False

    @property
    def snippet(self) -> str:
        """The snippet as plain text, what was found in brackets."""
        return "".join(
            f"{MARK_START}{piece.text}{MARK_END}" if piece.marked else piece.text for piece in self.pieces
        )


_ROWS = {
    "decisions": """
        select decisions.id, documents.file, decisions.page,
          iif(status = 'cited' and decisions.body is not documents.body, null, organisation),
          coalesce(decisions.body, documents.body),
          coalesce(paragraphs.title, documents.title), coalesce(decisions.date, documents.date),
          paragraph_label, decisions.diary_number, decisions.text, documents.kind, action, status, sha256,
          (select quality from pages where document_id = documents.id and number = decisions.page)
        from decisions join documents on documents.id = decisions.document_id
        left join paragraphs on paragraphs.id = paragraph_id where decisions.id in ({ids})""",
    "agreements": """
        select agreements.id, file, null, null, null, agreements.title, valid_from, null,
          agreements.diary_number, coalesce((select group_concat(text, ' ') from agreement_events
            where agreement_id = agreements.id), ''), 'avtal', null, null, sha256, null
        from agreements left join documents on documents.id = document_id where agreements.id in ({ids})""",
    "paragraphs": """
        select paragraphs.id, file, first_page, organisation, body,
          coalesce(paragraphs.title, documents.title),
          date, label, paragraphs.diary_number, paragraphs.text, documents.kind, null, null, sha256,
          (select quality from pages where document_id = documents.id and number = first_page)
        from paragraphs join documents on documents.id = document_id where paragraphs.id in ({ids})""",
    "pages": """
        select pages.id, file, number, organisation, body, title, date, null, diary_number, pages.text,
          documents.kind, null, null, sha256, pages.quality
        from pages join documents on documents.id = document_id where pages.id in ({ids})""",
}


def candidates(connection: sqlite3.Connection, ranked: Sequence[tuple[int, float]]) -> list[Candidate]:
    """The rows of `ranked` (the id of an entry, its distance from the question), in that order."""
    marks = ", ".join("?" * len(ranked))
    places = {
        entry: (table, row_id)
        for entry, table, row_id in connection.execute(
            f"""select search_entries.id, source, source_row from search_entries
                join search_places on search_places.id = place_id where search_entries.id in ({marks})""",
            [entry for entry, _ in ranked],
        )
    }
    found = [(entry, *places[entry], distance) for entry, distance in ranked]
    wanted: dict[str, list[int]] = defaultdict(list)
    for _, table, row_id, _ in found:
        wanted[table].append(row_id)
    rows: dict[tuple[str, int], tuple[object, ...]] = {}
    for table, ids in wanted.items():
        sql = _ROWS[table].format(ids=", ".join("?" * len(ids)))
        rows.update({(table, row[0]): tuple(row) for row in connection.execute(sql, ids)})
    return [
        Candidate(entry, table, row_id, distance, *rows[table, row_id][1:])  # type: ignore[arg-type]
        for entry, table, row_id, distance in found
    ]
