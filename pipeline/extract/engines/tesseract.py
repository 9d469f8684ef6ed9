"""Tesseract through pytesseract, given many pages in one call so that its model is loaded once."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ...errors import ToolMissing
from .interface import OcrPage, OcrWord
from .probe import install_command

if TYPE_CHECKING:
    from PIL.Image import Image

# Columns of Tesseract's TSV, and the value of `level` on rows that are words.
LEVEL, PAGE, BLOCK, PARAGRAPH, LINE, _WORD, LEFT, TOP, WIDTH, HEIGHT, CONFIDENCE, TEXT = range(12)
WORD_LEVEL = "5"

# Tesseract's numbers for what an image holds.
WHOLE_PAGE, SINGLE_LINE = 3, 7


class Tesseract:
    """Reads with the models `languages` ("Latin" or "swe+Latin"); `timeout` is seconds for one page.

    With `single_lines` each image is a line and nothing else.
    """

    def __init__(self, languages: str, timeout: int = 120, single_lines: bool = False) -> None:
        self.languages = languages
        self.timeout = timeout
        self.mode = SINGLE_LINE if single_lines else WHOLE_PAGE

    def read(self, images: Sequence[Image]) -> list[OcrPage]:
        """The words of each image; ToolMissing, or RuntimeError where Tesseract fails or takes too long."""
        if not images:
            return []
        import pytesseract

        # More threads within one page gain little, and lose much where all cores have a page already.
        os.environ.setdefault("OMP_THREAD_LIMIT", "1")
        with tempfile.TemporaryDirectory(prefix="protokollarkiv-") as folder:
            paths = []
            for index, image in enumerate(images):
                path = Path(folder) / f"{index:05d}.tif"
                image.save(path, dpi=image.info.get("dpi", (300, 300)))
                paths.append(str(path))
            listing = Path(folder) / "pages.txt"
            listing.write_text("\n".join(paths) + "\n", "utf-8")
            try:
                tsv = pytesseract.image_to_data(
                    str(listing),
                    lang=self.languages,
                    config=f"--psm {self.mode}",
                    timeout=self.timeout * len(images),
                )
            except pytesseract.TesseractNotFoundError:
                raise ToolMissing("Tesseract is not installed", install_command(self.languages)) from None
            except pytesseract.TesseractError as error:
                raise RuntimeError(f"Tesseract failed: {_first_line(str(error.message))}") from None
        return parse_tsv(tsv, len(images))


def parse_tsv(tsv: str, count: int) -> list[OcrPage]:
    """The words of each of `count` pages from Tesseract's table."""
    pages: list[list[OcrWord]] = [[] for _ in range(count)]
    lines: dict[tuple[str, ...], int] = {}
    for row in tsv.splitlines():
        cells = row.split("\t", TEXT)
        if cells[LEVEL] != WORD_LEVEL or len(cells) <= TEXT:
            continue
        number = int(cells[PAGE]) - 1
        text = cells[TEXT].strip()
        if not text or not 0 <= number < count:
            continue
        left, top, width, height = (int(cells[column]) for column in (LEFT, TOP, WIDTH, HEIGHT))
        line = lines.setdefault(tuple(cells[PAGE : LINE + 1]), len(lines))
        confidence = max(0.0, min(1.0, float(cells[CONFIDENCE]) / 100))
        pages[number].append(OcrWord(text, left, top, left + width, top + height, round(confidence, 4), line))
    return [OcrPage(tuple(words)) for words in pages]


def _first_line(message: str) -> str:
    return next((line.strip() for line in message.splitlines() if line.strip()), "it gave no reason")
