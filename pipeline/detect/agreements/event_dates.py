"""When a sentence says that an event was, and until when the agreement then is to last."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.model import PartialDate
from pipeline.swedish.deferred import deferred

from .marks import Mark, MarkedText
from .rules import EventRule

_NEAR = 70
# What the calendar does: nobody acts, no § tells of it.
OF_THE_PERIOD = ("in_force", "expires")
_UNTIL = deferred(
    r"\b(?:till\s+(?:och\s+med\s+|(?:ett\s+)?upphörande\s+|utgången\s+av\s+)?|upphör(?:a|de)?\s+(?:att\s+gälla\s+)?)"
    r"(?:den\s+)?⟦D\d+⟧"
)
_BOTH = deferred(r"⟦D\d+⟧\s*(?:och|samt|–|-)\s*⟦D\d+⟧")
_CLAUSE = deferred(r"[;:]|\b(?:men|medan|samtidigt)\b")


def date_of(
    rule: EventRule, match: re.Match[str], marked: MarkedText, written: PartialDate | None = None
) -> PartialDate | None:
    """The day of the event that `match` tells, as the rule wants it; `written` is the paper's own."""
    if rule.date == "written":
        return written
    marks = marked.marks_in(match[0])
    if rule.date in ("start", "end"):
        period = next(
            (mark.period for mark in reversed(marks) if mark.period and mark.text.startswith(rule.opens)),
            None,
        )
        return getattr(period, rule.date) if period else None
    if rule.kind in OF_THE_PERIOD:
        # The day at the end of the match: one before it may be that of another act.
        last = next((mark for mark in reversed(marks) if mark.date or mark.period), None)
        if last is None or last.date:
            return last.date if last else None
        return (last.period.end or last.period.start) if last.period else None
    told = _UNTIL.sub("", match[0]) if rule.ends else match[0]
    dates = [mark.date for mark in marked.marks_in(told) if mark.date]
    if dates:
        if len(set(dates)) == 1:
            return dates[0]
        return _year_of(dates, told) if rule.kind == "consulted" else None
    if rule.kind in ("consulted", "reviewed") and (
        period := next((mark.period for mark in marks if mark.period), None)
    ):
        return period.start
    if rule.ends and (day := _day_of_extension(marks)):
        return day
    after = marked.text[match.end() : match.end() + _NEAR]
    # The day that an extension leads to is not the day of the decision.
    after = _CLAUSE.split(_UNTIL.sub("", after) if rule.ends else after)[0]
    before = _CLAUSE.split(marked.text[max(0, match.start() - _NEAR) : match.start()])[-1]
    for text, nearest in ((after, 0), (before, -1)):
        if dates := [mark.date for mark in marked.marks_in(text) if mark.date]:
            return dates[nearest]
    return None


# "… den 1 januari 2018 till och med …, och den 1 januari 2023 till och med …", "… 2018 med fem år och ånyo …"
_WORDS = r"(?:\s+(?!och\b|samt\b)[^\s⟦.;,]+){0,5}"
_TERM = rf"(?:⟦D\d+⟧(?:{_WORDS}\s+⟦[PD]\d+⟧|\s+med(?=\s){_WORDS})|⟦P\d+⟧)"
_ROW = deferred(rf"{_TERM}(?:,?\s+(?:och|samt)\s+(?:[^\s⟦.;,]+\s+){{0,3}}?{_TERM})+")
_ONE_TERM = deferred(_TERM)


def terms_in_a_row(marked: MarkedText, match: re.Match[str]) -> list[tuple[PartialDate, PartialDate | None]]:
    """The days of several extensions told in one breath, each with the end that it led to, if told."""
    row = _ROW.search(marked.text, match.start())
    if row is None or _CLAUSE.search(marked.text, match.start(), row.start()) or row.start() > match.end():
        return []
    terms: list[tuple[PartialDate, PartialDate | None]] = []
    for term in _ONE_TERM.finditer(row[0]):
        marks = marked.marks_in(term[0])
        first, last = marks[0], marks[-1]
        day = first.date or (first.period.start if first.period else None)
        end = last.period.end if last.period else (last.date if last is not first else None)
        if day is None or (end and end <= day):
            return []
        terms.append((day, end))
    return terms if len(terms) > 1 else []


def _year_of(dates: Sequence[PartialDate], told: str) -> PartialDate | None:
    """The year of "under januari och februari 2020", which is as exactly as one date can say it."""
    years = {date.year for date in dates}
    return PartialDate(years.pop()) if len(years) == 1 and _BOTH.search(told) and len(dates) == 2 else None


def _day_of_extension(marks: Sequence[Mark]) -> PartialDate | None:
    """The first day of "förlängdes den 1 mars 2021 till den …": without a "från" it is the decision's."""
    for mark in marks:
        if mark.period and mark.period.start and mark.period.end and mark.text[:1] != "f":
            return mark.period.start
    return None


def period_end(marked: MarkedText, match: re.Match[str]) -> PartialDate | None:
    """The end that the agreement gets: that of the one period in the match or right behind it."""
    near = marked.text[match.start() : match.end() + _NEAR]
    ends = {mark.period.end for mark in marked.marks_in(near) if mark.period and mark.period.end}
    if not ends:
        until = " ".join(_UNTIL.findall(near))
        ends = {mark.date for mark in marked.marks_in(until) if mark.date}
    return ends.pop() if len(ends) == 1 else None
