"""The tables as files: CSV and JSON Lines, for spreadsheets and programs."""

from __future__ import annotations

import csv
import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from ..errors import DatabaseMissing

EXPORT_FOLDER = "export"


def export_tables(database: Path, folder: Path) -> list[Path]:
    """Write every table of `database` to `folder` as TABLE.csv and TABLE.jsonl; the paths, in order.

    CSV is UTF-8 with a header line and commas, NULL an empty field; JSON Lines keeps NULL as null.
    DatabaseMissing if the archive has not been built.
    """
    if not database.is_file():
        raise DatabaseMissing(f"there is no database {database}", "Build the archive first: make")
    folder.mkdir(parents=True, exist_ok=True)
    written: list[Path] = []
    with closing(sqlite3.connect(f"{database.resolve().as_uri()}?mode=ro", uri=True)) as connection:
        for table in tables_of(connection):
            written += _export(connection, table, folder)
    return written


def tables_of(connection: sqlite3.Connection) -> list[str]:
    """The tables with rows for readers, without the search index and SQLite's own."""
    found = connection.execute(
        """select name from pragma_table_list
           where schema = 'main' and type = 'table' and substr(name, 1, 7) <> 'sqlite_' order by name"""
    )
    return [name for (name,) in found]


def _export(connection: sqlite3.Connection, table: str, folder: Path) -> Iterator[Path]:
    cursor = connection.execute(f"select * from {table} order by rowid")
    names = [column[0] for column in cursor.description]
    csv_path, lines_path = folder / f"{table}.csv", folder / f"{table}.jsonl"
    csv_new, lines_new = folder / f"{table}.csv.new", folder / f"{table}.jsonl.new"
    with (
        csv_new.open("w", encoding="utf-8", newline="") as csv_file,
        lines_new.open("w", encoding="utf-8") as lines,
    ):
        writer = csv.writer(csv_file, lineterminator="\n")
        writer.writerow(names)
        for row in cursor:
            writer.writerow(row)
            record: dict[str, Any] = dict(zip(names, row, strict=True))
            lines.write(json.dumps(record, ensure_ascii=False) + "\n")
    csv_new.replace(csv_path)
    lines_new.replace(lines_path)
    yield csv_path
    yield lines_path
