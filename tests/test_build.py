"""The build as a whole, with toy stages: every file accounted for, nothing done twice or by halves."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
import unicodedata
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.build import build
from pipeline.engine import InProcess, WorkerPool, check_chain, only_build
from pipeline.errors import BuildInterrupted, CorpusError, OutputError
from pipeline.report import Report
from pipeline.settings import Settings
from pipeline.stages import STAGES

from .conftest import ROOT
from .toy_build import toy_stages, write_corpus

FILES = {
    "a.pdf": "§ 1 Avtal\natt anta avtalet\fSida två",
    "under/b.pdf": "att säga upp avtalet",
    "under/å ä.pdf": "Rapport",
}


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    write_corpus(tmp_path / "corpus", FILES)
    return Settings(corpus=tmp_path / "corpus", output=tmp_path / "output")


def build_toys(settings: Settings) -> Report:
    return build(settings, executor=InProcess(), stages=toy_stages())


def rows(settings: Settings, query: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(settings.database)) as connection:
        return connection.execute(query).fetchall()


def made(report: Report) -> dict[str, int]:
    return {name: tally.made for name, tally in report.tallies.items() if tally.made}


def test_the_real_stages_fit_together() -> None:
    check_chain(STAGES, ["source"])


def test_every_file_and_decision_is_in_the_database(settings: Settings) -> None:
    report = build_toys(settings)
    assert rows(settings, "select file from documents order by id") == [(name,) for name in sorted(FILES)]
    assert rows(settings, "select text, page from decisions order by id") == [
        ("att anta avtalet", 1),
        ("att säga upp avtalet", 1),
    ]
    assert report.counts.rows == {
        "documents": 3,
        "pages": 4,
        "paragraphs": 0,
        "decisions": 2,
        "agreements": 0,
        "problems": 1,
    }
    assert report.changed
    assert (settings.output / "metadata.yaml").is_file()


def test_a_problem_that_names_a_document_by_its_hash_gets_the_file(settings: Settings) -> None:
    build_toys(settings)
    [(file,)] = rows(settings, "select file from problems where stage = 'link'")
    assert file in FILES


def test_every_file_is_a_document_or_a_problem(settings: Settings) -> None:
    write_corpus(settings.corpus, {"locked.pdf": "empty", "trips.pdf": "trip", "twin.pdf": FILES["a.pdf"]})
    (settings.corpus / "page.pdf").write_text("<html></html>")
    (settings.corpus / "list.csv").write_text("a,b")
    report = build_toys(settings)
    documents = {file for (file,) in rows(settings, "select file from documents")}
    assert documents == {*FILES, "trips.pdf"}
    problems = rows(settings, "select file, stage, kind from problems where stage <> 'link' order by 1")
    assert problems == [
        ("locked.pdf", "extract", "encrypted"),
        ("page.pdf", "collect", "not-a-pdf"),
        ("trips.pdf", "detect", "failed"),
        ("twin.pdf", "collect", "duplicate"),
    ]
    assert report.ignored == 1


def test_a_document_that_not_even_a_stand_in_can_be_made_for_is_a_problem(settings: Settings) -> None:
    write_corpus(settings.corpus, {"trips.pdf": "trip"})
    stages = [
        replace(stage, otherwise="tests.toy_build:nowhere") if stage.name == "detect" else stage
        for stage in toy_stages()
    ]
    build(settings, executor=InProcess(), stages=stages)
    assert ("trips.pdf",) not in rows(settings, "select file from documents")
    assert ("trips.pdf", "detect", "failed") in rows(settings, "select file, stage, kind from problems")


@pytest.mark.parametrize(
    ("name", "stored"),
    [
        (unicodedata.normalize("NFD", "Älvsta.pdf").encode(), "Älvsta.pdf"),
        (b"\xc4lvsta.pdf", None),
    ],
    ids=["decomposed", "another encoding"],
)
def test_a_file_is_read_whatever_its_name_looks_like_on_the_disk(
    settings: Settings, name: bytes, stored: str | None
) -> None:
    path = os.path.join(os.fsencode(settings.corpus), name)  # noqa: PTH118
    try:
        with open(path, "w", encoding="utf-8") as file:  # noqa: PTH123
            file.write("%PDF-1.4\nEtt eget innehåll")
    except OSError:
        pytest.skip("this file system has no such names")
    build_toys(settings)
    [(file_name,)] = rows(settings, "select file from documents where file like '%lvsta%'")
    assert stored in (None, file_name)


def test_a_document_that_kills_its_worker_is_a_problem_and_the_rest_is_built(settings: Settings) -> None:
    write_corpus(settings.corpus, {"deadly.pdf": "die"})
    build(replace(settings, jobs=2), stages=toy_stages())
    assert rows(settings, "select file, kind from problems where stage = 'extract'") == [
        ("deadly.pdf", "crashed")
    ]
    assert rows(settings, "select count(*) from documents") == [(3,)]
    assert not (settings.output / "scratch").exists()


def test_a_second_build_does_nothing_and_says_so(settings: Settings) -> None:
    build_toys(settings)
    before = settings.database.stat()
    report = build_toys(settings)
    after = settings.database.stat()
    assert not report.changed and made(report) == {}
    assert (before.st_mtime_ns, before.st_ino) == (after.st_mtime_ns, after.st_ino)
    assert report.table().title == "Nothing has changed"


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (
            {"c.pdf": "Ny"},
            {
                "extract": 1,
                "attachments": 1,
                "counts": 1,
                "questions": 1,
                "lexicon": 1,
                "evidence": 4,
                "repair": 1,
                "detect": 1,
                "names": 1,
                "link": 1,
                "load": 4,
            },
        ),
        (
            {"a.pdf": "Ändrad"},
            {
                "extract": 1,
                "attachments": 1,
                "counts": 1,
                "questions": 1,
                "lexicon": 1,
                "evidence": 1,
                "repair": 1,
                "detect": 1,
                "names": 1,
                "link": 1,
                "load": 3,
            },
        ),
    ],
    ids=["new", "changed"],
)
def test_only_what_a_file_touches_is_made_again(
    settings: Settings, change: dict[str, str], expected: dict[str, int]
) -> None:
    build_toys(settings)
    write_corpus(settings.corpus, change)
    assert made(build_toys(settings)) == expected


def test_a_database_that_was_removed_or_touched_is_written_again(settings: Settings) -> None:
    build_toys(settings)
    first = settings.database.read_bytes()
    settings.database.unlink()
    assert made(build_toys(settings)) == {"load": 3}
    with closing(sqlite3.connect(settings.database)) as connection, connection:
        connection.execute("delete from decisions")
    assert made(build_toys(settings)) == {"load": 3}
    assert settings.database.read_bytes() == first


def test_the_same_corpus_gives_the_same_bytes_whatever_built_it(settings: Settings) -> None:
    databases = []
    for name, executor in (("one", InProcess()), ("two", WorkerPool(2))):
        own = replace(settings, output=settings.output / name)
        with executor:
            build(own, executor=executor, stages=toy_stages())
        databases.append(own.database.read_bytes())
    assert databases[0] == databases[1]


def test_a_damaged_artefact_is_made_again(settings: Settings) -> None:
    build_toys(settings)
    first = settings.database.read_bytes()
    for path in (settings.output / "store").glob("*/*"):
        path.write_bytes(path.read_bytes()[:-3] + b"???")
    settings.database.unlink()
    build_toys(settings)
    assert settings.database.read_bytes() == first


def test_build_json_tells_what_was_done(settings: Settings) -> None:
    write_corpus(settings.corpus, {"trips.pdf": "trip"})
    build_toys(settings)
    told = json.loads((settings.output / "build.json").read_text("utf-8"))
    assert (told["documents"], told["pages_by_text_source"]) == (4, {"layer": 5})
    assert told["stages"]["detect"]["made"] == 3 and told["stages"]["detect"]["failed"] == 1
    assert told["problems_by_kind"] == {"failed": 1, "undated": 1}
    [failure] = told["failures"]
    assert (failure["file"], failure["message"]) == ("trips.pdf", "LookupError: tripped")
    assert "in detect" in failure["trace"]


def test_a_build_that_is_killed_leaves_the_old_database_and_the_next_one_goes_on(settings: Settings) -> None:
    build_toys(settings)
    old = settings.database.read_bytes()
    write_corpus(settings.corpus, {"new.pdf": "att förlänga avtalet", "slow.pdf": "slow"})
    code = f"""
from pathlib import Path
from pipeline.build import build
from pipeline.settings import Settings
from tests.toy_build import toy_stages

if __name__ == "__main__":
    settings = Settings(corpus=Path({str(settings.corpus)!r}), output=Path({str(settings.output)!r}))
    build(settings, stages=toy_stages())
"""
    script = settings.output.parent / "run.py"
    script.write_text(code)
    reached = settings.corpus / "reached.txt"
    with subprocess.Popen([sys.executable, script], env={**os.environ, "PYTHONPATH": str(ROOT)}) as process:
        _wait_until(reached.is_file)
        process.send_signal(signal.SIGKILL)
    assert settings.database.read_bytes() == old
    worker = int(reached.read_text())
    _wait_until(lambda: not Path(f"/proc/{worker}").exists() or not Path("/proc").exists())
    write_corpus(settings.corpus, {"slow.pdf": "Snabb"})
    build_toys(settings)
    fresh = replace(settings, output=settings.output.parent / "fresh")
    build_toys(fresh)
    assert settings.database.read_bytes() == fresh.database.read_bytes() != old


def test_stopping_a_build_is_an_error_of_its_own(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("pipeline.load.load_database", stop)
    with pytest.raises(BuildInterrupted, match="stopped"):
        build_toys(settings)
    with only_build(settings.output):
        pass


def test_a_missing_corpus_and_a_second_build_are_told_apart(settings: Settings) -> None:
    with pytest.raises(CorpusError):
        build_toys(replace(settings, corpus=settings.corpus / "nowhere"))
    with only_build(settings.output), pytest.raises(OutputError, match="Another build"):
        build_toys(settings)


def _wait_until(true: object, seconds: float = 20) -> None:
    end = time.monotonic() + seconds
    while not true():  # type: ignore[operator]
        assert time.monotonic() < end, "waited too long"
        time.sleep(0.02)
