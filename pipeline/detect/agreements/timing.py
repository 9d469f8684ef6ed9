"""Events in their time: what is told of a time after an agreement was replaced is told of its successor."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from .entities import Entity
from .events import Told
from .relations import Related

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
