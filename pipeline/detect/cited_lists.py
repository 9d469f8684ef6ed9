"""The points under a sentence that tells of another meeting: "…, § 34, där rådet beslutade följande:"."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model import Decision, Paragraph, Span
from pipeline.swedish.deferred import deferred

from .actions import action_of
from .citations import CitedParagraph
from .headings import match_heading
from .manuscript import NUMBERED, Manuscript
from .points import find_points

_LIST_LEAD = deferred(r"\b(?:beslut\w*|rekommender\w*|föreslog|föreslår|hemställ\w*)\b[^.]{0,60}:\s*$")


def list_leads(manuscript: Manuscript, citations: Sequence[CitedParagraph]) -> list[CitedParagraph]:
    """The citations whose sentence opens a list of what was decided; the last of a sentence counts."""
    leads: dict[Span, CitedParagraph] = {}
    for cited in citations:
        text = cited.window.of(manuscript.text)
        if _LIST_LEAD.search(text):
            leads[cited.window] = cited
    return list(leads.values())


def listed_points(
    manuscript: Manuscript, lead: CitedParagraph, paragraphs: Sequence[Paragraph]
) -> list[Decision]:
    """The numbered points under the sentence, up to the next heading."""
    begin = manuscript.line_at(lead.window.end - 1).index + 1
    lines = []
    for line in manuscript.lines[begin:]:
        if match_heading(line.text) or any(p.span.start == line.span.start for p in paragraphs):
            break
        lines.append(line)
    if not lines or not NUMBERED.match(lines[0].text):
        return []
    owner = next((p for p in paragraphs if p.span.overlaps(lead.window)), None)
    decisions = []
    whole = manuscript.joined(Span(lead.window.start, lines[-1].span.end))
    for position, point in enumerate(find_points(manuscript, manuscript.span_of(lines)), start=1):
        if point.form != "number":
            break
        body, addressee, action = lead.citation.body, None, action_of(point.text)
        if point.leadin is not None:
            body = point.leadin.who or body
            addressee = point.leadin.to
            if point.leadin.kind != "decide":
                action = point.leadin.kind
        decisions.append(
            Decision(
                status="cited",
                position=point.number or position,
                action=action,
                text=point.text,
                span=point.span,
                page=manuscript.page_of(point.span.start),
                last_page=manuscript.page_of(point.span.end - 1),
                body=body,
                addressee=addressee,
                date=lead.citation.date,
                paragraph_label=lead.citation.paragraph_label,
                # What is listed was decided in this very matter.
                diary_number=lead.citation.diary_number or (owner.diary_number if owner else None),
                paragraph=paragraphs.index(owner) if owner else None,
                rule="cited-list",
                confidence=0.9,
                verbatim=whole,
            )
        )
    return decisions
