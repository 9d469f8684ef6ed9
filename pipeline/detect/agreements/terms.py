"""The sum and the time of notice that minutes and reports tell of an agreement."""

from __future__ import annotations

import re
from collections import defaultdict

from pipeline.swedish.amounts import Amount, find_amounts
from pipeline.swedish.dates import find_notice_times
from pipeline.swedish.deferred import deferred

from .entities import Entity
from .knowledge import read_table
from .marks import Marker
from .renewal import read_renewal
from .resolve import Resolver

# "52 000 kronor per elev" is no sum of the agreement; "per år" is.
_BY_PIECE = deferred(
    r"\s*(?:/|(?:per|för\s+varje|om)\s+)(?!år\b|kalenderår|verksamhetsår|läsår\b|året\b)\w+", re.IGNORECASE
)
_PARTY_PAYS = deferred(r"(?:kommun(?:en|erna)?|regionen|landstinget|parterna|medlemmarna)\b", re.IGNORECASE)
_SUM = deferred(read_table("forms")["told_sum"]["pattern"], re.IGNORECASE)


def tell_terms(resolver: Resolver, marker: Marker) -> None:
    """Put into each agreement the one sum and the one time of notice that are told of it.

    A sentence tells of the agreement that it names, or of that of the sentence before it in its block; what
    the parties pay is also told in a point or a block of its own, of the one agreement of the matter.
    Several sums, or several agreements, are left alone.
    """
    sums: dict[int, set[float]] = defaultdict(set)
    notices: dict[int, set[str]] = defaultdict(set)
    renewals: dict[int, set[str]] = defaultdict(set)
    topic: int | None = None
    block = -1
    for sentence in resolver.sentences:
        marked = marker.sentence(sentence)
        named = {resolver.chosen[mark.site] for mark in marked.marks if mark.site is not None}
        if sentence.block != block:
            topic, block = None, sentence.block
        if named:
            topic = next(iter(named)) if len(named) == 1 else None
        text = resolver.text[sentence.span.start : sentence.span.end]
        # "Kommunerna betalar tillsammans …" stands as a point or in a paragraph of its own as well.
        about = topic if topic is not None else resolver.matter_of(sentence.span)
        if about is not None and (told := told_sums(text, by_party=topic is None)):
            sums[about] |= {amount.value for amount in told}
        if topic is None:
            continue
        if renewal := read_renewal(text):
            renewals[topic].add(renewal)
        notices[topic] |= {str(notice) for notice in find_notice_times(text)}
    for place, entity in enumerate(resolver.entities):
        if not entity.is_document:
            _settle(entity, sums[place], notices[place])
            if len(renewals[place]) == 1:
                entity.renewal = next(iter(renewals[place]))


def told_sums(text: str, by_party: bool = False) -> list[Amount]:
    """The sums in `text` that are plainly an agreement's price; the price of a piece or of a day is none.

    With `by_party` only those of which the words say that a party pays them.
    """
    return [
        amount
        for match in _SUM.finditer(text)
        for amount in find_amounts(match[0])
        if not (by_party and not _PARTY_PAYS.match(match[0]))
        and not _BY_PIECE.match(text, match.start() + amount.span.end)
    ]


def _settle(entity: Entity, sums: set[float], notices: set[str]) -> None:
    if len(sums) == 1 and entity.amount is None:
        entity.amount, entity.currency = next(iter(sums)), "SEK"
    if len(notices) == 1:
        entity.notice = entity.notice or next(iter(notices))
