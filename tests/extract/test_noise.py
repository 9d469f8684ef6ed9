"""What is left out of an OCR reading because it is no text, and what must not be."""

from __future__ import annotations

import pytest

from pipeline.extract.noise import without_scraps
from pipeline.extract.tokens import Token
from pipeline.model import Box


def read(*words: tuple[str, float]) -> list[Token]:
    """A line of words with their confidences, set side by side."""
    return [
        Token(text, Box(50 + 40 * i, 100, 80 + 40 * i, 112), 112.0, 12.0, confidence=confidence)
        for i, (text, confidence) in enumerate(words)
    ]


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ([("§", 0.22), ("163", 0.22)], ["§", "163"]),
        ([("2019", 0.2)], ["2019"]),
        ([("Beslut", 0.3)], ["Beslut"]),
        ([("LLO", 0.2), ("Eemr", 0.0)], []),
        ([(";", 0.9), ("Planen", 0.95), ("antas", 0.9), (".", 0.8)], ["Planen", "antas"]),
        ([(".......", 0.5)], ["......."]),
        ([("i", 0.5)], []),
        ([("-", 0.5)], []),
        ([("X", 0.5)], ["X"]),
        ([("Planen", 0.95), ("antas", 0.9), ("wk", 0.1)], ["Planen", "antas"]),
    ],
)
def test_lines_of_scraps_go_and_numbers_and_words_stay(
    line: list[tuple[str, float]], kept: list[str]
) -> None:
    assert [token.text for token in without_scraps(read(*line))] == kept
