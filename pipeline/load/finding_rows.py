"""What was found in one document as rows: paragraphs, sections, decisions, diary numbers, citations."""

from __future__ import annotations

from collections import Counter

from ..model import Findings
from .places import Places
from .proceeding_rows import add_proceeding_rows
from .rows import Numbering, Rows, iso


def add_finding_rows(
    rows: Rows, findings: Findings, places: Places, document_id: int, ids: Numbering
) -> None:
    """Add the rows of `findings` to `rows`, table by table."""
    paragraph_ids = [ids.next("paragraphs") for _ in findings.paragraphs]

    def paragraph_id(index: int | None) -> int | None:
        return None if index is None else paragraph_ids[index]

    for own_id, paragraph in zip(paragraph_ids, findings.paragraphs, strict=True):
        rows["paragraphs"].append(
            (
                own_id,
                document_id,
                paragraph.kind,
                paragraph.number,
                paragraph.label,
                paragraph.title or None,
                ids.diary_number(paragraph.diary_number),
                paragraph.first_page,
                paragraph.last_page,
                paragraph.span.of(places.text),
                places.start(paragraph.span, paragraph.first_page),
                places.end(paragraph.span, paragraph.last_page),
                paragraph.rule or None,
                paragraph.confidence,
            )
        )
    positions: Counter[int | None] = Counter()
    for section in findings.sections:
        positions[section.paragraph] += 1
        rows["sections"].append(
            (
                ids.next("sections"),
                document_id,
                paragraph_id(section.paragraph),
                positions[section.paragraph],
                section.role,
                section.heading or None,
                section.page,
                section.span.of(places.text),
                section.rule or None,
                section.confidence,
            )
        )
    decision_ids = [ids.next("decisions") for _ in findings.decisions]
    for decision_id, decision in zip(decision_ids, findings.decisions, strict=True):
        rows["decisions"].append(
            (
                decision_id,
                document_id,
                paragraph_id(decision.paragraph),
                decision.status,
                decision.position,
                decision.action,
                decision.body,
                decision.addressee,
                iso(decision.date),
                decision.paragraph_label,
                ids.diary_number(decision.diary_number),
                decision.text,
                decision.page,
                decision.last_page,
                places.start(decision.span, decision.page),
                places.end(decision.span, decision.last_page),
                decision.rule or None,
                decision.confidence,
                decision.verbatim or decision.text,
            )
        )
    for mention in findings.diary_mentions:
        number = ids.diary_number(mention.number, mention.series, mention.serial, mention.year)
        rows["diary_mentions"].append(
            (
                ids.next("diary_mentions"),
                document_id,
                number,
                mention.page,
                mention.role,
                mention.raw,
                places.start(mention.span, mention.page),
                mention.rule or None,
                mention.confidence,
            )
        )
    for citation in findings.citations:
        rows["citations"].append(
            (
                ids.next("citations"),
                document_id,
                citation.page,
                citation.body,
                iso(citation.date),
                citation.paragraph_label,
                ids.diary_number(citation.diary_number),
                citation.raw,
                None,
                places.start(citation.span, citation.page),
                citation.rule or None,
                citation.confidence,
            )
        )
    add_proceeding_rows(rows, findings, places, document_id, ids, paragraph_ids, decision_ids)
