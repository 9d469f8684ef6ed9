"""The model of spelling: shares of letters behind others, and that names weigh more than words."""

from __future__ import annotations

import math

import pytest

from pipeline.swedish.lexicon import vocabulary
from pipeline.swedish.spelling import BEGINNING, SpellingModel, compiled_spelling

LETTERS = "abcdefghijklmnopqrstuvwxyzåäöéü"


def model(names: list[str], words: list[str]) -> SpellingModel:
    return SpellingModel(memoryview(compiled_spelling(names, words)))


def likelihood(spelling: SpellingModel, word: str) -> float:
    total, context = 0.0, BEGINNING
    for letter in [*word, ""]:
        share, context = spelling.follow(context, letter)
        total += share
    return total


SMALL = model(["sjödal", "sjötorp", "nordsjö"], ["dal", "torp"])


@pytest.mark.parametrize("context", ["", "s", "sjö", "xyzå"])
def test_shares_of_all_letters_and_of_the_end_add_up(context: str) -> None:
    place = BEGINNING
    for letter in context:
        _, place = SMALL.follow(place, letter)
    # The sign for the beginning follows nothing; its share is left over.
    total = sum(math.exp(SMALL.follow(place, letter)[0]) for letter in [*LETTERS, ""])
    assert total == pytest.approx(1, abs=0.04)


def test_what_is_spelt_as_names_are_is_likelier() -> None:
    assert likelihood(SMALL, "sjödal") > likelihood(SMALL, "sjodal")
    spelling = vocabulary().spelling
    assert likelihood(spelling, "sandnäset") > likelihood(spelling, "sandnaset")
    assert likelihood(spelling, "halmstad") > likelihood(spelling, "hälmstad")


def test_names_weigh_more_than_words() -> None:
    assert likelihood(model(["torpa"], ["dalen"]), "torpa") > likelihood(model(["dalen"], ["torpa"]), "torpa")


def test_a_letter_that_is_not_swedish_ends_what_can_be_told() -> None:
    assert SMALL.follow(BEGINNING, "ж")[0] == -math.inf
