"""A build whose stages are toys: a PDF is its text after the first line, a page to each form feed."""

from __future__ import annotations

import os
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from pipeline.engine import Stage
from pipeline.model import (
    Attached,
    Decision,
    Findings,
    Header,
    Links,
    Names,
    Page,
    Problem,
    ReadDocument,
    RepairedDocument,
    RepairedPage,
    Span,
)
from pipeline.pdf_file import PdfFile
from pipeline.repair import Questions, WordCounts
from pipeline.stages import STAGES

DECISION = "att "


def read(source: PdfFile) -> ReadDocument:
    """Pages; a file can also ask for trouble."""
    text = source.path.read_text("utf-8").partition("\n")[2]
    if text.startswith("die"):
        os._exit(1)
    if text.startswith("slow"):
        (source.path.parent / "reached.txt").write_text(str(os.getpid()))
        time.sleep(60)
    if text.startswith("empty"):
        return ReadDocument(
            source.sha256, (), problems=(Problem("extract", "encrypted", "It has a password."),)
        )
    pages = [Page(n, 595, 842, raw, (), "layer", 1.0) for n, raw in enumerate(text.split("\f"), 1)]
    return ReadDocument(source.sha256, tuple(pages))


def attachments(source: PdfFile, document: ReadDocument) -> Attached:
    """A toy has nothing inside."""
    return Attached()


def counts(document: ReadDocument) -> WordCounts:
    """How many words a document has."""
    return WordCounts({"ord": sum(len(page.raw_text.split()) for page in document.pages)})


def questions(document: ReadDocument) -> Questions:
    """Each asks for something of its own."""
    return Questions((document.sha256,))


def lexicon(counts: Sequence[WordCounts], questions: Sequence[Questions]) -> int:
    """A corpus artefact."""
    return len(counts)


def evidence(questions: Questions, lexicon: int) -> int:
    """What a toy consults of the corpus: nothing but whether there is one."""
    return min(1, lexicon)


def repair(document: ReadDocument, evidence: int) -> RepairedDocument:
    """Nothing is mended."""
    return RepairedDocument(
        document.sha256, tuple(RepairedPage(p.number, p.raw_text) for p in document.pages)
    )


def detect(document: ReadDocument, repaired: RepairedDocument) -> Findings:
    """A line that begins with "att" is a decision; one that says "trip" trips the stage."""
    found = []
    for page in repaired.pages:
        for line in page.text.splitlines():
            if line.startswith("trip"):
                raise LookupError("tripped")
            if line.startswith(DECISION):
                start = page.text.index(line)
                span = Span(start, start + len(line))
                found.append(Decision("decided", 1, "adopt", line, span, page.number, page.number))
    return Findings(document.sha256, Header("protokoll"), decisions=tuple(found[:1]))


def names(repaired: RepairedDocument) -> Names:
    """No names."""
    return Names(repaired.sha256)


def link(repaired: Sequence[RepairedDocument], findings: Sequence[Findings]) -> Links:
    """A problem that names its document by the hash, as `link` knows it."""
    problems = [Problem("link", "undated", "No date.", None, found.sha256) for found in findings[:1]]
    return Links(problems=tuple(problems))


def toy_stages() -> tuple[Stage, ...]:
    """The chain of the real build with these functions in it."""
    toys = {"extract": "read"}
    return tuple(
        Stage(
            name=stage.name,
            function=f"{__name__}:{toys.get(stage.name, stage.name)}",
            needs=stage.needs,
            gives=stage.gives,
            type="builtins:int" if stage.gives in ("lexicon", "evidence") else stage.type,
            scope=stage.scope,
            otherwise=stage.otherwise,
        )
        for stage in STAGES
    )


def write_corpus(folder: Path, files: Mapping[str, str]) -> Path:
    """Toy PDFs."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"%PDF-1.4\n{text}", "utf-8")
    return folder
