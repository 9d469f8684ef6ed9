"""Small PDFs for the tests, typeset with reportlab, about the fictitious Region Norrmark."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pypdfium2 as pdfium
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

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


def blank_image(dpi: int = 100) -> Image.Image:
    """White paper."""
    image = Image.new("L", (round(WIDTH * dpi / 72), round(HEIGHT * dpi / 72)), 255)
    image.info["dpi"] = (dpi, dpi)
    return image
