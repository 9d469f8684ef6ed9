"""Searching where more rows answer than can be looked at: the newest are counted, and that is said."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.evaluate.bench_search import questions, search_lines, size_lines
from pipeline.evaluate.many_rows import documents
from pipeline.load import load_database
from pipeline.model import Links
from pipeline.publish.search import answer, counting, ranked

PARAGRAPHS = 200


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    """An archive of made-up paragraphs."""
    path = tmp_path_factory.mktemp("many") / "protokoll.db"
    load_database(path, documents(PARAGRAPHS), Links(), [])
    connection = sqlite3.connect(path)
    yield connection
    connection.close()


def test_facets_narrow_to_just_the_rows_that_they_count(many: sqlite3.Connection) -> None:
    whole = answer(many, "och")
    assert whole.counted_all
    for name, values in whole.facets.items():
        value, count = values[-1]
        narrowed = answer(many, "och", {name: value}, limit=80)
        assert narrowed.total == count, (name, value)
        assert narrowed.facets[name] == values
        assert {getattr(hit.row, name, value) for hit in narrowed.hits} <= {value}


def test_of_too_many_rows_the_newest_are_counted_and_it_is_said(
    many: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(counting, "MOST_COUNTED", 50)
    monkeypatch.setattr(ranked, "MOST_RANKED", 50)
    found = answer(many, "och")
    assert not found.counted_all
    assert found.total == 50
    assert found.hits
    newest = max(year for year, _ in answer(many, "och", {"source": "decisions"}).facets["year"])
    assert dict(found.facets["year"])[newest]


def test_words_too_common_to_rank_by_still_find_titles_first_and_the_newest(
    many: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ranked, "MOST_READ", 1)
    found = answer(many, "och", {"source": "decisions"}, limit=ranked.CLOSE_LOOK)
    assert "och" in (found.hits[0].title or "").lower().split()
    [(newest,)] = many.execute("select max(date) from documents")
    assert newest in {hit.date for hit in found.hits}


def test_a_rare_word_decides_beside_a_common_one(
    many: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    [(rare,)] = many.execute(
        """select word from search_words join search_stems using (stem)
           where entries = 1 and length(word) > 6 order by word limit 1"""
    )
    monkeypatch.setattr(ranked, "MOST_READ", 5)
    found = answer(many, f"{rare} och")
    assert found.hits
    assert rare in (found.hits[0].snippet + (found.hits[0].title or "")).lower()


def test_the_made_up_archive_is_the_same_each_time() -> None:
    first, second = (list(documents(20)) for _ in range(2))
    assert first == second
    assert sum(len(document.findings.paragraphs) for document in first) == 20


def test_the_measuring_asks_all_sorts_of_questions_and_says_how_large_the_index_is(
    many: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipeline.evaluate.bench_search.EACH", 1)
    [(_, _, path)] = many.execute("pragma database_list")
    lines = list(search_lines(Path(path)))
    assert [line.split("  ")[0] for line in lines[1:]] == [*questions(), "all"]
    assert any("times the text" in line for line in size_lines(Path(path)))
