"""What decisions do with agreements: a decision that names one is an event of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.model import Decision, EventKind, Header, Paragraph
from pipeline.swedish.deferred import deferred

from .entities import fold_name
from .event_dates import period_end
from .events import Told, is_certain_word
from .marks import Marker
from .resolve import Resolver
from .rules import EventRule, act_in
from .told_parties import signers

_OF_ACTION: dict[str, EventKind] = {"propose": "proposed", "recommend": "recommended"}
_OF_LEAD: dict[str, EventKind] = {"rekommender": "recommended", "föresl": "proposed", "hemställ": "proposed"}
# Between the points of a decision and what stands before them.
_LONGEST_LEAD = 160
_BETWEEN_POINTS = 8
_LED = deferred(
    r"\b(?:föreslår|hemställer|rekommenderar)\b[^.;]{0,80}?\b(?:att|besluta|följande(?:\s+beslut)?)\s*:?\s*(?:\d\.\s*)?$",
    re.IGNORECASE,
)
# An agreement that is left to run out has been given no notice.
_LAPSES = deferred(
    r"\bvid\s+(?:avtals|giltighets|hyres|arrende)(?:tidens|periodens)\s+(?:slut|utgång)\b", re.IGNORECASE
)
_RESOLVES = deferred(r"\bbeslut(?:ar|ade|et)?\b", re.IGNORECASE)
# What only a party decides of.
_OF_A_PARTY = ("decision-adopt", "decision-extend", "decision-terminate")
_MAKING = ("adopted", "signed", "revised", "extended", "terminated", "reviewed")


def tell_decisions(
    resolver: Resolver,
    marker: Marker,
    decisions: Sequence[Decision],
    paragraphs: Sequence[Paragraph],
    header: Header,
) -> Iterator[Told]:
    """The events that the document's decisions are, drafts and other bodies' proposals left out."""
    drafts = [decision.span for decision in decisions if decision.status == "proposed"]
    for decision in decisions:
        if decision.status == "proposed" or (decision.status == "cited" and not decision.body):
            continue
        if decision.status == "cited" and any(decision.span.overlaps(span) for span in drafts):
            continue  # The points that another body proposed: its act is told by the words before them.
        marked = marker.mark(decision.span)
        act = act_in(marked.text)
        if act is None:
            continue
        rule, match = act
        sites = marked.sites_in(match[0])
        agreement = resolver.chosen[sites[-1]] if sites else None
        if not sites and rule.matter and decision.status == "decided":
            agreement = resolver.matter_of(decision.span)
        if agreement is None and not (sites and is_certain_word(resolver, sites[-1])):
            continue
        here = decision.status == "decided"
        paragraph = paragraphs[decision.paragraph] if decision.paragraph is not None and here else None
        date = decision.date or (
            header.date if here and header.kind in ("protokoll", "protokollsutdrag") else None
        )
        label = decision.paragraph_label or (paragraph.label if paragraph else None)
        lapses = bool(_LAPSES.search(marked.text))
        if rule.ceases and (lapses or _is_replaced(agreement, decision, resolver)):
            if end := period_end(marked, match):
                yield Told(agreement, "expires", decision.span, end, rule=f"decision-{rule.id}")
            continue
        kind = _kind(decision, rule, marked.text[: match.start()], match[0])
        if kind in _MAKING:
            kind = lead_kind(decision, decisions, resolver.text) or kind
        body = _fuller(decision.body, [mark.name for mark in marked.marks])
        yield Told(agreement, kind, decision.span, date, body, label, f"decision-{rule.id}")
        if rule.ends and kind == rule.kind and (end := period_end(marked, match)):
            yield Told(agreement, "expires", decision.span, end, rule=f"decision-{rule.id}")


def _fuller(body: str | None, names: Sequence[str | None]) -> str | None:
    """The body with its field, as the words of the decision have it: "Samverkansrådet för trafik"."""
    return next((name for name in names if body and name and name.startswith(f"{body} för ")), body)


def lead_kind(decision: Decision, decisions: Sequence[Decision], text: str) -> EventKind | None:
    """What the words before the points of a decision make of them: "… och föreslår fullmäktige att 1."."""
    before = [
        one
        for one in decisions
        if one.paragraph == decision.paragraph and one.status == decision.status and one.span < decision.span
    ]
    end = decision.span.start
    if decision.status == "cited":
        first = decision
        for one in sorted(before, key=lambda one: one.span, reverse=True):
            if first.span.start - one.span.end > _BETWEEN_POINTS:
                break
            first = one
        led = _LED.search(text, max(0, first.span.start - _LONGEST_LEAD), first.span.start)
        return next((kind for word, kind in _OF_LEAD.items() if led and word in led[0].lower()), None)
    for one in sorted(before, key=lambda one: one.span, reverse=True):
        # A first sentence that decides may go on as the lead-in.
        words = text[one.span.end : end]
        led = _LED.search(text, one.span.start, one.span.end)
        if len(words) > _LONGEST_LEAD or _RESOLVES.search(words):
            return None
        words += led[0] if led else ""
        if kind := next((kind for word, kind in _OF_LEAD.items() if word in words.lower()), None):
            return kind
        end = one.span.start
    return None


def _is_replaced(agreement: int | None, decision: Decision, resolver: Resolver) -> bool:
    """True where the matter makes another agreement: the old one has its end without notice."""
    item = resolver.sentence_at(decision.span.start).item
    return any(
        entity.made_here and place != agreement and item in entity.items
        for place, entity in enumerate(resolver.entities)
    )


def _kind(decision: Decision, rule: EventRule, before: str, told: str) -> EventKind:
    """What the decision is to the agreement: to propose or to recommend a thing is not to do it."""
    lead = next((kind for word, kind in _OF_LEAD.items() if word in before.lower()), None)
    # What a committee proposed to its board is told of a matter of their own.
    asked = not (decision.status == "cited" and lead == "proposed" and told.lower().startswith("tillstyrk"))
    if rule.kind == "consulted" and asked:
        return rule.kind  # An answer to one who asks, whatever it recommends.
    return lead or _OF_ACTION.get(decision.action, rule.kind)


def party_made(events: Sequence[Told], resolver: Resolver, header: Header) -> None:
    """Beside "avtal med B", which a body decides to make, its organisation is the other party."""
    for event in events:
        if event.agreement is None or not header.organisation or not event.rule.startswith(_OF_A_PARTY):
            continue
        entity = resolver.entities[event.agreement]
        if (
            event.kind in ("adopted", "proposed", "extended", "terminated")
            and event.body == header.body
            and len(entity.parties) == 1
            and entity.with_party
            and not entity.is_document
            and fold_name(entity.parties[0]) != fold_name(header.organisation)
        ):
            entity.parties = (header.organisation, *entity.parties)


def party_signed(events: Sequence[Told], resolver: Resolver, header: Header) -> None:
    """Give an agreement without two parties those who are told to have signed it."""
    for event in events:
        if event.agreement is None or event.kind != "signed" or event.rule == "own-signature":
            continue
        entity = resolver.entities[event.agreement]
        if len(entity.parties) < 2 and not entity.is_document:
            told = event.span.of(resolver.text)
            entity.parties = signers(told, header.organisation) or entity.parties
