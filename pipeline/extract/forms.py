"""The cells of tables and printed forms, found by pdfplumber on pages that have ruling lines or boxes."""

from __future__ import annotations

import logging
from pathlib import Path
from types import TracebackType
from typing import Any

import pdfplumber

from ..model import Box
from .pictures import Drawing

# Ruling lines that a page must have before it is worth pdfplumber's time: a signature strip has fewer.
FEWEST_RULES, FEWEST_HORIZONTAL = 8, 2

# A cell that takes up more of the page than this is a frame.
LARGEST = 0.5
SMALLEST = 4.0


def has_cells(drawing: Drawing) -> bool:
    """True where a page has so many ruling lines that it may have a table or a form."""
    rules = drawing.horizontal_rules + drawing.vertical_rules
    return rules >= FEWEST_RULES and drawing.horizontal_rules >= FEWEST_HORIZONTAL


# pdfminer warns of every slip in a PDF's syntax; what matters is told by the text layer's own reading.
logging.getLogger("pdfminer").setLevel(logging.ERROR)


class Forms:
    """Finds cells in one PDF, which it opens when first asked and closes at the end of the `with` block."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.document: Any = None

    def __enter__(self) -> Forms:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.document is not None:
            self.document.close()

    def cells(self, index: int) -> tuple[Box, ...]:
        """The cells of a page (counted from 0), in points from the top left; empty where there are none."""
        # pdfminer raises errors of every kind on unusual PDFs. Without cells the page is read line by line.
        try:
            if self.document is None:
                self.document = pdfplumber.open(self.path)
            page = self.document.pages[index]
            try:
                return self._cells_of(page)
            finally:
                page.close()
        except Exception:
            return ()

    @staticmethod
    def _cells_of(page: Any) -> tuple[Box, ...]:
        # pdfplumber counts from the corner of the media box, the rest of this room from that of the crop box.
        left, top = page.cropbox[0] - page.mediabox[0], page.cropbox[1] - page.mediabox[1]
        area = float(page.width) * float(page.height)
        found = set()
        for table in page.find_tables():
            for x0, y0, x1, y1 in table.cells:
                width, height = x1 - x0, y1 - y0
                if width > SMALLEST and height > SMALLEST and width * height < LARGEST * area:
                    found.add(Box(x0 - left, y0 - top, x1 - left, y1 - top))
        return tuple(sorted(found, key=lambda box: (box.y0, box.x0)))
