"""Dates keep the precision that they were told with."""

from __future__ import annotations

import datetime

import pytest

from pipeline.model import PartialDate


@pytest.mark.parametrize(
    ("iso", "date", "first", "last"),
    [
        ("2018", PartialDate(2018), "2018-01-01", "2018-12-31"),
        ("2018-06", PartialDate(2018, 6), "2018-06-01", "2018-06-30"),
        ("2020-02", PartialDate(2020, 2), "2020-02-01", "2020-02-29"),
        ("2018-06-19", PartialDate(2018, 6, 19), "2018-06-19", "2018-06-19"),
    ],
)
def test_a_date_is_read_printed_and_spans_its_days(
    iso: str, date: PartialDate, first: str, last: str
) -> None:
    assert PartialDate.parse(iso) == date
    assert str(date) == iso
    assert date.first_day() == datetime.date.fromisoformat(first)
    assert date.last_day() == datetime.date.fromisoformat(last)


@pytest.mark.parametrize("text", ["", "juni", "2018-13", "2018-02-30", "2018-06-19-1", "2018-06-"])
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        PartialDate.parse(text)


@pytest.mark.parametrize(
    ("wide", "narrow", "covers"),
    [
        ("2018", "2018-06-19", True),
        ("2018-06", "2018-06", True),
        ("2018-06", "2018-07-01", False),
        ("2018-06-19", "2018-06", False),
        ("2018", "2019", False),
    ],
)
def test_a_date_covers_what_lies_within_it(wide: str, narrow: str, covers: bool) -> None:
    assert PartialDate.parse(wide).covers(PartialDate.parse(narrow)) is covers


def test_dates_sort_by_what_is_known_of_them() -> None:
    in_order = ["2017-12-31", "2018", "2018-06", "2018-06-01", "2018-10", "2019"]
    assert sorted(map(PartialDate.parse, reversed(in_order))) == [PartialDate.parse(iso) for iso in in_order]
