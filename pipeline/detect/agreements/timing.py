"""Events in their time: what is told of a time after an agreement was replaced is told of its successor."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.model import PartialDate, Span

from .entities import Entity
from .events import Told
from .nouns import HEADS
from .relations import Related

# What can only be done to an agreement that is in force, or has been; none ends before it begins.
_OF_ONE_IN_FORCE = ("extended", "reviewed", "revised", "terminated", "expires")
# An agreement begins and ends by itself; all else is done to one that is there.
_OF_THE_PERIOD = ("in_force", "expires", "terminated")

_OF_ONE_BEING_MADE = ("presented", "consulted", "recommended", "proposed", "adopted", "signed")


def in_their_time(
    events: Sequence[Told], relations: Sequence[Related], entities: Sequence[Entity]
) -> Iterator[Told]:
    """The events, each of the agreement that was in force at its date.

    Writers go on saying "samverkansavtalet" when the agreement of that name has been replaced by another.
    """
    successors = {related.other: related.one for related in relations if related.relation == "replaces"}
    for event in events:
        place = event.agreement
        seen = set()
        while (
            event.date
            and event.kind not in _OF_THE_PERIOD
            and place in successors
            and place not in seen
            and (period := entities[successors[place]].period)
            and period.start
            and period.start.last_day() < event.date.first_day()
        ):
            seen.add(place)
            place = successors[place]
        yield event if place == event.agreement else replace(event, agreement=place)


def not_before_their_time(events: Sequence[Told], entities: Sequence[Entity]) -> Iterator[Told]:
    """The events, but for what would have been done to an agreement that was not in force yet.

    "Överenskommelsen förlängdes 2021" in the matter of a new one from 2025 is told of the one before it: the
    only other one of that kind in the document. Where there is none, it stays open of which it is told.
    """
    starts = {event.agreement: event.date for event in events if event.kind == "in_force" and event.date}
    moved: dict[tuple[int | None, object], int | None] = {}
    for event in events:
        start = starts.get(event.agreement)
        if (
            event.kind in _OF_ONE_IN_FORCE
            and start
            and event.date
            and event.agreement is not None
            and (entities[event.agreement].made_here or entities[event.agreement].proposed)
            and event.date.last_day() < start.first_day()
        ):
            moved[event.agreement, event.span] = _former(event.agreement, entities)
    for event in events:
        place = moved.get((event.agreement, event.span), event.agreement)
        yield event if place == event.agreement else replace(event, agreement=place)


def not_after_their_end(events: Sequence[Told], entities: Sequence[Entity]) -> Iterator[Told]:
    """The events, but for the making of an agreement that had run out by then.

    "Avtalet antogs 2023", where the one of that name lasted from 2012 to 2016, is told of a later one: the
    only other one of that kind that did not begin before. Where there is none, it stays open of which.
    """
    ends = _ends(events)
    moved: dict[tuple[int | None, Span], int | None] = {}
    for event in events:
        end = ends.get(event.agreement)
        making = event.kind in _OF_ONE_BEING_MADE or event.kind == "in_force"
        if making and end and event.date and event.date.first_day() > end.last_day():
            moved[event.agreement, event.span] = _later(event, ends, entities)
    for event in events:
        known = (event.agreement, event.span) in moved
        if known and (event.kind in _OF_ONE_BEING_MADE or event.kind in ("in_force", "expires")):
            yield replace(event, agreement=moved[event.agreement, event.span])
        else:
            yield event


def _ends(events: Sequence[Told]) -> dict[int | None, PartialDate]:
    """The last day of each agreement that some sentence tells with its first, or a later one elsewhere."""
    begun: dict[int | None, tuple[PartialDate, Span]] = {}
    for event in events:
        if event.kind == "in_force" and event.date:
            known = begun.get(event.agreement)
            if known is None or event.date.first_day() < known[0].first_day():
                begun[event.agreement] = event.date, event.span
    starting = {(event.agreement, event.span) for event in events if event.kind == "in_force"}
    ends: dict[int | None, PartialDate] = {}
    for event in events:
        place = event.agreement
        if event.kind != "expires" or not event.date or place not in begun:
            continue
        own = event.span == begun[place][1] or (place, event.span) not in starting
        if own and (place not in ends or event.date.last_day() > ends[place].last_day()):
            ends[place] = event.date
    return ends


def _later(event: Told, ends: dict[int | None, PartialDate], entities: Sequence[Entity]) -> int | None:
    own = entities[event.agreement or 0]
    found = [
        other
        for other, entity in enumerate(entities)
        if other != event.agreement
        and other not in ends
        and entity.title
        and entity.heads(HEADS) & own.heads(HEADS)
    ]
    return found[0] if len(found) == 1 else None


def _former(place: int, entities: Sequence[Entity]) -> int | None:
    new = entities[place]
    found = [
        other
        for other, entity in enumerate(entities)
        if other != place and entity.title and not entity.made_here and entity.lemmas & new.lemmas
    ]
    return found[0] if len(found) == 1 else None
