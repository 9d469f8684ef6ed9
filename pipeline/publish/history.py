"""The history of an agreement, for programs and the command line."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from ..errors import DatabaseMissing

# Linking has put the events in order: by date, an undated proposal before the adoption that it led to.
_SQL = """
select
  agreements.title, agreements.id, agreements.diary_number, agreement_events.date, agreement_events.kind,
  agreement_events.body, agreement_events.paragraph_label, agreement_events.text,
  documents.file, agreement_events.page,
  (select count(*) from agreement_event_sources where event_id = agreement_events.id)
from agreement_events
join agreements on agreements.id = agreement_id
join documents on documents.id = agreement_events.document_id
where trim(:avtal) <> '' and (
  cast(agreements.id as text) = trim(:avtal)
  or replace(upper(agreements.diary_number), ' ', '') = replace(upper(:avtal), ' ', '')
  or agreements.title like '%' || trim(:avtal) || '%'
  or agreements.id in (select agreement_id from agreement_names where name like '%' || trim(:avtal) || '%')
)
order by agreements.valid_from, agreements.id, agreement_events.id
"""
_SWEDISH = {
    "presented": "presenterat",
    "consulted": "på remiss",
    "recommended": "rekommenderat",
    "proposed": "föreslaget",
    "adopted": "antaget",
    "signed": "undertecknat",
    "in_force": "i kraft",
    "revised": "ändrat",
    "extended": "förlängt",
    "reviewed": "följt upp",
    "terminated": "uppsagt",
    "expires": "löper ut",
}


@dataclass(frozen=True, slots=True)
class HistoryEvent:
    """Something that happened to an agreement, and the place that says so.

    `kind` is as in the database, `event` the same in Swedish. `sources` is the number of places
    that tell it; `file` and `page` are the best of them.
    """

    agreement: str
    agreement_id: int
    diary_number: str | None
    date: str | None
    kind: str
    body: str | None
    paragraph_label: str | None
    text: str
    file: str
    page: int
    sources: int

    @property
    def event(self) -> str:
        """What happened, in Swedish."""
        return _SWEDISH.get(self.kind, self.kind)


def agreement_history(database: Path, agreement: str) -> list[HistoryEvent]:
    """What happened to an agreement (diary number, id or part of a name; all that fit), in order.

    DatabaseMissing if the archive has not been built.
    """
    if not database.is_file():
        raise DatabaseMissing(f"there is no database {database}", "Build the archive first: make")
    with closing(sqlite3.connect(f"{database.resolve().as_uri()}?mode=ro", uri=True)) as connection:
        return [HistoryEvent(*row) for row in connection.execute(_SQL, {"avtal": agreement})]
