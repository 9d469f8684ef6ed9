"""Specks that an engine takes for signs, alone and beside words."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import ImageDraw

from pipeline.extract.engines import OcrPage, OcrWord
from pipeline.extract.ink import Ink
from pipeline.extract.specks import without_specks

from .sheets import Drawn, blank_image, drawn

LINE = [Drawn(80, "Nämnden", "Nämnden"), Drawn(200, "beslutar", "beslutar")]


@pytest.mark.parametrize(
    ("sign", "width", "height", "kept"),
    [("l", 3, 4, False), ("-", 4, 2, False), ("-", 11, 4, True), ("i", 8, 33, True), ("·", 4, 4, True)],
)
def test_a_sign_as_small_as_a_speck_is_none(sign: str, width: int, height: int, kept: bool) -> None:
    words = (
        OcrWord("Protokoll", 100, 100, 260, 135, 0.9, 0),
        OcrWord(sign, 400, 120, 400 + width, 120 + height, 0.9, 0),
    )
    page = without_specks(OcrPage(words), Ink(blank_image()))
    assert [word.text for word in page.words] == ["Protokoll", *([sign] if kept else [])]


@pytest.mark.parametrize(
    ("printed", "taken_for", "right"),
    [
        ("avtal", "avtal-", "avtal"),
        ("avtal-", "avtal-", "avtal-"),
        ("för-", "för-", "för-"),
        ("att", "att.", "att."),
    ],
)
def test_a_speck_beside_a_word_is_no_mark(tmp_path: Path, printed: str, taken_for: str, right: str) -> None:
    image, words = drawn(tmp_path, [*LINE, Drawn(300, printed, taken_for)])
    *others, last = words
    draw = ImageDraw.Draw(image)
    draw.rectangle((last.right + 6, last.top + 15, last.right + 8, last.top + 17), fill=40)
    wide = OcrWord(last.text, last.left, last.top, last.right + 9, last.bottom, last.confidence, last.line)
    speck = printed != taken_for
    page = without_specks(OcrPage((*others, wide if speck else last)), Ink(image))
    assert page.words[-1].text == right


@pytest.mark.parametrize("broad", [0, 2])
def test_a_speck_between_section_and_number_is_no_dash(tmp_path: Path, broad: int) -> None:
    image, words = drawn(tmp_path, [*LINE, Drawn(300, "§ 55", "§-55")])
    word = words[-1]
    glyphs = [glyph for glyph in Ink(image).glyphs(word) if glyph]
    between = (glyphs[0][2] + glyphs[1][0]) // 2
    ImageDraw.Draw(image).rectangle((between, word.top + 15, between + broad, word.top + 15 + broad), fill=40)
    assert without_specks(OcrPage(words), Ink(image)).words[-1].text == "§55"


def test_a_page_without_words_has_no_specks() -> None:
    assert without_specks(OcrPage(), Ink(blank_image())) == OcrPage()
