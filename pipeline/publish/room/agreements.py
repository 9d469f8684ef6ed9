"""Agreements: all of them over time, and one with its history, sources, parties and relations."""

from __future__ import annotations

from .addresses import agreement_address, find_agreement
from .charts import Moment, Term, time_line, year_of
from .labels import label
from .rows import Database, Row

_MOST_LISTED = 300
_MOST_NAMES = 6


def agreements_page(database: Database) -> Row:
    """All agreements, by the beginning of their term, with a chart of those whose term is known."""
    rows = database.rows(
        f"""select agreements.*,
             (select group_concat(party, '; ') from agreement_parties
              where agreement_id = agreements.id) as parties,
             (select count(*) from agreement_events where agreement_id = agreements.id) as events,
             (select min(date) from agreement_events where agreement_id = agreements.id) as first_event
           from agreements order by valid_from is null, valid_from, title limit {_MOST_LISTED}"""
    )
    now = _last_year(database)
    terms = [term for row in rows if (term := _term(row, now))]
    return {"agreements": rows, "chart_svg": time_line(terms, (), "Avtalens giltighetstid")}


def agreement_page(database: Database, key: str) -> Row | None:
    """All that the page of an agreement shows; `None` if there is no such agreement."""
    agreement = find_agreement(database, key)
    if agreement is None:
        return None
    events = database.rows(
        """select agreement_events.*, sha256, file from agreement_events
           join documents on documents.id = agreement_events.document_id
           where agreement_id = ?
           order by agreement_events.date is null, agreement_events.date, agreement_events.id""",
        agreement["id"],
    )
    moments = []
    for number, event in enumerate(events, start=1):
        event["number"] = number
        event["sources"] = database.rows(
            """select source.page, source.text, sha256, file, documents.title
               from agreement_event_sources as source join documents on documents.id = document_id
               where event_id = ? order by source.id""",
            event["id"],
        )
        if (at := year_of(event["date"])) is not None:
            moments.append(Moment(at, str(number), f"{event['date']} {label('event', event['kind'])}"))
    term = _term(agreement, _last_year(database))
    return {
        "agreement": agreement,
        "address": agreement_address(agreement["title"], agreement["diary_number"]),
        "document": database.row("select * from documents where id = ?", agreement["document_id"]),
        "parties": _column(database, "party", "agreement_parties", agreement),
        "names": _names(database, agreement),
        "events": events,
        "relations": _relations(database, agreement),
        "chart_svg": time_line([term] if term else [], moments, f"Tidslinje för {agreement['title']}"),
    }


def _term(agreement: Row, now: float) -> Term | None:
    start, end = year_of(agreement["valid_from"]), year_of(agreement["valid_to"], at_end=True)
    if start is None:
        return None
    return Term(start, max(start, end or now), agreement["title"], open_end=end is None)


def _last_year(database: Database) -> float:
    """The end of the archive: an agreement without a known end is drawn to there, and no further."""
    row = database.row("select max(substr(date, 1, 4)) as year from documents")
    return float(row["year"]) + 1 if row and row["year"] else 0.0


def _column(database: Database, column: str, table: str, agreement: Row) -> list[str]:
    rows = database.rows(
        f"select {column} from {table} where agreement_id = ? order by rowid", agreement["id"]
    )
    return [row[column] for row in rows]


def _names(database: Database, agreement: Row) -> list[str]:
    """What else the agreement is called, one of each that differ in capitals alone, the shortest first."""
    names = {name.casefold(): name for name in _column(database, "name", "agreement_names", agreement)}
    names.pop(agreement["title"].casefold(), None)
    return sorted(names.values(), key=lambda name: (len(name), name))[:_MOST_NAMES]


def _relations(database: Database, agreement: Row) -> list[Row]:
    return database.rows(
        """select relation, agreements.title, agreements.diary_number, other.agreement_id = ?1 as outward,
             other.page, other.text, sha256, documents.file
           from agreement_relations as other
           join agreements on agreements.id = iif(other.agreement_id = ?1, other_id, other.agreement_id)
           left join documents on documents.id = other.document_id
           where ?1 in (other.agreement_id, other_id) order by outward desc, agreements.id""",
        agreement["id"],
    )
