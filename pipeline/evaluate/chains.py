"""What somebody would use instead: plain tools one after the other, measured on the same files."""

from __future__ import annotations

import json
import os
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from ..settings import Settings


class Usage(NamedTuple):
    """Seconds, processor seconds of this process and all that it waited for, peak memory of one in bytes."""

    seconds: float
    processor: float
    memory: float

    @classmethod
    def now(cls) -> Usage:
        """Since this process began."""
        times = os.times()
        # Linux counts kilobytes, macOS bytes.
        unit = 1 if sys.platform == "darwin" else 1024
        peak = max(
            resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
        )
        return cls(time.perf_counter(), sum(times[:4]), peak * unit)

    def __sub__(self, earlier: Usage) -> Usage:
        """What was used in between; peak memory is that so far."""
        return Usage(self.seconds - earlier.seconds, self.processor - earlier.processor, self.memory)


def missing_tools() -> list[str]:
    """The programs of the chains that are not here (Debian: poppler-utils, tesseract-ocr, ocrmypdf)."""
    return [name for name in ("pdftotext", "pdftoppm", "tesseract", "ocrmypdf") if not shutil.which(name)]


def plain_chains(
    corpus: Path, folder: Path, settings: Settings, *, scans: bool
) -> Iterator[tuple[str, Usage]]:
    """The chains whose tools are installed, each with what it used."""
    files = sorted(corpus.rglob("*.pdf"))
    beside = Path(sys.executable).with_name("sqlite-utils")
    sqlite = str(beside) if beside.is_file() else shutil.which("sqlite-utils")
    if not shutil.which("pdftotext") or not sqlite:
        return
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    if not scans:
        before = Usage.now()
        _into_database(files, folder, sqlite)
        yield "pdftotext, sqlite-utils", Usage.now() - before
        return
    if shutil.which("pdftoppm") and shutil.which("tesseract"):
        before = Usage.now()
        for file in files:
            stem = folder / file.stem
            _run(["pdftoppm", "-r", str(settings.ocr_dpi), "-gray", "-tiff", str(file), str(stem)])
        for image in sorted(folder.glob("*.tif")):
            _run(["tesseract", str(image), str(image.with_suffix("")), "-l", settings.ocr_languages])
        yield "pdftoppm, tesseract", Usage.now() - before
    if shutil.which("ocrmypdf"):
        before = Usage.now()
        made = []
        for file in files:
            made.append(folder / file.name)
            _run(["ocrmypdf", "-q", "-l", settings.ocr_languages, str(file), str(made[-1])])
        _into_database(made, folder, sqlite)
        yield "ocrmypdf, pdftotext, sqlite-utils", Usage.now() - before


def _into_database(files: Sequence[Path], folder: Path, sqlite: str) -> None:
    """The text of each page as a row of a table that can be searched."""
    rows = []
    for file in files:
        text = subprocess.run(["pdftotext", "-layout", file, "-"], capture_output=True, check=True).stdout
        pages = text.decode("utf-8", "replace").split("\f")[:-1]
        rows += [{"file": file.name, "page": number, "text": page} for number, page in enumerate(pages, 1)]
    listing, database = folder / "pages.json", str(folder / "pages.db")
    listing.write_text(json.dumps(rows), "utf-8")
    _run([sqlite, "insert", database, "pages", str(listing)])
    _run([sqlite, "enable-fts", database, "pages", "text"])


def _run(command: list[str]) -> None:
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    subprocess.run(command, check=True, capture_output=True, env=environment)
