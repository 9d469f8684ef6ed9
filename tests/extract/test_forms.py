"""Cells between ruling lines, however these are drawn."""

from __future__ import annotations

from pathlib import Path

import pypdfium2 as pdfium
import pytest
from reportlab.pdfgen.canvas import Canvas

from pipeline.extract.forms import read_cells
from pipeline.extract.layer import page_frame
from pipeline.model import Box

from .sheets import HEIGHT, Draw, make_pdf


def lines(canvas: Canvas) -> None:
    for x in (100, 200, 300):
        canvas.line(x, 600, x, 700)
    for y in (600, 650, 700):
        canvas.line(100, y, 300, y)


def boxes(canvas: Canvas) -> None:
    for x in (100, 200):
        for y in (600, 650):
            canvas.rect(x, y, 100, 50)


def thin_fillings(canvas: Canvas) -> None:
    for x in (100, 200, 300):
        canvas.rect(x, 600, 0.5, 100, stroke=0, fill=1)
    for y in (600, 650, 700):
        canvas.rect(100, y, 200, 0.5, stroke=0, fill=1)


def within_a_form(canvas: Canvas) -> None:
    canvas.beginForm("ruta")
    boxes(canvas)
    canvas.endForm()
    canvas.doForm("ruta")


def cells(path: Path) -> tuple[Box, ...]:
    page = pdfium.PdfDocument(path)[0]
    return read_cells(page, page_frame(page))


@pytest.mark.parametrize("draw", [lines, boxes, thin_fillings, within_a_form])
def test_four_cells(tmp_path: Path, draw: Draw) -> None:
    found = cells(make_pdf(tmp_path / "sida.pdf", draw))
    expected = [(x, HEIGHT - y - 50, x + 100, HEIGHT - y) for y in (650, 600) for x in (100, 200)]
    assert len(found) == 4
    for box, corners in zip(found, expected, strict=True):
        assert (box.x0, box.y0, box.x1, box.y1) == pytest.approx(corners, abs=1.0)


def test_a_lone_frame_and_a_line_to_sign_on_are_no_cells(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.rect(50, 50, 200, 100)
        canvas.line(100, 400, 300, 400)

    assert cells(make_pdf(tmp_path / "sida.pdf", draw)) == ()


def test_slanting_lines_and_curves_are_no_rules(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        for step in range(10):
            canvas.line(100, 400 + 10 * step, 300, 440 + 10 * step)
            canvas.circle(200, 200, 10 + 5 * step)

    assert cells(make_pdf(tmp_path / "sida.pdf", draw)) == ()
