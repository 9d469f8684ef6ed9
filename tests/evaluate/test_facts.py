"""Pairing true facts with found ones, and what the figures say of it."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.evaluate.facts import Comparison, Row, compare, distinct, key, likeness
from pipeline.evaluate.text import fold

TITLES = Comparison(
    "titles",
    lambda row: row["file"],
    lambda true, found: likeness(true["title"], found["title"]),
    ("page", "body"),
)
EXACT = Comparison("exact", lambda row: row["title"], lambda true, found: 1.0)


def fact(title: str, **fields: Any) -> Row:
    return {"file": "a.pdf", "title": title, **fields}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("§ 14", "§14"),
        ("Regionstyrelsen", "REGIONSTYRELSEN "),
        ("Älvsta – Sjövik", "Älvsta-Sjövik"),
        ("”avtal”", '"avtal"'),
        ("över\u00adenskommelse", "överenskommelse"),
        ("\uf0b7 punkt", "• punkt"),
        (14, "14"),
        (None, ""),
    ],
)
def test_values_that_are_the_same_to_a_reader(one: object, other: object) -> None:
    assert key(one) == key(other)


@pytest.mark.parametrize(("one", "other"), [("å", "a"), ("§ 14", "§ 15"), ("2018", "2018-06")])
def test_values_that_differ(one: str, other: str) -> None:
    assert key(one) != key(other)


def test_folding_keeps_words_apart() -> None:
    assert fold(" två\n\tord\u00a0till ") == "två ord till"


def test_the_most_alike_are_partners() -> None:
    true = [fact("Avtal om buss"), fact("Avtal om bussar")]
    found = [fact("Avtal om bussar"), fact("Avtal om buss")]
    pairs = compare(TITLES, true, found).pairs
    assert {(one["title"], other["title"]) for one, other in pairs} == {
        ("Avtal om buss", "Avtal om buss"),
        ("Avtal om bussar", "Avtal om bussar"),
    }


def test_each_fact_has_one_partner_and_the_rest_is_missed_or_extra() -> None:
    score = compare(EXACT, [fact("a"), fact("b")], [fact("a"), fact("a"), fact("c")])
    assert (score.matched, len(score.missed), len(score.extra)) == (1, 1, 2)
    figures = score.figures()
    assert figures["precision"] == pytest.approx(1 / 3)
    assert figures["recall"] == pytest.approx(1 / 2)
    assert figures["f1"] == pytest.approx(2 / 5)


def test_facts_of_another_group_are_no_partners() -> None:
    assert compare(TITLES, [fact("a")], [{**fact("a"), "file": "b.pdf"}]).matched == 0


def test_wrong_fields_are_listed_and_fields_unknown_to_the_gold_are_not_compared() -> None:
    true = [fact("a", page="1"), fact("b", page="2")]
    found = [fact("a", page=1, body="x"), fact("b", page=None, body="y")]
    score = compare(TITLES, true, found)
    assert [(fault.fact["title"], fault.field, fault.true, fault.found) for fault in score.wrong] == [
        ("b", "page", "2", "")
    ]
    assert score.figures()["all_fields_right"] == 0.5


@pytest.mark.parametrize(
    ("true", "found", "precision", "recall"),
    [([], [], 0.0, 1.0), ([fact("a")], [], 0.0, 0.0), ([], [fact("a")], 0.0, 1.0)],
)
def test_figures_of_nothing(true: list[Row], found: list[Row], precision: float, recall: float) -> None:
    figures = compare(EXACT, true, found).figures()
    assert (figures["precision"], figures["recall"], figures["f1"]) == (precision, recall, 0.0)


def test_distinct_keeps_the_first() -> None:
    rows = [fact("A", page=1), fact("a ", page=2), fact("b", page=None)]
    assert [row["page"] for row in distinct(rows, ["title"])] == [1, None]
