"""What Datasette is told of the archive: complete, Swedish, and fitting the tables that are there."""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path

import pytest
import yaml

from pipeline.publish import canned_queries, write_metadata
from pipeline.publish.exports import tables_of
from pipeline.publish.metadata import metadata, table_texts


def columns(archive: Path) -> dict[str, list[str]]:
    with sqlite3.connect(archive) as connection:
        return {
            table: [row[1] for row in connection.execute(f"pragma table_info({table})")]
            for table in tables_of(connection)
        }


def test_every_table_and_column_is_explained_and_no_other(archive: Path) -> None:
    explained = {table: list(texts["columns"]) for table, texts in table_texts().items()}
    actual = columns(archive)
    assert {table: set(names) for table, names in explained.items()} == {
        table: set(names) for table, names in actual.items()
    }


@pytest.mark.parametrize("table", table_texts())
def test_a_table_has_title_and_description_and_names_its_own_columns(table: str) -> None:
    texts = table_texts()[table]
    assert texts["title"].endswith(f"({table})")
    assert texts["description"]
    named = [
        *texts.get("facets", ()),
        *(texts[key] for key in ("sort", "sort_desc", "label_column") if key in texts),
    ]
    assert set(named) <= set(texts["columns"])


@pytest.mark.parametrize("name", canned_queries())
def test_a_canned_query_says_what_it_does_and_has_just_its_parameters(name: str) -> None:
    query = canned_queries()[name]
    assert query["title"]
    assert query["description"]
    assert set(re.findall(r":([a-z_]+)", query["sql"])) == set(query["params"])


def test_the_metadata_is_written_as_yaml_with_its_letters(tmp_path: Path) -> None:
    path = write_metadata(tmp_path / "output")
    text = path.read_text("utf-8")
    assert path == tmp_path / "output" / "metadata.yaml"
    assert yaml.safe_load(text) == metadata()
    assert "Ärenden" in text
