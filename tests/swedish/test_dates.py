"""Dates and years: what is one, at which precision, and what merely looks like one."""

import pytest

from pipeline.model import PartialDate
from pipeline.swedish.dates import find_dates, find_yearless_dates, find_years
from pipeline.swedish.knowledge import read_table

RULES = read_table("dates")["rule"]


@pytest.mark.parametrize(
    ("rule", "text", "dates"), [(rule["id"], *example) for rule in RULES for example in rule["examples"]]
)
def test_each_rule_finds_its_examples(rule, text, dates):
    found = find_dates(text)
    assert [str(mention.value) for mention in found] == dates
    assert rule in {mention.rule for mention in found}


@pytest.mark.parametrize("text", [text for rule in RULES for text in rule["counter"]])
def test_what_looks_like_a_date_and_is_none(text):
    assert find_dates(text) == []


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("den 3 och 4 maj 2018", ["2018-05-03", "2018-05-04"]),
        ("28 april–2 maj 2019", ["2019-04-28", "2019-05-02"]),
        ("den 1 och 2 mars samt 3 april 2020", ["2020-03-01", "2020-03-02", "2020-04-03"]),
        ("mellan 2018-04-23 och 2018-05-02", ["2018-04-23", "2018-05-02"]),
        ("i mars 2018 och april 2019", ["2018-03", "2019-04"]),
        ("29 februari 2020 men inte 29 februari 2019", ["2020-02-29"]),
        ("den 31 april 2018 finns inte, april 2018 gör det", ["2018-04"]),
    ],
)
def test_several_dates_in_one_text(text, dates):
    assert [str(mention.value) for mention in find_dates(text)] == dates


def test_the_span_covers_the_words_of_the_date_over_a_line_break():
    text = "Rådet möttes onsdagen den 23 april\n2018 i Älvsta."
    (mention,) = find_dates(text)
    assert mention.span.of(text) == "den 23 april\n2018"


def test_a_year_by_itself_is_only_found_when_asked_for():
    text = "Budgeten för 2019 antogs den 3 maj 2018, dnr KS 2017, med 2020 kr."
    assert [str(mention.value) for mention in find_dates(text)] == ["2018-05-03"]
    assert [str(mention.value) for mention in find_years(text)] == ["2019"]


@pytest.mark.parametrize(
    ("text", "month", "day"),
    [("diskuterades i mars i rådet", 3, 0), ("den 8 juni", 6, 8), ("senast 15 nov.", 11, 15)],
)
def test_dates_without_a_year_are_left_to_their_context(text, month, day):
    assert find_dates(text) == []
    (mention,) = find_yearless_dates(text)
    assert (mention.month, mention.day) == (month, day)
    assert mention.in_year(2021) == PartialDate(2021, month, day)


def test_a_day_that_the_year_does_not_have_is_none():
    (mention,) = find_yearless_dates("den 29 februari")
    assert mention.in_year(2020) == PartialDate(2020, 2, 29)
    assert mention.in_year(2021) is None


def test_a_month_with_its_year_is_not_yearless():
    assert find_yearless_dates("i juni 2018 och den 3 maj 2019") == []


def test_a_year_in_words_stands_alone_behind_its_noun():
    text = "till utgången av år tjugohundratretton"
    assert [(year.span.of(text), year.value.year) for year in find_years(text)] == [
        ("tjugohundratretton", 2013)
    ]
    assert find_years("tjugohundratretton stolar") == []
