"""The tables as files: CSV and JSON Lines, for spreadsheets and programs."""

from __future__ import annotations

import csv
import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import DatabaseMissing

if TYPE_CHECKING:
    import sqlite_utils

EXPORT_FOLDER = "export"


def export_tables(database: Path, folder: Path) -> list[Path]:
    """Write every table of `database` to `folder` as TABLE.csv and TABLE.jsonl; the paths, in order.

    CSV is UTF-8 with a header line and commas, NULL an empty field; JSON Lines keeps NULL as null.
    DatabaseMissing if the archive has not been built.
    """
    # Only where it is used: the reading room starts without it.
    import sqlite_utils

    if not database.is_file():
        raise DatabaseMissing(f"there is no database {database}", "Build the archive first: make")
    folder.mkdir(parents=True, exist_ok=True)
    written: list[Path] = []
    with closing(sqlite3.connect(f"{database.resolve().as_uri()}?mode=ro", uri=True)) as connection:
        # Plugins that happen to be installed have no say in what is exported.
        archive = sqlite_utils.Database(connection, execute_plugins=False)
        for name in tables_of(connection):
            written += _export(archive.table(name), folder)
    return written


def tables_of(connection: sqlite3.Connection) -> list[str]:
    """The tables with rows for readers, without the search index and SQLite's own."""
    found = connection.execute(
        """select name from pragma_table_list
           where schema = 'main' and type = 'table' and substr(name, 1, 7) <> 'sqlite_' order by name"""
    )
    return [name for (name,) in found]


def _export(table: sqlite_utils.db.Table, folder: Path) -> Iterator[Path]:
    names = [column.name for column in table.columns]
    rows = table.rows_where(order_by=", ".join(f"[{key}]" for key in table.pks))
    csv_path, lines_path = folder / f"{table.name}.csv", folder / f"{table.name}.jsonl"
    csv_new, lines_new = folder / f"{table.name}.csv.new", folder / f"{table.name}.jsonl.new"
    with (
        csv_new.open("w", encoding="utf-8", newline="") as csv_file,
        lines_new.open("w", encoding="utf-8") as lines,
    ):
        writer = csv.writer(csv_file, lineterminator="\n")
        writer.writerow(names)
        for record in rows:
            writer.writerow(record.values())
            lines.write(json.dumps(record, ensure_ascii=False) + "\n")
    csv_new.replace(csv_path)
    lines_new.replace(lines_path)
    yield csv_path
    yield lines_path
