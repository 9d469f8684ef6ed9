"""Rows on their way into the database, gathered so that each statement has many to write."""

from __future__ import annotations

import sqlite3
from collections import defaultdict

from .rows import Row, Rows, Value

# Enough that a statement is worth its while, few enough to keep memory flat.
_ROWS = 2_000


class Batch:
    """Rows of all tables, written table by table when there are enough of them."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._rows: Rows = defaultdict(list)
        self._held = 0

    def add(self, rows: Rows) -> None:
        """Take the rows of one more document."""
        for table, values in rows.items():
            if values:
                self._rows[table] += values
                self._held += len(values)
        if self._held >= _ROWS:
            self.write()

    def write(self) -> None:
        """Write what is held."""
        for table, values in self._rows.items():
            statement = f"into {table} values ({', '.join('?' * len(values[0]))})"
            try:
                self._connection.executemany(f"insert {statement}", values)
            except UnicodeEncodeError:
                # Rows that went in before the bad one are replaced by themselves.
                valid: list[Row] = [tuple(map(_valid, row)) for row in values]
                self._connection.executemany(f"insert or replace {statement}", valid)
        self._rows.clear()
        self._held = 0


def _valid(value: Value) -> Value:
    """Text with what is not Unicode replaced, one sign for one, so that offsets hold."""
    return value.encode("utf-8", "replace").decode("utf-8") if isinstance(value, str) else value
