"""How fast pages are read: text layers and scans, beside plain tools on the same pages in the same run.

Times are processor time of this process and of those that it waits for, the best of some rounds, so that
other work on the machine does not count.
"""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pypdfium2 as pdfium

from ..extract import read_document
from ..extract.layer import read_layer
from ..extract.layout import reading_order
from ..extract.ocr import render
from ..extract.page_text import compose
from ..settings import Settings

ROUNDS = 3
# Each whole reading of a scan takes seconds.
SCAN_ROUNDS = 1


@dataclass(frozen=True, slots=True)
class Row:
    """A way to read pages: how many, and seconds of processor time; no pages where it is not installed."""

    name: str
    pages: int
    seconds: float

    @property
    def pace(self) -> float:
        """Pages a second of processor time."""
        return self.pages / self.seconds if self.seconds else 0.0

    def line(self) -> str:
        """A row of the table."""
        if not self.pages:
            return f"{self.name:<34}  not installed"
        return f"{self.name:<34}{self.pages:>7}{1000 * self.seconds / self.pages:>12.2f}{self.pace:>12.1f}"


HEAD = f"{'':<34}{'pages':>7}{'ms a page':>12}{'pages/cpu s':>12}"

Way = tuple[str, Callable[[], None] | None]


def tell_reading(text: Sequence[Path], scans: Sequence[Path], settings: Settings) -> Iterator[str]:
    """The tables, line by line. `text` and `scans` are PDFs that can be opened."""
    for what, rows in (
        ("text layers", layer_benchmark(text)),
        ("scans", scan_benchmark(scans, settings)),
    ):
        yield f"\nreading of {what}, in one process"
        yield HEAD
        yield from (row.line() for row in rows)


def layer_benchmark(paths: Sequence[Path], rounds: int = ROUNDS) -> list[Row]:
    """Our reading of text layers beside others on the same pages."""
    pages = _count(paths)
    ways: list[Way] = [
        ("protokollarkiv, all of extract", lambda: _documents(paths, Settings(ocr="never"))),
        ("protokollarkiv, words in order", lambda: _each_page(paths, _ours)),
        ("pypdfium2, text", lambda: _each_page(paths, _pdfium_text)),
        ("pypdfium2, text and boxes", lambda: _each_page(paths, _pdfium_boxes)),
        ("pdftotext", _command(paths, "pdftotext", "-layout")),
    ]
    measured = [_measured(name, way, pages, rounds) for name, way in ways]
    # A slow way needs no second round to be known as slow.
    return [*measured, _measured("pdfplumber", lambda: _plumber(paths), pages, 1)]


def scan_benchmark(paths: Sequence[Path], settings: Settings, rounds: int = SCAN_ROUNDS) -> list[Row]:
    """Our reading of scans, all of it, beside bare Tesseract that is given the same pages as images."""
    pages = _count(paths)
    binary = shutil.which("tesseract")
    if binary is None:
        return [Row(name, 0, 0.0) for name in ("protokollarkiv, all of extract", "tesseract")]
    with tempfile.TemporaryDirectory(prefix="protokollarkiv-") as folder:
        listing = _images(paths, settings, Path(folder))
        whole = replace(settings, ocr="always")
        command = [binary, str(listing), "-", "-l", settings.ocr_languages, "tsv"]
        ways: list[Way] = [
            ("protokollarkiv, all of extract", lambda: _documents(paths, whole)),
            ("tesseract, list of images", lambda: _run(command)),
        ]
        return [_measured(name, way, pages, rounds) for name, way in ways]


def _measured(name: str, way: Callable[[], None] | None, pages: int, rounds: int) -> Row:
    if way is None:
        return Row(name, 0, 0.0)
    best = float("inf")
    for _ in range(rounds):
        before = _processor_time()
        way()
        best = min(best, _processor_time() - before)
    return Row(name, pages, best)


def _processor_time() -> float:
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def _count(paths: Sequence[Path]) -> int:
    total = 0
    for path in paths:
        document = pdfium.PdfDocument(path)
        total += len(document)
        document.close()
    return total


def _documents(paths: Sequence[Path], settings: Settings) -> None:
    for path in paths:
        read_document(path, "", settings)


def _each_page(paths: Sequence[Path], read: Callable[[pdfium.PdfPage], None]) -> None:
    for path in paths:
        document = pdfium.PdfDocument(path)
        for page in document:
            read(page)
            page.close()
        document.close()


def _ours(page: pdfium.PdfPage) -> None:
    compose(reading_order(read_layer(page).tokens))


def _pdfium_text(page: pdfium.PdfPage) -> None:
    text_page = page.get_textpage()
    text_page.get_text_bounded()
    text_page.close()


def _pdfium_boxes(page: pdfium.PdfPage) -> None:
    text_page = page.get_textpage()
    for index in range(text_page.count_chars()):
        text_page.get_charbox(index)
    text_page.get_text_bounded()
    text_page.close()


def _plumber(paths: Sequence[Path]) -> None:
    import pdfplumber

    for path in paths:
        with pdfplumber.open(path) as document:
            for page in document.pages:
                page.extract_text()
                page.close()


def _command(paths: Sequence[Path], program: str, option: str) -> Callable[[], None] | None:
    binary = shutil.which(program)
    if binary is None:
        return None

    def run() -> None:
        for path in paths:
            _run([binary, option, str(path), "-"])

    return run


def _run(command: list[str]) -> None:
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    subprocess.run(command, capture_output=True, check=True, env=environment)


def _images(paths: Sequence[Path], settings: Settings, folder: Path) -> Path:
    """The pages as images, and a file that lists them."""
    images: list[str] = []
    for path in paths:
        document = pdfium.PdfDocument(path)
        for page in document:
            image = render(page, settings)
            images.append(str(folder / f"{len(images):05}.tif"))
            image.save(images[-1], dpi=image.info["dpi"])
            page.close()
        document.close()
    listing = folder / "images.txt"
    listing.write_text("\n".join(images) + "\n", "utf-8")
    return listing
