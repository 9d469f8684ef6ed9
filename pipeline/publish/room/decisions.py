"""One decision: its words, its paragraph, what it leads to and what leads to it, and its evidence."""

from __future__ import annotations

from ...model import Span
from .addresses import decision_addresses, document_address, find_decision
from .bodies import OWNER
from .labels import label
from .passages import boxes_of, page_repairs, segments
from .rows import Database, Row

_DECISION = f"""
select decisions.*, file, sha256, {OWNER} as organisation, documents.kind,
  documents.title as document_title,
  documents.date as document_date, documents.body as document_body, paragraphs.title as paragraph_title,
  paragraphs.text as paragraph_text, first_page
from decisions join documents on documents.id = decisions.document_id
left join paragraphs on paragraphs.id = paragraph_id where decisions.id = ?"""

# Sections that say again what the page shows elsewhere.
_SHOWN_ROLES = (
    "summary",
    "background",
    "proposal",
    "motion",
    "voting",
    "dissent",
    "statement",
    "recusal",
    "basis",
)


def decision_page(database: Database, key: str) -> Row | None:
    """All that the page of a decision shows; `None` if there is no such decision."""
    row_id = find_decision(database, key)
    if row_id is None:
        return None
    decision = database.row(_DECISION, row_id)
    assert decision is not None
    page = database.row(
        "select * from pages where document_id = ? and number = ?", decision["document_id"], decision["page"]
    )
    assert page is not None
    addresses = decision_addresses(database, {decision["document_id"]})
    start, end = decision["start_offset"], decision["end_offset"]
    if decision["last_page"] > decision["page"]:
        end = len(page["text"])
    marked = Span(start, end) if start is not None and end is not None and start < end else None
    repairs = page_repairs(database, decision["document_id"], decision["page"])
    return {
        "decision": decision,
        "address": addresses[row_id],
        "page": page,
        "place": document_address(
            decision["sha256"], decision["page"], *((marked.start, marked.end) if marked else (None, None))
        ),
        "picture": picture_address(decision["sha256"], page, marked),
        "is_marked": bool(marked and boxes_of(page, repairs, marked)),
        "mended": [
            part
            for part in segments(page["raw_text"], repairs, marked)
            if part.marked and part.before is not None
        ],
        "sections": _sections(database, decision),
        "votes": _votes(database, decision),
        "dissents": _of_paragraph(database, "dissents", decision),
        "motions": _of_paragraph(database, "motions", decision),
        "commissions": database.rows(
            "select * from commissions where decision_id = ? order by id", decision["id"]
        ),
        "siblings": _siblings(database, decision, addresses),
        "cites": _cites(database, decision),
        "cited_by": _cited_by(database, decision),
        "events": _events(database, decision),
        "citation": citation(decision),
    }


def picture_address(sha256: str, page: Row, marked: Span | None) -> str:
    """Where the picture of a page is, the passage marked."""
    address = document_address(sha256, page["number"]).replace("/dokument/", "/bild/") + ".png"
    return address + (f"?fran={marked.start}&till={marked.end}" if marked else "")


def citation(decision: Row) -> str:
    """The decision as a reader cites it, in the order of Swedish archives."""
    if decision["status"] == "cited":
        return _second_hand(decision)
    body = decision["body"] or decision["document_body"]
    date = decision["date"] or decision["document_date"] or "odaterat"
    parts = [
        decision["organisation"],
        f"{body}, {label('kind', decision['kind']).lower()} {date}" if body else f"{date}",
        decision["paragraph_label"] and f"{decision['paragraph_label']}, punkt {decision['position']}",
        decision["diary_number"] and f"dnr {decision['diary_number']}",
        f"s. {decision['page']} i {decision['file'].rpartition('/')[2]}",
    ]
    return ", ".join(part for part in parts if part) + "."


def _second_hand(decision: Row) -> str:
    """The citation of a decision that is known from another document."""
    whose = " ".join(part for part in (decision["body"], decision["date"]) if part)
    file = decision["file"].rpartition("/")[2]
    parts = [
        decision["organisation"],
        whose,
        decision["paragraph_label"],
        f"återgivet på s. {decision['page']} i {file}",
    ]
    return ", ".join(part for part in parts if part) + "."


def _sections(database: Database, decision: Row) -> list[Row]:
    if decision["paragraph_id"] is None:
        return []
    rows = database.rows(
        "select * from sections where paragraph_id = ? order by position", decision["paragraph_id"]
    )
    return [row for row in rows if row["role"] in _SHOWN_ROLES and row["text"].strip()]


def _of_paragraph(database: Database, table: str, decision: Row) -> list[Row]:
    return database.rows(
        f"select * from {table} where paragraph_id = ? order by page, start_offset, id limit 50",
        decision["paragraph_id"],
    )


def _votes(database: Database, decision: Row) -> list[Row]:
    """The votes of the decision's paragraph, each with who voted how."""
    votes = _of_paragraph(database, "votes", decision)
    for vote in votes:
        ballots = database.rows(
            "select name, party, choice as vote from vote_ballots where vote_id = ? order by id", vote["id"]
        )
        vote["ballots"] = {
            choice: [_person(row) for row in ballots if row["vote"] == choice]
            for choice in dict.fromkeys(row["vote"] for row in ballots)
        }
    return votes


def _person(row: Row) -> str:
    return f"{row['name']} ({row['party']})" if row["party"] else str(row["name"])


def _siblings(database: Database, decision: Row, addresses: dict[int, str]) -> list[Row]:
    if decision["paragraph_id"] is None:
        return []
    rows = database.rows(
        "select id, position, status, action, text from decisions"
        " where paragraph_id = ? and id <> ? order by id",
        decision["paragraph_id"],
        decision["id"],
    )
    return [row | {"address": addresses[row["id"]]} for row in rows]


def _cites(database: Database, decision: Row) -> list[Row]:
    """The citations in the decision's paragraph, those of its pages without a known place among them."""
    return database.rows(
        """select citations.*, target.label as target_label, target.first_page as target_page,
             documents.sha256 as target_sha256, documents.date as target_date
           from citations left join paragraphs as target on target.id = target_paragraph_id
           left join documents on documents.id = target.document_id
           left join paragraphs as own on own.id = ?
           where citations.document_id = ? and own.id is not null
             and citations.page between own.first_page and own.last_page
             and (citations.page > own.first_page or coalesce(citations.start_offset >= own.start_offset, 1))
             and (citations.page < own.last_page or coalesce(citations.start_offset < own.end_offset, 1))
           order by citations.id limit 50""",
        decision["paragraph_id"],
        decision["document_id"],
    )


def _cited_by(database: Database, decision: Row) -> list[Row]:
    return database.rows(
        """select raw, page, sha256, file, documents.title, documents.date from citations
           join documents on documents.id = document_id
           where target_paragraph_id = ? order by documents.date, citations.id limit 50""",
        decision["paragraph_id"],
    )


def _events(database: Database, decision: Row) -> list[Row]:
    return database.rows(
        """select distinct agreements.title, agreements.diary_number, agreement_events.kind
           from agreement_event_sources as source join agreement_events on agreement_events.id = event_id
           join agreements on agreements.id = agreement_id
           where source.document_id = ? and source.page between ? and ?
             and (instr(?, source.text) or instr(source.text, ?)) order by agreements.id limit 10""",
        *(
            decision["document_id"],
            decision["page"],
            decision["last_page"],
            decision["text"],
            decision["text"],
        ),
    )
