"""What decisions do with agreements: a decision that names one is an event of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.model import Decision, EventKind, Header, Paragraph

from .events import Told, is_certain_word, period_end
from .marks import Marker
from .resolve import Resolver
from .rules import EventRule, act_rules, is_opinion, is_real

_OF_ACTION: dict[str, EventKind] = {"propose": "proposed", "recommend": "recommended"}
_OF_LEAD: dict[str, EventKind] = {"rekommender": "recommended", "föresl": "proposed", "hemställ": "proposed"}


def tell_decisions(
    resolver: Resolver,
    marker: Marker,
    decisions: Sequence[Decision],
    paragraphs: Sequence[Paragraph],
    header: Header,
) -> Iterator[Told]:
    """The events that the document's decisions are, drafts and other bodies' proposals left out."""
    for decision in decisions:
        if decision.status == "proposed" or (decision.status == "cited" and not decision.body):
            continue
        marked = marker.mark(decision.span)
        for rule in act_rules():
            match = rule.pattern.search(marked.text)
            if not match or not is_real(marked.text, match) or is_opinion(marked.text[: match.start()]):
                continue
            sites = [mark.site for mark in marked.marks_in(match[0]) if mark.site is not None]
            agreement = resolver.chosen[sites[-1]] if sites else None
            if agreement is None and not (sites and is_certain_word(resolver, sites[-1])):
                break
            here = decision.status == "decided"
            paragraph = paragraphs[decision.paragraph] if decision.paragraph is not None and here else None
            date = decision.date or (
                header.date if here and header.kind in ("protokoll", "protokollsutdrag") else None
            )
            label = decision.paragraph_label or (paragraph.label if paragraph else None)
            kind = _kind(decision, rule, marked.text[: match.start()])
            yield Told(agreement, kind, decision.span, date, decision.body, label, f"decision-{rule.id}")
            if rule.ends and kind == rule.kind and (end := period_end(marked, match)):
                yield Told(agreement, "expires", decision.span, end, rule=f"decision-{rule.id}")
            break


def _kind(decision: Decision, rule: EventRule, before: str) -> EventKind:
    """What the decision is to the agreement: to propose or to recommend a thing is not to do it."""
    lead = next((kind for word, kind in _OF_LEAD.items() if word in before.lower()), None)
    return lead or _OF_ACTION.get(decision.action, rule.kind)
