"""What goes wrong around a build is said clearly, has its exit code, and costs nothing that was there."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import unicodedata
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.build import build
from pipeline.engine import InProcess
from pipeline.errors import OutputError, ToolMissing
from pipeline.pdf_file import PdfFile, extract
from pipeline.settings import Settings
from pipeline.stages import STAGES, extract_tools

from .conftest import ROOT
from .engine.broken.writing import good
from .toy_build import toy_stages, write_corpus


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    write_corpus(tmp_path / "corpus", {f"{n}.pdf": f"§ {n} {'ord ' * 900}" for n in range(30)})
    return Settings(corpus=tmp_path / "corpus", output=tmp_path / "output")


def build_toys(settings: Settings) -> None:
    build(settings, executor=InProcess(), stages=toy_stages())


def files(settings: Settings) -> set[str]:
    with closing(sqlite3.connect(settings.database)) as database:
        rows = database.execute("select file from documents union all select file from problems").fetchall()
    return {file for (file,) in rows}


SCRIPT = """
import resource, sys
from pathlib import Path
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[3]), int(sys.argv[3])))
from pipeline.cli import main
import pipeline.build as module
from tests.toy_build import toy_stages
real = module.build
module.build = lambda *a, **k: real(*a, **k, stages=toy_stages())
main(["build", "--serial", "--quiet", "--corpus", sys.argv[1], "--output", sys.argv[2]])
"""


@pytest.mark.parametrize("most", [3_000, 60_000], ids=["no artefact fits", "the database does not fit"])
def test_a_disk_that_takes_no_more_ends_the_build_and_leaves_the_old_database(
    settings: Settings, most: int
) -> None:
    build_toys(settings)
    before = settings.database.read_bytes()
    write_corpus(settings.corpus, {"new.pdf": "§ 1 " + " ".join(map(str, range(9_000)))})
    script = settings.output.parent / "run.py"
    script.write_text(SCRIPT)
    done = subprocess.run(
        [sys.executable, script, settings.corpus, settings.output, str(most)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == OutputError.exit_code, done.stderr
    assert "cannot be written" in done.stderr.lower() or "Cannot write" in done.stderr
    assert "Traceback" not in done.stderr
    assert settings.database.read_bytes() == before
    build_toys(settings)
    assert "new.pdf" in files(settings)


def test_a_reader_who_holds_the_database_neither_stops_a_build_nor_loses_what_is_read(
    settings: Settings,
) -> None:
    build_toys(settings)
    with closing(sqlite3.connect(settings.database, isolation_level=None)) as reader:
        reader.execute("begin exclusive")
        write_corpus(settings.corpus, {"new.pdf": "§ 99"})
        build_toys(settings)
        assert reader.execute("select count(*) from documents").fetchone() == (30,)
    assert "new.pdf" in files(settings)


def test_without_tesseract_or_its_model_the_build_says_what_to_type(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(ToolMissing, match="klingon") as caught:
        extract_tools(replace(settings, ocr_languages="klingon"))
    assert "--ocr never" in caught.value.remedy
    monkeypatch.setenv("PATH", "")
    with pytest.raises(ToolMissing, match="Tesseract is not installed"):
        extract_tools(settings)
    assert extract_tools(replace(settings, ocr="never"))


def test_names_that_become_equal_are_told_apart(settings: Settings) -> None:
    names = [unicodedata.normalize(form, "Älvsta.pdf").encode() for form in ("NFC", "NFD")]
    names += [b"\xc4lvsta.pdf", b"\xc5lvsta.pdf", b"\\xc4lvsta.pdf", b"rad\nbrytning.pdf"]
    for number, name in enumerate(names):
        try:
            path = os.path.join(os.fsencode(settings.corpus), name)  # noqa: PTH118
            with open(path, "wb") as file:  # noqa: PTH123
                file.write(f"%PDF-1.4\nInget {number}".encode() if number < 5 else b"<html>")
        except OSError:
            pytest.skip("this file system has no such names")
    build_toys(settings)
    told = files(settings) - {f"{n}.pdf" for n in range(30)}
    assert told >= {"Älvsta.pdf", "A\\u0308lvsta.pdf", "\\xc5lvsta.pdf", "rad\\x0abrytning.pdf"}
    assert len(told) == len(names)


@pytest.mark.parametrize(
    ("change", "kind"),
    [(Path.unlink, "vanished"), (lambda path: path.write_bytes(good("Annat")), "changed")],
    ids=["vanished", "changed"],
)
def test_a_file_that_goes_or_changes_while_it_is_read_is_a_problem_until_the_next_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: object, kind: str
) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "a.pdf").write_bytes(good("Första"))
    (corpus / "b.pdf").write_bytes(good())
    settings = Settings(corpus=corpus, output=tmp_path / "output", ocr="never")

    def meddling(source: PdfFile, settings: Settings) -> object:
        if source.path.name == "a.pdf":
            change(source.path)  # type: ignore[operator]
        return extract(source, settings)

    monkeypatch.setattr("pipeline.stages.meddling", meddling, raising=False)
    stages = [
        replace(stage, function="pipeline.stages:meddling") if stage.name == "extract" else stage
        for stage in STAGES
    ]
    build(settings, executor=InProcess(), stages=stages)
    with closing(sqlite3.connect(settings.database)) as database:
        assert database.execute("select file from documents").fetchall() == [("b.pdf",)]
        assert ("a.pdf", kind) in database.execute("select file, kind from problems").fetchall()
    (corpus / "a.pdf").write_bytes(good("Första"))
    build(settings, executor=InProcess())
    assert "a.pdf" in files(settings)
    with closing(sqlite3.connect(settings.database)) as database:
        assert database.execute("select * from problems where kind = ?", (kind,)).fetchall() == []
