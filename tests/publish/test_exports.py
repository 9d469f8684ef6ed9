"""Exports: every table as CSV and JSON Lines, with its letters, and the same each time."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from pipeline.errors import DatabaseMissing
from pipeline.publish import export_tables
from pipeline.publish.metadata import table_texts


def test_every_table_is_there_in_both_forms(archive: Path, tmp_path: Path) -> None:
    paths = export_tables(archive, tmp_path / "export")
    names = {path.name for path in paths}
    assert names == {f"{table}.{form}" for table in table_texts() for form in ("csv", "jsonl")}
    assert {path.name for path in (tmp_path / "export").iterdir()} == names


def test_values_are_as_in_the_database(archive: Path, tmp_path: Path) -> None:
    export_tables(archive, tmp_path)
    with (tmp_path / "documents.csv").open(encoding="utf-8", newline="") as file:
        documents = list(csv.DictReader(file))
    assert [(row["file"], row["body"], row["page_count"]) for row in documents] == [
        ("2018/utdrag-rf-14.pdf", "Regionfullmäktige", "2"),
        ("2020/uppföljning.pdf", "", "2"),
        ("avtal.pdf", "", "1"),
    ]
    lines = (tmp_path / "pages.jsonl").read_text("utf-8").splitlines()
    pages = [json.loads(line) for line in lines]
    assert [page["quality"] for page in pages] == [1.0, 1.0, 0.6, None, 1.0]
    assert "\n" in pages[0]["text"]


def test_an_export_is_repeatable(archive: Path, tmp_path: Path) -> None:
    first = {path.name: path.read_bytes() for path in export_tables(archive, tmp_path / "a")}
    second = {path.name: path.read_bytes() for path in export_tables(archive, tmp_path / "b")}
    assert first == second


def test_without_a_database_the_remedy_is_said(tmp_path: Path) -> None:
    with pytest.raises(DatabaseMissing):
        export_tables(tmp_path / "protokoll.db", tmp_path / "export")
