"""The reading of one document: its pages, outline and properties, and what could not be read."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from ..errors import ToolMissing
from ..model import Box, Page, PageLink, Problem, ReadDocument
from ..settings import Settings
from .annotations import flattened, kinds_of, read_links
from .choice import Intent, Outcome, doubt, intend, keep, settle
from .forms import has_cells, read_cells
from .layer import Frame, Layer, page_frame, read_layer
from .layout import reading_order
from .margins import mark_margins
from .page_text import compose
from .pictures import examine, is_scan, unread_part
from .properties import open_problem, read_outline, read_properties
from .tokens import Token

if TYPE_CHECKING:
    from .engines import OcrEngine


def read_document(
    path: Path | bytes, sha256: str, settings: Settings, engine: OcrEngine | None = None
) -> ReadDocument:
    """Every page of the PDF at `path`, read as well as it can be; never an exception for a bad document.

    Instead of a path its bytes can be given. A document that cannot be opened has no pages and a problem that
    says why. `engine` is only given where it is not to be the one that the settings ask for.
    """
    try:
        document = pdfium.PdfDocument(path)
    except (pdfium.PdfiumError, OSError) as error:
        return ReadDocument(sha256, (), problems=(open_problem(error),))
    try:
        return _Reading(document, settings, engine).run(sha256)
    except Exception as error:
        # Whatever is wrong with one document must not keep the others from being read.
        message = f"the document could not be read to its end ({type(error).__name__}: {error})"
        return ReadDocument(sha256, (), problems=(Problem("extract", "unreadable", message),))
    finally:
        document.close()


@dataclass(slots=True)
class _Sheet:
    """A page while its document is being read: what is to be done with it, and what came of it.

    Words are not kept here: a document may have thousands of pages. A page whose image is read too has its
    layer read again then.
    """

    number: int
    frame: Frame
    intent: Intent
    scanned: bool = False
    worded: bool = False
    cells: tuple[Box, ...] = ()
    page: Page | None = None


NO_FRAME = Frame(0.0, 0.0, 0.0, 0.0, 0)


class _Reading:
    """The reading of one open document, and the problems met on the way."""

    def __init__(self, document: pdfium.PdfDocument, settings: Settings, engine: OcrEngine | None) -> None:
        self.document = document
        self.settings = settings
        self.engine = engine
        self.problems: list[Problem] = []
        self.links: list[PageLink] = []
        self.pinned: list[int] = []

    def run(self, sha256: str) -> ReadDocument:
        """All steps in their order."""
        sheets = [self._look(index) for index in range(self._page_count())]
        self._doubt_neighbours(sheets)
        self._read_images([sheet for sheet in sheets if sheet.page is None])
        pages = mark_margins([sheet.page for sheet in sheets if sheet.page])
        return ReadDocument(
            sha256,
            pages,
            read_outline(self.document),
            read_properties(self.document),
            tuple(self.problems),
            tuple(self.links),
            max(0, raw.FPDFDoc_GetAttachmentCount(self.document)),
            tuple(self.pinned),
        )

    def _page_count(self) -> int:
        count, limit = len(self.document), self.settings.max_pages
        if count == 0:
            self._problem("no-pages", "the PDF has no pages")
        if count > limit:
            self._problem("too-many-pages", f"of {count} pages only the first {limit} are read")
        return min(count, limit)

    def _look(self, index: int) -> _Sheet:
        """The page's layer, and what is to be done with it."""
        try:
            with self._opened(index) as page:
                layer = read_layer(page)
                frame = page_frame(page)
                drawing = examine(page, frame)
                unread = unread_part(page, frame, drawing, layer.tokens) if layer.tokens else ""
                cells = read_cells(page, frame) if layer.tokens and has_cells(drawing) else ()
                self.links += read_links(self.document, page, frame, index + 1)
                if raw.FPDF_ANNOT_FILEATTACHMENT in kinds_of(page):
                    self.pinned.append(index + 1)
        except (pdfium.PdfiumError, OSError, ValueError) as error:
            self._problem("unreadable-page", f"the page cannot be read: {error}", index + 1)
            sheet = _Sheet(index + 1, NO_FRAME, Intent("keep", ""))
            self._settle(sheet, keep(Layer(()), "The page is broken."))
            return sheet
        intent = intend(layer, drawing.drawn, unread, self.settings.ocr)
        sheet = _Sheet(index + 1, frame, intent, is_scan(drawing, frame), bool(layer.tokens), cells)
        if intent.plan == "blank":
            self._settle(sheet, Outcome((), "layer", None, intent.reason))
        elif intent.plan == "keep":
            self._settle(sheet, keep(layer, intent.reason))
            if not layer.tokens and drawing.drawn:
                self._problem("ocr-off", "the page has no text layer, and OCR is turned off", sheet.number)
        return sheet

    def _doubt_neighbours(self, sheets: list[_Sheet]) -> None:
        """A layer that lost å, ä and ö on one scanned page is in doubt on all scanned pages."""
        if not any(sheet.intent.lost and sheet.scanned for sheet in sheets):
            return
        for sheet in sheets:
            if sheet.scanned and sheet.worded:
                sheet.intent = doubt(sheet.intent)
                if sheet.intent.plan == "doubt":
                    sheet.page = None

    def _read_images(self, sheets: list[_Sheet]) -> None:
        """OCR for the pages that need it, some at a time so that memory does not grow."""
        if not sheets:
            return
        # Text layers do without it, and importing it takes longer than reading ten of their pages.
        from .ocr import PAGES_AT_ONCE, default_engine, line_engine, second_engine

        try:
            engine = self.engine or default_engine(self.settings)
            second = None if self.engine else second_engine(self.settings)
            lines = None if self.engine else line_engine(self.settings)
        except ToolMissing as error:
            self._without_ocr(sheets, f"{error}; install it with: {error.remedy}")
            return
        for start in range(0, len(sheets), PAGES_AT_ONCE):
            part = sheets[start : start + PAGES_AT_ONCE]
            try:
                layers, results = self._read_part(part, engine, second, lines)
            except ToolMissing as error:
                self._without_ocr(sheets[start:], f"{error}; install it with: {error.remedy}")
                return
            except (pdfium.PdfiumError, RuntimeError, OSError, ValueError, MemoryError) as error:
                self._fall_back(part, "ocr-failed", f"the page's image could not be read: {error}")
                continue
            for sheet, layer, read in zip(part, layers, results, strict=True):
                self._settle(sheet, settle(sheet.intent, layer, read))

    def _read_part(
        self,
        part: list[_Sheet],
        engine: OcrEngine,
        second: OcrEngine | None,
        lines: OcrEngine | None,
    ) -> tuple[list[Layer], list[tuple[Token, ...]]]:
        from .ocr import read_images, render

        images, layers = [], []
        for sheet in part:
            with self._opened(sheet.number - 1) as page:
                images.append(render(page, self.settings))
                layers.append(read_layer(page) if sheet.worded else Layer(()))
        return layers, read_images(images, engine, second, lines)

    def _without_ocr(self, sheets: list[_Sheet], cause: str) -> None:
        numbers = ", ".join(str(sheet.number) for sheet in sheets)
        self._problem("ocr-unavailable", f"{cause}. Pages that need OCR: {numbers}")
        for sheet in sheets:
            self._settle(sheet, keep(self._layer(sheet), "The page needs OCR, which is not installed."))

    def _fall_back(self, sheets: list[_Sheet], kind: str, cause: str) -> None:
        for sheet in sheets:
            self._problem(kind, cause, sheet.number)
            reason = "OCR failed, so that the text layer is kept as it is."
            self._settle(sheet, keep(self._layer(sheet), reason))

    def _layer(self, sheet: _Sheet) -> Layer:
        if not sheet.worded:
            return Layer(())
        with self._opened(sheet.number - 1) as page:
            return read_layer(page)

    @contextmanager
    def _opened(self, index: int) -> Iterator[pdfium.PdfPage]:
        page = flattened(self.document, index)
        try:
            yield page
        finally:
            page.close()

    def _settle(self, sheet: _Sheet, outcome: Outcome) -> None:
        """Put the page's words in order, now that it is known which they are."""
        text, lines = compose(reading_order(outcome.tokens, sheet.cells))
        width, height = sheet.frame.size
        sheet.page = Page(
            number=sheet.number,
            width=round(width, 2),
            height=round(height, 2),
            raw_text=text,
            lines=lines,
            text_source=outcome.source,
            quality=outcome.quality,
            reason=outcome.reason,
        )

    def _problem(self, kind: str, message: str, page: int | None = None) -> None:
        self.problems.append(Problem(stage="extract", kind=kind, message=message, page=page))
