"""The history of an agreement, for programs and the command line."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from ..errors import DatabaseMissing

# Linking has put the events in order: by date, an undated proposal before the adoption that it led to. How
# the agreement stands to others comes behind them.
_SQL = """
with asked as (
  select * from agreements where trim(:avtal) <> '' and (
    cast(agreements.id as text) = trim(:avtal)
    or replace(upper(agreements.diary_number), ' ', '') = replace(upper(:avtal), ' ', '')
    or agreements.title like '%' || trim(:avtal) || '%'
    or agreements.id in (select agreement_id from agreement_names where name like '%' || trim(:avtal) || '%')
  )
)
select title, id, diary_number, date, kind, body, paragraph_label, text, file, page, sources, other, other_id
from (
  select
    asked.title, asked.id, asked.diary_number, agreement_events.date, agreement_events.kind,
    agreement_events.body, agreement_events.paragraph_label, agreement_events.text,
    documents.file, agreement_events.page,
    (select count(*) from agreement_event_sources where event_id = agreement_events.id) as sources,
    null as other, null as other_id, asked.valid_from as begins, 0 as place, agreement_events.id as nth
  from agreement_events
  join asked on asked.id = agreement_id
  join documents on documents.id = agreement_events.document_id
  union all
  select
    asked.title, asked.id, asked.diary_number, null, relation, null, null, agreement_relations.text,
    documents.file, agreement_relations.page, 1, others.title, others.id, asked.valid_from, 1, others.id
  from agreement_relations
  join asked on asked.id = agreement_relations.agreement_id
  join agreements as others on others.id = other_id
  join documents on documents.id = agreement_relations.document_id
  union all
  select
    asked.title, asked.id, asked.diary_number, null,
    case relation when 'replaces' then 'replaced_by' when 'amends' then 'amended_by' else 'has_part' end,
    null, null, agreement_relations.text, documents.file, agreement_relations.page, 1,
    others.title, others.id, asked.valid_from, 2, others.id
  from agreement_relations
  join asked on asked.id = other_id
  join agreements as others on others.id = agreement_relations.agreement_id
  join documents on documents.id = agreement_relations.document_id
  where relation <> 'refers_to'
)
order by begins, id, place, nth
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
    "replaces": "ersätter",
    "amends": "ändrar",
    "part_of": "är del av",
    "refers_to": "hänvisar till",
    "replaced_by": "ersätts av",
    "amended_by": "ändras genom",
    "has_part": "består av",
}


@dataclass(frozen=True, slots=True)
class HistoryEvent:
    """Something that happened to an agreement, or how it stands to another one, and the place that says so.

    `kind` is as in the database, `event` the same in Swedish; a relation has the `other` agreement's title
    and id, and is told from this agreement's side ("replaced_by"). `sources` is the number of places that
    tell it; `file` and `page` are the best of them.
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
    other: str | None = None
    other_id: int | None = None

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
