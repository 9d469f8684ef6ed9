"""The database file as a whole: sound, repeatable, and replaced only when the new one is complete."""

from __future__ import annotations

import dataclasses
import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.errors import OutputError
from pipeline.load import LoadInput, load_database
from pipeline.model import Header, Links, Problem

from . import norrmark

# What DATABASE.md promises to readers.
PROMISED = """
documents: id file sha256 kind organisation body title date diary_number page_count text_source quality\
 source_url
pages: id document_id number text raw_text text_source quality width height
paragraphs: id document_id kind number label title diary_number first_page last_page text
sections: id document_id paragraph_id position role heading first_page text
decisions: id document_id paragraph_id status position action body addressee date paragraph_label\
 diary_number text page
diary_numbers: number series serial year
diary_mentions: id document_id diary_number page role raw
citations: id document_id page body date paragraph_label diary_number raw target_paragraph_id
agreements: id title diary_number valid_from valid_to amount currency
agreement_parties: agreement_id party
agreement_events: id agreement_id date kind body paragraph_label document_id page text
agreement_relations: agreement_id relation other_id
passages: id cluster document_id page text
corrections: id document_id page start end original corrected method confidence
problems: id file page stage kind message
"""


def columns(database: sqlite3.Connection, table: str) -> list[str]:
    return [row["name"] for row in database.execute(f"pragma table_info({table})")]


def tables(database: sqlite3.Connection) -> list[str]:
    found = database.execute(
        "select name from sqlite_master where type = 'table' and name not like 'sqlite%'"
    )
    return [row["name"] for row in found if "_fts" not in row["name"]]


@pytest.mark.parametrize("line", PROMISED.strip().splitlines(), ids=lambda line: line.split(":")[0])
def test_a_promised_table_has_its_columns(database: sqlite3.Connection, line: str) -> None:
    table, names = line.split(": ")
    assert set(names.split()) <= set(columns(database, table))


def test_every_reference_is_a_declared_foreign_key(database: sqlite3.Connection) -> None:
    for table in tables(database):
        declared = {row["from"] for row in database.execute(f"pragma foreign_key_list({table})")}
        referring = {name for name in columns(database, table) if name.endswith("_id")}
        if table != "diary_numbers":
            referring |= set(columns(database, table)) & {"diary_number"}
        assert referring == declared, table


def test_every_foreign_key_is_indexed(database: sqlite3.Connection) -> None:
    for table in tables(database):
        indexes = [row["name"] for row in database.execute(f"pragma index_list({table})")]
        leading = {database.execute(f"pragma index_info({name})").fetchone()["name"] for name in indexes}
        declared = {row["from"] for row in database.execute(f"pragma foreign_key_list({table})")}
        assert declared <= leading, table


def test_the_database_is_sound(database: sqlite3.Connection) -> None:
    assert database.execute("pragma foreign_key_check").fetchall() == []
    assert [row[0] for row in database.execute("pragma integrity_check")] == ["ok"]


def test_the_same_input_gives_the_same_bytes(archive: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.db"
    load_database(again, iter(norrmark.documents()), norrmark.links(), norrmark.file_problems())
    assert again.read_bytes() == archive.read_bytes()


def test_an_empty_archive_is_a_database(tmp_path: Path) -> None:
    path = tmp_path / "new" / "protokoll.db"
    load_database(path, [], Links(), norrmark.file_problems())
    with sqlite3.connect(path) as connection:
        assert connection.execute("select count(*) from documents").fetchone() == (0,)
        assert connection.execute("select file, kind from problems").fetchall() == [
            ("webb/sida.pdf", "not-a-pdf")
        ]


def test_the_old_database_stays_whole_when_loading_fails(tmp_path: Path) -> None:
    path = tmp_path / "protokoll.db"
    path.write_bytes(b"old")

    def broken() -> Iterator[LoadInput]:
        yield norrmark.protocol()
        assert path.read_bytes() == b"old"
        raise RuntimeError("a worker died")

    with pytest.raises(RuntimeError):
        load_database(path, broken(), Links(), [])
    assert path.read_bytes() == b"old"
    assert [file.name for file in tmp_path.iterdir()] == ["protokoll.db"]


def test_what_an_interrupted_build_left_is_written_over(tmp_path: Path) -> None:
    path = tmp_path / "protokoll.db"
    (tmp_path / "protokoll.db.new").write_bytes(b"half a database" * 1000)
    load_database(path, norrmark.documents(), norrmark.links(), [])
    with sqlite3.connect(path) as connection:
        assert connection.execute("select count(*) from documents").fetchone() == (3,)
    assert [file.name for file in tmp_path.iterdir()] == ["protokoll.db"]


def test_a_place_that_cannot_be_written_is_said_with_a_remedy(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    with pytest.raises(OutputError, match=re.escape("protokoll.db")) as caught:
        load_database(tmp_path / "file" / "protokoll.db", [], Links(), [])
    assert caught.value.remedy


def test_documents_out_of_order_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="not sorted"):
        load_database(tmp_path / "x.db", reversed(norrmark.documents()), Links(), [])


def test_names_and_text_that_are_not_unicode_are_stored(tmp_path: Path) -> None:
    document = norrmark.agreement()
    header = Header("overenskommelse", title="trasig \udce5 titel")
    document = dataclasses.replace(
        document,
        source=dataclasses.replace(document.source, file="gr\udce4ns.pdf"),
        findings=dataclasses.replace(document.findings, header=header),
    )
    problem = Problem("collect", "duplicate", "samma innehåll", None, "h\udcf6.pdf")
    path = tmp_path / "protokoll.db"
    load_database(path, [document], Links(), [problem])
    with sqlite3.connect(path) as connection:
        assert connection.execute("select file, title from documents").fetchall() == [
            ("gr\\udce4ns.pdf", "trasig ? titel")
        ]
        assert connection.execute("select file from problems").fetchall() == [("h\\udcf6.pdf",)]
