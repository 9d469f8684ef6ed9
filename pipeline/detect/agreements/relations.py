"""How the agreements of a document stand to each other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from pipeline.model import Relation, Span

from .entities import fold_name
from .events import Told
from .marks import Marker
from .resolve import Resolver
from .rules import is_real, relation_rules

_ADDING = ("tilläggs", "ändrings")
_TOWARDS = re.compile(r"[\s”\"]*till\s+[”\"]?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Related:
    """One agreement's relation to another, by their places in the resolver's list, and where it is told."""

    one: int
    relation: Relation
    other: int
    span: Span


def tell_relations(resolver: Resolver, marker: Marker, events: Sequence[Told]) -> Iterator[Related]:
    """The relations told in sentences, and the one that follows from two dates in the agreement itself."""
    for sentence in resolver.sentences:
        marked = marker.mark(sentence.span)
        for rule in relation_rules():
            for match in rule.pattern.finditer(marked.text):
                pair = [marked.marks_in(match[name])[0].site for name in ("one", "other")]
                one, other = (resolver.chosen[site] if site is not None else None for site in pair)
                if one is not None and other is not None and one != other and is_real(marked.text, match):
                    yield Related(one, rule.relation, other, sentence.span)
    yield from _amendments(resolver)
    yield from _successions(resolver, events)


def _amendments(resolver: Resolver) -> Iterator[Related]:
    """ "Tilläggsavtal om X till Avtal om Y": the name itself says what it adds to."""
    for place in range(len(resolver.sites) - 1):
        first, second = resolver.sites[place : place + 2]
        one, other = resolver.chosen[place : place + 2]
        if one is None or other is None or one == other or not first.noun.lemma.startswith(_ADDING):
            continue
        if _TOWARDS.fullmatch(resolver.text, first.span.end, second.span.start):
            yield Related(one, "amends", other, Span(first.span.start, second.span.end))


def _successions(resolver: Resolver, events: Sequence[Told]) -> Iterator[Related]:
    """The agreement that the document is replaces one that ends as it begins, where they share a party."""
    for one, entity in enumerate(resolver.entities):
        start = entity.period.start if entity.is_document and entity.period else None
        if not start or not start.day:
            continue
        days = {start.first_day(), start.first_day() - timedelta(days=1)}
        for told in events:
            other = told.agreement
            if other is None or other == one or told.kind not in ("terminated", "expires"):
                continue
            parties = {fold_name(party) for party in resolver.entities[other].parties}
            shared = parties & {fold_name(party) for party in entity.parties}
            if shared and told.date and told.date.day and told.date.first_day() in days:
                yield Related(one, "replaces", other, told.span)
