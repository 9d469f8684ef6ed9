"""What all rows have in common: their values, their ids, and the diary numbers that they refer to.

Every row is a tuple in the order of its table's columns in `schema.sql`.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from ..model import PartialDate
from ..swedish.diary import find_diary_numbers

Value = str | int | float | None
Row = tuple[Value, ...]
Rows = dict[str, list[Row]]


def iso(date: PartialDate | None) -> str | None:
    """The date as it is stored: ISO text at its own precision."""
    return None if date is None else str(date)


def shown_name(file: str) -> str:
    """A file name that can be stored: bytes of another encoding than UTF-8 are spelled out as \\udcXX."""
    return file.encode("utf-8", "backslashreplace").decode("utf-8")


@dataclass(slots=True)
class Numbering:
    """The ids given so far, by table, and the diary numbers that were named anywhere."""

    last: defaultdict[str, int] = field(default_factory=lambda: defaultdict(int))
    diary_numbers: dict[str, Row] = field(default_factory=dict)

    def next(self, table: str) -> int:
        """The next free id of `table`, counting from 1."""
        self.last[table] += 1
        return self.last[table]

    def diary_number(
        self,
        number: str | None,
        series: str | None = None,
        serial: int | None = None,
        year: int | None = None,
    ) -> str | None:
        """Note that `number` needs a row in `diary_numbers`; the parts are kept from whoever knows them."""
        if not number:
            return None
        if number in self.diary_numbers and series is None and serial is None and year is None:
            return number
        known = self.diary_numbers.get(number, (number, None, None, None))
        parts = (series, serial, year)
        merged = (old if old is not None else new for old, new in zip(known[1:], parts, strict=True))
        self.diary_numbers[number] = (number, *merged)
        return number


def diary_number_rows(ids: Numbering) -> list[Row]:
    """A row for each diary number that was named, in order.

    A number that stands only in a heading has no mention to tell its parts; they are read from the number.
    """
    rows = []
    for number, row in sorted(ids.diary_numbers.items()):
        if row[1:] == (None, None, None):
            read = [found for found in find_diary_numbers(number, "heading") if found.key == number]
            rows.append((number, read[0].series, read[0].serial, read[0].year) if read else row)
        else:
            rows.append(row)
    return rows
