"""Periods and times of notice."""

import pytest

from pipeline.swedish.dates import find_notice_times, find_periods
from pipeline.swedish.knowledge import read_table

CASES = read_table("periods")["case"]


@pytest.mark.parametrize(
    ("text", "start", "end", "open_ended"), [example for case in CASES for example in case["examples"]]
)
def test_a_period(text, start, end, open_ended):
    (mention,) = find_periods(text)
    period = mention.period
    assert (str(period.start or ""), str(period.end or ""), period.open_ended) == (start, end, open_ended)


@pytest.mark.parametrize("text", [text for case in CASES for text in case["counter"]])
def test_no_period(text):
    assert find_periods(text) == []


def test_the_span_begins_with_the_word_that_opens_the_period():
    text = "Avtalet löper från och med den 1 mars\n2019 till och med den 30 april 2019."
    (mention,) = find_periods(text)
    assert mention.span.of(text) == "från och med den 1 mars\n2019 till och med den 30 april 2019"


def test_two_periods_of_one_text_are_kept_apart():
    text = "Avtalet från 2015 gällde t.o.m. 2018-12-31. Det nya gäller fr.o.m. 2019-01-01 tills vidare."
    first, second = (mention.period for mention in find_periods(text))
    assert (first.start, str(first.end)) == (None, "2018-12-31")
    assert (str(second.start), second.end, second.open_ended) == ("2019-01-01", None, True)


@pytest.mark.parametrize(
    ("text", "notice"),
    [
        ("med sex månaders uppsägningstid", "6 månader"),
        ("Uppsägningstiden är 12 månader.", "12 månader"),
        ("Avtalet kan sägas upp av endera parten senast tre (3) månader före", "3 månader"),
        ("en ömsesidig uppsägningstid om ett år", "1 år"),
        ("Avtalet förlängs om det inte sägs upp minst nio månader före avtalstidens slut", "9 månader"),
    ],
)
def test_a_time_of_notice(text, notice):
    assert [str(found) for found in find_notice_times(text)] == [notice]


@pytest.mark.parametrize("text", ["inom sex månader", "uppsägningstid enligt lag", "tre års erfarenhet"])
def test_no_time_of_notice(text):
    assert find_notice_times(text) == []
