"""Which agreements were in force on a day, read from the database."""

from __future__ import annotations

import datetime
import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from ..errors import DatabaseMissing
from ..link.in_force import Happening, Term, standing_on
from ..model import PartialDate


@dataclass(frozen=True, slots=True)
class InForce:
    """An agreement in force on the day asked for; with `doubts`, in Swedish, it only may have been.

    `file` and `page` are the place that tells its last day, else its first.
    """

    id: int
    title: str
    diary_number: str | None
    parties: tuple[str, ...]
    valid_from: str | None
    valid_to: str | None
    open_ended: bool
    doubts: tuple[str, ...]
    file: str | None
    page: int | None


def agreements_in_force(database: Path, day: datetime.date, party: str | None = None) -> list[InForce]:
    """The agreements in force on `day`, the certain ones first; `party` is a part of a party's name.

    DatabaseMissing if the archive has not been built.
    """
    if not database.is_file():
        raise DatabaseMissing(f"there is no database {database}", "Build the archive first: make")
    with closing(sqlite3.connect(f"{database.resolve().as_uri()}?mode=ro", uri=True)) as connection:
        found = list(_in_force(connection, day))
    wanted = party.casefold() if party else ""
    kept = [one for one in found if any(wanted in name.casefold() for name in one.parties) or not wanted]
    return sorted(kept, key=lambda one: (bool(one.doubts), one.valid_from or "", one.id))


def _in_force(connection: sqlite3.Connection, day: datetime.date) -> Iterator[InForce]:
    parties: dict[int, list[str]] = defaultdict(list)
    for agreement, name in connection.execute(
        "select agreement_id, party from agreement_parties order by agreement_id, rowid"
    ):
        parties[agreement].append(name)
    happenings = _happenings(connection)
    replaced = _replaced(connection)
    for row in connection.execute(
        "select id, title, diary_number, valid_from, valid_to, open_ended, document_id, renewal"
        " from agreements"
    ):
        number, title, diary_number, start, end, open_ended, document, renewal = row
        term = Term(
            _date(start),
            _date(end),
            bool(open_ended),
            tuple(happenings[number]),
            document is not None,
            renewal,
            replaced.get(number),
        )
        if standing := standing_on(day, term):
            file, page = _evidence(connection, number)
            yield InForce(
                number,
                title,
                diary_number,
                tuple(parties[number]),
                start,
                end,
                bool(open_ended),
                standing.doubts,
                file,
                page,
            )


def _happenings(connection: sqlite3.Connection) -> dict[int, list[Happening]]:
    texts: dict[int, list[str]] = defaultdict(list)
    for event, text in connection.execute("select event_id, text from agreement_event_sources order by id"):
        texts[event].append(text)
    found: dict[int, list[Happening]] = defaultdict(list)
    for event, agreement, kind, date, text in connection.execute(
        "select id, agreement_id, kind, date, text from agreement_events order by id"
    ):
        found[agreement].append(Happening(kind, _date(date), tuple(texts[event] or [text])))
    return found


def _replaced(connection: sqlite3.Connection) -> dict[int, PartialDate]:
    """For agreements that were replaced: the first day of the earliest that did so."""
    rows = connection.execute(
        "select other_id, min(valid_from) from agreement_relations"
        " join agreements on agreements.id = agreement_id"
        " where relation = 'replaces' and valid_from is not null group by other_id"
    )
    return {agreement: PartialDate.parse(start) for agreement, start in rows}


def _evidence(connection: sqlite3.Connection, agreement: int) -> tuple[str | None, int | None]:
    row = connection.execute(
        """
        select documents.file, events.page
        from agreement_events as events
        join documents on documents.id = events.document_id
        join agreements on agreements.id = events.agreement_id
        where events.agreement_id = ? and events.kind in ('expires', 'in_force')
        order by events.kind = 'expires' and events.date = agreements.valid_to desc,
          events.kind = 'in_force' desc, events.id
        limit 1
        """,
        (agreement,),
    ).fetchone()
    return row or (None, None)


def _date(text: str | None) -> PartialDate | None:
    return PartialDate.parse(text) if text else None
