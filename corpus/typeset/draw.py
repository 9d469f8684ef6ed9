"""Draws a set document as PDF."""

from __future__ import annotations

import io

from reportlab.lib.colors import HexColor
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from .layout import Layout, Line, Run
from .markup import SourceDocument
from .scans import Scanner
from .templates import PAGE_HEIGHT, PAGE_WIDTH, Cell, Template


def draw_document(
    document: SourceDocument, layout: Layout, template: Template, scanner: Scanner | None = None
) -> bytes:
    """The PDF of a document, the scanner's pages as pictures. The same layout gives the same bytes."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(PAGE_WIDTH, PAGE_HEIGHT), invariant=1, pageCompression=0)
    canvas.setTitle(document.front.get("pdf_title", document.name))
    canvas.setAuthor(document.front["organisation"])
    canvas.setCreator("corpus.typeset")
    for number, lines in enumerate(layout.pages, 1):
        if not (scanner and scanner.draw(canvas, number)):
            _furniture(canvas, document, template, number, len(layout.pages))
            for line in lines:
                _line(canvas, line, template)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _line(canvas: Canvas, line: Line, template: Template) -> None:
    canvas.setLineWidth(0.5)
    for x0, x1 in line.rules_above:
        y = line.y + template.leading
        canvas.line(template.left + x0, y, template.left + x1, y)
    for run in line.runs:
        _run(canvas, run, line.y)


def _run(canvas: Canvas, run: Run, y: float) -> None:
    text = canvas.beginText(run.x, y)
    text.setFont(run.font, run.size)
    gaps = run.text.count(" ")
    if run.spread and gaps:
        text.setWordSpace((run.spread - stringWidth(run.text, run.font, run.size)) / gaps)
        # A PDF keeps the spacing until told otherwise.
        text.textOut(run.text)
        text.setWordSpace(0)
    else:
        text.textOut(run.text)
    canvas.drawText(text)


def _furniture(canvas: Canvas, document: SourceDocument, template: Template, page: int, pages: int) -> None:
    values = {**document.front, "page": page, "pages": pages}
    for cell in template.cells:
        if _wanted(cell.on, page):
            _cell(canvas, cell, cell.text.format_map(values), template)
    canvas.setLineWidth(0.6)
    for x0, y0, x1, y1 in template.rules:
        canvas.line(x0, y0, x1, y1)
    if template.logo and page == 1:
        _logo(canvas, template)


def _wanted(on: str, page: int) -> bool:
    return on == "all" or (on == "first") == (page == 1)


def _cell(canvas: Canvas, cell: Cell, text: str, template: Template) -> None:
    font = template.font(cell.weight, heading=True)
    canvas.setFont(font, cell.size)
    if cell.x == "right":
        canvas.drawRightString(PAGE_WIDTH - template.right, cell.y, text)
    elif cell.x == "centre":
        canvas.drawCentredString(PAGE_WIDTH / 2, cell.y, text)
    else:
        canvas.drawString(template.left + float(cell.x), cell.y, text)


def _logo(canvas: Canvas, template: Template) -> None:
    """A small coat of arms, drawn, so that a letterhead does not look bare."""
    x, y = template.left, PAGE_HEIGHT - 72
    canvas.saveState()
    canvas.setFillColor(HexColor(template.colour))
    canvas.setStrokeColor(HexColor(template.colour))
    path = canvas.beginPath()
    if template.logo == "peaks":
        for dx, height in ((0, 22), (11, 30), (24, 18)):
            path.moveTo(x + dx, y)
            path.lineTo(x + dx + 9, y + height)
            path.lineTo(x + dx + 18, y)
            path.close()
        canvas.drawPath(path, fill=1, stroke=0)
    elif template.logo == "pine":
        for step in range(3):
            path.moveTo(x, y + 8 * step)
            path.lineTo(x + 11, y + 8 * step + 16)
            path.lineTo(x + 22, y + 8 * step)
            path.close()
        canvas.drawPath(path, fill=1, stroke=0)
    elif template.logo == "waves":
        canvas.setLineWidth(2.4)
        for step in range(3):
            path.moveTo(x, y + 9 * step)
            path.curveTo(x + 9, y + 9 * step + 10, x + 17, y + 9 * step - 10, x + 26, y + 9 * step)
        canvas.drawPath(path, fill=0, stroke=1)
    else:
        canvas.circle(x + 13, y + 13, 13, fill=1, stroke=0)
        canvas.setFillColor(HexColor("#ffffff"))
        canvas.rect(x + 11, y + 3, 4, 20, fill=1, stroke=0)
    canvas.restoreState()
