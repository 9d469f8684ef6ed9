"""How far a build has come: bars on a terminal, plain lines elsewhere, events for programs, or nothing."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Protocol, TextIO

_SECONDS_BETWEEN_LINES = 10.0

Advance = Callable[[], None]


class Progress(Protocol):
    """Told of each step of a build: its name, how many things it has to do, and each that is done."""

    def step(self, name: str, total: int) -> AbstractContextManager[Advance]:
        """Begin a step; call what is given once for each thing done."""

    def note(self, text: str) -> None:
        """Say something beside the steps."""


class Silent:
    """Says nothing."""

    @contextmanager
    def step(self, name: str, total: int) -> Iterator[Advance]:
        """Nothing."""
        yield lambda: None

    def note(self, text: str) -> None:
        """Nothing."""


class Lines:
    """A line when a step begins to last, then one now and again, and one at its end."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    @contextmanager
    def step(self, name: str, total: int) -> Iterator[Advance]:
        """Print how many are done, at most every ten seconds, and the time at the end."""
        began = last = time.monotonic()
        done = 0

        def advance() -> None:
            nonlocal done, last
            done += 1
            now = time.monotonic()
            if now - last >= _SECONDS_BETWEEN_LINES and done < total:
                last = now
                left = (now - began) / done * (total - done)
                self.note(f"{name}: {done} of {total}, {_duration(left)} left")

        yield advance
        self.note(f"{name}: {done} of {total} in {time.monotonic() - began:.1f} s")

    def note(self, text: str) -> None:
        """Print a line."""
        print(text, file=self._stream, flush=True)


class Events:
    """A line of JSON for each step that begins, goes on (at most once a second) and ends."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    @contextmanager
    def step(self, name: str, total: int) -> Iterator[Advance]:
        """Tell how many are done of how many, and the seconds that it took and may take still."""
        began = last = time.monotonic()
        done = 0
        self.tell("begin", step=name, total=total)

        def advance() -> None:
            nonlocal done, last
            done += 1
            now = time.monotonic()
            if now - last >= 1.0 and done < total:
                last = now
                left = (now - began) / done * (total - done)
                self.tell("progress", step=name, done=done, total=total, seconds_left=round(left, 1))

        yield advance
        self.tell("end", step=name, done=done, total=total, seconds=round(time.monotonic() - began, 3))

    def note(self, text: str) -> None:
        """Tell a text."""
        self.tell("note", text=text)

    def tell(self, event: str, **what: object) -> None:
        """Print any event."""
        print(json.dumps({"event": event, **what}, ensure_ascii=False), file=self._stream, flush=True)


def _duration(seconds: float) -> str:
    """ "40 s", "12 min", "3 h 5 min"."""
    if seconds < 90:
        return f"{seconds:.0f} s"
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 90 else f"{minutes // 60} h {minutes % 60} min"


class Bars:
    """A bar for each step, with the time that is left."""

    def __init__(self) -> None:
        from rich.console import Console

        self._console = Console(stderr=True)

    @contextmanager
    def step(self, name: str, total: int) -> Iterator[Advance]:
        """Draw a bar until the step is done."""
        from rich.progress import (
            BarColumn,
            MofNCompleteColumn,
            TextColumn,
            TimeElapsedColumn,
            TimeRemainingColumn,
        )
        from rich.progress import Progress as RichProgress

        columns = (
            TextColumn("{task.description:<8}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            TimeRemainingColumn(),
        )
        with RichProgress(*columns, console=self._console) as bars:
            bar = bars.add_task(name, total=total)
            yield lambda: bars.advance(bar)

    def note(self, text: str) -> None:
        """Print a line above the bars."""
        self._console.print(text, highlight=False, markup=False)


def progress_for(stream: TextIO | None = None, *, quiet: bool = False) -> Progress:
    """The kind that suits where standard error (or `stream`) leads."""
    if quiet:
        return Silent()
    stream = stream or sys.stderr
    return Bars() if stream.isatty() else Lines(stream)
