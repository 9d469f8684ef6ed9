"""At how many pixels an inch a page is read."""

from __future__ import annotations

from pathlib import Path

import pypdfium2 as pdfium
import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from pipeline.extract.ocr import render
from pipeline.extract.resolution import reading_resolution
from pipeline.settings import Settings

from .sheets import HEIGHT, WIDTH, make_pdf, prose


def picture(dpi: float, left: float = 0, top: float = 0, right: float = 1, bottom: float = 1) -> object:
    """A picture over a part of the page, drawn with so many pixels an inch."""
    width, height = (right - left) * WIDTH, (bottom - top) * HEIGHT
    image = Image.new("L", (round(width * dpi / 72), round(height * dpi / 72)), 200)

    def draw(canvas: Canvas) -> None:
        canvas.drawInlineImage(image, left * WIDTH, (1 - bottom) * HEIGHT, width, height)

    return draw


def asked(path: Path) -> float:
    document = pdfium.PdfDocument(path)
    found = reading_resolution(document[0], 300.0)
    document.close()
    return found


@pytest.mark.parametrize(("dpi", "read_at"), [(200, 200), (240, 240), (150, 300), (300, 300), (600, 300)])
def test_a_scan_is_read_as_fine_as_it_is(tmp_path: Path, dpi: int, read_at: int) -> None:
    assert asked(make_pdf(tmp_path / "a.pdf", picture(dpi))) == pytest.approx(read_at, rel=0.01)


def test_text_and_small_pictures_are_read_at_the_resolution_of_the_settings(tmp_path: Path) -> None:
    assert asked(make_pdf(tmp_path / "a.pdf", prose())) == 300
    assert asked(make_pdf(tmp_path / "b.pdf", picture(200, 0.1, 0.1, 0.4, 0.3))) == 300


def test_strips_and_layers_of_one_scan_count_together(tmp_path: Path) -> None:
    strips = [picture(200, top=part / 4, bottom=(part + 1) / 4) for part in range(4)]
    fine = picture(250, 0.1, 0.1, 0.9, 0.9)

    def draw_all(parts: list[object]) -> object:
        return lambda canvas: [part(canvas) for part in parts]  # type: ignore[operator]

    assert asked(make_pdf(tmp_path / "a.pdf", draw_all(strips))) == pytest.approx(200, rel=0.01)
    assert asked(make_pdf(tmp_path / "b.pdf", draw_all([picture(100), fine]))) == pytest.approx(250, rel=0.01)


def test_the_picture_of_a_page_says_its_resolution(tmp_path: Path) -> None:
    document = pdfium.PdfDocument(make_pdf(tmp_path / "a.pdf", picture(200)))
    image = render(document[0], Settings())
    document.close()
    assert image.info["dpi"][0] == pytest.approx(200, rel=0.01)
    assert image.width == pytest.approx(WIDTH * 200 / 72, abs=2)
