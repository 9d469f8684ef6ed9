"""Where worker processes come from.

On Linux they are copies ("fork") of one process that has loaded what all of them need and does nothing else:
a worker is there at once, also where another one has died, and what they have in common is in memory once.
Elsewhere copies are not safe, and each worker starts afresh ("spawn").
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import socket
import sys
import threading
import time
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Protocol

from .garbage import settle
from .limits import Limits
from .stage import imported
from .worker import serve

COPIES = sys.platform == "linux"
_STOP_SECONDS = 5.0
# How long the first process is kept from other questions by one.
_ASK_SECONDS = 0.1


class Child(Protocol):
    """A worker process, as `multiprocessing` describes one."""

    @property
    def pid(self) -> int | None:
        """Its number."""

    @property
    def exitcode(self) -> int | None:
        """What it ended with; `None` while it lives."""

    def join(self, timeout: float | None = None) -> None:
        """Wait for its end."""

    def is_alive(self) -> bool:
        """True until it has ended."""

    def kill(self) -> None:
        """End it now."""

    def close(self) -> None:
        """Forget it."""


class Nursery:
    """Starts workers. `prepare` is the "module:name" of a function that loads what every worker will need."""

    def __init__(self, prepare: str = "") -> None:
        self._prepare = prepare
        self._context = multiprocessing.get_context("spawn")
        self._lock = threading.Lock()
        self._first: tuple[BaseProcess, Connection] | None = None

    def start(self, connection: Connection, scratch: str | None, limits: Limits) -> Child:
        """A worker that serves at `connection` (see `worker`); OSError or EOFError where that cannot be."""
        if not COPIES:
            process = self._context.Process(target=serve, args=(connection, scratch, limits))
            process.start()
            return process
        with self._lock:
            try:
                return self._copy(connection, scratch, limits)
            except (OSError, EOFError):
                # Whatever ended the first process, another one may fare better.
                self._end()
                return self._copy(connection, scratch, limits)

    def wait(self, pid: int, seconds: float) -> int | None:
        """What a copy ended with, `None` where it still lives after at most so many seconds."""
        with self._lock:
            if self._first is None:
                return -signal.SIGKILL
            try:
                self._first[1].send((pid, seconds))
                answer: int | None = self._first[1].recv()
            except (OSError, EOFError):
                # Copies end with the process that they are copies of.
                self._end()
                return -signal.SIGKILL
            return answer

    def close(self) -> None:
        """End the first process, and with it what it has started."""
        with self._lock:
            self._end()

    def _copy(self, connection: Connection, scratch: str | None, limits: Limits) -> Child:
        if self._first is None:
            ours, theirs = self._context.Pipe()
            process = self._context.Process(target=nurse, args=(theirs, self._prepare))
            process.start()
            theirs.close()
            self._first = process, ours
            ours.recv()
        control = self._first[1]
        control.send((scratch, limits))
        with socket.socket(fileno=os.dup(control.fileno())) as line:
            socket.send_fds(line, [b"."], [connection.fileno()])
        return _Copy(self, control.recv())

    def _end(self) -> None:
        if self._first is None:
            return
        process, connection = self._first
        self._first = None
        connection.close()
        process.join(_STOP_SECONDS)
        if process.is_alive():
            process.kill()
            process.join()
        process.close()


class _Copy:
    """A copy, as seen from here: only the process that made it can be asked how it ended."""

    def __init__(self, nursery: Nursery, pid: int) -> None:
        self._nursery = nursery
        self.pid = pid
        self.exitcode: int | None = None

    def join(self, timeout: float | None = None) -> None:
        """Wait for its end."""
        end = None if timeout is None else time.monotonic() + timeout
        while self.exitcode is None:
            left = _ASK_SECONDS if end is None else min(_ASK_SECONDS, end - time.monotonic())
            self.exitcode = self._nursery.wait(self.pid, max(0.0, left))
            if left <= 0:
                break

    def is_alive(self) -> bool:
        """True until it has ended."""
        self.join(0)
        return self.exitcode is None

    def kill(self) -> None:
        """End it now."""
        if self.exitcode is None:
            os.kill(self.pid, signal.SIGKILL)

    def close(self) -> None:
        """Nothing is held."""


def nurse(control: Connection, prepare: str) -> None:
    """The loop of the first process: make a copy, tell how one ended. It ends when the other end closes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if prepare:
        # What cannot be loaded will be missed, and told of, where it is needed.
        with contextlib.suppress(Exception):
            imported(prepare)()
    settle()
    line = socket.socket(fileno=os.dup(control.fileno()))
    copies: dict[int, BaseProcess] = {}
    fork = multiprocessing.get_context("fork")
    try:
        control.send(None)
        while True:
            request = control.recv()
            if isinstance(request[0], int):
                control.send(_ended(copies, *request))
                continue
            _, (handle, *_), *_ = socket.recv_fds(line, 1, 1)
            process = fork.Process(target=_serve_as_copy, args=((control, line), handle, *request))
            process.start()
            os.close(handle)
            copies[process.pid or 0] = process
            control.send(process.pid)
    except (EOFError, OSError):
        # Not by way of an orderly end, which would wait for copies that wait for this one to end.
        os._exit(0)


def _ended(copies: dict[int, BaseProcess], pid: int, seconds: float) -> int | None:
    process = copies.get(pid)
    if process is None:
        return -signal.SIGKILL
    process.join(seconds)
    code = process.exitcode
    if code is not None:
        del copies[pid]
        process.close()
    return code


def _serve_as_copy(
    inherited: tuple[Connection, socket.socket], handle: int, scratch: str | None, limits: Limits
) -> None:
    for one in inherited:
        one.close()
    serve(Connection(handle), scratch, limits)
