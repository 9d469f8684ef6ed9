"""Two agreements, or a proposal and what was adopted, side by side, read from the database."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from ..errors import DatabaseMissing, UsageError
from ..link.compare import Clause, ClauseChange, compare_clauses


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field of the agreements that differs: parties, first or last day, sum, time of notice."""

    name: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """What changed from one text to the other; `before` and `after` name their files."""

    before: str
    after: str
    fields: tuple[FieldChange, ...]
    clauses: tuple[ClauseChange, ...]


def compare_agreements(database: Path, before: str, after: str) -> Comparison:
    """Compare two texts of clauses: each an agreement (id, diary number, part of its title) or a file.

    DatabaseMissing if the archive has not been built; UsageError where a name fits no text or several.
    """
    if not database.is_file():
        raise DatabaseMissing(f"there is no database {database}", "Build the archive first: make")
    with closing(sqlite3.connect(f"{database.resolve().as_uri()}?mode=ro", uri=True)) as connection:
        first, second = _text_of(connection, before), _text_of(connection, after)
        old, new = (_fields(connection, document) for document, _ in (first, second))
        changed = tuple(
            FieldChange(name, old.get(name), new.get(name))
            for name in dict.fromkeys([*old, *new])
            if old.get(name) != new.get(name)
        )
        clauses = compare_clauses(_clauses(connection, first[0]), _clauses(connection, second[0]))
    return Comparison(first[1], second[1], changed, tuple(clauses))


def _text_of(connection: sqlite3.Connection, name: str) -> tuple[int, str]:
    """The one document with clauses that `name` means."""
    rows = connection.execute(
        """
        select id, file from documents
        where exists (select 1 from paragraphs where document_id = documents.id and kind = 'clause')
          and (file = :name or file like '%/' || :name
            or replace(upper(diary_number), ' ', '') = replace(upper(:name), ' ', '')
            or id in (
              select document_id from agreements where cast(agreements.id as text) = :name
                or replace(upper(diary_number), ' ', '') = replace(upper(:name), ' ', '')
                or title like '%' || :name || '%'))
        order by file
        """,
        {"name": name.strip()},
    ).fetchall()
    if len(rows) == 1:
        return int(rows[0][0]), str(rows[0][1])
    if not rows:
        raise UsageError(
            f"The archive has no agreement with clauses that is called {name!r}.",
            "Only what is in the archive as a document of its own can be compared.",
        )
    files = ", ".join(file for _, file in rows[:6])
    raise UsageError(f"{name!r} may be any of {len(rows)} documents: {files}", "Name the file.")


def _clauses(connection: sqlite3.Connection, document: int) -> list[Clause]:
    rows = connection.execute(
        "select label, title, text, first_page from paragraphs"
        " where document_id = ? and kind = 'clause' order by id",
        (document,),
    )
    return [Clause(label, title or "", text, page) for label, title, text, page in rows]


def _fields(connection: sqlite3.Connection, document: int) -> dict[str, str]:
    row = connection.execute(
        "select id, valid_from, valid_to, open_ended, amount, currency, notice from agreements"
        " where document_id = ?",
        (document,),
    ).fetchone()
    if row is None:
        return {}
    agreement, start, end, open_ended, amount, currency, notice = row
    parties = connection.execute(
        "select party from agreement_parties where agreement_id = ? order by rowid", (agreement,)
    )
    told = {
        "parter": "; ".join(name for (name,) in parties) or None,
        "första dag": start,
        "sista dag": end or ("tills vidare" if open_ended else None),
        "summa": f"{amount:.0f} {currency}" if amount is not None else None,
        "uppsägningstid": notice,
    }
    return {name: value for name, value in told.items() if value}
