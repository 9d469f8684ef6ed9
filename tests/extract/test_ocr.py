"""From page images to words in points, and what is not worth an engine's time."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from PIL import ImageDraw
from PIL.Image import Image

from pipeline.errors import ToolMissing
from pipeline.extract import ocr
from pipeline.extract.engines import OcrPage, OcrWord
from pipeline.extract.engines.probe import Probe, install_command
from pipeline.extract.engines.tesseract import parse_tsv
from pipeline.extract.ocr import PAGES_AT_ONCE, has_ink, read_images, require_ocr, tokens_of
from pipeline.settings import Settings

from .recorded import SilentEngine
from .sheets import blank_image

HEADER = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext"


def marked() -> Image:
    image = blank_image()
    ImageDraw.Draw(image).text((100, 100), "Protokoll", fill=0, font_size=16)
    return image


def test_a_blank_page_has_no_ink_and_a_short_line_has() -> None:
    assert not has_ink(blank_image())
    assert has_ink(marked())


def test_an_even_grey_is_no_ink() -> None:
    assert not has_ink(blank_image().point(lambda value: 180))


def test_a_single_small_digit_is_ink() -> None:
    image = blank_image(300)
    ImageDraw.Draw(image).text((1200, 3300), "3", fill=0, font_size=33)
    assert has_ink(image)


def test_blank_images_are_not_given_to_the_engine() -> None:
    engine = SilentEngine()
    assert read_images([blank_image(), marked(), blank_image()], engine) == [(), (), ()]
    assert engine.images == 1


def test_pages_keep_their_order_over_several_calls() -> None:
    class Counting:
        calls: list[int] = []  # noqa: RUF012
        seen = 0

        def read(self, images: Sequence[Image]) -> list[OcrPage]:
            self.calls.append(len(images))
            pages = []
            for _ in images:
                self.seen += 1
                pages.append(OcrPage((OcrWord(f"sida{self.seen}", 10, 10, 60, 24, 0.9, 0),)))
            return pages

    engine = Counting()
    results = read_images([marked()] * (PAGES_AT_ONCE + 2), engine)
    assert [tokens[0].text for tokens in results] == [f"sida{n + 1}" for n in range(PAGES_AT_ONCE + 2)]
    assert engine.calls == [PAGES_AT_ONCE, 2]


def test_words_come_in_points_with_the_size_of_their_type() -> None:
    # At 300 dpi type of 11 points has capitals about 33 pixels high.
    (token,) = tokens_of(OcrPage((OcrWord("Beslut", 300, 267, 450, 300, 0.93, 0),)), 300)
    assert (token.box.x0, token.box.y1, token.baseline) == pytest.approx((72, 72, 72))
    assert token.size == pytest.approx(11, abs=0.3)
    assert token.confidence == 0.93


def test_the_words_of_a_line_have_one_baseline_also_where_the_page_is_askew() -> None:
    words = [
        OcrWord(
            "ansvar",
            100 + 200 * column,
            100 + 60 * row + 4 * column,
            220 + 200 * column,
            124 + 60 * row + 4 * column,
            0.9,
            row,
        )
        for row in range(4)
        for column in range(8)
    ]
    tokens = tokens_of(OcrPage(tuple(words)), 300)
    assert len({round(token.baseline, 3) for token in tokens}) == 4


def test_tesseracts_table_is_read() -> None:
    tsv = "\n".join(
        [
            HEADER,
            "1\t1\t0\t0\t0\t0\t0\t0\t2480\t3508\t-1\t",
            "5\t1\t1\t1\t1\t1\t100\t200\t30\t40\t96.5\t§",
            '5\t1\t1\t1\t1\t2\t150\t200\t60\t40\t91\t"12',
            "5\t1\t1\t1\t2\t1\t150\t260\t60\t40\t-1\tå",
            "5\t1\t1\t1\t2\t2\t150\t260\t60\t40\t20\t ",
            "5\t2\t1\t1\t1\t1\t10\t20\t30\t40\t50\tsida",
        ]
    )
    first, second, third = parse_tsv(tsv, 3)
    assert [word.text for word in first.words] == ["§", '"12', "å"]
    assert first.words[0] == OcrWord("§", 100, 200, 130, 240, 0.965, 0)
    assert first.words[1].line == 0 and first.words[2].line == 1
    assert first.words[2].confidence == 0.0
    assert [word.text for word in second.words] == ["sida"]
    assert third.words == ()


@pytest.mark.parametrize(
    ("languages", "platform", "command"),
    [
        ("Latin", "linux", "sudo apt-get install --yes tesseract-ocr tesseract-ocr-script-latn"),
        (
            "swe+Latin",
            "linux",
            "sudo apt-get install --yes tesseract-ocr tesseract-ocr-swe tesseract-ocr-script-latn",
        ),
        ("Latin", "darwin", "brew install tesseract tesseract-lang"),
    ],
)
def test_install_command(languages: str, platform: str, command: str) -> None:
    assert install_command(languages, platform) == command


@pytest.mark.parametrize(
    ("found", "missing"),
    [(Probe(None), "Tesseract is not installed"), (Probe("5.3.0", ("eng", "osd")), "lacks the model Latin")],
)
def test_a_missing_engine_or_model_says_what_to_type(
    monkeypatch: pytest.MonkeyPatch, found: Probe, missing: str
) -> None:
    monkeypatch.setattr(ocr, "probe", lambda: found)
    with pytest.raises(ToolMissing, match=missing) as caught:
        require_ocr(Settings())
    assert "install" in caught.value.remedy


def test_an_engine_with_its_models_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "probe", lambda: Probe("5.3.0", ("Latin", "swe")))
    require_ocr(Settings(ocr_languages="swe+Latin"))
