"""Lead-ins with their points: "Regionstyrelsen föreslog den 21 maj 2019, § 88, fullmäktige att" and a list.

The body, day and § stand in the one sentence, the agreement in another.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from pipeline.model import Claims, Decision, EventKind, PartialDate
from pipeline.swedish.deferred import deferred

from .events import Told, is_certain_word
from .knowledge import alternatives, read_table
from .marks import MarkedText, Marker
from .resolve import Resolver
from .rules import act_in, is_real
from .sentences import Sentence

_TABLE: list[dict[str, str]] = read_table("acts")["lead"]
_LEADS: list[tuple[EventKind | None, re.Pattern[str]]] = [
    (
        row.get("kind"),  # type: ignore[misc]
        deferred(
            r"^\W*(?:⟦D\d+⟧,?\s+)?(?:⟦S\d+⟧,?\s+)?(?:⟦B\d+⟧[^.;]{0,60}?\s"
            + verb
            + r"|"
            + verb
            + r"\s+⟦B\d+⟧)(?![\w-])",
            re.IGNORECASE,
        ),
    )
    for row in _TABLE
    for verb in [alternatives(row["verbs"])]
]
_POINT = deferred(r"\W*(?:att\b|\d{1,2}[.)]\s|[a-zåäö])")
_DRAFT = deferred(r"^[^\w⟦]*(?:\d{1,2}[.)]\s*)?(?:dels\s+)?(?:att\s+)?")
# "…, att A godkänns samt att B förlängs": points within the sentence.
_THAT = deferred(r"(?:,?\s+(?:samt|och|dels))?\s+att\b\s*", re.IGNORECASE)
# "Beslutade att föreslå styrelsen att säga upp avtalet": what comes behind is asked for, not done.
_ASKS = deferred(
    r"\b(?:föreslår?|hemställer|hemställa|rekommenderar?|förordar?|tillstyrka|yrkar?)\b", re.IGNORECASE
)
_MOST = 8


def tell_leads(
    resolver: Resolver, marker: Marker, written: PartialDate | None, decisions: Sequence[Decision]
) -> Iterator[Told]:
    """The events told by points under a lead-in that names a body and the day of its act."""
    own = Claims(len(resolver.text), (one.span for one in decisions if one.status == "decided"))
    for sentence in resolver.sentences:
        if not own.is_free(sentence.span):
            continue
        marked = marker.sentence(sentence)
        if not marked.letters >= {"B", "D"}:
            continue
        lead, *within = _THAT.split(marked.text)
        for kind, pattern in _LEADS:
            match = pattern.match(lead)
            dates = {mark.date for mark in marked.marks_in(lead) if mark.letter == "D"}
            if not match or len(dates) != 1 or not is_real(lead, match):
                continue
            date = dates.pop()
            if date and written and date.first_day() > written.last_day():
                continue
            body = next(mark.name for mark in marked.marks_in(match[0]) if mark.letter == "B")
            label = next((mark.name for mark in marked.marks_in(lead) if mark.letter == "S"), None)
            points = [MarkedText(marked.span, part, marked.marks) for part in within if part.strip()]
            if not marked.text.rstrip().endswith((".", "!", "?")):
                points += [marker.mark(point.span) for point in _points(resolver, sentence)]
            for point in takewhile(lambda point: not _ASKS.search(point.text), points):
                yield from _told(resolver, point, kind, date, body, label)
            break


def _points(resolver: Resolver, lead: Sentence) -> Iterator[Sentence]:
    for sentence in resolver.sentences[lead.index + 1 : lead.index + 1 + _MOST]:
        text = resolver.text[sentence.span.start : sentence.span.end].rstrip()
        if sentence.item != lead.item or not _POINT.match(text):
            return
        yield sentence
        if text.endswith("."):
            return


def _told(
    resolver: Resolver,
    marked: MarkedText,
    kind: EventKind | None,
    date: PartialDate | None,
    body: str | None,
    label: str | None,
) -> Iterator[Told]:
    act = act_in(_DRAFT.sub("", marked.text))
    if act is None or act[0].ceases:
        return  # The last day stands in the sentence itself, whoever proposes it.
    rule, match = act
    sites = marked.sites_in(match[0])
    if sites:
        agreement = resolver.chosen[sites[-1]]
    else:
        agreement = resolver.matter_of(marked.span) if rule.matter else None
    if agreement is not None or (sites and is_certain_word(resolver, sites[-1])):
        yield Told(agreement, kind or rule.kind, marked.span, date, body, label, f"lead-{rule.id}")
