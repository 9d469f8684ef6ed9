"""What has been there since a day by the agreement that the same passage goes on to speak of.

"A och B har sedan den 1 januari 2005 en gemensam lönenämnd. Den regleras i Avtal om gemensam lönenämnd.": the
sentence names the agreement's subject and its first day, and only the next one the agreement.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.swedish.deferred import deferred
from pipeline.swedish.sieve import Sought

from .entities import fold_name
from .events import Told
from .knowledge import read_table
from .marks import Marker
from .parties import read_parties
from .resolve import Resolver
from .sentences import Sentence

_SINCE = Sought(read_table("forms")["since"]["pattern"], re.IGNORECASE)
_HAVE = deferred(r"\s+(?:har|bildade|inrättade|startade)\b", re.IGNORECASE)
_LEAST = 10


def _party(resolver: Resolver, place: int, sentence: Sentence) -> None:
    """ "Älvsta och Granfors kommuner har sedan …": who have it are the parties, where none are known."""
    entity = resolver.entities[place]
    found = read_parties(resolver.text, sentence.span.start, resolver.organisation)
    if len(entity.parties) < 2 and not entity.is_document and _HAVE.match(resolver.text, found.end):
        entity.parties = found.names if len(found.names) > 1 and not found.vague else entity.parties


def tell_since(resolver: Resolver, marker: Marker) -> Iterator[Told]:
    """The first day of the agreement whose subject stands in the sentence; one that is known stays."""
    for sentence in resolver.sentences:
        marked = marker.sentence(sentence)
        match = _SINCE.search(marked.text)
        if not match or any(mark.site is not None for mark in marked.marks):
            continue
        days = {mark.date for mark in marked.marks_in(match[0]) if mark.date and mark.date.day}
        text = fold_name(resolver.text[sentence.span.start : sentence.span.end])
        about = [
            place
            for place, entity in enumerate(resolver.entities)
            if entity.subject
            and len(entity.subject) >= _LEAST
            and fold_name(entity.subject) in text
            and (sentence.item in entity.items or entity.is_document)
        ]
        if len(about) > 1:
            following = resolver.sentences[sentence.index + 1 : sentence.index + 2]
            named = {
                chosen
                for chosen, site in zip(resolver.chosen, resolver.sites, strict=True)
                if following and following[0].span.start <= site.span.start < following[0].span.end
            }
            about = [place for place in about if place in named]
        if len(about) != 1:
            continue
        _party(resolver, about[0], sentence)
        period = resolver.entities[about[0]].period
        if len(days) == 1 and not (period and period.start) and not resolver.entities[about[0]].made_here:
            yield Told(about[0], "in_force", marked.span, days.pop(), rule="since")
