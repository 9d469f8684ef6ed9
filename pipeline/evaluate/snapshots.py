"""All findings of a database as rows that mean the same in another build: names in the place of ids.

Places in the text are left out, since they shift with every repair above them.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path

from ..errors import DatabaseMissing
from .facts import Row

# The tables of a snapshot, with the columns whose words tell a row from others.
MAIN_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "documents": ("file", "title"),
    "paragraphs": ("label", "title"),
    "sections": ("heading", "text"),
    "decisions": ("text",),
    "diary_mentions": ("raw",),
    "citations": ("raw", "paragraph_label"),
    "meetings": ("place", "chair"),
    "attendance": ("role", "name"),
    "votes": ("text",),
    "vote_ballots": ("vote", "name"),
    "dissents": ("text",),
    "dissent_persons": ("dissent", "name", "party"),
    "motions": ("text",),
    "motion_persons": ("motion", "name"),
    "commissions": ("assignee", "task"),
    "law_citations": ("raw",),
    "amounts": ("raw",),
    "periods": ("raw",),
    "agreements": ("title",),
    "agreement_events": ("agreement", "kind", "text"),
    "agreement_relations": ("agreement", "relation", "other"),
    "problems": ("kind", "message"),
}
# What stands for a row in the rows that refer to it, and what its documents column is called.
_NAMES = {
    "documents": "file",
    "paragraphs": "coalesce(label, title)",
    "decisions": "substr(text, 1, 60)",
    "votes": "substr(text, 1, 60)",
    "dissents": "substr(text, 1, 60)",
    "motions": "substr(text, 1, 60)",
    "agreements": "title",
    "agreement_events": "substr(text, 1, 60)",
    "diary_numbers": "number",
}
_LEFT_OUT = frozenset({"id", "start_offset", "end_offset", "problem_count", "sha256", "quality"})
_LONG = frozenset({"text"})
# Whole §§ say no more than the decisions and sections in them, and make every change a long one.
_WITHOUT_TEXT = frozenset({"paragraphs"})


def read_rows(database: Path) -> Iterator[tuple[str, Row]]:
    """Each row of each table of a snapshot, in order; DatabaseMissing if there is no database."""
    if not database.is_file():
        raise DatabaseMissing(f"there is no database {database}", "Build the archive first: make")
    with closing(sqlite3.connect(f"{database.resolve().as_uri()}?mode=ro", uri=True)) as connection:
        connection.row_factory = sqlite3.Row
        names = {table: _names(connection, table) for table in _NAMES if _has(connection, table)}
        files: dict[str, dict[object, object]] = {}
        for table in MAIN_COLUMNS:
            if _has(connection, table):
                yield from _rows(connection, table, names, files)


def _has(connection: sqlite3.Connection, table: str) -> bool:
    found = connection.execute("select 1 from sqlite_master where type = 'table' and name = ?", (table,))
    return found.fetchone() is not None


def _names(connection: sqlite3.Connection, table: str) -> dict[object, object]:
    key = "number" if table == "diary_numbers" else "id"
    return dict(tuple(row) for row in connection.execute(f"select {key}, {_NAMES[table]} from {table}"))


def _rows(
    connection: sqlite3.Connection,
    table: str,
    names: Mapping[str, Mapping[object, object]],
    files: dict[str, dict[object, object]],
) -> Iterator[tuple[str, Row]]:
    """The rows of a table; `files` is told the file of each row, for those that refer to it."""
    references = {
        row["from"]: row["table"] for row in connection.execute(f"pragma foreign_key_list({table})")
    }
    own_files: dict[object, object] = {}
    for row in connection.execute(f"select * from {table} order by rowid"):
        told: Row = {}
        for column in row.keys():  # noqa: SIM118 - a row of sqlite3 iterates over its values
            if column in _LEFT_OUT or (column in _LONG and table in _WITHOUT_TEXT):
                continue
            target = references.get(column)
            if target is None:
                told[column] = row[column]
                continue
            told[_column(column)] = names.get(target, {}).get(row[column])
            if target in files and "file" not in told and "document_id" not in references:
                told["file"] = files[target].get(row[column])
        if "id" in row.keys():  # noqa: SIM118
            own_files[row["id"]] = told.get("file")
        yield table, told
    files[table] = own_files


def _column(column: str) -> str:
    return "file" if column == "document_id" else column.removesuffix("_id")
