"""The score of this package: a document's agreements, their events and their relations."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.detect.manuscript import Manuscript
from pipeline.model import (
    AgreementMention,
    Citation,
    Decision,
    EventMention,
    Header,
    Paragraph,
    Period,
    Problem,
    RelationMention,
    Span,
)

from .adoptions import adoptions
from .capitals import in_sentence_case
from .case_numbers import (
    number_made,
    number_told,
    numbers_from_before,
    without_advisers_numbers,
    without_later_numbers,
)
from .decision_events import party_made, party_signed, tell_decisions
from .distinct import distinct, without_lesser
from .entities import Entity, merged_period
from .events import Told, is_certain_word, tell_events
from .leads import tell_leads
from .marks import Marker
from .open_ended import tell_open_ended
from .own import read_own, signatures, validity_span
from .proposals import tell_proposals
from .relations import Related, tell_relations
from .resolve import Resolver
from .sentences import apart, read_sentences
from .since import tell_since
from .sites import PRONOUN, PROPOSAL, find_sites
from .terms import tell_terms
from .timing import in_their_time, not_after_their_end, not_before_their_time
from .title_lines import find_title_lines, without_numbers


@dataclass(frozen=True, slots=True)
class Telling:
    """What one document tells of agreements; events and relations index `agreements`."""

    agreements: tuple[AgreementMention, ...] = ()
    events: tuple[EventMention, ...] = ()
    relations: tuple[RelationMention, ...] = ()
    problems: tuple[Problem, ...] = ()


def find_agreements(
    manuscript: Manuscript,
    header: Header,
    paragraphs: Sequence[Paragraph],
    decisions: Sequence[Decision],
    citations: Sequence[Citation],
) -> Telling:
    """The agreements that the document speaks of, and what it says of them."""
    if not manuscript.lines:
        return Telling()
    titles = list(find_title_lines(manuscript.folded, header, paragraphs))
    text = in_sentence_case(without_numbers(manuscript.folded, titles), [line.span for line in titles])
    own = read_own(manuscript, header, paragraphs)
    sites = find_sites(
        apart(manuscript, text), tuple(line.span for line in titles), header.organisation, text
    )
    if own is None and all(site.noun.head in (PROPOSAL, PRONOUN) for site in sites):
        return Telling()  # No word for an agreement: nothing that "förslaget" could mean.
    sentences = read_sentences(manuscript, paragraphs)
    made = tuple(decision.span for decision in decisions if decision.status != "cited")
    resolver = Resolver(text, sentences, titles, own, header.organisation, made)
    resolver.resolve(sites)
    if not resolver.entities and not any(
        is_certain_word(resolver, place) for place in range(len(resolver.sites))
    ):
        return Telling()  # Nothing can be told of an agreement, nor of one that is not certain.
    marker = Marker(text, resolver.sites, sentences, header.date, header.body)
    told = [
        *tell_decisions(resolver, marker, decisions, paragraphs, header),
        *tell_events(resolver, marker, header.date, decisions),
        *tell_leads(resolver, marker, header.date, decisions),
        *tell_proposals(resolver, marker, decisions, paragraphs, citations),
        *_own_period(manuscript, paragraphs, resolver),
    ]
    told = list(not_before_their_time(told, resolver.entities))
    told = list(not_after_their_end(told, resolver.entities))
    tell_terms(resolver, marker)
    number_told(told, resolver)
    party_made(told, resolver, header)
    party_signed(told, resolver, header)
    without_advisers_numbers(told, resolver, paragraphs, header)
    number_made(told, resolver, paragraphs, header)
    certain = distinct(without_lesser([event for event in told if event.agreement is not None]))
    without_later_numbers(certain, resolver, paragraphs, header)
    numbers_from_before(certain, resolver, paragraphs, header)
    for event in certain:
        _complete(resolver.entities[event.agreement or 0], event)
    relations = list(dict.fromkeys(tell_relations(resolver, marker, certain)))
    for event in tell_since(resolver, marker):
        certain = distinct([*certain, event])
        _complete(resolver.entities[event.agreement or 0], event)
    certain = list(_without_replaced_revisions(certain, relations))
    certain = distinct(list(in_their_time(certain, relations, resolver.entities)))
    for place in tell_open_ended(resolver, marker):
        entity = resolver.entities[place]
        entity.period = merged_period(entity.period, Period(open_ended=True))
    return _telling(manuscript, resolver.entities, certain, relations, _uncertain(told, manuscript))


def _own_period(
    manuscript: Manuscript, paragraphs: Sequence[Paragraph], resolver: Resolver
) -> Iterator[Told]:
    """What the agreement says of itself beside its sentences: first and last day, and when it was signed."""
    own = next((place for place, entity in enumerate(resolver.entities) if entity.is_document), None)
    if own is not None:
        for date, place in signatures(manuscript):
            yield Told(own, "signed", place, date, rule="own-signature")
        for date, label, body, place in adoptions(manuscript, resolver.entities[own].parties):
            yield Told(own, "adopted", place, date, body, label, "own-adoption")
    span = validity_span(manuscript, paragraphs) if own is not None else None
    if own is None or span is None or not (period := resolver.entities[own].period):
        return
    if period.start:
        yield Told(own, "in_force", span, period.start, rule="own-clause")
    if period.end:
        yield Told(own, "expires", span, period.end, rule="own-clause")


def _without_replaced_revisions(events: Sequence[Told], relations: Sequence[Related]) -> Iterator[Told]:
    """A revision that the same words say to have become another agreement is that relation, and no event."""
    replaced = {(related.other, related.span) for related in relations if related.relation == "replaces"}
    return (
        event for event in events if event.kind != "revised" or (event.agreement, event.span) not in replaced
    )


def _complete(entity: Entity, event: Told) -> None:
    """Put the first and last day that an event tells into the agreement's period."""
    if event.kind == "in_force":
        entity.period = merged_period(entity.period, Period(start=event.date))
    elif event.kind == "expires" and not event.rule.removeprefix("decision-").startswith(
        ("extend", "terminat")
    ):
        entity.period = merged_period(entity.period, Period(end=event.date))


def _uncertain(told: Sequence[Told], manuscript: Manuscript) -> Iterator[Problem]:
    seen: set[tuple[str, Span]] = set()
    for event in told:
        if event.agreement is None and (event.kind, event.span) not in seen:
            seen.add((event.kind, event.span))
            quote = manuscript.joined(event.span)
            quote = quote if len(quote) < 200 else quote[:200] + " …"
            yield Problem(
                "detect",
                "agreement-unresolved",
                f"it is not certain of which agreement this is told ({event.kind}): {quote}",
                manuscript.page_of(event.span.start),
            )


def _telling(
    manuscript: Manuscript,
    entities: Sequence[Entity],
    events: Sequence[Told],
    relations: Sequence[Related],
    problems: Iterator[Problem],
) -> Telling:
    told = {event.agreement for event in events}
    told |= {place for related in relations for place in (related.one, related.other)}
    kept = [place for place, entity in enumerate(entities) if entity.title or place in told]
    index = {place: position for position, place in enumerate(kept)}
    return Telling(
        agreements=tuple(_mention(manuscript, entities[place]) for place in kept),
        events=tuple(
            EventMention(
                agreement=index[event.agreement],
                kind=event.kind,
                text=manuscript.joined(_on_one_page(manuscript, event.span)),
                span=event.span,
                page=manuscript.page_of(_on_one_page(manuscript, event.span).start),
                date=event.date,
                body=event.body,
                paragraph_label=event.label,
                rule=event.rule,
            )
            for event in events
            if event.agreement is not None
        ),
        relations=tuple(
            RelationMention(
                index[related.one],
                related.relation,
                index[related.other],
                manuscript.joined(related.span),
                manuscript.page_of(related.span.start),
            )
            for related in relations
        ),
        problems=tuple(problems),
    )


def _on_one_page(manuscript: Manuscript, span: Span) -> Span:
    """Of a span over a page break the longer part, so that the page named holds the words quoted."""
    breaks = [start for start in manuscript.starts if span.start < start < span.end]
    ends = [*breaks, span.end]
    parts = [Span(start, end) for start, end in zip([span.start, *breaks], ends, strict=True)]
    return max(parts, key=len)


def _mention(manuscript: Manuscript, entity: Entity) -> AgreementMention:
    period = entity.period or Period()
    mention = AgreementMention(
        title=entity.title,
        names=tuple(entity.names),
        span=entity.span,
        page=manuscript.page_of(entity.span.start),
        diary_number=entity.diary_number,
        parties=entity.parties,
        valid_from=period.start,
        valid_to=period.end,
        open_ended=period.open_ended,
        notice=entity.notice,
        is_document=entity.is_document,
        is_subject=entity.is_subject,
    )
    return replace(
        mention,
        amount=entity.amount,
        currency=entity.currency,
        renewal=entity.renewal,
        numbers=entity.numbers,
    )
