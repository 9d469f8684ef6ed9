"""Diary numbers (diarienummer): the numbers under which cases are registered, in every printed shape.

Shapes that could mean something else as well (31/16) count only where a word such as "Dnr" or the place in a
heading says so. The shapes are in data/diary_numbers.toml.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Literal

from ..model import Claims, Span
from .deferred import deferred
from .knowledge import alternatives, expand, read_table
from .sieve import Sieve, Sought
from .windows import windows_around

_TABLE = read_table("diary_numbers")
_WORDS = _TABLE["words"]
_PARTS: dict[str, str] = _TABLE["parts"]
_RULES = Sieve(
    [
        (rule["id"], rule["needs"], Sought(expand(rule["pattern"], _PARTS)), rule["key"])
        for rule in _TABLE["rule"]
    ],
    lambda rule: rule[2],
)
_NOT_SERIES = frozenset(_WORDS["not_series"])
_NOT_SERIES_ENDING = tuple(_WORDS["not_series_ending"])
_PARAGRAPH_SERIES = frozenset(_WORDS["paragraph_series"])
# What every number has that needs no word before it: digits with a sign between, or letters beside a digit.
_SHAPE = deferred(
    r"[0-9OolI|]\s?[-–/:.]\s?[0-9OolI|]|[0-9OolI|]\s?/\s?[A-ZÅÄÖ]|[0-9][A-ZÅÄÖ]|[A-ZÅÄÖiu][0-9]"
)
_DIGIT = deferred(r"[0-9]")
# The longest letters and codes that stand beside it.
_AROUND = (24, 24)
_DIGITS = str.maketrans("OolI|", "00111")

# A cue stands right before its number; a column head may stand on the line above, with a date between.
_CUE = deferred(
    rf"(?<!\w){alternatives(_WORDS['cues'])}[.:]?(?:\W{{1,4}}{alternatives(_WORDS['columns'])})*"
    rf"\W{{0,12}}(?:[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}\s+)?$",
    re.IGNORECASE,
)
_ANY_CUE = Sought(alternatives(_WORDS["cues"] + _WORDS["strong_cues"]), re.IGNORECASE)
_CUED = frozenset({"cue", "strong cue"})
# How far before a number its cue may begin.
_CUE_BEFORE = 100
# Words that announce nothing but a diary number: after them any shape of number is one.
_STRONG_CUE = deferred(
    rf"(?<!\w){alternatives(_WORDS['strong_cues'])}[.:]?\s{{0,12}}$",
    re.IGNORECASE,
)
# A code of the filing plan behind the number: "2018.4 041", "27/05 805".
_PLAN = deferred(r"[ \u00a0.]{1,2}(?P<plan>[0-9]{3})(?=[ \t]*(?:$|\n|\)|[ \t]{2,}))")
_SOURCE_BEFORE = deferred(rf"(?<!\w){alternatives(_WORDS['sources'])}[.:]?\s+$", re.IGNORECASE)
_NO_NUMBER = deferred(
    r"(?:19|20)[0-9]{2}(?:-[0-9]{2}(?:-[0-9]{2})?|[–-](?:19|20)[0-9]{2})?|[0-9]{1,3}|0[0-9]{1,3}[-/][0-9]{5,}"
    r"|[A-Za-zÅÄÖåäö-]+"
)
_MOST_DIGITS = 9
_LETTERS = deferred(r"(?<![a-zåäö])[A-ZÅÄÖ]{1,8}(?![a-zåäö])")
_LIST_BEFORE = deferred(r"(?:,|och|samt)\s+$")
_PARAGRAPH_BEFORE = deferred(r"§§?\s*(?:[A-ZÅÄÖ]{2,5}\s+)?$|\b(?:AU|KF|KS)\s*§\s*$")
_HEADING_BEFORE = deferred(
    r"(?:^|\n)[ \t]*(?:(?:[A-ZÅÄÖ][A-Za-zÅÄÖåäö]{1,4}\s+)?§+\s*[0-9]+[a-z]?[ \t]*)?\(?$"
)
_AFTER_PARAGRAPH_OR_TITLE = deferred(r"§\s*[0-9]+[a-z]?[ \t]*\(?$|[a-zåäö]{3,}[ \t]*\(?$")
_HEADING_AFTER = deferred(r"\)?[ \t]*(?:\n|$)")
# "Samverkansavtalet om gemensam nämnd (LS 318/12)"
_AGREEMENT_BEFORE = deferred(
    r"\b(?!\w*beslut)\w*(?:avtal|överenskommelse)\w*(?:(?!\b(?:beslut\w*|är|delas)\b)[^.;:§()]){0,80}\s\($",
    re.IGNORECASE,
)
_KEY_PART = deferred(r"\{(?P<lead>[-/: ]?)(?P<name>\w+)\}")

Context = Literal["running", "heading"]


@dataclass(frozen=True, slots=True)
class DiaryNumber:
    """A diary number in a text: as printed (`raw`), and the key that all its printings share.

    `case` is the key without a document's number or filing code at the end (KS/2018:298-001 is of the case
    KS/2018:298). `rule` is the id in data/diary_numbers.toml.
    """

    span: Span
    raw: str
    key: str
    series: str | None = None
    serial: int | None = None
    year: int | None = None
    case: str = ""
    rule: str = ""


def find_diary_numbers(text: str, context: Context = "running") -> list[DiaryNumber]:
    """The diary numbers in `text`, in order; `context` is "heading" for a paragraph's or page's heading."""
    return list(_diary_numbers(text, context))


@lru_cache(maxsize=256)
def _diary_numbers(text: str, context: Context) -> tuple[DiaryNumber, ...]:
    # The same lines and texts are asked for from many sides.
    spots = [match.start() for match in _SHAPE.finditer(text)]
    for cue in _ANY_CUE.near(text, 24, 24):
        stop = cue.end() + _CUE_BEFORE
        spots += [match.start() for match in _DIGIT.finditer(text, cue.end(), stop)]
    found: list[DiaryNumber] = []
    for window in windows_around(text, spots, *_AROUND):
        found += _in_window(text, *window, context)
    return tuple(sorted(found, key=lambda number: number.span))


def _in_window(text: str, start: int, end: int, context: Context) -> list[DiaryNumber]:
    """The numbers in a stretch around digits; what stands before one is looked for in the whole text."""
    found: list[DiaryNumber] = []
    claims = Claims(end - start)
    cued: bool | None = None
    for rule, needs, pattern, key in _RULES.of(text[start:end]):
        if needs in _CUED or (context == "running" and _needs_more(needs, pattern, text)):
            if cued is None:
                cued = _ANY_CUE.search(text[max(0, start - _CUE_BEFORE) : end]) is not None
            if not cued:
                continue
        for match in pattern.compiled.finditer(text, start, end):
            span = Span(*match.span())
            here = Span(span.start - start, span.end - start)
            if not claims.is_free(here) or not _is_series(match):
                continue
            if _speaks_for(text, match, needs, context, found):
                found.append(_with_plan(text, _diary_number(span, match, key, rule)))
                claims.take(Span(here.start, found[-1].span.end - start))
    return found


def _needs_more(needs: str, pattern: Sought, text: str) -> bool:
    """True for a shape that running text cannot make a number of without a word before it."""
    return needs == "place" and "(?P<series>" not in pattern.source and not _names_agreement(text)


def _names_agreement(text: str) -> bool:
    """True where a bracket may hold an agreement's number: a quick look before the patterns."""
    return "(" in text and ("avtal" in text or "verenskommelse" in text)


def _with_plan(text: str, number: DiaryNumber) -> DiaryNumber:
    """The number with the code of the filing plan behind it, where a cue stands before the number."""
    match = _PLAN.match(text, number.span.end)
    start = number.span.start
    if match is None or re.search(r" [0-9]{2,3}$", number.key):
        return number
    if not _STRONG_CUE.search(text, max(0, start - 30), start):
        return number
    span = Span(start, match.end())
    return replace(number, span=span, raw=span.of(text), key=f"{number.key} {match['plan']}")


def _is_series(match: re.Match[str]) -> bool:
    series = (match.groupdict().get("series") or "").upper()
    return series not in _NOT_SERIES and not (len(series) > 2 and series.endswith(_NOT_SERIES_ENDING))


def _speaks_for(
    text: str, match: re.Match[str], needs: str, context: Context, found: list[DiaryNumber]
) -> bool:
    start = match.start()
    if needs == "strong cue" and _NO_NUMBER.fullmatch(match[0]):
        return False
    if needs == "strong cue":
        return _STRONG_CUE.search(text, max(0, start - 30), start) is not None
    if _CUE.search(text, max(0, start - 90), start):
        return True
    listed = _LIST_BEFORE.search(text, max(0, start - 8), start)
    if listed and any(
        other.span.end == listed.start() or other.span.end + 1 == listed.start() for other in found
    ):
        return True
    groups = match.groupdict()
    if not groups.get("series") and _SOURCE_BEFORE.search(text, max(0, start - 12), start):
        return False
    if needs == "nothing":
        # "RUS 2021-2030": two years.
        span_of_years = match.re.groups and groups.get("sep") is not None and groups.get("mark") is None
        return not (span_of_years and re.fullmatch(r"(?:19|20)[0-9]{2}", groups["serial"]))
    if needs == "cue" or _PARAGRAPH_BEFORE.search(text, max(0, start - 12), start):
        return False
    if (groups.get("series") or "").upper() in _PARAGRAPH_SERIES:
        return False
    if context == "heading":
        # "KS 107/16" at the start of a heading may number the paragraph.
        if (
            groups.get("series")
            and len(groups.get("year") or "") == 2
            and not _AFTER_PARAGRAPH_OR_TITLE.search(text, max(0, start - 24), start)
        ):
            return False
        return not _is_pair_of_years(groups) and bool(
            _HEADING_BEFORE.search(text, max(0, start - 24), start) or _HEADING_AFTER.match(text, match.end())
        )
    # Alone in brackets, with a series and the full year.
    bracketed = text[start - 1 : start] == "(" and text[match.end() : match.end() + 1] == ")"
    if not bracketed or len(groups.get("year") or "") == 4:
        return bracketed and bool(groups.get("series"))
    # An agreement is named with its number, a decision with its §.
    return (
        not _is_pair_of_years(groups)
        and groups.get("serial") != groups.get("year")
        and _AGREEMENT_BEFORE.search(text, max(0, start - 120), start) is not None
    )


def _is_pair_of_years(groups: dict[str, str | None]) -> bool:
    """ "26/27" and "2018/2019", and a year with a month."""
    serial, year = groups.get("serial"), groups.get("year")
    if groups.get("series") or not serial or not year:
        return False
    first, second = (serial, year) if groups.get("mark") is None else (year, serial)
    if groups.get("mark") == "-" and re.fullmatch(r"(?:19|20)[0-9]{2}", serial):
        return True
    return int(second[-2:]) == (int(first[-2:]) + 1) % 100 and len(second) in (2, 4) and len(first) in (2, 4)


def _diary_number(span: Span, match: re.Match[str], template: str, rule: str) -> DiaryNumber:
    if rule == "cued":
        return _cued(span, match[0])
    groups = {name: value for name, value in match.groupdict().items() if value is not None}
    for name in ("serial", "year"):
        if name in groups:
            groups[name] = groups[name].translate(_DIGITS)
    if "series" in groups:
        groups["series"] = groups["series"].upper() if len(groups["series"]) > 1 else groups["series"]
    if "sep" in groups:
        groups["sep"] = groups["sep"].strip() or (" " if groups["sep"] else "")
    year = int(groups["year"]) if "year" in groups else None
    if year is not None and year < 100:
        year += 2000 if year < 60 else 1900
    key = _filled(template, groups)
    tails = {name: value for name, value in groups.items() if name not in ("tail", "colon")}
    return DiaryNumber(
        span,
        match[0],
        key,
        groups.get("series"),
        _serial(groups.get("serial")),
        year,
        _filled(template, tails),
        rule,
    )


def _serial(digits: str | None) -> int | None:
    """The number within its series and year; none where there are more digits than any register counts to."""
    return int(digits) if digits and len(digits) <= _MOST_DIGITS else None


def _cued(span: Span, raw: str) -> DiaryNumber:
    """A number of a shape that no rule knows: its key is the number as printed; its parts as far as told."""
    key = " ".join(raw.split())
    letters = _LETTERS.search(key)
    parts = re.findall(r"[0-9]+", key)
    full = next((part for part in parts if re.fullmatch(r"(?:19|20)[0-9]{2}", part)), None)
    after = parts[parts.index(full) + 1 :] if full else []
    serial = after[0] if after else parts[0] if full and parts[0] != full else None
    return DiaryNumber(
        span,
        raw,
        key,
        letters[0] if letters else None,
        _serial(serial),
        int(full) if full else None,
        key,
        "cued",
    )


def _filled(template: str, groups: dict[str, str]) -> str:
    words = [
        f"{lead}{groups[name]}{rest}" if name in groups else rest for lead, name, rest in _parts(template)
    ]
    return "".join(words)


@cache
def _parts(template: str) -> list[tuple[str, str, str]]:
    """For each part of a key what leads it, its name, and what stands behind it."""
    _, *split = _KEY_PART.split(template)
    return list(zip(split[::3], split[1::3], split[2::3], strict=True))
