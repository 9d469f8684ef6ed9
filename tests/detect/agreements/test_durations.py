"""Terms told by their length, and the last day of a year or month that is told by its end."""

from __future__ import annotations

import pytest

from pipeline.detect.agreements.durations import find_terms, find_turns
from pipeline.model import PartialDate

from .tellings import KNOWN, events_in


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("gäller i tre år från den 1 januari 2013", "2013-01-01", "2015-12-31"),
        ("gäller i två år från och med 2010-07-01", "2010-07-01", "2012-06-30"),
        ("från och med den 1 maj 2004 och fem år framåt", "2004-05-01", "2009-04-30"),
        ("gäller från den 1 mars 2011 under sex månader", "2011-03-01", "2011-08-31"),
        ("gäller under en tid av 4 år med start den 29 februari 2012", "2012-02-29", "2016-02-28"),
    ],
)
def test_the_last_day_is_counted_from_the_first(text: str, start: str, end: str) -> None:
    ((_, period),) = find_terms(text)
    assert (str(period.start), str(period.end)) == (start, end)


@pytest.mark.parametrize(
    "text",
    [
        "gäller från den 1 januari 2013 med en uppsägningstid av tre månader",
        "gäller från den 1 januari 2013 och förlängs med två år i sänder",
        "har i tre år diskuterats, från 2013",
        "gäller i tre år",
    ],
)
def test_other_lengths_are_no_terms(text: str) -> None:
    assert list(find_terms(text)) == []


def test_a_term_by_its_length_tells_both_ends_of_the_agreement() -> None:
    told = events_in(f"{KNOWN} Samverkansavtalet gäller i tre år från den 1 januari 2018.")
    assert told == ["in_force 2018-01-01", "expires 2020-12-31"]


def test_the_end_of_a_year_is_its_last_day() -> None:
    assert events_in(f"{KNOWN} Samverkansavtalet löper ut vid utgången av 2019.") == ["expires 2019-12-31"]
    assert events_in(f"{KNOWN} Samverkansavtalet gäller till utgången av juni 2020.") == [
        "expires 2020-06-30"
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Avtalet började gälla vid årsskiftet 2010/2011.", ["2011-01-01"]),
        ("Avtalet upphörde vid årsskiftet 2010/11.", ["2010-12-31"]),
        ("Avtalet upphörde vid årsskiftet.", []),
    ],
)
def test_a_turn_of_the_year_that_is_past_wants_its_year(text: str, expected: list[str]) -> None:
    assert [str(day) for _, day in find_turns(text, PartialDate(2020, 10, 1))] == expected
