"""Searching: Swedish inflection, å ä ö as letters of their own, second chances, and anything may be typed."""

from __future__ import annotations

import sqlite3
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.errors import DatabaseMissing
from pipeline.publish import search
from pipeline.publish.search import Answer, answer
from pipeline.publish.search.knowledge import search_table, synonyms
from pipeline.publish.search.question import MAX_WORDS, read_question
from pipeline.swedish.stems import stem

QUERIES: list[tuple[str, list[str], list[str]]] = [
    ("kollektivtrafik", ["kollektivtrafik"], []),
    ("avtal  om buss", ["avtal", "om", "buss"], []),
    ("RUN/51/2018", ["run 51 2018"], []),
    ("2018-06", ["2018 06"], []),
    ("§ 14", ["§ 14"], []),
    ("§14", ["§ 14"], []),
    ("§§ 14–15", ["§ 14", "15"], []),
    ('"om avtal" buss', ["om avtal", "buss"], []),
    ("”om avtal”", ["om avtal"], []),
    ('"inte slutet', ["inte slutet"], []),
    ("buss -tåg", ["buss"], ["tåg"]),
    ('buss -"två ord"', ["buss"], ["två ord"]),
    ("AND", ["and"], []),
    ("NEAR(a b, 3)", ["near a", "b", "3"], []),
    ("A\u030alvsta", ["ålvsta"], []),
    ("", [], []),
    ("-", [], []),
    ("*", [], []),
    ('"', [], []),
    ("🙂", [], []),
    ("-avtal", [], ["avtal"]),
]


@pytest.mark.parametrize(("typed", "wanted", "unwanted"), QUERIES)
def test_what_is_typed_becomes_terms(typed: str, wanted: list[str], unwanted: list[str]) -> None:
    question = read_question(typed)
    assert [" ".join(term.words) for term in question.wanted] == wanted
    assert [" ".join(term.words) for term in question.unwanted] == unwanted


FOUND: list[tuple[str, set[tuple[str, int]]]] = [
    # Words within a paragraph are found in its row, and not once more in that of its page.
    # A page with one of the words makes up for what few rows have both.
    ("får uppdrag", {("decisions", 2), ("paragraphs", 1), ("pages", 3)}),
    # Another form of the word.
    ("uppdragen", {("decisions", 2), ("paragraphs", 1)}),
    # A part of a compound, also in another form.
    (
        "trafik",
        {
            *(("agreements", 1), ("agreements", 2), ("decisions", 1), ("decisions", 2), ("paragraphs", 1)),
            *(("pages", 1), ("pages", 3), ("pages", 5)),
        },
    ),
    ("uppföljningens", {("pages", 3)}),
    # A diary number as it is printed elsewhere.
    ("LS/7/2012", {("agreements", 2), ("pages", 4)}),
    # The § and the body as they are in the row, not in its text.
    (
        "regionfullmäktige § 14",
        {("decisions", 1), ("decisions", 2), ("paragraphs", 1), ("pages", 3)},
    ),
    ("uppf*", {("pages", 3)}),
    ("uppföljning -kollektivtrafik*", set()),
    ("xyzzy", set()),
]


@pytest.mark.parametrize(("typed", "expected"), FOUND)
def test_what_is_found(archive: Path, typed: str, expected: set[tuple[str, int]]) -> None:
    assert {(hit.table, hit.id) for hit in search(archive, typed)} == expected


@pytest.fixture(scope="module")
def connection(archive: Path) -> Iterator[sqlite3.Connection]:
    found = sqlite3.connect(archive)
    yield found
    found.close()


@pytest.mark.parametrize(
    ("typed", "looked_for"),
    [
        ("regiondirektoren", {"regiondirektoren": ("regiondirektören",)}),
        ("regiondirektörem", {"regiondirektörem": ("regiondirektören",)}),
        ("regiondirektören", {}),
        # å, ä and ö are letters of their own: where the archive has the word as typed, that is what is meant.
        ("får", {}),
        ("RUN/51/2018", {}),
    ],
)
def test_a_word_that_is_not_there_gets_a_second_chance(
    connection: sqlite3.Connection, typed: str, looked_for: dict[str, tuple[str, ...]]
) -> None:
    found = answer(connection, typed)
    assert found.instead == looked_for
    assert found.hits


def test_a_hit_names_file_page_and_words(archive: Path) -> None:
    best = search(archive, "regiondirektören uppdrag", limit=1)
    assert [(hit.table, hit.file, hit.page, hit.title, hit.date) for hit in best] == [
        ("decisions", "2018/utdrag-rf-14.pdf", 2, "Avtal om kollektivtrafik", "2018-11-20")
    ]
    assert best[0].snippet == "[Regiondirektören] får i [uppdrag] att teckna avtalet."


def test_facets_count_what_matches_and_narrow_it(connection: sqlite3.Connection) -> None:
    whole = answer(connection, "kollektivtrafik")
    sources = dict(whole.facets["source"])
    assert sum(sources.values()) == whole.total == len(whole.hits)
    narrowed = answer(connection, "kollektivtrafik", {"source": "decisions"})
    assert {hit.table for hit in narrowed.hits} == {"decisions"}
    assert narrowed.total == sources["decisions"]
    # The other values of the chosen facet stay to choose between.
    assert dict(narrowed.facets["source"]) == sources


def test_rows_with_some_of_the_words_come_last_and_say_so(archive: Path) -> None:
    hits = search(archive, "regiondirektören uppdrag uppföljning")
    assert [hit.complete for hit in hits] == sorted((hit.complete for hit in hits), reverse=True)
    assert not hits[0].complete


def test_the_limit_holds(archive: Path) -> None:
    assert len(search(archive, "avtalet", limit=3)) == 3
    assert search(archive, "avtalet", limit=0) == []


def test_a_pasted_page_is_cut_to_a_bearable_query(connection: sqlite3.Connection) -> None:
    terms = read_question(" ".join(f"ord{number}" for number in range(200))).wanted
    assert sum(len(term.words) for term in terms) == MAX_WORDS
    assert answer(connection, "ord " * 10_000) == Answer(facets=answer(connection, "xyzzy").facets)


@settings(max_examples=150)
@given(typed=st.text(max_size=60) | st.text(alphabet='"§-*() ANDORTåäö1/:^{}+', max_size=30))
def test_nothing_typed_is_an_error(connection: sqlite3.Connection, typed: str) -> None:
    answer(connection, typed)


@pytest.mark.parametrize("entry", search_table()["synonyms"], ids=lambda entry: entry["words"][0])
def test_synonyms_lead_to_each_other(entry: dict[str, list[str]]) -> None:
    words = entry["words"]
    first = next(word for word in words if " " not in word)
    others = {other for word in words for other in [tuple(map(stem, word.split()))]} - {(stem(first),)}
    assert others <= set(synonyms(first))
    assert len(words) == len(set(words))


def test_the_index_can_be_read_by_plain_sqlite(connection: sqlite3.Connection) -> None:
    [(count,)] = connection.execute(
        "select count(*) from search_fts where search_fts match 'kollektivtrafik'"
    )
    assert count


@pytest.mark.parametrize("name", ["questions", "questions_second"])
def test_the_questions_are_well_formed(name: str) -> None:
    table = tomllib.loads((Path(__file__).parent / f"{name}.toml").read_text("utf-8"))
    assert len(table["question"]) == 20
    assert len(table["misspelt"]) == 10


def test_without_a_database_the_remedy_is_said(tmp_path: Path) -> None:
    with pytest.raises(DatabaseMissing) as caught:
        search(tmp_path / "protokoll.db", "avtal")
    assert "make" in caught.value.remedy
