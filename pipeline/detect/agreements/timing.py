"""Events in their time: what is told of a time after an agreement was replaced is told of its successor."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from .entities import Entity
from .events import Told
from .relations import Related

# What can only be done to an agreement that is in force, or has been; none ends before it begins.
_OF_ONE_IN_FORCE = ("extended", "reviewed", "revised", "terminated", "expires")
# An agreement begins and ends by itself; all else is done to one that is there.
_OF_THE_PERIOD = ("in_force", "expires", "terminated")


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


def _former(place: int, entities: Sequence[Entity]) -> int | None:
    new = entities[place]
    found = [
        other
        for other, entity in enumerate(entities)
        if other != place and entity.title and not entity.made_here and entity.lemmas & new.lemmas
    ]
    return found[0] if len(found) == 1 else None
