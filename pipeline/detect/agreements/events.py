"""What sentences say that happened to agreements."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from pipeline.model import Claims, Decision, EventKind, PartialDate, Span
from pipeline.swedish.deferred import deferred
from pipeline.swedish.sieve import Sieve

from .event_dates import OF_THE_PERIOD, date_of, period_end, terms_in_a_row
from .marks import Mark, MarkedText, Marker
from .parties import is_group
from .predicates import split_predicates
from .resolve import Resolver
from .rules import EventRule, event_rules, is_real
from .sites import PRONOUN, PROPOSAL

_NEAR = 70
_LOCAL = {"Kommunfullmäktige": "Kommunfullmäktige", "Kommunstyrelsen": "Kommunstyrelsen"}
_DECIDED = ("adopted", "extended", "terminated")
# "… av kommunfullmäktige i Sjövik den 3 maj, § 12, i Granfors den 8 maj, § 95".
_FURTHER = deferred(
    r"(?<=[⟧,])\s*(?:,|och|samt|,?\s+(?:och|samt))?\s+(?:av\s+)?"
    r"(?:(?:(?-i:[A-ZÅÄÖ])[\w-]+s\s+)?⟦B\d+⟧(?:\s+i\s+(?:(?:Region|Landstinget)\s+)?[\w-]+(?:\s+kommun)?)?|(?:i|av)\s+(?-i:[A-ZÅÄÖ])[\w-]+(?:\s+(?:kommun|stad))?)"
    r"(?:\s+för\s+sin\s+del)?\s+(?:den\s+|i\s+)?⟦D\d+⟧(?:,?\s*⟦S\d+⟧,?)?",
    re.IGNORECASE,
)
# Groups that the words name for certain; "varje kommun" is only known with the parties.
_MANY = deferred(r"(?:länets|regionens|samtliga|\w+kommunerna)\b", re.IGNORECASE)
_BOARDS = deferred(
    r"(?:\w+\s+){0,3}\w*kommunernas\s|\w*nämnderna|(?:de\s+\w+\s+)?kommunstyrelserna|huvudmännen|de\s+\w+\s+\w*kommunerna\b",
    re.IGNORECASE,
)
# Who approves a draft and sends it on to those who may adopt it has proposed it.
_PASSED_ON = deferred(
    r"[^.;]{0,40}?\b(?:överlämnade|överlämnat|översände|översänt|skickade|sände|föreslog|hemställde)\b[^.;]{0,60}?"
    r"(?:fullmäktige|⟦B\d+⟧|antagande|beslut)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Told:
    """An event as one sentence tells it; `agreement` is `None` where it is not certain which one is meant."""

    agreement: int | None
    kind: EventKind
    span: Span
    date: PartialDate | None = None
    body: str | None = None
    label: str | None = None
    rule: str = ""


def tell_events(
    resolver: Resolver, marker: Marker, written: PartialDate | None, decisions: Sequence[Decision] = ()
) -> Iterator[Told]:
    """The events that the sentences of the document tell, in order.

    What stands within the document's own `decisions` and drafts of them is left to `tell_decisions`, but for
    the first and last day of an agreement.
    """
    acts = Claims(len(resolver.text), (decision.span for decision in decisions if decision.status != "cited"))
    topic = carried = None  # type: int | None
    block = last = -1
    before: list[Told] = []
    here: list[Told] = []
    for sentence in resolver.sentences:
        before, here = here, []
        marked = marker.sentence(sentence)
        spoken = {resolver.chosen[mark.site] for mark in marked.marks if mark.site is not None} - {None}
        if sentence.block != block:
            # What was followed up may be what the passage before ends with.
            carried = topic if last + 1 == sentence.index else None
            topic, block = None, sentence.block
        inside = not acts.is_free(sentence.span)
        letters = marked.letters
        # Without a day, a § or somebody who acts there is nothing to tell but what was told just before.
        parts = split_predicates(marked) if before or letters - {"A"} else []
        for rule, part in _tried(parts, named="A" in letters):
            if rule.echo:
                here += echoed(rule, part, before if sentence.block == block else [], resolver)
                continue
            if inside and rule.kind not in OF_THE_PERIOD:
                continue
            for match in rule.pattern.compiled.finditer(part.text):
                if not is_real(part.text, match, rule.kind):
                    continue
                # What was followed up is what the sentence right before speaks of.
                near = topic if rule.kind != "reviewed" or last + 1 >= sentence.index else None
                near = carried if rule.kind == "reviewed" and near is None else near
                for told in read_match(rule, match, part, resolver, near, written):
                    if told.kind != rule.kind or not _is_future(rule, told.date, written):
                        here.append(told)
        yield from here
        if spoken:
            last = sentence.index
        carried = None
        if len(spoken) == 1:
            topic = spoken.pop()
        elif spoken:
            topic = None


@cache
def _rules(named: bool) -> Sieve[tuple[int, EventRule]]:
    """The rules in their order; without `named` those that the sentence need not name an agreement for."""
    rules = enumerate(event_rules())
    wanted = [(place, rule) for place, rule in rules if named or rule.topic or rule.matter or rule.echo]
    return Sieve(wanted, lambda numbered: numbered[1].pattern)


def _tried(parts: Sequence[MarkedText], *, named: bool) -> list[tuple[EventRule, MarkedText]]:
    """Each rule with each part of a sentence that may meet it, one rule after the other."""
    tried = [(place, rule, part) for part in parts for place, rule in _rules(named).of(part.text)]
    if len(parts) > 1:
        tried.sort(key=lambda item: item[0])
    return [(rule, part) for _, rule, part in tried]


def echoed(rule: EventRule, marked: MarkedText, before: Sequence[Told], resolver: Resolver) -> Iterator[Told]:
    """What another did as well: "Granfors fattade motsvarande beslut den 3 maj, § 12"."""
    kinds = _DECIDED if rule.kind in _DECIDED else (rule.kind,)
    told = next((told for told in reversed(before) if told.kind in kinds), None)
    match = rule.pattern.search(marked.text) if told else None
    if not told or not match:
        return
    marks = {mark.letter: mark for mark in marked.marks_in(match[0])}
    if "A" in marks:
        # "Detsamma gäller tilläggsavtalet": another agreement, on the same day.
        site = marks["A"].site
        if site is not None and resolver.chosen[site] is not None:
            yield replace(told, agreement=resolver.chosen[site], span=marked.span, rule=rule.id)
        return
    label = marks["S"].name if "S" in marks else None
    # "I Älvsta" is decided by the assembly of that municipality.
    body = marks["B"].name if "B" in marks else _LOCAL.get(told.body or "")
    here = replace(told, span=marked.span, date=marks["D"].date, body=body, label=label, rule=rule.id)
    yield here
    if body:
        for more in _further_bodies(told.agreement, rule, match, marked, body):
            yield replace(more, kind=here.kind)


def read_match(
    rule: EventRule,
    match: re.Match[str],
    marked: MarkedText,
    resolver: Resolver,
    topic: int | None = None,
    written: PartialDate | None = None,
) -> Iterator[Told]:
    """The events that one match of a rule tells: one for each body, and the end where it is told."""
    marks = marked.marks_in(match[0])
    of = marked.marks_in(match.groupdict().get("of") or "") or marks
    sites = [mark.site for mark in of if mark.site is not None]
    if not sites and not (rule.topic or rule.matter):
        return
    if sites:
        agreement = resolver.chosen[sites[-1]]
    elif rule.topic and (topic is not None or not rule.matter):
        agreement = topic
    else:
        # One that is only being made has not been followed up.
        agreement = resolver.matter_of(marked.span, made=rule.kind == "reviewed")
    if agreement is None and (not sites or not is_certain_word(resolver, sites[-1])):
        return
    if rule.date == "all":
        for day in [mark.date for mark in marks if mark.date]:
            yield Told(agreement, rule.kind, marked.span, day, rule=rule.id)
        return
    if rule.kind == "extended" and rule.ends and (terms := terms_in_a_row(marked, match)):
        for day, end in terms:
            yield Told(agreement, rule.kind, marked.span, day, rule=rule.id)
            if end:
                yield Told(agreement, "expires", marked.span, end, rule=rule.id)
        return
    date = date_of(rule, match, marked, written)
    if (rule.date in ("start", "end") and date is None) or (rule.exact and not (date and date.day)):
        return
    bodies, label = [], None
    if rule.kind not in OF_THE_PERIOD:
        acting = [mark for mark in marks if not _is_owner(mark, marks, resolver.text)]
        bodies = [name for mark in acting if (name := _actor(mark, agreement, resolver))]
        label = next((mark.name for mark in marks if mark.letter == "S"), None)
        label = label or _label_beside(match, marked, bool(bodies))
    if rule.bodies and not any(rule.bodies.search(body) for body in bodies):
        return
    if not (date or label or (bodies and rule.kind in ("adopted", "extended", "terminated"))):
        # "Avtalet har förlängts till den …": when that was decided is not told, the last day is.
        if rule.kind == "extended" and rule.ends and (end := period_end(marked, match)):
            yield Told(agreement, "expires", marked.span, end, rule=rule.id)
        return
    actors: list[str | None] = [*bodies] if rule.each else [*bodies[:1]]
    kind = rule.kind
    if kind == "adopted" and _PASSED_ON.match(marked.text, match.end()):
        kind = "proposed"
    for body in actors or [None]:
        yield Told(agreement, kind, marked.span, date, body, label, rule.id)
    if rule.kind in _DECIDED and bodies:
        yield from _further_bodies(agreement, rule, match, marked, bodies[0])
    if rule.ends and (end := period_end(marked, match)):
        yield Told(agreement, "expires", marked.span, end, rule=rule.id)


def _further_bodies(
    agreement: int | None, rule: EventRule, match: re.Match[str], marked: MarkedText, body: str | None
) -> Iterator[Told]:
    """The others who decided the same: "… den 3 maj, § 12, av kommunfullmäktige i Sjövik den 8 maj, § 95"."""
    position = match.end()
    while more := _FURTHER.search(marked.text, position, position + _NEAR):
        marks = {mark.letter: mark for mark in marked.marks_in(more[0])}
        label = marks["S"].name if "S" in marks else None
        body = marks["B"].name if "B" in marks else body
        yield Told(agreement, rule.kind, marked.span, marks["D"].date, body, label, rule.id)
        position = more.end()


def is_certain_word(resolver: Resolver, site: int) -> bool:
    """True where the word points at some one agreement, so that a reader would miss the event."""
    told = resolver.sites[site]
    return (told.definite or told.pointer == "current") and told.noun.head not in (PROPOSAL, PRONOUN)


def _label_beside(match: re.Match[str], marked: MarkedText, acted: bool) -> str | None:
    after = re.match(r"\W*(?:⟦D\d+⟧)?\W*⟦S\d+⟧", marked.text[match.end() :])
    found = [mark.name for mark in marked.marks_in(after[0]) if mark.letter == "S"] if after and acted else []
    return found[0] if found else None


def _is_owner(mark: Mark, marks: Sequence[Mark], text: str) -> bool:
    """True for "nämndens" in "nämndens arbetsutskott": the second is who acts."""
    own = mark.letter == "B" and mark.span.of(text).endswith("s")
    return own and any(other.letter == "B" and other.span.start == mark.span.end + 1 for other in marks)


def _actor(mark: Mark, agreement: int | None, resolver: Resolver) -> str | None:
    if mark.letter == "B":
        return mark.name
    if mark.letter != "K":
        return None
    if mark.name and _BOARDS.match(mark.name):
        return mark.name
    # "I varje kommun" are the municipalities that are party to the agreement.
    parties = resolver.entities[agreement].parties if agreement is not None else ()
    groups = [party for party in parties if is_group(party)]
    if len(groups) == 1:
        return groups[0]
    told = mark.name and _MANY.match(mark.name)
    return mark.name if told else None


def _is_future(rule: EventRule, date: PartialDate | None, written: PartialDate | None) -> bool:
    """True for a date after the document's own, where the rule does not speak of plans."""
    return bool(date and written and not rule.planned and date.first_day() > written.last_day())
