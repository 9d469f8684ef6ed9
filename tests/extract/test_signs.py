"""§ and bullets as the ink shows them, whatever the engine took them for."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PIL import ImageDraw

from pipeline.extract.engines import OcrPage
from pipeline.extract.ink import Ink
from pipeline.extract.signs import signs_set_right

from .sheets import Drawn, drawn

FACES = ("Helvetica", "Helvetica-Bold", "Times-Roman", "Times-Bold", "Courier", "Courier-Bold")


def read(folder: Path, *words: Drawn) -> list[str]:
    image, read = drawn(folder, words)
    return [word.text for word in signs_set_right(Ink(image), OcrPage(read)).words]


@pytest.mark.parametrize("face", FACES)
@pytest.mark.parametrize(
    ("printed", "taken_for", "right"),
    [
        ("§5", "85", "§5"),
        ("§ 5", "85", "§ 5"),
        ("§10", "810", "§10"),
        ("§41", "S41", "§41"),
        ("§ 112", "$112", "§ 112"),
        ("85", "85", "85"),
        ("810", "810", "810"),
        ("58", "58", "58"),
    ],
)
def test_a_number_has_its_section_sign(
    tmp_path: Path, face: str, printed: str, taken_for: str, right: str
) -> None:
    assert read(tmp_path, Drawn(80, printed, taken_for, face), Drawn(140, "Val", "Val", face)) == [
        right,
        "Val",
    ]


@pytest.mark.parametrize("face", FACES)
@pytest.mark.parametrize(("printed", "right"), [("§", "§"), ("8", "8"), ("5", "5")])
def test_a_section_sign_stands_alone_before_its_number(
    tmp_path: Path, face: str, printed: str, right: str
) -> None:
    assert read(tmp_path, Drawn(80, printed, "8", face), Drawn(92, "92", "92", face))[0] == (
        "§" if right == "§" else "8"
    )


def test_a_number_far_away_makes_no_section_sign(tmp_path: Path) -> None:
    words = Drawn(80, "§", "8", "Helvetica"), Drawn(300, "92", "92", "Helvetica")
    assert read(tmp_path, *words) == ["8", "92"]


def test_the_section_of_a_law_stands_behind_its_number(tmp_path: Path) -> None:
    words = Drawn(80, "kap.", "kap.", "Helvetica"), Drawn(110, "5 §", "58", "Helvetica")
    assert read(tmp_path, *words) == ["kap.", "5 §"]


@pytest.mark.parametrize("face", FACES)
@pytest.mark.parametrize("taken_for", ["$$", "88", "§8", "S§"])
def test_two_section_signs_stand_before_a_range(tmp_path: Path, face: str, taken_for: str) -> None:
    words = Drawn(80, "§§", taken_for, face), Drawn(100, "12–24", "12-24", face)
    assert read(tmp_path, *words) == ["§§", "12-24"]


@pytest.mark.parametrize("taken_for", ["§898-109", "8898-109", "$$98-109"])
def test_two_section_signs_are_of_one_word_with_a_range(tmp_path: Path, taken_for: str) -> None:
    assert read(tmp_path, Drawn(80, "Paragrafer", "Paragrafer"), Drawn(150, "§§98–109", taken_for))[1] == (
        "§§98-109"
    )


def test_a_section_sign_within_brackets(tmp_path: Path) -> None:
    words = Drawn(80, "(§", "(8"), Drawn(95, "87)", "87)")
    assert read(tmp_path, *words) == ["(§", "87)"]


@pytest.mark.parametrize("year", ["2018", "2019", "2015."])
def test_a_year_has_no_section_sign(tmp_path: Path, year: str) -> None:
    assert read(tmp_path, Drawn(80, "hösten", "hösten"), Drawn(130, year, year))[1] == year


@pytest.mark.parametrize("taken_for", ["e", "°", "*", "©", "+", "Ħ"])
def test_a_bullet_is_a_disc_that_floats(tmp_path: Path, taken_for: str) -> None:
    words = Drawn(80, "•", taken_for, "Helvetica"), Drawn(95, "Budget", "Budget", "Helvetica")
    assert read(tmp_path, *words) == ["•", "Budget"]


@pytest.mark.parametrize("letter", ["e", "o", "a", "*", "-"])
def test_letters_and_dashes_are_no_bullets(tmp_path: Path, letter: str) -> None:
    words = Drawn(80, letter, letter, "Helvetica"), Drawn(95, "Budget", "Budget", "Helvetica")
    assert read(tmp_path, *words) == [letter, "Budget"]


@pytest.mark.parametrize("face", FACES)
def test_one_figure_read_as_two_signs_is_one(tmp_path: Path, face: str) -> None:
    words = Drawn(80, "Lärkan", "Lärkan", face), Drawn(140, "8", "$8", face)
    assert read(tmp_path, *words) == ["Lärkan", "8"]


@pytest.mark.parametrize("face", FACES)
def test_white_is_no_full_stop(tmp_path: Path, face: str) -> None:
    assert read(tmp_path, Drawn(80, "§ 55", "8.55", face)) == ["§ 55"]
    assert read(tmp_path, Drawn(80, "8.55", "8.55", face)) == ["8.55"]


def test_a_speck_beside_a_number_is_none_of_its_signs(tmp_path: Path) -> None:
    image, (word,) = drawn(tmp_path, [Drawn(80, "§85", "885")])
    ImageDraw.Draw(image).rectangle((word.left - 16, word.bottom - 3, word.left - 14, word.bottom), fill=0)
    page = signs_set_right(Ink(image), OcrPage((replace(word, left=word.left - 17),)))
    assert [word.text for word in page.words] == ["§85"]
