"""Small PDFs for the tests, typeset with reportlab, about the fictitious Region Norrmark."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import pypdfium2 as pdfium
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from pipeline.extract.engines import OcrWord

WIDTH, HEIGHT = A4

# x, distance of the baseline from the top, text, and perhaps size and font.
Piece = tuple[float, float, str] | tuple[float, float, str, float] | tuple[float, float, str, float, str]
Draw = Callable[[Canvas], None]

PROSE = """Regionstyrelsen har i uppdrag att följa upp hur samverkan mellan regionen och kommunerna
i Norrmark utvecklas. Under våren har företrädare för Älvsta, Björkhult, Granfors och
Östmyra träffats vid fyra tillfällen. Mötena visar att arbetet med skolskjutsar, färdtjänst
och bredband går framåt, men att ansvaret för kostnaderna är otydligt på flera områden.
Förvaltningen föreslår därför att en gemensam budget tas fram före årets slut, och att
ärendet återkommer till nämnden när kommunerna har lämnat sina yttranden.""".splitlines()


def write(canvas: Canvas, pieces: Sequence[Piece]) -> None:
    """Put words where they are told to be."""
    for piece in pieces:
        size = piece[3] if len(piece) > 3 else 11.0
        font = piece[4] if len(piece) > 4 else "Helvetica"
        canvas.setFont(font, size)
        canvas.drawString(piece[0], HEIGHT - piece[1], piece[2])


def make_pdf(path: Path, *pages: Sequence[Piece] | Draw, **settings: object) -> Path:
    """A PDF with a page for each list of pieces, or for each function that draws on the canvas."""
    canvas = Canvas(str(path), pagesize=A4, invariant=1, **settings)
    for page in pages:
        if callable(page):
            page(canvas)
        else:
            write(canvas, page)
        canvas.showPage()
    canvas.save()
    return path


def prose(top: float = 200.0, left: float = 71.0, lines: Sequence[str] = PROSE) -> list[Piece]:
    """A paragraph of ordinary text."""
    return [(left, top + 13.0 * index, line) for index, line in enumerate(lines)]


def scan(source: Path, target: Path, dpi: int = 200) -> Path:
    """The pages of a PDF as pictures in a PDF without text."""
    document = pdfium.PdfDocument(source)
    images = [page.render(scale=dpi / 72, grayscale=True).to_pil().convert("L") for page in document]
    document.close()
    images[0].save(target, save_all=True, append_images=images[1:], resolution=dpi)
    return target


def with_inside(path: Path, files: Mapping[str, bytes]) -> Path:
    """A PDF beside the one at `path`, the same but for the files attached to it."""
    document = pdfium.PdfDocument(path)
    for name, content in files.items():
        document.new_attachment(name).set_data(content)
    target = path.with_name(f"with {path.name}")
    document.save(target)
    document.close()
    return target


def blank_image(dpi: int = 100) -> Image.Image:
    """White paper."""
    image = Image.new("L", (round(WIDTH * dpi / 72), round(HEIGHT * dpi / 72)), 255)
    image.info["dpi"] = (dpi, dpi)
    return image


class Drawn(NamedTuple):
    """A word on the one line of a sheet: where it begins, what is printed, and what an engine took it for."""

    left: float
    printed: str
    taken_for: str
    face: str = "Helvetica"
    confidence: float = 0.9
    line: int = 0


def drawn(folder: Path, words: Sequence[Drawn], dpi: int = 300) -> tuple[Image.Image, tuple[OcrWord, ...]]:
    """A picture of the words, lines 30 points apart, and the words as an engine would give them."""
    pieces: list[Piece] = [(word.left, 100 + 30 * word.line, word.printed, 11, word.face) for word in words]
    image = picture_of(make_pdf(folder / "drawn.pdf", pieces), dpi)
    scale = dpi / 72
    read = []
    for word in words:
        width = stringWidth(word.printed, word.face, 11)
        foot = 100 + 30 * word.line
        around = tuple(
            round(value * scale) for value in (word.left - 1, foot - 13, word.left + width + 1, foot + 5)
        )
        ink = image.crop(around).point(lambda level: 255 if level < 128 else 0).getbbox()
        assert ink, f"{word.printed} leaves no ink"
        left, top = around[0], around[1]
        box = (left + ink[0], top + ink[1], left + ink[2], top + ink[3])
        read.append(OcrWord(word.taken_for, *box, word.confidence, word.line))
    return image, tuple(read)


def picture_of(path: Path, dpi: int = 300) -> Image.Image:
    """The first page of a PDF as a grey picture that knows its resolution."""
    document = pdfium.PdfDocument(path)
    image: Image.Image = document[0].render(scale=dpi / 72, grayscale=True).to_pil().convert("L")
    document.close()
    image.info["dpi"] = (dpi, dpi)
    return image
