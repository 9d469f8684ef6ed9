"""Only what changed is made again; what fails is said, and costs one document."""

from __future__ import annotations

import os
import time
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.engine import DamagedArtefact, InProcess, Limits, Ref, Run, WorkerPool
from pipeline.errors import ToolMissing
from pipeline.settings import Settings

from .toys import CHAIN, ROW, SHARE, SPLIT, Count, Text, run_chain

DOCUMENTS = {"a": "en två tre", "b": "fyra", "c": "fem sex"}


@pytest.fixture(scope="module")
def pool():
    with WorkerPool(2, Limits(seconds=2.0)) as workers:
        yield workers


def made(run: Run) -> dict[str, int]:
    """How many artefacts each stage made."""
    return {name: tally.made for name, tally in run.tallies.items()}


def test_stages_make_what_they_say(tmp_path: Path) -> None:
    run = run_chain(tmp_path, DOCUMENTS, InProcess())
    assert run.value("text", "b") == Text(("fyra",))
    assert run.value("total") == Count(6)
    assert list(run.values("share")) == [Count(150), Count(50), Count(100)]


def test_the_pool_makes_the_same_as_one_process(tmp_path: Path, pool: WorkerPool) -> None:
    runs = [run_chain(tmp_path / name, DOCUMENTS, by) for name, by in (("1", InProcess()), ("2", pool))]
    assert list(runs[0].values("share")) == list(runs[1].values("share"))
    files = [sorted((p.name, p.read_bytes()) for p in (tmp_path / n).rglob("*") if p.is_file()) for n in "12"]
    assert files[0] == files[1]


@pytest.mark.parametrize(
    ("documents", "settings", "expected"),
    [
        pytest.param(DOCUMENTS, Settings(), {"split": 0, "total": 0, "share": 0}, id="nothing changed"),
        pytest.param(DOCUMENTS, Settings(jobs=3), {"split": 0, "total": 0, "share": 0}, id="other setting"),
        pytest.param(DOCUMENTS, Settings(ocr_dpi=600), {"split": 0, "total": 0, "share": 3}, id="setting"),
        pytest.param(
            {**DOCUMENTS, "d": "sju"}, Settings(), {"split": 1, "total": 1, "share": 4}, id="new document"
        ),
        pytest.param(
            {**DOCUMENTS, "b": "FYRA"}, Settings(), {"split": 1, "total": 0, "share": 0}, id="same outcome"
        ),
        pytest.param(
            {**DOCUMENTS, "b": "åtta"}, Settings(), {"split": 1, "total": 1, "share": 1}, id="same total"
        ),
        pytest.param(
            {"x": DOCUMENTS["a"], "y": DOCUMENTS["b"], "z": DOCUMENTS["c"]},
            Settings(),
            {"split": 0, "total": 0, "share": 0},
            id="renamed",
        ),
    ],
)
def test_only_what_changed_is_made_again(
    tmp_path: Path, documents: dict[str, str], settings: Settings, expected: dict[str, int]
) -> None:
    run_chain(tmp_path, DOCUMENTS, InProcess())
    assert made(run_chain(tmp_path, documents, InProcess(), settings=settings)) == expected


def test_a_newer_stage_makes_its_artefacts_again(tmp_path: Path) -> None:
    run_chain(tmp_path, DOCUMENTS, InProcess())
    newer = (*CHAIN[:2], replace(SHARE, version=2))
    assert made(run_chain(tmp_path, DOCUMENTS, InProcess(), stages=newer)) == {
        "split": 0,
        "total": 0,
        "share": 3,
    }


def test_a_document_that_asks_nothing_of_the_corpus_is_done_again_for_nothing_there(tmp_path: Path) -> None:
    stages = (*CHAIN[:2], replace(SHARE, asks="text"))
    documents = {"a": "en två", "silent": "", "silent too": " "}
    run_chain(tmp_path, documents, InProcess(), stages=stages)
    again = run_chain(tmp_path, {**documents, "b": "tre"}, InProcess(), stages=stages)
    assert made(again) == {"split": 1, "total": 1, "share": 2}
    assert again.value("share", "silent") == again.value("share", "silent too") == Count(0)
    assert again.ref("share", "silent") == again.ref("share", "silent too")


def test_a_damaged_input_is_reported_with_its_key(tmp_path: Path) -> None:
    run = run_chain(tmp_path, DOCUMENTS, InProcess())
    ref = run.ref("text", "b")
    assert isinstance(ref, Ref)
    path = Path(run.store.location(ref.key))
    path.write_bytes(path.read_bytes()[:-4] + b"rust")
    with pytest.raises(DamagedArtefact) as caught:
        run_chain(tmp_path, DOCUMENTS, InProcess(), settings=Settings(ocr_dpi=1))
    assert caught.value.ref == ref


@pytest.mark.parametrize(
    ("text", "kind", "message"),
    [
        ("raise it", "failed", "ValueError: cannot split 'raise it'"),
        ("address", "failed", "ValueError: failed at 0x…"),
        ("path", "failed", "FileNotFoundError: [Errno 2] No such file or directory: '…/gone.pdf'"),
        ("vanish", "vanished", "It went away."),
        ("die now", "crashed", "The process that worked on it died, and again in a second try."),
        ("hang on", "timeout", "It took longer than the 2 s that a document may."),
    ],
)
def test_a_document_that_a_stage_fails_on_is_a_problem_and_the_others_go_on(
    tmp_path: Path, pool: WorkerPool, text: str, kind: str, message: str
) -> None:
    documents = {**DOCUMENTS, "bad": text}
    run = run_chain(tmp_path, documents, pool, settings=Settings(document_timeout=2))
    [failure] = run.failures
    assert (failure.document, failure.problem.stage) == ("bad", "split")
    assert (failure.problem.kind, failure.problem.message) == (kind, message)
    assert run.value("total") == Count(6)
    assert run.content("share", "bad") is None
    assert run.tallies["split"].failed == 1


def test_a_stage_with_a_stand_in_keeps_the_document_and_is_tried_again(tmp_path: Path) -> None:
    stages = (replace(SPLIT, otherwise="tests.engine.toys:no_words"), *CHAIN[1:])
    for _ in range(2):
        run = run_chain(tmp_path, {**DOCUMENTS, "bad": "raise it"}, InProcess(), stages=stages)
        assert [failure.document for failure in run.failures] == ["bad"]
        assert run.value("text", "bad") == Text(())
        assert run.value("share", "bad") == Count(0)


@pytest.mark.parametrize(("word", "kind"), [("fall", "crashed"), ("wait", "timeout")])
@pytest.mark.parametrize("stands_in", [True, False])
def test_of_stages_in_a_row_only_the_one_that_ends_the_worker_fails(
    tmp_path: Path, pool: WorkerPool, word: str, kind: str, stands_in: bool
) -> None:
    middle = replace(ROW[1], otherwise="tests.engine.toys:minus_one" if stands_in else "")
    stages = (ROW[0], middle, ROW[2])
    run = run_chain(tmp_path, {**DOCUMENTS, "bad": f"och {word}"}, pool, stages=stages)
    [failure] = run.failures
    assert (failure.document, failure.problem.stage, failure.problem.kind) == ("bad", "stumble", kind)
    assert run.value("text", "bad") == Text(("och", word))
    assert (run.content("next", "bad") is not None) == stands_in
    if stands_in:
        assert run.value("next", "bad") == Count(0)
    assert [run.value("next", name) for name in DOCUMENTS] == [Count(4), Count(2), Count(3)]
    assert [tally.made for tally in run.tallies.values()] == [4, 3, 3 + stands_in]


def test_of_stages_in_a_row_only_what_is_missing_is_made(tmp_path: Path) -> None:
    run_chain(tmp_path, DOCUMENTS, InProcess(), stages=ROW)
    newer = (ROW[0], replace(ROW[1], version=2), ROW[2])
    run = run_chain(tmp_path, {**DOCUMENTS, "d": "sju åtta nio tio"}, InProcess(), stages=newer)
    assert [(t.made, t.reused) for t in run.tallies.values()] == [(1, 3), (4, 0), (1, 3)]
    assert run.value("next", "d") == Count(5)


def test_what_a_hanging_worker_started_ends_with_it(tmp_path: Path, pool: WorkerPool) -> None:
    mark = tmp_path / "pid"
    run_chain(tmp_path / "store", {"bad": f"hang-with-child {mark}"}, pool, stages=(SPLIT,))
    deadline = time.monotonic() + 5
    while _alive(int(mark.read_text())) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert not _alive(int(mark.read_text()))


def test_a_missing_tool_stops_the_run(tmp_path: Path, pool: WorkerPool) -> None:
    with pytest.raises(ToolMissing) as caught:
        run_chain(tmp_path, {"a": "no-tool"}, pool)
    assert caught.value.remedy == "Buy a toy."


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
        state = Path(f"/proc/{pid}/stat")
        # A process that nobody has waited for yet is there in name only.
        return not (state.exists() and state.read_text().split()[2] == "Z")
    except (ProcessLookupError, FileNotFoundError):
        return False
