"""One entry of an attendance list: "Anki Backe (M), tjänstgörande ersättare för Torbjörn Ek, §§ 20–24"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from pipeline.model import NumberRange, Person
from pipeline.swedish.deferred import deferred

from .attendance_labels import words_of
from .persons import NAME, read_person

_NUMBERS = (
    r"\d{1,4}(?:\s*[-–—]\s*\d{1,4})?(?:(?:\s*,\s*|\s+och\s+|\s*,\s*och\s+)\d{1,4}(?:\s*[-–—]\s*\d{1,4})?)*"
)
_SCOPE = deferred(
    rf"(?:(?<![\w.])(?P<away>{words_of('away')})\s*:?\s*)?(?:(?:vid|under|på)\s+)?"
    rf"(?:§{{1,2}}|\bparagraf(?:erna)?\b)\s*(?P<numbers>{_NUMBERS})",
    re.IGNORECASE,
)
_RANGE = deferred(r"(\d{1,4})(?:\s*[-–—]\s*(\d{1,4}))?")
_REPLACES = deferred(
    rf"^[\s,;(]*(?:(?:§{{1,2}}\s*{_NUMBERS})[\s,;]*)?(?:\([^()]*\)[\s,]*)?"
    rf"(?P<how>{words_of('replacing')})\s+(?P<whom>{NAME})",
    re.IGNORECASE,
)
# What separates two persons on one line: both have a party.
_NEXT_PERSON = deferred(
    rf"\s*(?:,|;|\boch\b|\bsamt\b|\bjämte\b|,\s*och\b)\s+(?={NAME}\s*\(\s*[^\s()]{{1,6}}\s*\))"
)
_AND_NAME = deferred(rf"\s+(?:och|samt)\s+(?={NAME}\s*$)")
_TITLE = deferred(
    r"^[\s,;]*(?:\((?P<bracket>[^()]+)\)|[,–-]\s*(?P<plain>[^§(]+?)\s*(?=,?\s*(?:§|\(|$|ej\b)))"
)
# "Vice ordförande Per Ek (M)" and "Per Ek (M) vice ordf.": the office before the name, or without a comma.
_CHAIR = r"(?:(?:[1-3](?::?[ea])?|första|andra|tredje)\s+)?(?:vice\s*|v\.?\s*)?ord(?:förande|f(?:\.|\b))"
_OFFICE_BEFORE = deferred(rf"\s*(?P<office>{_CHAIR})\s*:?\s+(?={NAME})", re.IGNORECASE)
_OFFICE_AFTER = deferred(rf"\s+(?P<office>{_CHAIR})(?=\W|$)", re.IGNORECASE)
_LONGEST_TITLE = 90
_NOT_TITLE = deferred(r"\d{2}[.:]\d{2}|\bkl\b|§", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Entry:
    """What one entry says; `length` is how many characters of the text it takes."""

    person: Person
    title: str | None
    replaces: Person | None
    present: tuple[NumberRange, ...]
    away: tuple[NumberRange, ...]
    start: int
    length: int


def read_entries(text: str, *, column: bool = False) -> Iterator[Entry]:
    """The entries of one line (with its continuation): mostly one, several where each has a party."""
    for start, end in _pieces(text):
        piece = text[start:end]
        office = _OFFICE_BEFORE.match(piece)
        offset = office.end() if office else 0
        found = read_person(piece[offset:], column=column)
        if found is None:
            continue
        person, rest_at = found
        rest = piece[offset + rest_at :]
        entry = _entry(person, rest, start + offset, end - start - offset, column)
        yield replace(entry, title=entry.title or office["office"]) if office else entry


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    breaks = list(_NEXT_PERSON.finditer(text)) or list(_AND_NAME.finditer(text))
    for match in breaks:
        if _replacing_ends(text[start : match.start()]):
            continue
        yield start, match.start()
        start = match.end()
    yield start, len(text)


def _replacing_ends(text: str) -> bool:
    return re.search(rf"{words_of('replacing')}\s*$", text) is not None


def _entry(person: Person, rest: str, start: int, length: int, column: bool) -> Entry:
    replaces = None
    title_text = rest
    if (match := _REPLACES.match(rest)) and match["whom"][0].isupper():
        found = read_person(rest[match.start("whom") :])
        replaces = found[0] if found else None
        title_text = rest[: match.start("how")]
    present: list[NumberRange] = []
    away: list[NumberRange] = []
    for scope in _SCOPE.finditer(rest):
        (away if scope["away"] else present).extend(ranges(scope["numbers"]))
    # In a table the remark has a column of its own, and no comma before it.
    title_text = f", {title_text.strip()}" if column and title_text[:1].isspace() else title_text
    return Entry(person, _title(title_text), replaces, tuple(present), tuple(away), start, length)


def _title(text: str) -> str | None:
    if match := _OFFICE_AFTER.match(text):
        return match["office"]
    match = _TITLE.match(text)
    if match is None:
        return None
    title = " ".join((match["bracket"] or match["plain"] or "").split()).strip(" ,;.")
    if not title or len(title) > _LONGEST_TITLE or _NOT_TITLE.search(title) or not title[0].isalnum():
        return None
    if re.fullmatch(rf"{words_of('away')}", title, re.IGNORECASE):
        return None
    return title


def ranges(text: str) -> list[NumberRange]:
    """The runs of numbers in "94-98, 101"; a run that goes backwards is left out."""
    found = []
    for first, last in _RANGE.findall(text):
        low, high = int(first), int(last or first)
        if low <= high:
            found.append((low, high))
    return found
