"""Terms told by length or by a year's end: "i tre år från den 1 januari 2013", "vid utgången av 2019"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from pipeline.model import PartialDate, Period, Span
from pipeline.swedish.dates import DateMention, find_dates, find_years
from pipeline.swedish.deferred import deferred
from pipeline.swedish.numbers import NUMBER, parse_number

_START = (
    r"(?:från\s+och\s+med|fr\.?\s?o\.?\s?m\.?|räknat\s+från(?:\s+och\s+med)?|från"
    r"|med\s+(?:start|början|verkan\s+från))\s+(?:den\s+)?"
)
_LENGTH = rf"(?P<number>{NUMBER})\s+(?P<unit>års?|månader)"
_FORWARD = deferred(rf"\b(?:(?:i|under|om|på)\s+)?{_LENGTH},?\s+(?:räknat\s+)?{_START}$", re.IGNORECASE)
_ONWARD = deferred(
    rf"^\s*(?:,|och)?\s*(?:gäller\s+)?(?:(?:i|under)\s+(?:en\s+tid\s+av\s+)?)?{_LENGTH}(?P<on>\s+framåt)?(?![\w-])",
    re.IGNORECASE,
)
_BEGINS = deferred(rf"\b{_START}$", re.IGNORECASE)
_LAST = deferred(r"\b(?:utgången|slutet)\s+av\s+(?:år\s+|året\s+)?$", re.IGNORECASE)
_CLOSE_OF = deferred(r"\butgången\s+av\b", re.IGNORECASE)
_BACK = 60


def find_terms(text: str) -> Iterator[tuple[Span, Period]]:
    """Terms of a whole number of years or months from a day on; the last day is counted from the first."""
    for date in find_dates(text):
        if not date.value.day:
            continue
        before = max(0, date.span.start - _BACK)
        if match := _FORWARD.search(text, before, date.span.start):
            yield Span(match.start(), date.span.end), _term(date.value, match)
            continue
        begins = _BEGINS.search(text, before, date.span.start)
        onward = _ONWARD.match(text[date.span.end : date.span.end + _BACK])
        if begins and onward and (onward["on"] or re.search(r"\b(?:i|under)\b", onward[0])):
            yield Span(begins.start(), date.span.end + onward.end()), _term(date.value, onward)


def _term(start: PartialDate, match: re.Match[str]) -> Period:
    months = int(parse_number(match["number"]) or 0) * (12 if match["unit"].lower().startswith("år") else 1)
    first = start.first_day()
    month = first.month - 1 + months
    try:
        after = first.replace(year=first.year + month // 12, month=month % 12 + 1)
    except ValueError:
        return Period(start=start)  # From 31 January in months: which day is the last is not told.
    last = after - timedelta(days=1)
    return Period(start, PartialDate(last.year, last.month, last.day)) if months else Period(start=start)


def find_last_days(text: str) -> Iterator[tuple[Span, PartialDate]]:
    """The last day of the year or month in "utgången av 2019"."""
    mentions: list[DateMention] = [*find_dates(text), *find_years(text)]
    for mention in mentions:
        if mention.value.day:
            continue
        # Of a year it is read as a part of it, and the words belong to the date.
        before = _LAST.search(text, max(0, mention.span.start - 30), mention.span.start)
        start = before.start() if before else mention.span.start
        if _CLOSE_OF.match(text, start, mention.span.end):
            yield Span(start, mention.span.end), _last_day(mention.value)


# "Vid årsskiftet 2022/2023", "vid årsskiftet": the last day for what ends there, the first for what begins.
_TURN = deferred(
    r"\bvid\s+(?:nästa\s+)?årsskiftet(?:\s+(?P<year>\d{4})\s?[/–-]\s?(?:\d{2}){1,2})?(?![\w/])", re.IGNORECASE
)
_ENDS = deferred(
    r"\b(?:upphör|löper\s+ut|går\s+ut|upphöra|löpa\s+ut|sägs\s+upp|(?P<past>upphörde|löpte\s+ut|gick\s+ut))\b[^.;]{0,40}$",
    re.IGNORECASE,
)
_STARTS = deferred(
    r"\b(?:(?P<past>trädde\s+i\s+kraft|började\s+(?:att\s+)?gälla)|i\s+kraft|börjar?\s+(?:att\s+)?gälla)\b[^.;]{0,40}$",
    re.IGNORECASE,
)
_SECOND_HALF = 7


def find_turns(text: str, written: PartialDate | None) -> Iterator[tuple[Span, PartialDate]]:
    """The day that the turn of a year is for what ends or begins there.

    Without a year it is that of a paper written in the second half of one, told of what is to come.
    """
    for match in _TURN.finditer(text):
        year = int(match["year"]) if match["year"] else None
        if year is None and written and written.month and written.month >= _SECOND_HALF:
            year = written.year
        if year is None:
            continue
        before = text[max(0, match.start() - _BACK) : match.start()]
        ends, starts = _ENDS.search(before), _STARTS.search(before)
        if not match["year"] and any(told and told["past"] for told in (ends, starts)):
            continue  # Which turn it was, the paper's own day does not say.
        if ends:
            yield Span(*match.span()), PartialDate(year, 12, 31)
        elif starts:
            yield Span(*match.span()), PartialDate(year + 1, 1, 1)


def to_last_day(text: str, period: Period) -> Period:
    """The period with the last day that "till utgången av 2019" means."""
    if period.end and not period.end.day and _CLOSE_OF.search(text):
        return replace(period, end=_last_day(period.end))
    return period


def _last_day(date: PartialDate) -> PartialDate:
    last = date.last_day()
    return PartialDate(last.year, last.month, last.day)
