"""Short texts: a few words tell of damage, and sound headings and names do not."""

from __future__ import annotations

import pytest

from pipeline.repair import repair_text
from pipeline.repair.short_texts import shows_damage


@pytest.mark.parametrize(
    ("damaged", "true"),
    [
        ("Jimtlands ldn", "Jämtlands län"),
        ("Arendet bordliggs", "Ärendet bordläggs"),
        ("fullmaktige", "fullmäktige"),
        ("Nimnden foreslér att", "Nämnden föreslår att"),
        ("och ska revideras under hésten", "och ska revideras under hösten"),
    ],
)
def test_a_few_damaged_words_are_mended(damaged: str, true: str) -> None:
    assert repair_text(damaged)[0] == true


@pytest.mark.parametrize(
    "text",
    [
        "",
        "§ 12",
        "Protokoll",
        "Bilaga 1",
        "Karl Andersson, Berit Holm",
        "Budget 2020 Region Norr",
        "Annual report",
        "Kallelse till nämnden",
        "Tomt blad",
        "Sten Ahlgren ordf.",
        "Hon for till staden",
        "KLN § 9",
        "Linné och Andrén om idén",
        "Gunilla Gomér (SD)",
        "miljo@sjovik.example",
    ],
)
def test_sound_headings_and_names_show_no_damage(text: str) -> None:
    assert not shows_damage(text)
    assert repair_text(text) == (text, ())
