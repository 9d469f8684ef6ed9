"""What was in force on a day, over the sample archive beside the checkout."""

from __future__ import annotations

import datetime
import hashlib
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from pipeline.detect import detect_document
from pipeline.extract import read_document
from pipeline.link import LinkInput, link_corpus
from pipeline.load import LoadInput, load_database
from pipeline.model import Source
from pipeline.publish.in_force import agreements_in_force
from pipeline.repair import build_lexicon, repair_document
from pipeline.settings import Settings

pytestmark = [pytest.mark.shared, pytest.mark.engine]


@pytest.fixture(scope="module")
def database(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The archive as a build makes it."""
    files = sorted((shared / "archive").glob("*.pdf"))
    hashes = [hashlib.sha256(file.read_bytes()).hexdigest() for file in files]
    read = [read_document(file, sha256, Settings()) for file, sha256 in zip(files, hashes, strict=True)]
    lexicon = build_lexicon(read)
    loaded = []
    for file, document in zip(files, read, strict=True):
        repaired = repair_document(document, lexicon)
        source = Source(file.name, document.sha256, file.stat().st_size)
        loaded.append(LoadInput(source, document, repaired, detect_document(document, repaired)))
    links = link_corpus([LinkInput(one.repaired, one.findings) for one in loaded])
    path = tmp_path_factory.mktemp("shared") / "protokoll.db"
    load_database(path, loaded, links, ())
    return path


@pytest.mark.parametrize(
    ("day", "first_days"),
    [
        ("2016-01-01", ["2015-01-01"]),
        ("2020-06-01", ["2019-01-01"]),
        ("2022-06-01", ["2019-01-01"]),
        ("2023-06-01", ["2023-01-01"]),
        ("2024-01-01", []),
    ],
)
def test_one_agreement_follows_the_other(database: Path, day: str, first_days: list[str]) -> None:
    found = agreements_in_force(database, datetime.date.fromisoformat(day))
    assert [(one.valid_from, one.doubts) for one in found] == [(first, ()) for first in first_days]


def test_a_passage_that_four_documents_have_is_one_cluster(database: Path) -> None:
    with closing(sqlite3.connect(database)) as connection:
        sizes = connection.execute(
            "select count(distinct document_id), sum(documents.text_source = 'ocr')"
            " from passages join documents on documents.id = document_id group by cluster"
        ).fetchall()
    assert [scans for count, scans in sizes if count == 4] == [1]
