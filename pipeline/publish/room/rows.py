"""Asking the database for rows, each a dictionary, within a bound of time."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any, TypeVar

Row = dict[str, Any]
Result = TypeVar("Result")

# A page that takes longer than this is given up; milliseconds.
TIME_LIMIT_MS = 4_000


class TooSlow(Exception):
    """The question took longer than it may."""


class Database:
    """The tables of the archive, read only."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection

    def rows(self, sql: str, *values: object) -> list[Row]:
        """All rows that `sql` gives."""
        cursor = self.connection.execute(sql, values)
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor]

    def row(self, sql: str, *values: object) -> Row | None:
        """The first row that `sql` gives."""
        return next(iter(self.rows(sql, *values)), None)


def within_limit(
    connection: sqlite3.Connection, ask: Callable[[Database], Result], limit_ms: int = TIME_LIMIT_MS
) -> Result:
    """What `ask` makes of the database. TooSlow where that takes longer than `limit_ms`."""
    deadline = time.perf_counter() + limit_ms / 1000
    connection.set_progress_handler(lambda: int(time.perf_counter() > deadline), 1000)
    try:
        return ask(Database(connection))
    except sqlite3.OperationalError as error:
        if "interrupted" in str(error):
            raise TooSlow from error
        raise
    finally:
        with suppress(sqlite3.ProgrammingError):
            connection.set_progress_handler(None, 1000)
