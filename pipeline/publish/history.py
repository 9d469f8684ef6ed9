"""The history of an agreement, for programs and the command line: the canned query's answer as values."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from ..errors import DatabaseMissing
from .metadata import canned_queries


@dataclass(frozen=True, slots=True)
class HistoryEvent:
    """Something that happened to an agreement, in Swedish words, and the place that says so.

    `sources` is the number of places in the archive that tell it; `file` and `page` are the best of them.
    """

    agreement: str
    date: str | None
    event: str
    body: str | None
    paragraph_label: str | None
    text: str
    file: str
    page: int
    sources: int


def agreement_history(database: Path, agreement: str) -> list[HistoryEvent]:
    """What happened to an agreement (diary number, id or part of a name; all that fit), by date.

    DatabaseMissing if the archive has not been built.
    """
    if not database.is_file():
        raise DatabaseMissing(f"there is no database {database}", "Build the archive first: make")
    sql = canned_queries()["avtalets-historia"]["sql"]
    with closing(sqlite3.connect(f"{database.resolve().as_uri()}?mode=ro", uri=True)) as connection:
        return [HistoryEvent(*row) for row in connection.execute(sql, {"avtal": agreement})]
