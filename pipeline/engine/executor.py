"""Where the work on documents is done: in this process, or in worker processes.

Both are `concurrent.futures.Executor`s, so that any other (a cluster's, say) can stand in for them. What
they add are limits for each call, and, of the pool, that a worker which dies takes with it only the call
that it was working on.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import pickle
import queue
import signal
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from types import FrameType, TracebackType
from typing import Any, Self

from ..errors import ArchiveError
from .limits import (
    MEGABYTE,
    AnswerTooLarge,
    LimitReached,
    Limits,
    MemoryLimitReached,
    TimeLimitReached,
    WorkerDied,
    resident_memory,
)
from .nursery import Child, Nursery
from .worker import NOTE, tell, told

_STOP_SECONDS = 5.0
# How often a worker's memory is looked at.
_LOOK_SECONDS = 0.1


class InProcess(Executor):
    """Makes each call at once, in this process. For debugging, tests and small work.

    The limit on time needs the signals of Unix and the main thread; elsewhere there is none.
    """

    def __init__(self, time_limit: float | None = None) -> None:
        self.time_limit = time_limit
        self.workers = 1

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Make the call; the future that is given back is done."""
        future: Future[Any] = Future()
        tell("")
        try:
            with _alarm(self.time_limit):
                future.set_result(fn(*args, **kwargs))
        except (Exception, LimitReached) as error:
            if isinstance(error, LimitReached):
                error.at = told()
            future.set_exception(error)
        return future


@contextlib.contextmanager
def _alarm(seconds: float | None) -> Iterator[None]:
    in_main_thread = threading.current_thread() is threading.main_thread()
    if not seconds or not in_main_thread or not hasattr(signal, "setitimer"):
        yield
        return

    def ring(number: int, frame: FrameType | None) -> None:
        raise TimeLimitReached

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


@dataclass(slots=True)
class _Worker:
    """A worker process, the connection to it, and what it said that it is at."""

    process: Child
    connection: Connection
    at: str = ""


class WorkerPool(Executor):
    """Worker processes, each with a thread here that hands it one call after another.

    Not `ProcessPoolExecutor`, which cannot end a call that takes too long, and which gives up all calls
    under way when one worker dies. Workers (see `nursery`; `prepare` loads what all of them need) lead a
    process group of their own, so that a program which one of them has started ends with it. A call whose
    worker died is made once more, as what ended it need not be the call. What a worker that is killed leaves
    in its temporary folder `scratch` is for the owner of the pool to remove.
    """

    def __init__(
        self,
        workers: int,
        limits: Limits | None = None,
        scratch: Path | None = None,
        prepare: str = "",
    ) -> None:
        self.workers = max(1, workers)
        self.limits = limits or Limits()
        self.scratch = None if scratch is None else str(scratch.absolute())
        self._nursery = Nursery(prepare)
        self._calls: queue.SimpleQueue[tuple[Future[Any], bytes] | None] = queue.SimpleQueue()
        self._processes: set[Child] = set()
        self._threads: list[threading.Thread] = []
        self._closed = self._killed = False
        self._leaving = threading.Lock()
        self._left = 0

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Queue a call. Its future raises WorkerDied or LimitReached where the worker did not answer."""
        if self._closed:
            raise RuntimeError("the pool is closed")
        future: Future[Any] = Future()
        self._calls.put((future, pickle.dumps((fn, args, kwargs))))
        if len(self._threads) < self.workers:
            thread = threading.Thread(target=self._hand_out, daemon=True)
            self._threads.append(thread)
            thread.start()
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """End the workers when they have made the calls that are queued, or drop those that wait."""
        self._closed = True
        while cancel_futures:
            try:
                call = self._calls.get_nowait()
            except queue.Empty:
                break
            if call is not None:
                call[0].cancel()
        for _ in self._threads:
            self._calls.put(None)
        if wait:
            for thread in self._threads:
                thread.join()
            self._nursery.close()

    def kill(self) -> None:
        """End the workers now, with whatever they have started."""
        self._killed = True
        self.shutdown(wait=False, cancel_futures=True)
        for process in list(self._processes):
            _kill(process)
        for thread in self._threads:
            thread.join(_STOP_SECONDS)
        self._nursery.close()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> bool | None:
        if error is None:
            self.shutdown()
        else:
            self.kill()
        return None

    def __enter__(self) -> Self:
        return self

    def _hand_out(self) -> None:
        worker: _Worker | None = None
        while (call := self._calls.get()) is not None:
            future, message = call
            if not future.set_running_or_notify_cancel():
                continue
            for chance in (1, 2):
                try:
                    worker = worker or self._start()
                    right, answer = self._ask(worker, message)
                except (Exception, LimitReached) as error:
                    exit_code, at = None, ""
                    if worker:
                        at = worker.at
                        exit_code = self._end(worker, at_once=True)
                        worker = None
                    if isinstance(error, LimitReached):
                        error.at = at
                    if not isinstance(error, (EOFError, OSError)):
                        future.set_exception(error)
                    elif chance == 2 or self._killed:
                        future.set_exception(WorkerDied(exit_code, at))
                    else:
                        continue
                else:
                    if right:
                        future.set_result(answer)
                    else:
                        future.set_exception(answer)
                break
        if worker:
            self._end(worker, at_once=False)
        with self._leaving:
            self._left += 1
            if self._left == len(self._threads):
                self._nursery.close()

    def _start(self) -> _Worker:
        ours, theirs = multiprocessing.Pipe()
        try:
            process = self._nursery.start(theirs, self.scratch, self.limits)
            self._processes.add(process)
            theirs.close()
            ours.recv()
        except (EOFError, OSError):
            raise ArchiveError(
                "Worker processes cannot be started.",
                'A program that calls the pipeline needs `if __name__ == "__main__":` around the call.',
            ) from None
        return _Worker(process, ours)

    def _ask(self, worker: _Worker, message: bytes) -> tuple[bool, Any]:
        """The answer to a call. The limit on time begins anew with whatever the worker says that it is at."""
        process, connection = worker.process, worker.connection
        worker.at = ""
        connection.send_bytes(message)
        end = time.monotonic() + self.limits.seconds
        while True:
            while not connection.poll(_LOOK_SECONDS):
                if self.limits.seconds and time.monotonic() > end:
                    raise TimeLimitReached
                memory = self.limits.memory * MEGABYTE
                if memory and process.pid and resident_memory(process.pid) > memory:
                    raise MemoryLimitReached
            received = connection.recv_bytes()
            if not received.startswith(NOTE):
                answer: tuple[bool, Any] = pickle.loads(received)
                if isinstance(answer[1], AnswerTooLarge):
                    answer[1].at = worker.at
                return answer
            worker.at = received[len(NOTE) :].decode()
            end = time.monotonic() + self.limits.seconds

    def _end(self, worker: _Worker, *, at_once: bool) -> int | None:
        """End a worker; what it ended with by itself, if it did."""
        process = worker.process
        worker.connection.close()
        if not at_once:
            process.join(_STOP_SECONDS)
        else:
            # One that has died by itself may need a moment to be seen as dead.
            process.join(_LOOK_SECONDS)
        exit_code = process.exitcode
        if at_once or process.is_alive():
            _kill(process)
            process.join()
        self._processes.discard(process)
        process.close()
        return exit_code


def _kill(process: Child) -> None:
    # Only for a process that nobody has waited for yet: its number may be another's from then on.
    with contextlib.suppress(OSError, ValueError):
        if process.pid and hasattr(os, "killpg"):
            # The worker leads a group of its own, so that a Tesseract that it waits for ends too.
            os.killpg(process.pid, signal.SIGKILL)
    with contextlib.suppress(OSError, ValueError):
        process.kill()
