"""Searching: anything may be typed, å ä ö are letters of their own, numbers are found as written."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.errors import DatabaseMissing
from pipeline.publish import search
from pipeline.publish.query import MAX_WORDS, full_text_query

QUERIES: list[tuple[str, str | None]] = [
    ("kollektivtrafik", '"kollektivtrafik"'),
    ("avtal  om buss", '"avtal" AND "om" AND "buss"'),
    ("RUN/51/2018", '"RUN 51 2018"'),
    ("2018-06", '"2018 06"'),
    ("§ 14", '("§ 14" OR "§14")'),
    ("§14", '("§ 14" OR "§14")'),
    ('"§ 14"', '"§ 14"'),
    ("§§ 14–15", '("§§ 14" OR "§§14") AND "15"'),
    ("beslut § 5 a", '"beslut" AND ("§ 5" OR "§5") AND "a"'),
    ('"om avtal" buss', '"om avtal" AND "buss"'),
    ("”om avtal”", '"om avtal"'),
    ('"inte slutet', '"inte slutet"'),
    ("avtal*", '"avtal"*'),
    ("buss -tåg", '"buss" NOT "tåg"'),
    ('buss -"två ord"', '"buss" NOT "två ord"'),
    ("AND", '"AND"'),
    ("NEAR(a b, 3)", '"NEAR a" AND "b" AND "3"'),
    ("title:avtal", '"title avtal"'),
    ("^avtal", '"avtal"'),
    ("A\u030alvsta", '"Ålvsta"'),
    ("a\x00b", '"a b"'),
    ("", None),
    ("-", None),
    ("*", None),
    ('"', None),
    ("🙂", None),
    # An exclusion from nothing finds nothing.
    ("-avtal", None),
]


@pytest.mark.parametrize(("typed", "expected"), QUERIES)
def test_what_is_typed_becomes_a_query(typed: str, expected: str | None) -> None:
    assert full_text_query(typed) == expected


FOUND: list[tuple[str, set[tuple[str, int]]]] = [
    ("får uppdrag", {("decisions", 2), ("paragraphs", 1), ("pages", 2)}),
    ("far", set()),
    ("alvsta", set()),
    ("ÄLVSTA", {("decisions", 1), ("paragraphs", 1), ("paragraphs", 2), ("pages", 1), ("pages", 5)}),
    ("RUN/51/2018", {("decisions", 1), ("decisions", 2), ("paragraphs", 1), ("pages", 1), ("pages", 4)}),
    ("LS/7/2012", {("pages", 4)}),
    ("regionfullmäktige § 14", {("decisions", 1), ("decisions", 2), ("pages", 3)}),
    ("§ 1", {("paragraphs", 2), ("pages", 5)}),
    ("uppf*", {("pages", 3)}),
    ("kollektivtrafik -Älvsta", {("pages", 3)} - {("pages", 3)}),
    ("uppföljning -Älvsta", {("pages", 3)}),
]


@pytest.mark.parametrize(("typed", "expected"), FOUND)
def test_what_is_found(archive: Path, typed: str, expected: set[tuple[str, int]]) -> None:
    assert {(hit.table, hit.id) for hit in search(archive, typed)} == expected


def test_a_hit_names_file_page_and_words(archive: Path) -> None:
    best = search(archive, "regiondirektören uppdrag", limit=1)
    assert [(hit.table, hit.file, hit.page, hit.title, hit.date) for hit in best] == [
        ("decisions", "2018/utdrag-rf-14.pdf", 2, "Avtal om kollektivtrafik", "2018-11-20")
    ]
    assert best[0].snippet == "[Regiondirektören] får i [uppdrag] att teckna avtalet."


def test_the_best_comes_first_and_the_limit_holds(archive: Path) -> None:
    hits = search(archive, "avtalet", limit=3)
    assert len(hits) == 3
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert search(archive, "avtalet", limit=0) == []


def test_a_pasted_page_is_cut_to_a_bearable_query(archive: Path) -> None:
    expression = full_text_query("ord " * 10_000)
    assert expression is not None
    assert expression.count('"ord"') == MAX_WORDS
    assert search(archive, "ord " * 10_000) == []


@settings(max_examples=200, deadline=None)
@given(typed=st.text(max_size=60) | st.text(alphabet='"§-*() ANDORTåäö1/:^{}+', max_size=30))
def test_nothing_typed_is_an_error(archive: Path, typed: str) -> None:
    search(archive, typed)


def test_without_a_database_the_remedy_is_said(tmp_path: Path) -> None:
    with pytest.raises(DatabaseMissing) as caught:
        search(tmp_path / "protokoll.db", "avtal")
    assert "make" in caught.value.remedy
