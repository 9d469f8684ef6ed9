"""Where the work on documents is done: in this process, or in worker processes.

Both are `concurrent.futures.Executor`s, so that any other (a cluster's, say) can stand in for them. What
they add is a limit on time for each call, and, of the pool, that a worker which dies takes with it only
the call that it was working on.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import pickle
import queue
import signal
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from multiprocessing.connection import Connection
from pathlib import Path
from types import FrameType, TracebackType
from typing import Any, Self

from ..errors import ArchiveError
from .worker import serve

_STOP_SECONDS = 5.0


class WorkerDied(Exception):
    """The process that made the call ended before its answer."""


class TimeLimitReached(BaseException):
    """The call took longer than it may. No `Exception`, so that a stage that catches those is stopped too."""


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
        try:
            with _alarm(self.time_limit):
                future.set_result(fn(*args, **kwargs))
        except (Exception, TimeLimitReached) as error:
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


class WorkerPool(Executor):
    """Worker processes, each with a thread here that hands it one call after another.

    Not `ProcessPoolExecutor`, which cannot end a call that takes too long, and which gives up all calls
    under way when one worker dies. Workers start afresh ("spawn") and lead a process group of their own, so
    that a program which one of them has started ends with it. What a worker that is killed leaves in its
    temporary folder `scratch` is for the owner of the pool to remove.
    """

    def __init__(self, workers: int, time_limit: float | None = None, scratch: Path | None = None) -> None:
        self.workers = max(1, workers)
        self.time_limit = time_limit
        self.scratch = None if scratch is None else str(scratch.absolute())
        self._context = multiprocessing.get_context("spawn")
        self._calls: queue.SimpleQueue[tuple[Future[Any], bytes] | None] = queue.SimpleQueue()
        self._processes: set[multiprocessing.process.BaseProcess] = set()
        self._threads: list[threading.Thread] = []
        self._closed = False

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Queue a call. Its future raises WorkerDied or TimeLimitReached where the worker did not answer."""
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

    def kill(self) -> None:
        """End the workers now, with whatever they have started."""
        self.shutdown(wait=False, cancel_futures=True)
        for process in list(self._processes):
            _kill(process)
        for thread in self._threads:
            thread.join(_STOP_SECONDS)

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
        worker: tuple[multiprocessing.process.BaseProcess, Connection] | None = None
        while (call := self._calls.get()) is not None:
            future, message = call
            if not future.set_running_or_notify_cancel():
                continue
            try:
                worker = worker or self._start()
                right, answer = self._ask(worker[1], message)
            except (EOFError, OSError, TimeLimitReached, ArchiveError) as error:
                if worker:
                    self._end(worker, at_once=True)
                    worker = None
                expected = isinstance(error, (TimeLimitReached, ArchiveError))
                future.set_exception(error if expected else WorkerDied())
                continue
            if right:
                future.set_result(answer)
            else:
                future.set_exception(answer)
        if worker:
            self._end(worker, at_once=False)

    def _start(self) -> tuple[multiprocessing.process.BaseProcess, Connection]:
        ours, theirs = self._context.Pipe()
        process = self._context.Process(target=serve, args=(theirs, self.scratch))
        process.start()
        theirs.close()
        self._processes.add(process)
        try:
            ours.recv()
        except (EOFError, OSError):
            raise ArchiveError(
                "Worker processes cannot be started.",
                'A program that calls the pipeline needs `if __name__ == "__main__":` around the call.',
            ) from None
        return process, ours

    def _ask(self, connection: Connection, message: bytes) -> tuple[bool, Any]:
        connection.send_bytes(message)
        if not connection.poll(self.time_limit):
            raise TimeLimitReached
        answer: tuple[bool, Any] = connection.recv()
        return answer

    def _end(self, worker: tuple[multiprocessing.process.BaseProcess, Connection], *, at_once: bool) -> None:
        process, connection = worker
        connection.close()
        if not at_once:
            process.join(_STOP_SECONDS)
        if at_once or process.is_alive():
            _kill(process)
            process.join()
        self._processes.discard(process)
        process.close()


def _kill(process: multiprocessing.process.BaseProcess) -> None:
    # Only for a process that nobody has waited for yet: its number may be another's from then on.
    with contextlib.suppress(OSError, ValueError):
        if process.pid and hasattr(os, "killpg"):
            # The worker leads a group of its own, so that a Tesseract that it waits for ends too.
            os.killpg(process.pid, signal.SIGKILL)
    with contextlib.suppress(OSError, ValueError):
        process.kill()
