"""What a database says of the documents that the gold names, in the form of the gold."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Collection
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from ..errors import DatabaseMissing

Row = dict[str, Any]

_OF_DOCUMENTS = ("paragraphs", "decisions", "diary_mentions", "citations", "agreement_events")


@dataclass(frozen=True, slots=True)
class Found:
    """The rows by table, each with the name of the `file` that it stands in, and the texts as read."""

    tables: dict[str, list[Row]]
    texts: dict[str, str]


def read_found(database: Path, files: Collection[str]) -> Found:
    """The rows of the documents named in `files`, and the agreements that have an event in one of them.

    DatabaseMissing if the archive has not been built.
    """
    if not database.is_file():
        raise DatabaseMissing(f"there is no database {database}", "Build the archive first: make")
    with closing(sqlite3.connect(f"{database.resolve().as_uri()}?mode=ro", uri=True)) as connection:
        connection.row_factory = sqlite3.Row
        documents = [
            row
            for row in _rows(connection, "select * from documents order by id")
            if (name := PurePosixPath(row["file"]).name) in files and row.update(file=name) is None
        ]
        file_of = {row["id"]: row["file"] for row in documents}
        tables = {"documents": documents}
        for table in _OF_DOCUMENTS:
            tables[table] = [
                {**row, "file": file_of[row["document_id"]]}
                for row in _rows(connection, f"select * from {table} order by id")
                if row["document_id"] in file_of
            ]
        tables["agreements"] = _agreements(
            connection, {event["agreement_id"] for event in tables["agreement_events"]}
        )
        tables["agreement_relations"] = _rows(connection, "select * from agreement_relations order by rowid")
        return Found(tables, _texts(connection, file_of))


def _rows(connection: sqlite3.Connection, sql: str) -> list[Row]:
    return [dict(row) for row in connection.execute(sql)]


def _agreements(connection: sqlite3.Connection, wanted: Collection[int]) -> list[Row]:
    parties: defaultdict[int, list[str]] = defaultdict(list)
    for row in connection.execute("select agreement_id, party from agreement_parties order by rowid"):
        parties[row["agreement_id"]].append(row["party"])
    rows = [row for row in _rows(connection, "select * from agreements order by id") if row["id"] in wanted]
    for row in rows:
        row["parties"] = ";".join(parties[row["id"]])
        if row["amount"] is not None:
            row["amount"] = f"{row['amount']:.0f}"
    return rows


def _texts(connection: sqlite3.Connection, file_of: dict[int, str]) -> dict[str, str]:
    pages: defaultdict[str, list[str]] = defaultdict(list)
    for row in connection.execute("select document_id, text from pages order by document_id, number"):
        if row["document_id"] in file_of:
            pages[PurePosixPath(file_of[row["document_id"]]).stem].append(row["text"] or "")
    return {name: " ".join(texts) for name, texts in pages.items()}
