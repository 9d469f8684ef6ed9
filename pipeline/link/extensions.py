"""The last day that follows from an extension by so many years or months, where no document tells it.

"Avtalet förlängs med ett år" says no day, but with the one last day known before it there is only one.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator, Sequence

from pipeline.model import Event, PartialDate
from pipeline.swedish.numbers import NUMBER, parse_number

_LENGTH = re.compile(
    rf"\b(?:förläng|prolonger)\w*\b[^.;]{{0,80}}?\bmed\s+(?:ytterligare\s+)?(?P<number>{NUMBER})\s+"
    r"(?P<unit>månader|månad|år)\b(?!\s+(?:i\s+(?:taget|sänder)|åt\s+gången))",
    re.IGNORECASE,
)
_PERHAPS = re.compile(r"\b(?:kan|får|högst|maximalt|upp\s+till|möjlighet|option|rätt\s+att)\b", re.IGNORECASE)
# No agreement is extended by more than a century: such a number is a slip or stands for something else.
_MOST_MONTHS = 1200


def new_ends(events: Sequence[Event]) -> Iterator[Event]:
    """An event "expires" for each extension of a told length, from the one last day known before it."""
    ends = {event.date for event in events if event.kind == "expires" and event.date}
    for event in events:
        months = _length(event) if event.kind == "extended" and event.date else None
        if not months or event.date is None:
            continue
        before = [end for end in ends if end.day and end.last_day() >= event.date.first_day()]
        if len(before) != 1:
            continue  # None is known, or a later one is told already.
        end = _later(before[0], months)
        ends.add(end)
        yield Event("expires", event.sources, end)


def _length(event: Event) -> int | None:
    """The months by which the agreement is extended, where all that tell it say the same."""
    told = set()
    for source in event.sources:
        for match in _LENGTH.finditer(source.text):
            number = parse_number(match["number"])
            months = (number or 0) * (12 if match["unit"].lower() == "år" else 1)
            if 0 < months <= _MOST_MONTHS and not _PERHAPS.search(match[0]):
                told.add(months)
    return told.pop() if len(told) == 1 else None


def _later(date: PartialDate, months: int) -> PartialDate:
    """So many months later; the last day of a month stays the last day of its month."""
    year, month = divmod(date.year * 12 + date.month - 1 + months, 12)
    longest = calendar.monthrange(year, month + 1)[1]
    is_last = date.day == calendar.monthrange(date.year, date.month)[1]
    return PartialDate(year, month + 1, longest if is_last else min(date.day, longest))
