"""An archive whose texts try to be markup and whose files lie where none may be read."""

from __future__ import annotations

import dataclasses
import hashlib
from pathlib import Path

from reportlab.pdfgen.canvas import Canvas

from pipeline.load import LoadInput
from pipeline.model import (
    Agreement,
    Box,
    Decision,
    Event,
    EventSource,
    Findings,
    Header,
    Line,
    Links,
    Paragraph,
    PartialDate,
    Problem,
    Repair,
    Span,
)

from ..load.norrmark import made

SCRIPT = "<script>alert(1)</script>"
TEXT = (
    f"§ 1 {SCRIPT}\nNämnden beslutar att <img src=x onerror=alert(2)> avslå [länk](javascript:x) & motionen."
)
POINT = TEXT[TEXT.index("att <img") :]


def hostile_documents(corpus: Path) -> tuple[list[LoadInput], Links, list[Problem]]:
    """Three documents with PDF files in `corpus`, beside it, and changed since it was read."""
    corpus.mkdir(parents=True)
    here = _pdf(corpus / "a.pdf")
    outside = _pdf(corpus.parent / "utanför.pdf")
    changed = _pdf(corpus / "c.pdf")
    with (corpus / "c.pdf").open("ab") as file:
        file.write(b"% ny rad")
    documents = [
        _document("../utanför.pdf", outside),
        _document("a.pdf", here),
        _document("c.pdf", changed),
    ]
    event = Event("terminated", (EventSource(here, 1, SCRIPT),), PartialDate(2020, 2))
    agreement = Agreement(
        f"Avtal {SCRIPT}", (SCRIPT,), "X/1/2020", PartialDate(2019), open_ended=True, events=(event,)
    )
    return documents, Links(agreements=(agreement,)), [Problem("collect", "x", SCRIPT, None, SCRIPT)]


def _document(file: str, sha256: str) -> LoadInput:
    span = Span(TEXT.index(POINT), len(TEXT))
    findings = Findings(
        sha256,
        Header("protokoll", SCRIPT, "Nämnden", SCRIPT, PartialDate(2020, 1, 2), "X/1/2020"),
        paragraphs=(Paragraph("item", 1, "§ 1", SCRIPT, "X/1/2020", Span(0, len(TEXT)), 1, 1),),
        decisions=(
            Decision(
                *("decided", 1, "reject", POINT, span, 1, 1, "Nämnden"),
                date=PartialDate(2020, 1, 2),
                paragraph_label="§ 1",
                diary_number="X/1/2020",
                paragraph=0,
            ),
        ),
    )
    repair = Repair(span, POINT, POINT, "ocr-lexicon", 0.9, SCRIPT)
    document = made(file, [TEXT], findings, repairs={1: (repair,)}, qualities=(0.5,))
    cut = TEXT.index("\n")
    lines = (
        Line(Span(0, cut), Box(72, 72, 400, 90)),
        Line(Span(cut + 1, len(TEXT)), Box(72, 100, 500, 118)),
    )
    pages = (dataclasses.replace(document.read.pages[0], lines=lines),)
    return dataclasses.replace(document, read=dataclasses.replace(document.read, pages=pages))


def _pdf(path: Path) -> str:
    canvas = Canvas(str(path), pagesize=(595.276, 841.89), invariant=1)
    canvas.setTitle(path.name)
    canvas.drawString(72, 741, "ett beslut")
    canvas.save()
    return hashlib.sha256(path.read_bytes()).hexdigest()
