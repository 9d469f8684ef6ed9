"""Sums of money."""

import pytest

from pipeline.swedish.amounts import find_amounts
from pipeline.swedish.knowledge import read_table

CASES = read_table("amounts")["case"]


@pytest.mark.parametrize(("text", "values"), [example for case in CASES for example in case["examples"]])
def test_amounts(text, values):
    assert [amount.value for amount in find_amounts(text)] == pytest.approx(values)


@pytest.mark.parametrize("text", [text for case in CASES for text in case["counter"]])
def test_no_amount(text):
    assert find_amounts(text) == []


@pytest.mark.parametrize("space", [" ", "\u00a0", "\u202f", "\n"])
def test_any_space_groups_thousands(space):
    text = f"Ersättning med 4{space}217{space}000 kronor"
    (amount,) = find_amounts(text)
    assert (amount.value, amount.currency) == (4_217_000, "SEK")
    assert amount.span.of(text) == f"4{space}217{space}000 kronor"
