"""The year of a date that is written without one, where its passage leaves no doubt."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model import PartialDate, Span
from pipeline.swedish.dates import DateMention, YearlessDate


def with_year(
    yearless: YearlessDate,
    passage: Span,
    dates: Sequence[DateMention],
    written: PartialDate | None,
    past: bool,
) -> PartialDate | None:
    """The date with the year that its context gives, or `None`.

    The nearest dated word of the same `passage` counts, provided that the months then run on in order
    ("i januari … under februari 2018"); else the day the document was written, provided that the date then
    lies before it where the sentence is told in the past, and after it where it is not.
    """
    after = next((date for date in dates if yearless.span.end <= date.span.start < passage.end), None)
    before = next(
        (date for date in reversed(dates) if passage.start <= date.span.start < yearless.span.start), None
    )
    found: set[PartialDate] = set()
    for date, later in ((after, True), (before, False)):
        candidate = date and yearless.in_year(date.value.year)
        if not date or not candidate:
            continue
        if not date.value.month or (
            candidate.month <= date.value.month if later else candidate.month >= date.value.month
        ):
            found.add(candidate)
    if len(found) == 1:
        return found.pop()
    if found or after or not written:
        return None
    candidate = yearless.in_year(written.year)
    if candidate and written.month:
        in_order = candidate.month <= written.month if past else candidate.month >= written.month
        return candidate if in_order else None
    return None
