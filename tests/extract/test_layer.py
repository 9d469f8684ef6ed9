"""Words of the text layer: their characters, boxes, sizes and weights."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from reportlab.pdfgen.canvas import Canvas

from pipeline.extract.layer import Layer, page_frame, read_layer

from .sheets import HEIGHT, WIDTH, Draw, Piece, make_pdf


def layer_of(path: Path, page: Sequence[Piece] | Draw) -> Layer:
    document = pdfium.PdfDocument(make_pdf(path / "sida.pdf", page))
    try:
        return read_layer(document[0])
    finally:
        document.close()


def words_of(path: Path, page: Sequence[Piece] | Draw) -> list[str]:
    return [token.text for token in layer_of(path, page).tokens]


@pytest.mark.parametrize(
    "text",
    [
        "§ 12 Överenskommelse om färdtjänst – fördjupad",
        "Kostnaden är 5 319 000 kronor (12,5 %).",
        "”Så här” sade Åsa Öberg-Ek (C)",
        "anna.ek@norrmark.example",
        "Hälso- och sjukvård",
    ],
)
def test_words_are_read_to_the_character(tmp_path: Path, text: str) -> None:
    assert words_of(tmp_path, [(71, 100, text)]) == text.split()


def test_a_hyphen_at_the_end_of_a_line_is_a_hyphen(tmp_path: Path) -> None:
    pieces: list[Piece] = [(71, 100, "avtal om samver-"), (71, 113, "kan i länet")]
    assert words_of(tmp_path, pieces) == ["avtal", "om", "samver-", "kan", "i", "länet"]


def test_boxes_are_points_from_the_top_left(tmp_path: Path) -> None:
    (token,) = layer_of(tmp_path, [(100, 200, "Beslut", 12)]).tokens
    assert token.box.x0 == pytest.approx(100, abs=1)
    assert token.baseline == pytest.approx(200, abs=0.5)
    assert token.box.y0 < 192 < token.baseline < token.box.y1 < 206
    assert token.size == pytest.approx(12)


def test_size_is_the_printed_one_also_where_the_page_is_scaled(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.scale(0.5, 0.5)
        canvas.setFont("Helvetica", 20)
        canvas.drawString(200, 1000, "Halverad")

    (token,) = layer_of(tmp_path, draw).tokens
    assert token.size == pytest.approx(10)


def test_bold_is_seen_by_the_font(tmp_path: Path) -> None:
    tokens = layer_of(tmp_path, [(71, 100, "Beslut", 11, "Helvetica-Bold"), (71, 120, "Nämnden")]).tokens
    assert [token.bold for token in tokens] == [True, False]


def test_words_far_apart_are_two_words_without_a_space_between(tmp_path: Path) -> None:
    assert words_of(tmp_path, [(71, 100, "Plats"), (110, 100, "Rådhuset")]) == ["Plats", "Rådhuset"]


def test_words_drawn_twice_for_weight_are_read_once(tmp_path: Path) -> None:
    assert words_of(tmp_path, [(71, 100, "Beslut"), (71.3, 100, "Beslut")]) == ["Beslut"]


def test_words_outside_the_sheet_are_not_read(tmp_path: Path) -> None:
    assert words_of(tmp_path, [(-200, 100, "Utanför"), (71, 100, "Innanför")]) == ["Innanför"]


def test_invisible_words_are_counted(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.saveState()
        text = canvas.beginText(71, 700)
        text.setFont("Helvetica", 11)
        text.setTextRenderMode(3)
        text.textLine("Osynlig text")
        canvas.drawText(text)
        canvas.restoreState()
        canvas.setFont("Helvetica", 11)
        canvas.drawString(71, 600, "Synlig text")

    layer = layer_of(tmp_path, draw)
    assert len(layer.tokens) == 4
    assert layer.invisible == pytest.approx(0.5)


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_turned_page_is_read_upright(tmp_path: Path, turn: int) -> None:
    """Text that stands upright once the viewer has turned the page lies from left to right."""

    def draw(canvas: Canvas) -> None:
        canvas.setPageRotation(turn)
        canvas.setFont("Helvetica", 12)
        corner = {
            0: (71, HEIGHT - 100),
            90: (100, 71),
            180: (WIDTH - 71, 100),
            270: (HEIGHT - 100, WIDTH - 71),
        }
        canvas.translate(*corner[turn])
        canvas.rotate(turn)
        canvas.drawString(0, 0, "Sammanträde i Tallåsen")

    document = pdfium.PdfDocument(make_pdf(tmp_path / "sida.pdf", draw))
    layer, frame = read_layer(document[0]), page_frame(document[0])
    document.close()
    # reportlab lays the sheet itself on its side, so that it is upright again when it is turned.
    assert frame.size == pytest.approx((WIDTH, HEIGHT), abs=0.1)
    assert [token.text for token in layer.tokens] == ["Sammanträde", "i", "Tallåsen"]
    assert [token.turn for token in layer.tokens] == [0, 0, 0]
    assert layer.tokens[0].box.x0 == pytest.approx(71, abs=1.5)
    assert layer.tokens[0].baseline == pytest.approx(100, abs=0.5)
    assert layer.tokens[2].box.x0 > layer.tokens[0].box.x1


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_turned_text_is_whole_words(tmp_path: Path, turn: int) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.translate(300, 400)
        canvas.rotate(-turn)
        canvas.setFont("Helvetica", 11)
        canvas.drawString(0, 0, "Upprättad av förvaltningen")

    tokens = layer_of(tmp_path, draw).tokens
    assert [token.text for token in tokens] == ["Upprättad", "av", "förvaltningen"]
    assert {token.turn for token in tokens} == {turn}
    assert all(0 < token.box.x0 < token.box.x1 < WIDTH for token in tokens)


def test_white_words_under_others_are_left_out_and_on_their_own_are_read(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 11)
        canvas.setFillGray(1)
        canvas.drawString(71, 700, "Regionstyrelscn")
        canvas.setFillGray(0)
        canvas.drawString(71, 700, "Regionstyrelsen")
        canvas.rect(60, 590, 200, 30, fill=1)
        canvas.setFillGray(1)
        canvas.drawString(71, 600, "Protokoll")

    assert [token.text for token in layer_of(tmp_path, draw).tokens] == ["Regionstyrelsen", "Protokoll"]


def test_a_stamp_aslant_is_read_in_whole_words_of_its_own(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.saveState()
        canvas.translate(200, 500)
        canvas.rotate(12)
        canvas.drawString(0, 0, "Ink. 2018-02-14 Dnr KS 2018/97")
        canvas.restoreState()

    tokens = layer_of(tmp_path, draw).tokens
    assert [token.text for token in tokens] == ["Ink.", "2018-02-14", "Dnr", "KS", "2018/97"]
    assert {token.turn for token in tokens} == {348}
    assert max(token.baseline for token in tokens) - min(token.baseline for token in tokens) < 1


def test_a_scan_that_leans_a_little_is_upright(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.translate(200, 500)
        canvas.rotate(2)
        canvas.drawString(0, 0, "Nämnden beslutar")

    assert {token.turn for token in layer_of(tmp_path, draw).tokens} == {0}
