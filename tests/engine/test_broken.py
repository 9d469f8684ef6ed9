"""No file breaks a build, takes another with it, or is lost without a word."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from pipeline.build import build
from pipeline.settings import Settings

from ..conftest import ROOT
from .broken import FILES, write_all
from .fuzz import changed_documents, documents, mutants

# All in one worker, so that the files are built once.
pytestmark = pytest.mark.xdist_group("broken")

LIMITS = {"document_timeout": 90, "document_memory": 600, "document_output": 64, "max_pages": 400}

NOT_PDF = "not-a-pdf"
EXPECTED = {
    "locked": "encrypted",
    "locked-in-an-unknown-way": "encrypted",
    "forms-that-double": "memory",
    "header-only": "unreadable",
    "cut-50": "unreadable",
    "zero-pages": "unreadable",
    "noise-large": "unreadable",
    "page-tree-in-a-circle": "unreadable-page",
    "empty": NOT_PDF,
    "web-page": NOT_PDF,
    "picture-png": NOT_PDF,
    "office": NOT_PDF,
    "bomb-in-a-bomb": "no-text",
    "picture-giant": "ocr-off",
    "pages-by-the-ten-thousand": "too-many-pages",
    "aes-with-a-word": "encrypted",
    "zip-with-a-pdf": NOT_PDF,
    "attachment-that-is-broken/a.pdf": "unreadable",
    "attachment-that-is-no-pdf": "attachment-not-read",
    "attachment-a-bomb": "memory",
    "attachment-without-content": "attachment-not-read",
    "attachments-by-the-thousand": "too-many-attachments",
    "attachments-far-inside/in.pdf/in.pdf/in.pdf/in.pdf/in.pdf": "attachment-not-read",
}
READ = (
    "good",
    "locked-with-an-empty-word",
    "bytes-before-the-header",
    "bytes-after-the-end",
    "version-from-the-future",
    "table-elsewhere",
    "page-giant",
    "page-turned-askew",
    "title-in-half-a-letter",
    "brackets-deep",
    "pages-by-the-hundred",
    "pages-by-the-ten-thousand",
    "aes-with-an-empty-word",
    "updates-by-the-thousand",
    "attachment",
    "attachment-a-bomb",
    "attachments-by-the-thousand",
    "opens-another-file",
    "form-in-xml",
    "outline-ten-thousand-deep",
    "tiles-by-the-million",
    "letters-far-away",
)


def built(folder: Path, files: list[str]) -> sqlite3.Connection:
    """Build what lies in `corpus` in worker processes; each file must be a document or a problem."""
    settings = Settings(corpus=folder / "corpus", output=folder / "output", ocr="never", jobs=2, **LIMITS)
    build(settings)
    database = sqlite3.connect(settings.database)
    told = database.execute("select file from documents union select file from problems").fetchall()
    assert {file for (file,) in told} >= set(files)
    return database


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory):
    folder = tmp_path_factory.mktemp("broken")
    with closing(built(folder, write_all(folder / "corpus"))) as connection:
        yield connection


def test_there_are_many_of_them() -> None:
    assert len(FILES) >= 270


def test_a_file_is_a_document_or_has_a_reason_that_is_said_once(database: sqlite3.Connection) -> None:
    rows = database.execute("select file, page, stage, kind, message from problems").fetchall()
    assert len(rows) == len(set(rows))
    unread = {f"{name}.pdf" for name in FILES} - {
        f for (f,) in database.execute("select file from documents")
    }
    reasons = [file for file, page, *_ in rows if file in unread and page is None]
    assert sorted(reasons) == sorted(unread)


@pytest.mark.parametrize(("name", "kind"), EXPECTED.items())
def test_the_reason_fits(database: sqlite3.Connection, name: str, kind: str) -> None:
    file = name.replace("/", ".pdf/", 1) if "/" in name else f"{name}.pdf"
    kinds = database.execute("select kind from problems where file = ?", (file,)).fetchall()
    assert (kind,) in kinds


@pytest.mark.parametrize("name", READ)
def test_what_can_be_read_is_read(database: sqlite3.Connection, name: str) -> None:
    [(text,)] = database.execute(
        "select text from pages join documents d on d.id = document_id where file = ? and number = 1",
        (f"{name}.pdf",),
    ).fetchall()
    assert "Avtal om färdtjänst" in text


def test_the_database_is_sound_and_names_no_folder_of_this_machine(database: sqlite3.Connection) -> None:
    assert database.execute("pragma integrity_check").fetchall() == [("ok",)]
    assert database.execute("pragma foreign_key_check").fetchall() == []
    [(folder,)] = database.execute("select file from pragma_database_list where name = 'main'").fetchall()
    place = str(Path(folder).parent.parent.parent)
    assert database.execute("select * from problems where instr(message, ?)", (place,)).fetchall() == []


def test_changed_documents_are_all_accounted_for(tmp_path: Path) -> None:
    (tmp_path / "corpus").mkdir()
    names = []
    for number, data in enumerate(changed_documents(2, 30, documents(ROOT / "corpus"))):
        names.append(f"{number:03}.pdf")
        (tmp_path / "corpus" / names[-1]).write_bytes(data)
    with closing(built(tmp_path, names)) as database:
        assert database.execute("select * from problems where kind = 'failed'").fetchall() == []


def test_mutants_are_all_accounted_for(tmp_path: Path) -> None:
    (tmp_path / "corpus").mkdir()
    names = []
    for number, data in enumerate(mutants(seed=1, count=60)):
        names.append(f"{number:03}.pdf")
        (tmp_path / "corpus" / names[-1]).write_bytes(data)
    built(tmp_path, names).close()
