"""The score of detection: one document from its text to its findings."""

from __future__ import annotations

from dataclasses import replace

from pipeline.model import Findings, Header, Paragraph, Problem, ReadDocument, RepairedDocument, Span

from .agreements import find_agreements
from .citations import find_citations
from .cited import find_cited
from .decisions import find_decisions
from .diary_mentions import find_diary_mentions
from .front import read_front
from .header import find_header
from .kind import find_kind
from .manuscript import Manuscript
from .paragraphs import find_paragraphs
from .proceedings import find_proceedings
from .reported import find_reported
from .sections import find_sections


def detect_document(document: ReadDocument, repaired: RepairedDocument) -> Findings:
    """Everything that is found in a document; both arguments have the same pages."""
    manuscript = Manuscript.of(document, repaired)
    if not manuscript.lines:
        problem = Problem("detect", "no-text", "the document has no text to search")
        return Findings(document.sha256, Header(), problems=(problem,) if document.pages else ())
    front = read_front(manuscript)
    kind = find_kind(manuscript, front)
    numbered = find_paragraphs(manuscript, kind)
    header = find_header(manuscript, front, kind, numbered.items)
    paragraphs = _with_number(numbered.items, header) or _unnumbered(manuscript, header)
    sections = find_sections(manuscript, paragraphs, header)
    decisions = find_decisions(manuscript, header, paragraphs, sections)
    cited_paragraphs = find_citations(manuscript, header, paragraphs)
    cited = find_cited(manuscript, header, paragraphs, cited_paragraphs, decisions)
    citations = tuple(item.citation for item in cited_paragraphs)
    told = {decision.span for decision in (*decisions, *cited)}
    listed = [d for d in find_reported(manuscript, paragraphs) if not any(d.span.overlaps(s) for s in told)]
    everything = tuple(sorted((*decisions, *cited, *listed), key=lambda decision: decision.span))
    telling = find_agreements(manuscript, header, paragraphs, everything, citations)
    proceedings, unsure = find_proceedings(manuscript, document, header, paragraphs, sections, everything)
    return Findings(
        sha256=document.sha256,
        header=header,
        paragraphs=paragraphs,
        sections=sections,
        decisions=everything,
        diary_mentions=find_diary_mentions(manuscript, header, paragraphs),
        citations=citations,
        agreements=telling.agreements,
        events=telling.events,
        relations=telling.relations,
        problems=(*numbered.problems, *telling.problems, *unsure),
        proceedings=proceedings,
    )


def _with_number(items: tuple[Paragraph, ...], header: Header) -> tuple[Paragraph, ...]:
    """An extract of one § is about that matter: the number in its head is the §'s own."""
    if header.kind != "protokollsutdrag" or len(items) != 1 or items[0].diary_number:
        return items
    return (replace(items[0], diary_number=header.diary_number),)


def _unnumbered(manuscript: Manuscript, header: Header) -> tuple[Paragraph, ...]:
    """An extract whose § is not printed is one item with neither number nor label."""
    if header.kind != "protokollsutdrag" or not header.title:
        return ()
    last = manuscript.lines[-1]
    whole = Span(manuscript.lines[0].span.start, last.span.end)
    item = Paragraph("item", None, None, header.title, header.diary_number, whole, 1, last.page, "unnumbered")
    return (replace(item, first_page=manuscript.lines[0].page, confidence=0.8),)
