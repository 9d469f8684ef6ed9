"""Workers are copies of one process that has loaded what they need, and that ends with the pool."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

import pytest

from pipeline.engine import WorkerDied, WorkerPool
from pipeline.engine.nursery import COPIES

pytestmark = pytest.mark.skipif(not COPIES, reason="workers are no copies here")
LOADED = os.environ.get("NURSERY_TEST_FILE", "")


def load() -> None:
    """What is loaded before the first worker: slow, and seen in a file."""
    with Path(LOADED).open("a", encoding="utf-8") as file:
        file.write(f"{os.getpid()}\n")
    globals()["READY"] = "ready"


def fail() -> None:
    """Loading that goes wrong."""
    raise LookupError("nothing there")


def ready() -> tuple[str, int, int]:
    """What was loaded, this process and the one that it is a copy of."""
    return globals().get("READY", ""), os.getpid(), os.getppid()


def end(process: int) -> None:
    """End a process outright."""
    os.kill(process, signal.SIGKILL)


def work(seconds: float) -> float:
    """Use the processor."""
    began = time.process_time()
    while time.process_time() - began < seconds:
        pass
    return time.process_time() - began


@pytest.fixture
def loaded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    place = tmp_path / "loaded"
    monkeypatch.setenv("NURSERY_TEST_FILE", str(place))
    return place


def is_there(process: int) -> bool:
    return Path(f"/proc/{process}").exists()


def test_what_is_loaded_once_all_workers_have(loaded: Path) -> None:
    with WorkerPool(2, prepare=f"{__name__}:load") as pool:
        answers = {pool.submit(ready).result() for _ in range(4)}
        with pytest.raises(WorkerDied):
            pool.submit(end_this).result()
        answers.add(pool.submit(ready).result())
        firsts = {first for _, _, first in answers}
    assert {found for found, _, _ in answers} == {"ready"}
    assert len(firsts) == 1
    assert loaded.read_text("utf-8").split() == [str(first) for first in firsts]


def end_this() -> None:
    """As a crash would."""
    os.kill(os.getpid(), signal.SIGKILL)


def test_nothing_is_left_of_a_pool_that_is_done(loaded: Path) -> None:
    with WorkerPool(1, prepare=f"{__name__}:load") as pool:
        _, worker, first = pool.submit(ready).result()
        assert is_there(worker) and is_there(first)
    assert not is_there(worker) and not is_there(first)


def test_a_pool_that_nobody_waits_for_ends_too(loaded: Path) -> None:
    pool = WorkerPool(1)
    _, worker, first = pool.submit(ready).result()
    pool.shutdown(wait=False)
    until = time.monotonic() + 10
    while is_there(first) and time.monotonic() < until:
        time.sleep(0.02)
    assert not is_there(worker) and not is_there(first)


def test_where_the_first_process_dies_there_is_another(loaded: Path) -> None:
    with WorkerPool(1, prepare=f"{__name__}:load") as pool:
        _, _, first = pool.submit(ready).result()
        end(first)
        # Its copy may answer once more before it is told.
        until, second = time.monotonic() + 10, first
        while second == first and time.monotonic() < until:
            found, _, second = pool.submit(ready).result()
            assert found == "ready"
    assert second != first


def test_workers_start_though_loading_failed() -> None:
    with WorkerPool(1, prepare=f"{__name__}:fail") as pool:
        assert pool.submit(work, 0.0).result() >= 0


def test_the_time_of_workers_counts_as_that_of_the_pool() -> None:
    before = os.times().children_user
    with WorkerPool(1) as pool:
        used = pool.submit(work, 0.2).result()
    assert os.times().children_user - before >= 0.9 * used
