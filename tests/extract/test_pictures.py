"""What is drawn on a page besides its text, and whether it may hold text."""

from __future__ import annotations

from pathlib import Path

import pypdfium2 as pdfium
import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from pipeline.extract.forms import has_cells
from pipeline.extract.layer import page_frame, read_layer
from pipeline.extract.pictures import Drawing, examine, is_paper, unread_part

from .sheets import HEIGHT, WIDTH, Draw, make_pdf, prose, write


def look(path: Path, draw: Draw) -> tuple[Drawing, str]:
    """What is drawn, and what may be unread text."""
    document = pdfium.PdfDocument(make_pdf(path / "a.pdf", draw))
    page = document[0]
    frame = page_frame(page)
    drawing = examine(page, frame)
    unread = unread_part(page, frame, drawing, read_layer(page).tokens)
    page.close()
    document.close()
    return drawing, unread


def photograph() -> Image.Image:
    return Image.linear_gradient("L").resize((600, 400)).convert("RGB")


def text_image(path: Path) -> Image.Image:
    document = pdfium.PdfDocument(make_pdf(path / "text.pdf", prose()))
    return document[0].render(scale=1.5).to_pil()


def test_text_alone_is_no_drawing(tmp_path: Path) -> None:
    assert look(tmp_path, lambda canvas: write(canvas, prose())) == (Drawing(), "")


def test_a_picture_has_its_place_also_within_a_form(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.beginForm("brevhuvud")
        canvas.drawInlineImage(photograph(), 0, 0, 120, 30)
        canvas.endForm()
        canvas.translate(71, HEIGHT - 100)
        canvas.doForm("brevhuvud")

    drawing, unread = look(tmp_path, draw)
    (box,) = drawing.pictures
    assert (box.x0, box.y0, box.x1, box.y1) == pytest.approx((71, 70, 191, 100), abs=0.5)
    assert unread == ""


def test_a_picture_of_text_may_hold_text_and_a_photograph_does_not(tmp_path: Path) -> None:
    def pasted(image: Image.Image) -> Draw:
        def draw(canvas: Canvas) -> None:
            write(canvas, prose(80))
            canvas.drawInlineImage(image, 71, 100, 400, 400)

        return draw

    assert "picture" in look(tmp_path, pasted(text_image(tmp_path)))[1]
    assert look(tmp_path, pasted(photograph()))[1] == ""


def test_a_picture_behind_a_page_of_text_is_no_text(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawInlineImage(text_image(tmp_path), 0, 0, WIDTH, HEIGHT)
        for top in range(60, 780, 80):
            write(canvas, prose(top))

    assert look(tmp_path, draw)[1] == ""


def test_letters_drawn_as_shapes_are_seen(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        write(canvas, [(71, 700, "50 procent.")])
        for index in range(100):
            canvas.circle(80 + 6 * (index % 50), 400 - 13 * (index // 50), 2.5, stroke=0, fill=1)

    assert "shapes" in look(tmp_path, draw)[1]


def test_tables_and_forms_have_more_rules_than_a_signature_strip(tmp_path: Path) -> None:
    def strip(canvas: Canvas) -> None:
        canvas.line(71, 60, 520, 60)
        for x in (164, 257, 341, 438):
            canvas.line(x, 40, x, 60)

    def table(canvas: Canvas) -> None:
        for row in range(4):
            canvas.line(71, 500 + 20 * row, 520, 500 + 20 * row)
        for column in range(4):
            canvas.line(71 + 100 * column, 500, 71 + 100 * column, 560)

    assert not has_cells(look(tmp_path, strip)[0])
    assert has_cells(look(tmp_path, table)[0])


@pytest.mark.parametrize(
    ("image", "paper"),
    [
        (Image.new("L", (100, 100), 255), False),
        (Image.linear_gradient("L"), False),
        (Image.effect_noise((100, 100), 100), False),
    ],
)
def test_blank_paper_and_photographs_hold_no_text(image: Image.Image, paper: bool) -> None:
    assert is_paper(image) is paper
