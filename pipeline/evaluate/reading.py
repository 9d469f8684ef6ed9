"""How well pages are judged without knowing what they say, and how fast their text layers are read."""

from __future__ import annotations

import resource
import shutil
import subprocess
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pypdfium2 as pdfium
from rapidfuzz.distance import Levenshtein

from ..extract.layer import page_frame, read_layer
from ..extract.layout import reading_order
from ..extract.page_text import compose
from ..extract.quality import quality_of
from .reliability import Pair, Reliability, plot, reliability
from .worsen import damaged

# How badly each page is damaged, and the words that a page must have to be judged.
SHARES = (0.0, 0.0, 0.03, 0.08, 0.15, 0.3, 0.5, 0.75, 1.0)
FEWEST_WORDS = 60


def share_right(read: str, true: str) -> float:
    """The share of the words of `read` that stand so, and in this order, in `true`; 1 for no words."""
    words = read.split()
    blocks = Levenshtein.opcodes(words, true.split())
    right = sum(block.src_end - block.src_start for block in blocks if block.tag == "equal")
    return right / len(words) if words else 1.0


def quality_pairs(texts: Path) -> list[Pair]:
    """Estimate and truth for the pages of the true texts in a folder, each damaged to several degrees."""
    pairs: list[Pair] = []
    for path in sorted(texts.glob("*.txt")):
        for number, page in enumerate(path.read_text("utf-8").split("\f")):
            if len(page.split()) < FEWEST_WORDS:
                continue
            for turn, share in enumerate(SHARES):
                read = damaged(page, share, f"{path.name} {number} {turn}")
                estimate = quality_of(read)
                if estimate is not None:
                    pairs.append((estimate, share_right(read, page)))
    return pairs


@dataclass(frozen=True, slots=True)
class QualityReport:
    """The reliability of `pages.quality`, and the picture of it."""

    reliability: Reliability
    picture: str

    def text(self, target: Path | None = None) -> str:
        """The table; with `target` the picture is written there and named below it."""
        if target is None:
            return self.reliability.text()
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(self.picture, "utf-8")
        return f"{self.reliability.text()}\nplotted in {target}"


def evaluate_quality(gold: Path) -> QualityReport | None:
    """The estimate of quality tried on the true texts of a gold folder; `None` where it has too few."""
    pairs = quality_pairs(gold / "text")
    return QualityReport(reliability(pairs), plot(pairs)) if len(pairs) > 1 else None


@dataclass(frozen=True, slots=True)
class Row:
    """A way to read text layers: pages read, and seconds of processor time that it took."""

    name: str
    pages: int
    seconds: float

    @property
    def pace(self) -> float:
        """Pages a second."""
        return self.pages / self.seconds if self.seconds else 0.0


def layer_benchmark(paths: Sequence[Path], rounds: int = 3) -> list[Row]:
    """Our reading of text layers beside others on the same pages: the best of some rounds for each.

    pdftotext is left out where it is not installed. `paths` are PDFs that can be opened.
    """
    ways: list[tuple[str, Callable[[Path], int]]] = [
        ("protokollarkiv", _ours),
        ("pypdfium2, text", _pdfium_text),
        ("pypdfium2, boxes", _pdfium_boxes),
        ("pdfplumber", _plumber),
    ]
    if shutil.which("pdftotext"):
        ways.append(("pdftotext", _pdftotext))
    rows = []
    for name, way in ways:
        # A slow way needs no second round to be known as slow.
        turns = 1 if name == "pdfplumber" else rounds
        best: Row | None = None
        for _ in range(turns):
            before = _processor_time()
            pages = sum(way(path) for path in paths)
            row = Row(name, pages, _processor_time() - before)
            best = row if best is None or row.seconds < best.seconds else best
        if best is not None:
            rows.append(best)
    if len(rows) > 1 and name == "pdftotext":
        # It does not say how many pages it has read.
        rows[-1] = Row(name, rows[0].pages, rows[-1].seconds)
    return rows


def _processor_time() -> float:
    """Seconds of processor time of this process and of those that it has waited for."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def _ours(path: Path) -> int:
    def read(page: pdfium.PdfPage) -> None:
        page_frame(page)
        compose(reading_order(read_layer(page).tokens))

    return _each_page(path, read)


def _pdfium_text(path: Path) -> int:
    def read(page: pdfium.PdfPage) -> None:
        text_page = page.get_textpage()
        text_page.get_text_bounded()
        text_page.close()

    return _each_page(path, read)


def _pdfium_boxes(path: Path) -> int:
    def read(page: pdfium.PdfPage) -> None:
        text_page = page.get_textpage()
        for index in range(text_page.count_chars()):
            text_page.get_charbox(index)
        text_page.get_text_bounded()
        text_page.close()

    return _each_page(path, read)


def _each_page(path: Path, read: Callable[[pdfium.PdfPage], None]) -> int:
    document = pdfium.PdfDocument(path)
    try:
        for page in document:
            read(page)
            page.close()
        return len(document)
    finally:
        document.close()


def _plumber(path: Path) -> int:
    import pdfplumber

    with pdfplumber.open(path) as document:
        for page in document.pages:
            page.extract_text()
            page.close()
        return len(document.pages)


def _pdftotext(path: Path) -> int:
    subprocess.run(["pdftotext", "-layout", str(path), "-"], capture_output=True, check=False)
    return 0
