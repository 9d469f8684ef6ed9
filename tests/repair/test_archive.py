"""A built archive as evidence for a text beside it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from pipeline.errors import DatabaseMissing, UsageError
from pipeline.repair import lexicon_of_archive, repair_text

from .pages import DAMAGED, SOUND


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """A database with one sound page and one on which words were mended."""
    path = tmp_path / "protokoll.db"
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.executescript(
            """
            create table documents (id integer primary key, file text);
            create table pages (document_id integer, number integer, text text, quality real);
            create table corrections (document_id integer, page integer, method text);
            insert into documents values (1, 'norrmark/a.pdf');
            insert into corrections values (1, 2, 'ocr-lexicon');
            """
        )
        rows = [(1, 1, f"{SOUND} Byn Qvärnåsen.", 0.9), (1, 2, f"{SOUND} Byn Zvärnåsen.", 0.9)]
        connection.executemany("insert into pages values (?, ?, ?, ?)", rows)
    return path


def test_sound_pages_are_counted_and_mended_ones_are_not(archive: Path) -> None:
    words = lexicon_of_archive(archive).words
    assert "qvärnåsen" in words
    assert "zvärnåsen" not in words


def test_it_settles_names(archive: Path) -> None:
    text = f"{DAMAGED}\nI byn Qvarnasen finns ett samrad."
    assert "byn Qvärnåsen finns" in repair_text(text, lexicon_of_archive(archive))[0]


def test_what_is_no_archive(tmp_path: Path) -> None:
    with pytest.raises(DatabaseMissing):
        lexicon_of_archive(tmp_path / "none.db")
    (tmp_path / "text.db").write_text("no database at all, but a text that is long enough")
    with pytest.raises(UsageError):
        lexicon_of_archive(tmp_path / "text.db")
