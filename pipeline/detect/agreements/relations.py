"""How the agreements of a document stand to each other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from pipeline.model import Relation, Span
from pipeline.swedish.deferred import deferred

from .entities import Entity, fold_name
from .events import Told
from .marks import MarkedText, Marker
from .nouns import ADDING, HEADS
from .resolve import Resolver
from .rules import is_real, relation_rules

_TOWARDS = deferred(r"[\s”\"]*till\s+[”\"]?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Related:
    """One agreement's relation to another, by their places in the resolver's list, and where it is told."""

    one: int
    relation: Relation
    other: int
    span: Span


def tell_relations(resolver: Resolver, marker: Marker, events: Sequence[Told]) -> Iterator[Related]:
    """The relations told in sentences, and the one that follows from two dates in the agreement itself."""
    every = (marker.sentence(sentence) for sentence in resolver.sentences)
    spoken = [text for text in every if any(mark.site is not None for mark in text.marks)]
    amended = {(related.one, related.other): related for related in _amendments(resolver)}
    told = set(amended)
    own = next((place for place, entity in enumerate(resolver.entities) if entity.is_document), None)
    for rule in relation_rules():
        if rule.own and own is None:
            continue
        found = [(marked, match) for marked in spoken for match in rule.pattern.finditer(marked.text)]
        for marked, match in found:
            one = own if rule.own else _meant(resolver, marked, match["one"], rule.word)
            other = _meant(resolver, marked, match["other"])
            if one is None or other is None or one == other or not is_real(marked.text, match):
                continue
            # What is told more exactly is not told again as a mere reference; a bare word refers to nothing.
            if rule.relation == "refers_to" and (
                (one, other) in told or (other, one) in told or not resolver.entities[other].title
            ):
                continue
            told.add((one, other))
            if rule.relation == "amends":
                amended.pop((one, other), None)
            yield Related(one, rule.relation, other, marked.span)
    yield from amended.values()
    yield from _successions(resolver, events)


def _amendments(resolver: Resolver) -> Iterator[Related]:
    """ "Tilläggsavtal om X" with "till Avtal om Y" on the line below: the name says what it adds to.

    So does the title of a paper, "Tilläggsavtal till Avtal om Y", for the one of that name in its text.
    """
    for adding, entity in enumerate(resolver.entities):
        _, towards, name = entity.title.partition(" till ")
        if not towards or not any(lemma.startswith(ADDING) for lemma in entity.lemmas):
            continue
        named = [
            other
            for other, known in enumerate(resolver.entities)
            if other != adding and known.title and _begins(fold_name(known.title), fold_name(name))
        ]
        if len(named) == 1:
            yield Related(adding, "amends", named[0], entity.span)
    for place in range(len(resolver.sites) - 1):
        first, second = resolver.sites[place : place + 2]
        added, known = resolver.chosen[place : place + 2]
        if added is None or known is None or added == known or not first.noun.lemma.startswith(ADDING):
            continue
        if _TOWARDS.fullmatch(resolver.text, first.span.end, second.span.start):
            yield Related(added, "amends", known, Span(first.span.start, second.span.end))


def _begins(one: str, other: str) -> bool:
    return one.startswith(other) or other.startswith(one)


def _meant(
    resolver: Resolver, marked: MarkedText, token: str, word: re.Pattern[str] | None = None
) -> int | None:
    """The agreement of the mark that `token` stands for, if its word is one that `word` wants."""
    site = marked.marks_in(token)[0].site
    if site is None or (word and not word.search(resolver.sites[site].noun.lemma)):
        return None
    return resolver.chosen[site]


def _same_subject(one: Entity, other: Entity) -> bool:
    """True where the one subject has all the words of the other, which are two at least."""
    first, second = (set(fold_name(entity.subject or "").split()) for entity in (one, other))
    return len(first & second) > 1 and (first <= second or second <= first)


def _successions(resolver: Resolver, events: Sequence[Told]) -> Iterator[Related]:
    """The agreement that the document is replaces one that ends as it begins, where they share a party."""
    for one, entity in enumerate(resolver.entities):
        new = entity.is_document or (entity.made_here and entity.proposed)
        start = entity.period.start if new and entity.period else None
        if not start or not start.day:
            continue
        days = {start.first_day(), start.first_day() - timedelta(days=1)}
        for told in events:
            other = told.agreement
            if other is None or other == one or told.kind not in ("terminated", "expires"):
                continue
            parties = {fold_name(party) for party in resolver.entities[other].parties}
            shared = bool(parties & {fold_name(party) for party in entity.parties})
            shared = shared or (entity.is_document and _same_subject(entity, resolver.entities[other]))
            if not entity.is_document:
                # In a matter that is to make "ett nytt samverkansavtal" as the old one ends.
                word = entity.lemmas & resolver.entities[other].lemmas - set(HEADS)
                former = resolver.entities[other].former
                subject = _same_subject(entity, resolver.entities[other])
                shared = (shared or bool(word) or former or subject) and bool(
                    entity.items & resolver.entities[other].items
                )
            if shared and told.date and told.date.day and told.date.first_day() in days:
                yield Related(one, "replaces", other, told.span)
