"""Two readings of one page: each has what the other lacks."""

from __future__ import annotations

import pytest

from pipeline.extract.merge import merge
from pipeline.extract.tokens import Token
from pipeline.model import Box


def line(words: str, top: float = 100.0, shift: float = 0.0) -> list[Token]:
    """Words a slot of 60 points each; "_" leaves its slot empty."""
    return [
        Token(text, Box(50 + 60 * slot + shift, top, 100 + 60 * slot + shift, top + 10), top + 9, 11.0)
        for slot, text in enumerate(words.split("|"))
        if text != "_"
    ]


@pytest.mark.parametrize(
    ("better", "other", "merged"),
    [
        ("8|92|Beslut|om|avtal", "§|92|Beslut|om|avtal", "§|92|Beslut|om|avtal"),
        ("892|Beslut|om|avtal", "§92|Beslut|om|avtal", "§92|Beslut|om|avtal"),
        ("§92|Beslut|om|avtal", "892|Beslut|om|avtal", "§92|Beslut|om|avtal"),
        ("Beslut|om|kornmunen|i|dag", "Beslut|om|kommunen|i|dag", "Beslut|om|kommunen|i|dag"),
        ("Beslut|om|nämnden|i|dag", "Beslut|om|namnden|i|dag", "Beslut|om|nämnden|i|dag"),
        ("Beslut|om|Älvsta|i|dag", "Beslut|om|Alvsta|i|dag", "Beslut|om|Älvsta|i|dag"),
        ("Beslut|om|_|i|dag", "Beslut|om|avtalet|i|dag", "Beslut|om|i|dag|avtalet"),
        ("Beslut|om|_|i|dag", "Beslut|om|xqzt|i|dag", "Beslut|om|i|dag"),
    ],
)
def test_words_of_the_other_reading(better: str, other: str, merged: str) -> None:
    result = merge(line(better), line(other))
    assert [token.text for token in result.tokens] == merged.split("|")
    assert result.taken == sum(text not in better.split("|") for text in merged.split("|"))


def test_a_reading_that_lies_elsewhere_adds_nothing() -> None:
    better = line("Beslut|om|avtal|i|dag")
    assert merge(better, line("Beslut|om|avtal|i|dag", top=300)).tokens == tuple(better)


def test_the_place_of_a_word_is_the_better_readings() -> None:
    better = line("8|92|Beslut|om|avtal")
    merged = merge(better, line("§|92|Beslut|om|avtal", shift=2))
    assert [token.box for token in merged.tokens] == [token.box for token in better]
