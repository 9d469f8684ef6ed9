"""The gate: what shows damage is repaired, what shows none is left."""

from __future__ import annotations

import pytest

from pipeline.repair.gate import damaged_pages, signs_of

from .pages import DAMAGED, SOUND

ENGLISH = (
    "The region and the municipalities of the county have agreed that the work will go on, and that a new "
    "agreement is to be signed before the end of the year by all of the parties that take part in it."
)
NAMES = (
    "Karin Berg (S), Anna Ek (M), Lars Holm (C), Eva Lind (V), Per Hansson (L), Gunnel Alm (KD), Ulla Brandt"
)


@pytest.mark.parametrize(
    ("text", "lost"),
    [(DAMAGED, True), (SOUND, False), (ENGLISH, False), (NAMES * 2, False), ("pa fran", False), ("", False)],
)
def test_a_text_has_lost_its_dots_or_not(text: str, lost: bool) -> None:
    assert signs_of(text).dots_lost is lost


@pytest.mark.parametrize("letter", ["å", "a"])
def test_an_endless_word_tells_nothing(letter: str) -> None:
    assert signs_of(f"{DAMAGED} {letter * 100_000}").dots_lost
    assert signs_of(f"{SOUND} {letter * 100_000}").is_sound


@pytest.mark.parametrize(
    ("pages", "damaged"),
    [
        ([DAMAGED, "Forslag till beslut"], [True, True]),
        ([DAMAGED, "Förslag till beslut"], [True, False]),
        ([DAMAGED, SOUND, "Forslag till beslut"], [True, False, False]),
        ([SOUND, "Forslag till beslut"], [False, False]),
        ([DAMAGED, NAMES * 2], [True, True]),
        ([DAMAGED, ENGLISH], [True, False]),
        ([], []),
    ],
)
def test_a_short_page_follows_its_document(pages: list[str], damaged: list[bool]) -> None:
    assert damaged_pages(pages) == damaged
