"""What is read a second time, and when the second reading is believed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from PIL.Image import Image

from pipeline.extract.engines import OcrPage, OcrWord
from pipeline.extract.ink import Ink
from pipeline.extract.second import is_doubtful, second_look

from .sheets import Drawn, drawn

LINE = [Drawn(80, "Nämnden", "Nämnden"), Drawn(200, "beslutar", "beslutar"), Drawn(300, "att", "att")]


class Second:
    """Says the same of every picture, and keeps the pictures."""

    def __init__(self, *words: tuple[str, float]) -> None:
        self.words = words
        self.pictures: list[Image] = []

    def read(self, images: Sequence[Image]) -> list[OcrPage]:
        self.pictures += images
        said = tuple(
            OcrWord(text, 10 + 50 * i, 10, 50 + 50 * i, 40, sure, 0)
            for i, (text, sure) in enumerate(self.words)
        )
        return [OcrPage(said) for _ in images]


def look(folder: Path, words: Sequence[Drawn], second: Second) -> list[OcrWord]:
    image, read = drawn(folder, words)
    (page,) = second_look([Ink(image)], [OcrPage(read)], second)
    return list(page.words)


@pytest.mark.parametrize(
    ("text", "confidence", "doubtful"),
    [
        ("medèėl", 0.99, True),
        ("åāterremitteras", 0.9, True),
        ("kornmunen", 0.6, True),
        ("kornmunen", 0.95, False),
        ("kommunen", 0.4, False),
        ("Älvsta", 0.8, False),
        ("KS", 0.3, False),
        ("2019-04-05", 0.3, False),
        ("registrator@alvsta.example", 0.3, False),
    ],
)
def test_what_is_in_doubt(text: str, confidence: float, doubtful: bool) -> None:
    assert is_doubtful(OcrWord(text, 0, 0, 90, 30, confidence, 0)) is doubtful


@pytest.mark.parametrize(
    ("taken_for", "again", "text"),
    [
        ("medèėl", "medel", "medel"),
        ("medèėl", "xqzt", "medèėl"),
        ("medèėl", "förvaltning", "medèėl"),
    ],
)
def test_a_word_gives_way_to_a_known_one_like_it(
    tmp_path: Path, taken_for: str, again: str, text: str
) -> None:
    words = [*LINE, Drawn(340, "medel", taken_for, confidence=0.5)]
    assert [word.text for word in look(tmp_path, words, Second((again, 0.9)))][-1] == text


def test_a_name_is_not_made_another(tmp_path: Path) -> None:
    words = [*LINE, Drawn(340, "Berglind", "Bergtind", confidence=0.5)]
    assert look(tmp_path, words, Second(("Borgland", 0.9)))[-1].text == "Bergtind"


def test_only_doubtful_words_are_read_again(tmp_path: Path) -> None:
    second = Second()
    assert [word.text for word in look(tmp_path, LINE, second)] == ["Nämnden", "beslutar", "att"]
    assert second.pictures == []


def test_rows_of_dots_are_taken_out_of_an_ill_read_line(tmp_path: Path) -> None:
    second = Second(("Sekreterare", 0.9))
    words = [*LINE, Drawn(80, "Sekreterare .................", "Sakr ea aE", confidence=0.2, line=1)]
    read = look(tmp_path, words, second)
    assert [word.text for word in read] == ["Nämnden", "beslutar", "att", "Sekreterare"]
    assert len({word.line for word in read}) == 2
    (picture,) = second.pictures
    ink = picture.point(lambda level: 255 if level < 128 else 0).getbbox()
    assert ink and ink[2] - ink[0] < 300


def test_ink_without_a_word_is_read(tmp_path: Path) -> None:
    image, read = drawn(tmp_path, [*LINE, Drawn(80, "Björkhult", "Björkhult", line=2)])
    second = Second(("Björkhult", 0.9))
    (page,) = second_look([Ink(image)], [OcrPage(read[:-1])], second)
    found = page.words[-1]
    assert found.text == "Björkhult"
    assert found.line not in {word.line for word in read[:-1]}
    assert abs(found.top - read[-1].top) < 30


@pytest.mark.parametrize("said", [("Björkhult", 0.4), ("xqzt", 0.9), ("l", 0.9), ("—", 0.9)])
def test_ink_that_is_no_sure_word_stays_unread(tmp_path: Path, said: tuple[str, float]) -> None:
    image, read = drawn(tmp_path, [*LINE, Drawn(80, "Björkhult", "Björkhult", line=2)])
    (page,) = second_look([Ink(image)], [OcrPage(read[:-1])], Second(said))
    assert page.words == read[:-1]


def test_a_section_that_no_word_covers_is_told_by_its_ink(tmp_path: Path) -> None:
    image, read = drawn(tmp_path, [*LINE, Drawn(80, "§", "§", line=2), Drawn(92, "45", "45", line=2)])

    class Shown(Second):
        """Says where the signs stand on the picture that it is given."""

        def read(self, images: Sequence[Image]) -> list[OcrPage]:
            found = [glyph for glyph in Ink(images[0]).across((0, 0, *images[0].size)) if glyph]
            sign, number = found[0], (found[1][0], found[1][1], found[-1][2], found[-1][3])
            return [OcrPage((OcrWord("8", *sign, 0.5, 0), OcrWord("45", *number, 0.95, 0)))]

    (page,) = second_look([Ink(image)], [OcrPage(read[:3])], Shown())
    assert [word.text for word in page.words[-2:]] == ["§", "45"]


def test_the_surer_of_two_readings_of_uncovered_ink_is_taken(tmp_path: Path) -> None:
    image, read = drawn(tmp_path, [*LINE, Drawn(80, "Björkhult", "Björkhult", line=2)])
    page = OcrPage(read[:-1])
    for sure, other in ((0.9, 0.3), (0.3, 0.9)):
        second, lines = Second(("Björkhult", sure)), Second(("Björkhalt", other))
        (mended,) = second_look([Ink(image)], [page], second, lines)
        assert mended.words[-1].text == ("Björkhult" if sure > other else "Björkhalt")


def test_a_name_read_surely_elsewhere_on_the_page_is_believed(tmp_path: Path) -> None:
    words = [*LINE, Drawn(340, "Hallonqvist", "Hallongqvist", confidence=0.4)]
    assert look(tmp_path, words, Second(("Hallonqvist", 0.9)))[-1].text == "Hallongqvist"
    elsewhere = [*words, Drawn(80, "Hallonqvist", "Hallonqvist", confidence=0.95, line=1)]
    assert look(tmp_path, elsewhere, Second(("Hallonqvist", 0.9)))[3].text == "Hallonqvist"


@pytest.mark.parametrize(("taken_for", "again"), [("âr", "år"), ("Âke", "Åke")])
def test_an_accent_that_swedish_has_not_is_looked_at_again(
    tmp_path: Path, taken_for: str, again: str
) -> None:
    words = [*LINE, Drawn(340, again, taken_for, confidence=0.7)]
    assert look(tmp_path, words, Second((again, 0.9)))[-1].text == again


def test_ink_without_a_word_is_shown_without_its_dust(tmp_path: Path) -> None:
    image, read = drawn(tmp_path, [*LINE, Drawn(80, "Björkhult", "Björkhult", line=2)])
    name, second = read[-1], Second(("Björkhult", 0.9))
    image.putpixel((name.right + 12, name.top + 8), 60)
    second_look([Ink(image)], [OcrPage(read[:-1])], second)
    (picture,) = second.pictures
    ink = picture.point(lambda level: 255 if level < 160 else 0).getbbox()
    assert ink and abs((ink[2] - ink[0]) - (name.right - name.left)) < 5
