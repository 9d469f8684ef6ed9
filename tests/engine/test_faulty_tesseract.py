"""Whatever Tesseract does, what it failed on is a problem, and the rest of the archive is built."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from pipeline.build import build, collect, start
from pipeline.engine import Limits, Silent, Store, WorkerPool
from pipeline.evaluate.specimens import write_documents
from pipeline.extract.engines.probe import probe
from pipeline.settings import Settings
from pipeline.stages import STAGES

from .broken.writing import good
from .faulty_tesseract import FAULTS, write_tesseract

# How the problem is told; what is not here is a page that could not be read.
KINDS = {"hangs": {"timeout"}, "finds words without end": {"memory", "timeout", "too-large"}}
# What a document may take: only what hangs is to reach it, also on a machine that is busy.
SECONDS, SECONDS_FOR_HANGING = 120, 8


@contextmanager
def found(fault: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The one Tesseract that is found is at fault."""
    write_tesseract(folder / "bin", fault)
    monkeypatch.setenv("PATH", f"{folder / 'bin'}{os.pathsep}{os.environ['PATH']}")
    probe.cache_clear()
    yield
    probe.cache_clear()


@pytest.fixture(params=FAULTS)
def fault(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    with found(request.param, tmp_path, monkeypatch):
        yield request.param


@pytest.fixture
def crashing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with found("crashes", tmp_path, monkeypatch):
        yield


def test_a_tesseract_at_fault_costs_what_it_was_to_read_and_no_more(fault: str, tmp_path: Path) -> None:
    corpus, scratch = tmp_path / "corpus", tmp_path / "scratch"
    write_documents(corpus, 1, 1, scans=True)
    (corpus / "good.pdf").write_bytes(good())
    scratch.mkdir()
    seconds = SECONDS_FOR_HANGING if fault == "hangs" else SECONDS
    settings = Settings(
        corpus=corpus, output=tmp_path, document_timeout=seconds, document_memory=500, ocr_engine="program"
    )
    extract = STAGES[0]
    with WorkerPool(1, Limits(seconds, 500, 64), scratch) as pool:
        # What takes a moment the first time is not to count.
        pool.submit(exec, "import pipeline.extract.document").result()
        collected = collect(settings)
        run, _ = start([extract], collected, Store(settings.artefacts), settings, pool, Silent())
        run.play()
    kinds = [failure.problem.kind for failure in run.failures]
    for read in run.values("read"):
        kinds += [problem.kind for problem in read.problems]
        if not read.problems:
            assert "Avtal om färdtjänst" in read.pages[0].raw_text
    assert kinds in [[kind] for kind in KINDS.get(fault, {"ocr-failed"})]
    assert len(run.values("read")) == 2 - len(run.failures)


def test_a_build_goes_on_where_tesseract_crashes(tmp_path: Path, crashing: None) -> None:
    corpus = tmp_path / "corpus"
    write_documents(corpus, 1, 1, scans=True)
    (corpus / "good.pdf").write_bytes(good())
    settings = Settings(corpus=corpus, output=tmp_path / "output", jobs=1, ocr_engine="program")
    build(settings)
    with closing(sqlite3.connect(settings.database)) as database:
        problems = database.execute("select kind from problems where file = '000/00000.pdf'").fetchall()
        assert ("ocr-failed",) in problems
        assert database.execute("select count(*) from documents").fetchone() == (2,)
    assert not (settings.output / "scratch").exists()
