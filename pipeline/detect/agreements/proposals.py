"""The day and the § of another body's proposal: its words stand in one place, the reference to it in another.

"Kommunstyrelsens förslag: Avtal om X godkänns." and, among the papers, "Kommunstyrelsen 2014-11-04, § 214".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.model import Citation, Decision, Paragraph

from .events import Told
from .marks import Marker
from .resolve import Resolver
from .rules import act_in


def tell_proposals(
    resolver: Resolver,
    marker: Marker,
    decisions: Sequence[Decision],
    paragraphs: Sequence[Paragraph],
    citations: Sequence[Citation],
) -> Iterator[Told]:
    """An event for each agreement in a draft of a body to one act of which its § refers."""
    for decision in decisions:
        if decision.status != "proposed" or decision.paragraph is None or not decision.body:
            continue
        matter = paragraphs[decision.paragraph].span
        acts = {
            (citation.date, citation.paragraph_label)
            for citation in citations
            if matter.start <= citation.span.start < matter.end
            and citation.body == decision.body
            and citation.date
            and citation.date.day
            and citation.paragraph_label
        }
        if len(acts) != 1 or decision.body == _of_meeting(decisions, decision.paragraph):
            continue
        date, label = acts.pop()
        marked = marker.mark(decision.span)
        act = act_in(marked.text)
        if act is None:
            continue
        rule, match = act
        sites = marked.sites_in(match[0])
        agreement = resolver.chosen[sites[-1]] if sites else None
        if agreement is not None and not rule.ceases and rule.kind not in ("consulted", "reviewed"):
            yield Told(
                agreement, "proposed", decision.span, date, decision.body, label, f"proposal-{rule.id}"
            )


def _of_meeting(decisions: Sequence[Decision], paragraph: int) -> str | None:
    """The body whose meeting it is: its own earlier § is no proposal to itself."""
    bodies = (one.body for one in decisions if one.paragraph == paragraph and one.status == "decided")
    return next((body for body in bodies if body), None)
