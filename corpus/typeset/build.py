"""From the sources to PDFs and gold."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from .draw import draw_document
from .gold import COLUMNS, Gold, add_agreements, add_document
from .layout import Layout
from .markup import SourceDocument, read_source
from .scans import Scanner, record_layer
from .setter import set_document
from .templates import Template, read_hyphens, read_templates

CORPUS = Path(__file__).resolve().parents[1]
SOURCE = CORPUS / "source"


@dataclass
class Corpus:
    """The documents of the corpus as sources, and how each is set."""

    templates: dict[str, Template]
    documents: list[SourceDocument] = field(default_factory=list)
    layouts: dict[str, Layout] = field(default_factory=dict)


def read_corpus(source: Path = SOURCE) -> Corpus:
    """Read and set all documents, in the order of their names."""
    corpus, hyphens = Corpus(read_templates()), read_hyphens()
    for path in sorted(source.glob("*.txt")):
        document = read_source(path)
        corpus.documents.append(document)
        corpus.layouts[document.name] = set_document(
            document, corpus.templates[document.front["template"]], hyphens
        )
    return corpus


def typeset(corpus: Corpus, document: SourceDocument, record: bool = False) -> bytes:
    """The PDF of one document, its scanned pages as pictures."""
    layout, template = corpus.layouts[document.name], corpus.templates[document.front["template"]]
    pdf = draw_document(document, layout, template)
    scan = document.front.get("scan")
    if scan is None:
        return pdf
    layer = SOURCE / f"{document.name}.ocr.tsv" if scan.get("layer") else None
    if layer and record:
        record_layer(pdf, scan, layer)
    return draw_document(document, layout, template, Scanner(pdf, scan, layer))


def make_gold(corpus: Corpus, source: Path = SOURCE) -> Gold:
    """The gold of the whole corpus."""
    gold = Gold()
    for document in corpus.documents:
        add_document(gold, document, corpus.layouts[document.name])
    add_agreements(gold, source / "agreements.toml")
    return gold


def write_gold(corpus: Corpus, folder: Path) -> None:
    """Write the gold's tables and texts into `folder`."""
    gold = make_gold(corpus)
    (folder / "text").mkdir(parents=True, exist_ok=True)
    for table in COLUMNS:
        (folder / f"{table}.csv").write_text(gold.csv(table), "utf-8")
    for name, text in gold.texts.items():
        (folder / "text" / f"{name}.txt").write_text(text, "utf-8")
