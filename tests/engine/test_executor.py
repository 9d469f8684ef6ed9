"""Calls are answered, limited in time, and contained when they go wrong."""

from __future__ import annotations

import os
import signal
import tempfile
import time
from concurrent.futures import Executor
from pathlib import Path

import pytest

from pipeline.engine import (
    AnswerTooLarge,
    InProcess,
    Limits,
    MemoryLimitReached,
    TimeLimitReached,
    WorkerDied,
    WorkerPool,
)
from pipeline.errors import ToolMissing


def stubborn(seconds: float) -> str:
    """Catches every exception that it can, as code around a C library is wont to do."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            time.sleep(0.05)
        except Exception:
            continue
    return "done"


def die() -> None:
    """End the process as a crash in a C library would."""
    os.kill(os.getpid(), signal.SIGKILL)


def die_once(mark: str) -> str:
    """End the process the first time."""
    if not Path(mark).exists():
        Path(mark).touch()
        die()
    return "alive"


def fill_memory(megabytes: int) -> int:
    """Hold memory, slowly enough to be seen and for longer than a moment."""
    held = []
    for _ in range(megabytes // 10):
        held.append(b"x" * 10_000_000)
        time.sleep(0.005)
    time.sleep(0.5)
    return len(held)


def fill_memory_at_once(megabytes: int) -> int:
    """Ask for more than the limit in one piece."""
    return len(bytearray(megabytes * 1_000_000))


def missing_tool() -> None:
    """Raise what has an attribute beside its arguments."""
    raise ToolMissing("no engine", "install it")


def hold_file(path: str) -> int:
    """A call that can be seen to be under way."""
    Path(path).write_text(str(os.getpid()))
    time.sleep(60)
    return 0


@pytest.fixture(scope="module")
def pool():
    with WorkerPool(2, Limits(seconds=1.0)) as workers:
        yield workers


@pytest.fixture(params=["in process", "pool"])
def executor(request: pytest.FixtureRequest) -> Executor:
    return InProcess(time_limit=1.0) if request.param == "in process" else request.getfixturevalue("pool")


def test_calls_are_answered(executor: Executor) -> None:
    assert list(executor.map(abs, [-1, 2, -3])) == [1, 2, 3]


def test_an_exception_reaches_the_caller_whole(executor: Executor) -> None:
    with pytest.raises(ToolMissing, match="no engine") as caught:
        executor.submit(missing_tool).result()
    assert caught.value.remedy == "install it"


def test_a_call_that_takes_too_long_is_stopped_even_where_it_catches_exceptions(executor: Executor) -> None:
    began = time.monotonic()
    with pytest.raises(TimeLimitReached):
        executor.submit(stubborn, 30.0).result()
    assert time.monotonic() - began < 10
    assert executor.submit(abs, -1).result() == 1


def test_a_worker_that_dies_takes_one_call_with_it(pool: WorkerPool) -> None:
    futures = [pool.submit(die) if index == 3 else pool.submit(abs, -index) for index in range(8)]
    with pytest.raises(WorkerDied):
        futures[3].result()
    assert [future.result() for index, future in enumerate(futures) if index != 3] == [0, 1, 2, 4, 5, 6, 7]


def test_a_worker_that_was_ended_from_outside_costs_nothing(pool: WorkerPool, tmp_path: Path) -> None:
    assert pool.submit(die_once, str(tmp_path / "mark")).result() == "alive"


def test_what_ended_a_worker_is_known(pool: WorkerPool) -> None:
    with pytest.raises(WorkerDied) as caught:
        pool.submit(die).result()
    assert caught.value.signal == "SIGKILL"


def test_a_call_that_takes_too_much_memory_or_gives_too_much_is_stopped() -> None:
    with WorkerPool(1, Limits(seconds=60, memory=400, answer=1)) as narrow:
        with pytest.raises(MemoryLimitReached):
            narrow.submit(fill_memory, 600).result()
        with pytest.raises(MemoryError):
            narrow.submit(fill_memory_at_once, 3_000).result()
        with pytest.raises(AnswerTooLarge):
            narrow.submit(bytes, 2_000_000).result()
        assert len(narrow.submit(bytes, 500_000).result()) == 500_000


def test_a_killed_pool_ends_its_workers_at_once(tmp_path: Path) -> None:
    mark = tmp_path / "under way"
    began = time.monotonic()
    with pytest.raises(KeyboardInterrupt), WorkerPool(1) as workers:
        workers.submit(hold_file, str(mark))
        while not (mark.is_file() and mark.read_text()):
            time.sleep(0.01)
        raise KeyboardInterrupt
    assert time.monotonic() - began < 10
    with pytest.raises(ProcessLookupError):
        os.kill(int(mark.read_text()), 0)


def test_temporary_files_of_workers_and_their_programs_go_to_the_scratch_folder(tmp_path: Path) -> None:
    with WorkerPool(1, scratch=tmp_path) as workers:
        assert workers.submit(tempfile.gettempdir).result() == str(tmp_path)
        assert workers.submit(os.getenv, "TMPDIR").result() == str(tmp_path)


def test_a_pool_that_is_closed_takes_no_more_calls() -> None:
    pool = WorkerPool(1)
    pool.shutdown()
    with pytest.raises(RuntimeError):
        pool.submit(abs, 1)
