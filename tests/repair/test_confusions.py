"""The channel: every example of a confusion can be read back to what was printed."""

from __future__ import annotations

import math

import pytest

from pipeline.repair.confusions import channel_cost
from pipeline.repair.tables import read_table

EXAMPLES = [pair for entry in read_table("confusions")["confusion"] for pair in entry["examples"]]


@pytest.mark.parametrize(("read", "printed"), EXAMPLES)
def test_an_example_may_come_out_as_read(read: str, printed: str) -> None:
    assert channel_cost(printed, read.lower()) < math.inf


@pytest.mark.parametrize(
    ("likelier", "other", "read"),
    [
        ("här", "hör", "har"),
        ("rad", "råd", "rad"),
        ("lön", "län", "lon"),
        ("beslut", "beslat", "beslut"),
        ("för", "fär", "fér"),
    ],
)
def test_the_likelier_origin_costs_less(likelier: str, other: str, read: str) -> None:
    assert channel_cost(likelier, read) < channel_cost(other, read)


@pytest.mark.parametrize(("printed", "read"), [("hus", "bil"), ("för", "förr"), ("", "a"), ("a", "")])
def test_what_cannot_be_costs_everything(printed: str, read: str) -> None:
    assert channel_cost(printed, read) == math.inf


def test_shares_are_shares() -> None:
    for entry in read_table("confusions")["confusion"]:
        lost_for_good = sum(share for sign, share in entry["read"].items() if sign != "�")
        assert 0 < lost_for_good <= 1, entry["printed"]
