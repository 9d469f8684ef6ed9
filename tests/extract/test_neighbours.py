"""A page is judged by its neighbours where it says too little of itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pypdfium2 as pdfium
from PIL.Image import Image
from reportlab.pdfgen.canvas import Canvas

from pipeline.extract import read_document
from pipeline.extract.engines import OcrPage, OcrWord
from pipeline.settings import Settings

from .sheets import HEIGHT, PROSE, make_pdf, prose, scan

DAMAGE = str.maketrans({"å": "d", "ä": "i", "ö": "é", "Å": "A", "Ä": "A", "Ö": "O"})


class Saying:
    """Reads of each page what it is told to."""

    def __init__(self, *pages: OcrPage) -> None:
        self.pages = list(pages)

    def read(self, images: Sequence[Image]) -> list[OcrPage]:
        return [self.pages.pop(0) for _ in images]


def test_a_page_of_names_is_read_again_where_the_other_scanned_pages_are_bad(tmp_path: Path) -> None:
    scanned = scan(make_pdf(tmp_path / "a.pdf", prose()), tmp_path / "scan.pdf")
    picture = pdfium.PdfDocument(scanned)[0].render(scale=1).to_pil()

    def layered(lines: Sequence[str]) -> Callable[[Canvas], None]:
        def draw(canvas: Canvas) -> None:
            canvas.drawInlineImage(picture, 0, 0, *canvas._pagesize)
            text = canvas.beginText(71, HEIGHT - 200)
            text.setFont("Helvetica", 11, 13)
            text.setTextRenderMode(3)
            for line in lines:
                text.textLine(line)
            canvas.drawText(text)

        return draw

    def said(lines: Sequence[str]) -> OcrPage:
        return OcrPage(
            tuple(
                OcrWord(word, 300 + 200 * place, 800 + 60 * row, 480 + 200 * place, 840 + 60 * row, 0.95, row)
                for row, line in enumerate(lines)
                for place, word in enumerate(line.split())
            )
        )

    path = make_pdf(
        tmp_path / "bad.pdf",
        layered(["Inger Ostberg", "Ake Nystrom"]),
        layered([line.translate(DAMAGE) for line in PROSE]),
        prose(),
    )
    engine = Saying(said(["Inger Östberg", "Åke Nyström"]), said(PROSE))
    pages = read_document(path, "", Settings(), engine).pages
    assert [page.text_source for page in pages] == ["ocr", "ocr", "layer"]
    assert "other pages" in pages[0].reason
    assert pages[0].raw_text.split() == ["Inger", "Östberg", "Åke", "Nyström"]
