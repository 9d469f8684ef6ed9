"""What a call may use up, and what is raised where it uses more."""

from __future__ import annotations

import contextlib
import signal
from dataclasses import dataclass
from pathlib import Path

MEGABYTE = 1 << 20
_PAGE = 4096
# A file that a worker or a program that it starts may write at most: images of pages are a tenth of that.
_FILE_BYTES = 1 << 30


@dataclass(frozen=True, slots=True)
class Limits:
    """For one call: seconds, megabytes of memory, megabytes of the answer; 0 is no limit."""

    seconds: float = 0.0
    memory: int = 0
    answer: int = 0


class LimitReached(BaseException):
    """A call used up more than it may. No `Exception`, so that a stage that catches those is stopped too.

    `at` is what the call was at when it was stopped (see `worker.tell`).
    """

    at = ""


class TimeLimitReached(LimitReached):
    """It took too long."""


class MemoryLimitReached(LimitReached):
    """It took too much memory."""


class AnswerTooLarge(Exception):
    """What it gave is too large to be kept."""

    at = ""


class WorkerDied(Exception):
    """The process that made the call ended before its answer; `signal` names what ended it, where known."""

    def __init__(self, exit_code: int | None = None, at: str = "") -> None:
        super().__init__(exit_code, at)
        self.at = at
        self.signal = ""
        if exit_code is not None and exit_code < 0:
            with contextlib.suppress(ValueError):
                self.signal = signal.Signals(-exit_code).name


def limit_this_process(limits: Limits) -> None:
    """Have the system refuse what is far beyond the limits, and leave no images of crashed processes behind.

    The limit itself is watched from outside (see `resident_memory`); this one is for what grows too quickly
    to be seen. Programs that this process starts inherit it. Nothing happens where the system has no limits.
    """
    try:
        import resource
    except ImportError:
        return
    wanted = {"RLIMIT_CORE": 0, "RLIMIT_FSIZE": _FILE_BYTES}
    if limits.memory:
        wanted["RLIMIT_DATA"] = 2 * limits.memory * MEGABYTE
    for name, value in wanted.items():
        number = getattr(resource, name, None)
        if number is None:
            continue
        _, most = resource.getrlimit(number)
        if most != resource.RLIM_INFINITY:
            value = min(value, most)
        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(number, (value, most))


def resident_memory(process: int) -> int:
    """Bytes of memory that a process and all it has started hold; 0 where the system does not tell."""
    folder = Path(f"/proc/{process}")
    total = 0
    with contextlib.suppress(OSError, ValueError, IndexError):
        total = int((folder / "statm").read_text().split()[1]) * _PAGE
        for thread in (folder / "task").iterdir():
            for child in (thread / "children").read_text().split():
                total += resident_memory(int(child))
    return total
