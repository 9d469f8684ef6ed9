"""Documents as linking gets them: a page of text, and what detection would have found in it."""

from __future__ import annotations

from dataclasses import replace

from pipeline.detect.agreements import find_agreements
from pipeline.detect.manuscript import Manuscript
from pipeline.link import LinkInput
from pipeline.model import Citation, Decision, Findings, Header, Paragraph, PartialDate, Span
from tests.detect.printed import printed


def document(
    name: str,
    text: str,
    header: Header | None = None,
    *,
    item: str | None = None,
    number: int | None = None,
    decisions: tuple[Decision, ...] = (),
    citations: tuple[Citation, ...] = (),
) -> LinkInput:
    """A document of one page named by `name`; with `item` it is one § of a meeting with that title."""
    header = header or Header("rapport", "Region Norrmark")
    read, repaired = printed(text)
    manuscript = Manuscript.of(read, repaired)
    whole = Span(0, len(manuscript.text))
    label = f"§ {number}" if number else None
    paragraphs = (
        (Paragraph("item", number, label, item, header.diary_number, whole, 1, 1),)
        if item is not None
        else ()
    )
    telling = find_agreements(manuscript, header, paragraphs, decisions, citations)
    findings = Findings(
        sha256=name.ljust(64, "0"),
        header=header,
        paragraphs=paragraphs,
        decisions=decisions,
        citations=citations,
        agreements=telling.agreements,
        events=telling.events,
        relations=telling.relations,
        problems=telling.problems,
    )
    return LinkInput(replace(repaired, sha256=findings.sha256), findings)


def day(iso: str) -> PartialDate:
    """The date written as 2018, 2018-06 or 2018-06-19."""
    return PartialDate.parse(iso)
