"""Spaced words and dropped letters."""

from __future__ import annotations

import pytest

from pipeline.extract.tokens import Token
from pipeline.model import Box

from .test_layout import read, words


def spread(x: float, baseline: float, text: str, step: float = 12.0) -> list[Token]:
    """Letters apart from each other; a space is a wider gap."""
    return [
        Token(letter, Box(x + step * at, baseline - 8, x + step * at + 6, baseline + 2), baseline, 10.0)
        for at, letter in enumerate(text)
        if letter != " "
    ]


@pytest.mark.parametrize("text", ["BESLUT", "KOMMUNENS BESLUT", "Beslut"[1:]])
def test_a_word_whose_letters_are_spaced_is_one_word(text: str) -> None:
    assert read(spread(70, 100, text), words(70, 120, "Nämnden godkänner avtalet.")) == [
        text,
        "Nämnden godkänner avtalet.",
    ]


@pytest.mark.parametrize(
    ("text", "step"), [("XXXXXX", 12.0), ("SMCVLK", 40.0), ("ABC", 12.0), ("123456", 12.0)]
)
def test_marks_parties_and_figures_are_not_put_together(text: str, step: float) -> None:
    assert read(spread(70, 100, text, step)) == [" ".join(text)]


def test_a_dropped_letter_begins_the_word_beside_it() -> None:
    cap = Token("K", Box(50, 92, 76, 130), 122.0, 36.0)
    assert read(
        [cap],
        words(79, 100, "ommunen har sedan länge ett avtal om"),
        words(79, 112, "färdtjänst med regionen, som gäller"),
        words(50, 134, "till och med nästa år."),
    ) == [
        "Kommunen har sedan länge ett avtal om",
        "färdtjänst med regionen, som gäller",
        "till och med nästa år.",
    ]


def test_a_large_number_of_a_heading_stays_apart() -> None:
    assert read(words(50, 100, "A", 30), words(120, 100, "Allmänt om avtalet")) == ["A Allmänt om avtalet"]
