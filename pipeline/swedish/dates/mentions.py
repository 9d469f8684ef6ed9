"""Dates in running text: days, months, and years that a season or a half-year makes plain."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from ...model import Claims, PartialDate, Span
from ..deferred import deferred
from ..knowledge import expand, read_table
from ..numbers import YEAR_IN_WORDS, parse_year_in_words
from ..sieve import Sieve, Sought
from ..windows import windows_around

_TABLE = read_table("dates")
_PARTS: dict[str, str] = {**_TABLE["parts"], "year_in_words": YEAR_IN_WORDS}
_MONTHS: dict[str, int] = _TABLE["months"]
_RULES = Sieve(
    [(rule["id"], Sought(expand(rule["pattern"], _PARTS), re.IGNORECASE)) for rule in _TABLE["rule"]],
    lambda rule: rule[1],
)
# Every date has a year, and its words stand around that: "i början av den tjugonde september 2018".
_ANY_YEAR = deferred(r"[12lLiI|][089Oo][0-9OolLiI|]{2}|(?i:(?:nitton|tjugo)(?:-\s)?hundra|två(?:-\s)?tusen)")
_AROUND = (64, 28)
_DIGIT = deferred(r"[0-9]|(?i:hundra|tusen)")
_DIGITS = str.maketrans("OolLiI|", "0011111")
_ORDINALS = {word: day for day, word in enumerate(_TABLE["ordinals"], start=1)} | {"förste": 1, "andre": 2}

# "den 3 och 4 maj 2018", "28 april–2 maj 2018": the earlier days borrow month and year from the last.
_EARLIER_DAY = deferred(
    rf"(?<![\w/.:–-])(?P<day>[0-3]?[0-9])(?::[ae])?(?:\s+(?P<name>{_PARTS['month']})\b\.?)?"
    r"\s*(?:,|[–-]|och|samt|till(?:\s+och\s+med)?|t\.o\.m\.|respektive)\s*(?:den\s+)?$",
    re.IGNORECASE,
)
_YEARLESS = Sought(
    rf"(?<![\w/.:-])(?:(?P<day>[0-3]?[0-9])(?::[ae])?\s+)?(?P<name>{_PARTS['month']})\b\.?"
    rf"(?!\s*(?:månad\s+|år\s+)?{_PARTS['year']})",
    re.IGNORECASE,
)
_YEAR = deferred(
    r"(?P<year>(?:19|20)[0-9]{2})(?<![\w/.:§,-][0-9]{4})(?![\w/]|[-–:,.][0-9]|\s?(?:kr|kronor|%|st)\b)"
)
_WRITTEN_YEAR = Sought(rf"\bår(?:et)?\s+(?P<written>{YEAR_IN_WORDS})", re.IGNORECASE)
_NO_YEAR_BEFORE = deferred(r"(?:[A-ZÅÄÖ]{2,}|nr|§|sid(?:an|a)?)\s*$")


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date in a text; `rule` is the id in data/dates.toml of what found it."""

    span: Span
    value: PartialDate
    rule: str = ""


@dataclass(frozen=True, slots=True)
class YearlessDate:
    """A month ("i januari", `day` 0) or a day ("den 7 juni") whose year the text leaves to its context."""

    span: Span
    month: int
    day: int = 0

    def in_year(self, year: int) -> PartialDate | None:
        """This date in `year`, or `None` where that year has no such day."""
        return _checked(year, self.month, self.day)


def find_dates(text: str) -> list[DateMention]:
    """The dates in `text` in order. Years that only stand by themselves are left to `find_years`."""
    return list(_dates(text))


@lru_cache(maxsize=256)
def _dates(text: str) -> tuple[DateMention, ...]:
    # The same lines and texts are asked for from many sides.
    windows = windows_around(text, (year.start() for year in _ANY_YEAR.finditer(text)), *_AROUND)
    if not windows:
        return ()
    claimed = Claims(len(text))
    found: list[DateMention] = []
    for start, end in windows:
        if _DIGIT.search(text, start, end):
            found += _in_window(text, start, end, claimed)
    return tuple(sorted(found, key=lambda mention: mention.span))


def _in_window(text: str, start: int, end: int, claimed: Claims) -> Iterator[DateMention]:
    for rule, pattern in _RULES.of(text[start:end]):
        for match in pattern.compiled.finditer(text, start, end):
            span = Span(*match.span())
            if not claimed.is_free(span):
                continue
            # An impossible day is claimed all the same: "31 april 2018" is not April either.
            claimed.take(span)
            if value := _value(match):
                yield DateMention(span, value, rule)
                if rule == "day-month-year":
                    yield from _earlier_days(text, span.start, value)


def find_years(text: str) -> list[DateMention]:
    """The years in `text` that stand alone, as `DateMention` at year precision."""
    taken = Claims(len(text), (mention.span for mention in find_dates(text)))
    found = []
    for match in _YEAR.finditer(text):
        span = Span(*match.span())
        if not taken.is_free(span):
            continue
        if not _NO_YEAR_BEFORE.search(text, max(0, span.start - 12), span.start):
            found.append(DateMention(span, PartialDate(int(match["year"])), "year"))
    for match in _WRITTEN_YEAR.near(text, 20, 60):
        span, year = Span(*match.span("written")), parse_year_in_words(match["written"])
        if year and taken.is_free(span):
            found.append(DateMention(span, PartialDate(year), "year"))
    return sorted(found, key=lambda mention: mention.span)


def find_yearless_dates(text: str) -> list[YearlessDate]:
    """Months and days that are written without a year, for a caller who knows the year from the context."""
    return yearless_beside(text, find_dates(text))


def yearless_beside(text: str, dates: Iterable[DateMention]) -> list[YearlessDate]:
    """As `find_yearless_dates`, for a caller who has the `dates` of the text already."""
    taken = Claims(len(text), (mention.span for mention in dates))
    found = []
    for match in _YEARLESS.near(text, 24, 40):
        span = Span(*match.span())
        # "Maj" and "mars" inside a sentence are months; abbreviations count only with a day.
        if len(match["name"]) <= 3 and match["name"].lower() != "maj" and not match["day"]:
            continue
        if not taken.is_free(span):
            continue
        day = int(match["day"] or 0)
        # 2020 was a leap year: 29 February may be meant.
        if _checked(2020, month := _MONTHS[match["name"][:3].lower()], day):
            found.append(YearlessDate(span, month, day))
    return found


def _value(match: re.Match[str]) -> PartialDate | None:
    groups = match.groupdict()
    written_year = parse_year_in_words(groups.get("written") or "")
    year = written_year or int(groups["year"].translate(_DIGITS))
    month = 0
    if name := groups.get("name"):
        month = _MONTHS[name[:3].lower()]
    elif number := groups.get("month") or groups.get("month2"):
        month = int(number.translate(_DIGITS))
        if "day" not in groups and year % 100 + 1 == month:
            return None  # "2011-12" may be the two years as well
    written = groups.get("first") or groups.get("day")
    if not written:
        return _checked(year, month, 0) if month or "month" not in groups else None
    day = _day(written.lower(), year, month)
    return _checked(year, month, day) if month and day else None


def _day(written: str, year: int, month: int) -> int:
    if written == "sista":
        return calendar.monthrange(year, month)[1] if 1 <= month <= 12 else 0
    if written in _ORDINALS:
        return _ORDINALS[written]
    digits = re.match(r"[0-9olI|]+", written)
    return int(digits[0].translate(_DIGITS)) if digits else 0


def _earlier_days(text: str, start: int, last: PartialDate) -> Iterator[DateMention]:
    """The days that are listed before a full date and borrow what they lack from it."""
    month = last.month
    while last.day and (match := _EARLIER_DAY.search(text, max(0, start - 40), start)):
        month = _MONTHS[match["name"][:3].lower()] if match["name"] else month
        value = _checked(last.year, month, int(match["day"]))
        if value is None or value >= last:
            return
        yield DateMention(
            Span(match.start(), match.end("name" if match["name"] else "day")), value, "listed-day"
        )
        start, last = match.start(), value


def _checked(year: int, month: int, day: int) -> PartialDate | None:
    date = PartialDate(year, month, day)
    try:
        date.first_day()
    except ValueError:
        return None
    return date if 1800 <= year < 2100 else None
