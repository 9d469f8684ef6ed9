"""What stands in the rows: values as the documents have them, and the way back to the page."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

import pytest

from pipeline.load import load_database
from pipeline.model import Links, Problem

from . import norrmark

Rows = list[tuple[Any, ...]]
SAID = ("2018-11-20", "§ 14")

EXPECTED: list[tuple[str, Rows]] = [
    (
        "select id, file, kind, body, date, diary_number, page_count, source_url from documents",
        [
            (
                1,
                "2018/utdrag-rf-14.pdf",
                "protokollsutdrag",
                "Regionfullmäktige",
                "2018-11-20",
                "RUN/51/2018",
                2,
                "https://norrmark.example/14",
            ),
            (2, "2020/uppföljning.pdf", "rapport", None, "2020", "RUN/5/2020", 2, None),
            (3, "avtal.pdf", "overenskommelse", None, None, None, 1, None),
        ],
    ),
    # A page without words has no quality, and does not count.
    ("select text_source, quality from documents", [("layer", 1.0), ("mixed", 0.6), ("layer", 1.0)]),
    (
        "select file, problem_count from documents where problem_count",
        [("2018/utdrag-rf-14.pdf", 1), ("2020/uppföljning.pdf", 1)],
    ),
    (
        "select document_id, number, text_source, quality, width, height from pages where document_id = 2",
        [(2, 1, "ocr", 0.6, 595.28, 841.89), (2, 2, "layer", None, 595.28, 841.89)],
    ),
    (
        "select id, document_id, kind, number, label, title, diary_number, first_page, last_page"
        " from paragraphs",
        [
            (1, 1, "item", 14, "§ 14", "Avtal om kollektivtrafik", "RUN/51/2018", 1, 2),
            (2, 3, "clause", 1, "§ 1", "Parter", None, 1, 1),
        ],
    ),
    (
        "select paragraph_id, position, role, heading, first_page from sections",
        [(1, 1, "decision", "Beslut", 1), (None, 1, "signatures", None, 2)],
    ),
    (
        "select paragraph_id, status, position, action, body, addressee, date, paragraph_label, page,"
        " last_page from decisions",
        [
            (1, "decided", 1, "approve", "Regionfullmäktige", None, *SAID, 1, 2),
            (
                1,
                "decided",
                2,
                "commission",
                "Regionfullmäktige",
                "Regiondirektören",
                "2018-11-20",
                "§ 14",
                2,
                2,
            ),
        ],
    ),
    # RUN/5/2020 stands only in a header; its row is there for the reference.
    (
        "select number, serial, year from diary_numbers order by number",
        [("LS/7/2012", 7, 2012), ("RUN/5/2020", 5, 2020), ("RUN/51/2018", 51, 2018)],
    ),
    (
        "select document_id, diary_number, page, role, raw from diary_mentions",
        [
            (1, "RUN/51/2018", 1, "own", "RUN/51/2018"),
            (2, "LS/7/2012", 2, "cited", "LS/7/2012"),
            (2, "RUN/51/2018", 2, "cited", "RUN 51/2018"),
        ],
    ),
    (
        "select page, body, date, paragraph_label, diary_number, target_paragraph_id from citations",
        [(1, "Regionfullmäktige", "2018-11", "§ 14", None, 1), (2, None, None, None, "RUN/51/2018", None)],
    ),
    ("select case_id, document_id from case_documents", [(1, 1)]),
    ("select case_id, paragraph_id from case_paragraphs", [(1, 1)]),
    (
        "select id, title, diary_number, valid_from, valid_to, amount, currency, open_ended, document_id"
        " from agreements",
        [
            (1, "Avtal om kollektivtrafik", "RUN/51/2018", "2019-01", "2022-12-31", 1250000.0, "SEK", 0, 3),
            (2, "Trafikavtalet 2012", "LS/7/2012", None, None, None, None, 1, None),
        ],
    ),
    (
        "select agreement_id, party from agreement_parties",
        [(1, "Region Norrmark"), (1, "Älvsta kommun")],
    ),
    (
        "select agreement_id, date, kind, body, paragraph_label, document_id, page from agreement_events",
        [
            (1, "2018-11-20", "adopted", "Regionfullmäktige", "§ 14", 1, 1),
            (1, "2022-12-31", "expires", None, None, 3, 1),
        ],
    ),
    (
        "select event_id, document_id, page from agreement_event_sources",
        [(1, 1, 1), (1, 2, 1), (2, 3, 1)],
    ),
    ("select agreement_id, relation, other_id from agreement_relations", [(1, "replaces", 2)]),
    ("select cluster, document_id, page from passages", [(1, 1, 1), (1, 3, 1)]),
    (
        "select document_id, page, method, evidence from corrections",
        [(1, 1, "running-head", "på båda sidorna"), (2, 1, "none", None)],
    ),
    (
        "select file, page, stage, kind, document_id from problems",
        [
            (".", None, "link", "agreement-gap", None),
            (".", None, "load", "event-without-source", None),
            ("2018/utdrag-rf-14.pdf", 2, "detect", "no-signatures", 1),
            ("2020/uppföljning.pdf", 1, "extract", "low-quality", 2),
            ("låst.pdf", None, "extract", "encrypted", None),
            ("webb/sida.pdf", None, "collect", "not-a-pdf", None),
        ],
    ),
]


@pytest.mark.parametrize(
    ("sql", "expected"), EXPECTED, ids=lambda value: value[:60] if isinstance(value, str) else ""
)
def test_rows(database: sqlite3.Connection, sql: str, expected: Rows) -> None:
    assert [tuple(row) for row in database.execute(sql)] == expected


def test_page_text_is_repaired_and_raw_text_is_kept(database: sqlite3.Connection) -> None:
    page = database.execute(
        "select text, raw_text from pages where document_id = 1 and number = 1"
    ).fetchone()
    assert page["text"].startswith("§ 14 ")
    assert page["raw_text"] == "Region Norrmark Protokollsutdrag\n" + page["text"]


def test_offsets_of_corrections_point_into_the_raw_text(database: sqlite3.Connection) -> None:
    found = database.execute(
        """select substr(raw_text, start + 1, "end" - start) = original as fits from corrections
           join pages on pages.document_id = corrections.document_id and pages.number = corrections.page"""
    ).fetchall()
    assert [row["fits"] for row in found] == [1, 1]


def test_a_decision_leads_back_to_its_page(database: sqlite3.Connection) -> None:
    """From the offset on the first page to the one on the last, the pages have the words of the decision."""
    for decision in database.execute("select * from decisions"):
        pages = database.execute(
            "select text from pages where document_id = ? and number between ? and ? order by number",
            (decision["document_id"], decision["page"], decision["last_page"]),
        )
        texts = [row["text"] for row in pages]
        texts[-1] = texts[-1][: decision["end_offset"]]
        texts[0] = texts[0][decision["start_offset"] :]
        assert " ".join("\n".join(texts).split()) == decision["text"]


def test_a_problem_is_said_once(tmp_path: Path) -> None:
    """The build may hand over a document's own problems once more, with the file filled in."""
    own = Problem("extract", "low-quality", "sidan är svårläst", 1, "2020/uppföljning.pdf")
    path = tmp_path / "protokoll.db"
    load_database(path, [norrmark.report()], Links(), [own])
    with sqlite3.connect(path) as connection:
        assert connection.execute("select file, kind from problems").fetchall() == [
            ("2020/uppföljning.pdf", "low-quality")
        ]


def test_a_file_of_which_nothing_was_read_is_a_problem_and_no_document(tmp_path: Path) -> None:
    path = tmp_path / "protokoll.db"
    silent = norrmark.made("tom.pdf", [], norrmark.unreadable().findings)
    load_database(path, [silent], Links(), [])
    with sqlite3.connect(path) as connection:
        assert connection.execute("select count(*) from documents").fetchone() == (0,)
        assert connection.execute("select file, stage, kind from problems").fetchall() == [
            ("tom.pdf", "load", "no-pages")
        ]
