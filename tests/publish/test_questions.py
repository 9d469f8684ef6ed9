"""Twenty questions of a researcher and ten with a slip: the right row among the first three.

The questions with their answers are in questions.toml, a second set in questions_second.toml. FTS5 as
Datasette sets it up is measured beside our own search (`pytest -s` shows both).
"""

from __future__ import annotations

import sqlite3
import tomllib
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
import sqlite_utils

from pipeline.build import build
from pipeline.publish import search
from pipeline.settings import Settings

from ..conftest import ROOT

FIRST = 3
# A found row: table, file, and all that it says.
Found = tuple[str, str, str]
SETS = {
    name: tomllib.loads((Path(__file__).parent / f"{name}.toml").read_text("utf-8"))
    for name in ("questions", "questions_second")
}

pytestmark = pytest.mark.engine


@pytest.fixture(scope="module")
def databases(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The built archives that are there, by name."""
    folders = {"corpus": ROOT / "corpus", "shared": ROOT.parent / "shared" / "archive"}
    built = {}
    for name, corpus in folders.items():
        if corpus.is_dir():
            output = tmp_path_factory.mktemp(name)
            built[name] = build(Settings(corpus=corpus, output=output, jobs=1)).database
    return built


def ours(database: Path, typed: str) -> list[Found]:
    return [(hit.table, hit.file, f"{hit.title} {hit.row.text}") for hit in search(database, typed, FIRST)]


def by_default(database: Path, typed: str) -> list[Found]:
    """FTS5 with its own tokenizer over each table, every word wanted; the best of each table in turn."""
    found: list[list[Found]] = []
    with closing(sqlite3.connect(":memory:")) as memory:
        with closing(sqlite3.connect(database)) as built:
            built.backup(memory)
        for table in ("decisions", "paragraphs", "pages"):
            sqlite_utils.Database(memory).table(table).enable_fts(["text"])
            query = " ".join(f'"{word}"' for word in typed.replace('"', " ").split())
            rows = memory.execute(
                f"""select file, {table}.text from {table}_fts join {table} on {table}.id = {table}_fts.rowid
                    join documents on documents.id = document_id where {table}_fts match ?
                    order by {table}_fts.rank limit {FIRST}""",
                (query,),
            )
            found.append([(table, file, text) for file, text in rows])
    return [rows[place] for place in range(FIRST) for rows in found if place < len(rows)][:FIRST]


def is_right(question: dict[str, Any], found: Found) -> bool:
    table, file, text = found
    return (
        table in question.get("kind", [table])
        and file.endswith(question.get("file", ""))
        and question["says"] in text
    )


def missed(
    asked: list[dict[str, Any]], databases: dict[str, Path], look: Callable[[Path, str], list[Found]]
) -> list[str]:
    return [
        question["typed"]
        for question in asked
        if not any(
            is_right(question, found) for found in look(databases[question["archive"]], question["typed"])
        )
    ]


@pytest.mark.parametrize("name", SETS)
@pytest.mark.parametrize("kind", ["question", "misspelt"])
def test_the_right_row_is_among_the_first(name: str, kind: str, databases: dict[str, Path]) -> None:
    asked = [question for question in SETS[name][kind] if question["archive"] in databases]
    wrong, default = missed(asked, databases, ours), missed(asked, databases, by_default)
    print(
        f"{name}, {kind}: {len(asked) - len(wrong)} of {len(asked)}; by default {len(asked) - len(default)}"
    )
    assert len(wrong) <= 1, wrong
    assert len(wrong) < len(default)
