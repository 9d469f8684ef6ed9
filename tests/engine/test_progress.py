"""Progress is plain lines where nobody looks at a terminal."""

from __future__ import annotations

import io
import json

import pytest

from pipeline.engine import Events, Lines, Silent, progress, progress_for


def test_lines_tell_the_step_its_count_and_its_time() -> None:
    stream = io.StringIO()
    with Lines(stream).step("extract", 3) as advance:
        for _ in range(3):
            advance()
    assert stream.getvalue().startswith("extract: 3 of 3 in ")
    assert stream.getvalue().count("\n") == 1


def test_lines_come_now_and_again_while_a_step_lasts(monkeypatch: pytest.MonkeyPatch) -> None:
    now = iter(range(0, 1000, 6))
    monkeypatch.setattr(progress.time, "monotonic", lambda: next(now))
    stream = io.StringIO()
    with Lines(stream).step("extract", 5) as advance:
        for _ in range(5):
            advance()
    assert [line.split(" in ")[0] for line in stream.getvalue().splitlines()] == [
        "extract: 2 of 5, 18 s left",
        "extract: 4 of 5, 6 s left",
        "extract: 5 of 5",
    ]


def test_the_kind_follows_from_the_stream() -> None:
    assert isinstance(progress_for(io.StringIO()), Lines)
    assert isinstance(progress_for(io.StringIO(), quiet=True), Silent)


def test_events_are_lines_of_json_with_the_time_that_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    now = iter(range(0, 100, 2))
    monkeypatch.setattr(progress.time, "monotonic", lambda: next(now))
    stream = io.StringIO()
    with Events(stream).step("extract", 2) as advance:
        advance()
        advance()
    told = [json.loads(line) for line in stream.getvalue().splitlines()]
    assert told == [
        {"event": "begin", "step": "extract", "total": 2},
        {"event": "progress", "step": "extract", "done": 1, "total": 2, "seconds_left": 2.0},
        {"event": "end", "step": "extract", "done": 2, "total": 2, "seconds": 6},
    ]
