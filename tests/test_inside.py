"""PDFs inside PDFs through the whole build: documents of their own, and nothing inside is passed over."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from pipeline.build import build
from pipeline.engine import InProcess
from pipeline.explain import clean_store, explain
from pipeline.publish.room.pictures import NoPicture, Pictures
from pipeline.settings import Settings

from .extract.sheets import make_pdf, prose, with_inside


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    inner = make_pdf(tmp_path / "inner.pdf", [(71, 130, "§ 12 Avtal om skolskjuts", 13), *prose()])
    report = with_inside(
        make_pdf(tmp_path / "b.pdf", [(71, 100, "Rapport"), *prose()]), {"djup.pdf": inner.read_bytes()}
    )
    outer = make_pdf(tmp_path / "c.pdf", [(71, 100, "Kallelse"), *prose()])
    files = {"bilaga.pdf": report.read_bytes(), "budget.xlsx": b"PK\x03\x04", "igen.pdf": inner.read_bytes()}
    (tmp_path / "corpus").mkdir()
    with_inside(outer, files).rename(tmp_path / "corpus" / "a.pdf")
    return Settings(corpus=tmp_path / "corpus", output=tmp_path / "output", ocr="never")


def rows(settings: Settings, query: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(settings.database)) as connection:
        return connection.execute(query).fetchall()


def test_what_lies_inside_is_a_document(settings: Settings) -> None:
    build(settings, executor=InProcess())
    assert rows(
        settings,
        "select d.file, o.file, d.page_count from documents d"
        " left join documents o on o.id = d.attached_to_id order by d.id",
    ) == [
        ("a.pdf", None, 1),
        ("a.pdf/bilaga.pdf", "a.pdf", 1),
        ("a.pdf/igen.pdf", "a.pdf", 1),
    ]
    assert rows(settings, "select file, kind from problems order by file") == [
        ("a.pdf", "attachment-not-read"),
        ("a.pdf/bilaga.pdf/djup.pdf", "duplicate"),
    ]
    [(text,)] = rows(
        settings,
        "select text from pages p join documents d on d.id = p.document_id where file = 'a.pdf/igen.pdf'",
    )
    assert str(text).startswith("§ 12 Avtal om skolskjuts")


def test_the_next_build_finds_it_done(settings: Settings) -> None:
    build(settings, executor=InProcess())
    before = settings.database.read_bytes()
    (settings.output / "store" / "whole.json").unlink()
    again = build(settings, executor=InProcess())
    assert {name: tally.made for name, tally in again.tallies.items() if tally.made} == {}
    assert again.tallies["extract"].reused == 3
    assert clean_store(settings) == 0
    assert settings.database.read_bytes() == before


def test_what_lies_inside_is_explained(settings: Settings) -> None:
    build(settings, executor=InProcess())
    steps = explain(settings.corpus / "a.pdf" / "igen.pdf", settings)
    assert steps[0].reason.startswith("a.pdf/igen.pdf, content ")
    assert {step.fate for step in steps} == {"kept"}


def test_its_pages_are_shown(settings: Settings) -> None:
    build(settings, executor=InProcess())
    pictures = Pictures(settings.corpus)
    [(sha256,)] = rows(settings, "select sha256 from documents where file = 'a.pdf/igen.pdf'")
    content = pictures.picture("a.pdf/igen.pdf", str(sha256), 1, (595.28, 841.89))
    assert content.startswith(b"\x89PNG")
    with pytest.raises(NoPicture, match="ändrats"):
        pictures.picture("a.pdf/igen.pdf", "0" * 64, 1, (595.28, 841.89))
    with pytest.raises(NoPicture, match="finns inte"):
        Pictures(settings.corpus).picture("b.pdf/igen.pdf", str(sha256), 1, (595.28, 841.89))
