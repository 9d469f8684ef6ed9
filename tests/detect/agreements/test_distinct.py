"""Which tellings are one event, and which only a part of another."""

from __future__ import annotations

import pytest

from pipeline.detect.agreements.distinct import without_lesser
from pipeline.detect.agreements.events import Told
from pipeline.model import PartialDate, Span

DAY = PartialDate(2020, 5, 19)
PROPOSED = Told(0, "proposed", Span(50, 90), DAY, "Nämnden", "§ 24", "decision-adopt")
APPROVED = Told(0, "adopted", Span(0, 40), DAY, "Nämnden", "§ 24", "decision-adopt")


def test_who_sends_a_proposal_on_has_adopted_nothing() -> None:
    assert without_lesser([APPROVED, PROPOSED]) == [PROPOSED]


@pytest.mark.parametrize(
    "other",
    [
        Told(1, "proposed", Span(50, 90), DAY, "Nämnden", "§ 24", "decision-adopt"),
        Told(0, "proposed", Span(50, 90), DAY, "Nämnden", "§ 25", "decision-adopt"),
        Told(0, "proposed", Span(50, 90), DAY, "Styrelsen", "§ 24", "decision-adopt"),
        Told(0, "proposed", Span(50, 90), DAY, "Nämnden", "§ 24", "proposed"),
    ],
)
def test_other_proposals_leave_an_adoption_as_it_is(other: Told) -> None:
    assert APPROVED in without_lesser([APPROVED, other])
