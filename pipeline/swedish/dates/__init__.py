"""Dates and periods as Swedish documents write them, never more precise than the text."""

from .mentions import DateMention, YearlessDate, find_dates, find_yearless_dates, find_years
from .notice import NoticeTime, find_notice_times
from .periods import PeriodMention, find_periods

__all__ = [
    "DateMention",
    "NoticeTime",
    "PeriodMention",
    "YearlessDate",
    "find_dates",
    "find_notice_times",
    "find_periods",
    "find_yearless_dates",
    "find_years",
]
