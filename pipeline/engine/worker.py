"""The loop of a worker process: take a call, make it, answer. Imports little, so that it starts quickly."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import pickle
import signal
import tempfile
import threading
from multiprocessing.connection import Connection, wait

from .garbage import rare_collections, settle
from .limits import MEGABYTE, AnswerTooLarge, Limits, limit_this_process

# What a message begins with that is no answer but tells what the call is at. Pickles begin otherwise.
NOTE = b"\0"


class _At:
    """What the call under way is at, and who wants to know: the other end's connection, in a worker."""

    note = ""
    listener: Connection | None = None


def tell(note: str) -> None:
    """Say what the call is at, so that it can be known even if this process does not live to answer."""
    _At.note = note
    if _At.listener:
        _At.listener.send_bytes(NOTE + note.encode())


def told() -> str:
    """What was said last in this process."""
    return _At.note


def serve(connection: Connection, scratch: str | None = None, limits: Limits | None = None) -> None:
    """Answer calls until the other end closes. Stopping by Ctrl-C is the parent's business.

    Temporary files, also those of programs that a call starts, go to the folder `scratch`.
    """
    if scratch:
        os.environ["TMPDIR"] = tempfile.tempdir = scratch
    if hasattr(os, "setsid"):
        os.setsid()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    limits = limits or Limits()
    limit_this_process(limits)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    connection.send(None)
    _At.listener = connection
    with rare_collections():
        _answer(connection, limits)


def _answer(connection: Connection, limits: Limits) -> None:
    while True:
        try:
            message = connection.recv_bytes()
        except (EOFError, OSError):
            return
        try:
            function, args, kwargs = pickle.loads(message)
            answer = pickle.dumps((True, function(*args, **kwargs)))
            if limits.answer and len(answer) > limits.answer * MEGABYTE:
                raise AnswerTooLarge
        except Exception as error:
            answer = _refusal(error)
        try:
            connection.send_bytes(answer)
        except OSError:
            return
        settle()


def _refusal(error: Exception) -> bytes:
    try:
        packed = pickle.dumps((False, error))
        pickle.loads(packed)
    except Exception:
        return pickle.dumps((False, RuntimeError(f"{type(error).__name__}: {error}")))
    return packed


def _end_with_parent() -> None:
    """A build that is killed outright must not leave workers busy for hours on nobody's behalf."""
    parent = multiprocessing.parent_process()
    if parent is None:
        return
    wait([parent.sentinel])
    with contextlib.suppress(OSError):
        if hasattr(os, "killpg"):
            os.killpg(os.getpid(), signal.SIGKILL)
    os._exit(1)
