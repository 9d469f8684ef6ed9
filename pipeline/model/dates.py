"""Dates that are never more precise than their source."""

from __future__ import annotations

import calendar
import datetime
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A year, a month or a day: "juni 2018" is `PartialDate(2018, 6)` and prints as 2018-06.

    Absent parts are 0, so that dates sort by what is known of them.
    """

    year: int
    month: int = 0
    day: int = 0

    def __str__(self) -> str:
        if self.day:
            return f"{self.year:04d}-{self.month:02d}-{self.day:02d}"
        if self.month:
            return f"{self.year:04d}-{self.month:02d}"
        return f"{self.year:04d}"

    @classmethod
    def parse(cls, iso: str) -> PartialDate:
        """Read "2018", "2018-06" or "2018-06-19"; ValueError for anything else or a day that is none."""
        parts = [int(part) for part in iso.split("-")]
        if not 1 <= len(parts) <= 3:
            raise ValueError(f"not a date at any precision: {iso!r}")
        date = cls(*parts)
        date.first_day()
        return date

    def first_day(self) -> datetime.date:
        """The first day that this date may mean; ValueError where the calendar has no such day."""
        return datetime.date(self.year, self.month or 1, self.day or 1)

    def last_day(self) -> datetime.date:
        """The last day that this date may mean."""
        month = self.month or 12
        return datetime.date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    def covers(self, other: PartialDate) -> bool:
        """True where `other` lies within this date: 2018-06 covers 2018-06-19 and itself."""
        return self.first_day() <= other.first_day() and other.last_day() <= self.last_day()


@dataclass(frozen=True, slots=True)
class Period:
    """From a first to a last day, as precise as told; `None` is not told, `open_ended` "tills vidare"."""

    start: PartialDate | None = None
    end: PartialDate | None = None
    open_ended: bool = False
