"""The order of an agreement's events where some of them have no date."""

from __future__ import annotations

import pytest

from pipeline.link.events import _in_order
from pipeline.model import Event

from .findings import day


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (["adopted 2018-06", "proposed", "presented 2018-01"], ["presented", "proposed", "adopted"]),
        (["in_force 2019", "adopted", "proposed"], ["proposed", "adopted", "in_force"]),
        (["presented 2018-01", "proposed"], ["presented", "proposed"]),
        (["in_force 2019", "expires 2022", "reviewed"], ["in_force", "expires", "reviewed"]),
    ],
)
def test_an_undated_step_stands_before_what_came_of_it(told: list[str], expected: list[str]) -> None:
    events = []
    for text in told:
        kind, _, date = text.partition(" ")
        events.append(Event(kind, (), day(date) if date else None))  # type: ignore[arg-type]
    assert [event.kind for event in _in_order(events)] == expected
