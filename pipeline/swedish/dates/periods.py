"""Periods: from and to, to alone, pairs of years, and what goes on until further notice."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from ...model import Claims, PartialDate, Period, Span
from ..deferred import deferred
from ..knowledge import alternatives, read_table
from ..sieve import Sought
from ..windows import Windows, windows_around
from .mentions import YearlessDate, find_dates, yearless_beside

_WORDS = read_table("periods")


def _words(name: str) -> str:
    return alternatives(_WORDS[name])


_FILLER = rf"(?:\s*{_words('filler')}\b)*\s*"
_START = Sought(rf"\b(?:(?P<strong>{_words('start')})|{_words('weak_start')})(?<=[\w.])(?!\w)", re.IGNORECASE)
_END = Sought(rf"\b{_words('end')}(?<=[\w.])(?!\w)", re.IGNORECASE)
_JOIN = deferred(rf"\s*,?\s*(?:och\s+)?{_words('join')}(?<=[\w.–—−-])", re.IGNORECASE)
_WEAK_JOIN = deferred(
    rf"\s*,?\s*(?:och\s+)?(?:{_words('join')}|{_words('weak_join')})(?<=[\w.–—−-])", re.IGNORECASE
)
_OPEN = Sought(rf"(?<!\w){_words('open')}(?!\w)", re.IGNORECASE)
_OPEN_AFTER = deferred(
    rf"\s*[,–-]?\s*(?:och\s+)?(?:gäller\s+|löper\s+)?{_words('open')}(?!\w)", re.IGNORECASE
)
_OPEN_BEFORE = deferred(rf"(?<!\w){_words('open')}\s*,?\s*(?:räknat\s+)?$", re.IGNORECASE)
_SKIP = deferred(_FILLER, re.IGNORECASE)
_MOVE = deferred(rf"\b{_words('move')}\w*[^.]*$", re.IGNORECASE)
_YEAR = deferred(r"(?P<year>(?:19|20)[0-9]{2})(?![\w]|[-–/:.][0-9])")
_YEARS = deferred(
    r"(?P<from>(?:19|20)[0-9]{2})(?<![\w/.:-][0-9]{4})\s?[–—−-]\s?(?P<to>(?:19|20)[0-9]{2}|[0-9]{2})(?![\w/]|[-–:.,][0-9]|\s?(?:kr|kronor|mnkr|tkr|st|meter|m2|m|kvm|%)\b)"
)
_YEARS_BEFORE = deferred(rf"\b{_words('years')}\s+\(?$", re.IGNORECASE)
_NO_YEARS_BEFORE = deferred(
    r"\b(?:(?:dnr|diarien(?:umme)?r|ärenden(?:umme)?r)\W*(?:[A-ZÅÄÖ]+[\s-]*)?|(?:kl|klockan|tfn|tel|telefon)\W*)$",
    re.IGNORECASE,
)
_LONGEST_YEARS = 40
# How far before its date the words that begin or end a period may stand.
_BEFORE = 80


@dataclass(frozen=True, slots=True)
class PeriodMention:
    """A period in a text, from its first to its last word."""

    span: Span
    period: Period


class _Moments:
    """The dates of a text, to be asked for the one that begins at a place."""

    def __init__(self, text: str) -> None:
        self.text = text
        dates = find_dates(text)
        self.full = {mention.span.start: (mention.span.end, mention.value) for mention in dates}
        self.yearless = {mention.span.start: mention for mention in yearless_beside(text, dates)}
        self.starts = sorted(self.full)

    def windows(self) -> Windows:
        """The stretches of the text before anything that `at` finds."""
        years = (match.start() for match in _YEAR.finditer(self.text))
        return windows_around(self.text, [*self.full, *self.yearless, *years], _BEFORE, 1)

    def at(self, position: int) -> tuple[int, PartialDate | YearlessDate] | None:
        """The end and value of the date that begins at `position`, past space and words such as "den"."""
        skipped = _SKIP.match(self.text, position)
        stop = skipped.end() if skipped else position
        # A date's span may take in some of those words ("i början av 2019").
        index = bisect_left(self.starts, position)
        if index < len(self.starts) and self.starts[index] <= stop:
            return self.full[self.starts[index]]
        if stop in self.yearless:
            return self.yearless[stop].span.end, self.yearless[stop]
        if match := _YEAR.match(self.text, stop):
            return match.end(), PartialDate(int(match["year"]))
        return None


def find_periods(text: str) -> list[PeriodMention]:
    """The periods in `text` in order. A year as a period's start or end stays at year precision."""
    return list(_periods(text))


@lru_cache(maxsize=64)
def _periods(text: str) -> tuple[PeriodMention, ...]:
    moments = _Moments(text)
    found: list[PeriodMention] = []
    claims = Claims(len(text))
    for mention in _candidates(text, moments):
        if mention and claims.is_free(mention.span):
            claims.take(mention.span)
            found.append(mention)
    return tuple(sorted(found, key=lambda mention: mention.span))


def _candidates(text: str, moments: _Moments) -> Iterator[PeriodMention | None]:
    """All that may be a period; where two overlap, the first one told of is it."""
    windows = moments.windows()
    for match in _START.within(text, windows):
        yield _from_start(text, match, moments)
    for start, (end, value) in sorted(moments.full.items()):
        yield _joined(text, start, end, value, moments)
    for yearless in moments.yearless.values():
        yield _joined(text, yearless.span.start, yearless.span.end, yearless, moments)
    for match in _YEARS.finditer(text):
        yield _year_pair(text, match)
    for match in _END.within(text, windows):
        if (moment := moments.at(match.end())) and isinstance(moment[1], PartialDate):
            yield PeriodMention(Span(match.start(), moment[0]), Period(end=moment[1]))
    for match in _OPEN.near(text, 40, 40):
        yield PeriodMention(Span(*match.span()), Period(open_ended=True))


def _from_start(text: str, cue: re.Match[str], moments: _Moments) -> PeriodMention | None:
    moment = moments.at(cue.end())
    if not moment:
        return None
    after, start = moment
    moved = not cue["strong"] and _MOVE.search(text, max(0, cue.start() - 60), cue.start())
    if joined := _joined(text, cue.start(), after, start, moments, words=True):
        return None if moved else joined
    if isinstance(start, YearlessDate):
        return None
    if cue["strong"] and (before := _OPEN_BEFORE.search(text, max(0, cue.start() - _BEFORE), cue.start())):
        return PeriodMention(Span(before.start(), after), Period(start, open_ended=True))
    if match := _OPEN_AFTER.match(text, after):
        return PeriodMention(Span(cue.start(), match.end()), Period(start, open_ended=True))
    return PeriodMention(Span(cue.start(), after), Period(start)) if cue["strong"] else None


def _joined(
    text: str,
    begin: int,
    after: int,
    start: PartialDate | YearlessDate,
    moments: _Moments,
    words: bool = False,
) -> PeriodMention | None:
    """The period from `start`, which ends at `after`, to the date that a word or a dash joins to it."""
    match = (_WEAK_JOIN if words else _JOIN).match(text, after)
    moment = moments.at(match.end()) if match else None
    if not moment or not isinstance(moment[1], PartialDate):
        return None
    end = moment[1]
    if isinstance(start, YearlessDate):
        borrowed = start.in_year(end.year) if end.month else None
        if borrowed is None:
            return None
        start = borrowed
    if start.first_day() > end.last_day() or (not words and not start.month and not end.month):
        return None
    return PeriodMention(Span(begin, moment[0]), Period(start, end))


def _year_pair(text: str, match: re.Match[str]) -> PeriodMention | None:
    first, written = int(match["from"]), match["to"]
    named = _YEARS_BEFORE.search(text, max(0, match.start() - 30), match.start())
    # "2011-12" without a word for years may be December 2011.
    if len(written) == 2 and int(written) <= 12 and "-" in match[0] and not named:
        return None
    last = int(written) if len(written) == 4 else first // 100 * 100 + int(written)
    if not 0 < last - first <= _LONGEST_YEARS:
        return None
    if _NO_YEARS_BEFORE.search(text, max(0, match.start() - 30), match.start()):
        return None
    return PeriodMention(Span(*match.span()), Period(PartialDate(first), PartialDate(last)))
