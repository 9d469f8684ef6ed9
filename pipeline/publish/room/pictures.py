"""Pictures of pages: rendered from the PDF files when they are asked for, with a passage marked.

A picture is only made of a document that is in the database, from the file that the database names for it,
and only while that file still has the content that was read. Nothing of a request becomes part of a path.
"""

from __future__ import annotations

import hashlib
import io
from collections import OrderedDict
from collections.abc import Sequence
from pathlib import Path
from threading import Lock
from typing import Any

from ...model import Box

WIDTH = 1000
# Of one picture, and of all that are kept.
MAX_PIXELS = 3_000_000
KEPT_BYTES = 32_000_000
# A file that is larger is not opened for a picture.
MAX_FILE_BYTES = 500_000_000
# How far a picture's proportions may be from those that the page had when it was read.
_PROPORTION = 0.02
_MARK = (255, 214, 10, 90)
_EDGE = (190, 120, 0, 255)


class NoPicture(Exception):
    """There is no picture to show; the message says why, in Swedish."""


class Pictures:
    """The pictures of one archive, the last ones kept."""

    def __init__(self, corpus: Path | None) -> None:
        self._corpus = None if corpus is None else corpus.resolve()
        self._kept: OrderedDict[tuple[object, ...], bytes] = OrderedDict()
        self._hashes: dict[tuple[Path, int, int], str] = {}
        # PDFium works for one thread at a time.
        self._lock = Lock()

    def file_of(self, file: str, sha256: str) -> Path | bytes:
        """The PDF of a document, or its bytes where it lies inside another.

        NoPicture if it is not there, or is not the one that was read.
        """
        if self._corpus is None:
            raise NoPicture("Läsesalen har startats utan arkivets PDF-filer.")
        path = (self._corpus / file).resolve()
        if not path.is_relative_to(self._corpus):
            raise NoPicture("PDF-filen finns inte i arkivets mapp.")
        # A file inside a file has the name of that one before its own.
        outer = next((place for place in (path, *path.parents) if place.exists()), path)
        if not outer.is_file():
            raise NoPicture("PDF-filen finns inte i arkivets mapp.")
        state = outer.stat()
        if state.st_size > MAX_FILE_BYTES:
            raise NoPicture("PDF-filen är för stor för att visas.")
        if outer != path:
            return _inside(outer, sha256)
        key = (path, state.st_mtime_ns, state.st_size)
        if key not in self._hashes:
            with path.open("rb") as content:
                self._hashes[key] = hashlib.file_digest(content, "sha256").hexdigest()
        if self._hashes[key] != sha256:
            raise NoPicture("PDF-filen har ändrats sedan den lästes in.")
        return path

    def picture(
        self, file: str, sha256: str, number: int, size: tuple[float, float], boxes: Sequence[Box] = ()
    ) -> bytes:
        """Page `number` as PNG, the boxes (points on a page of `size`) marked. NoPicture if there is none."""
        key = (sha256, number, size, tuple(boxes))
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
            image = self._render(self.file_of(file, sha256), number)
            content = _png(_marked(image, boxes, size))
            self._kept[key] = content
            while sum(map(len, self._kept.values())) > KEPT_BYTES and len(self._kept) > 1:
                self._kept.popitem(last=False)
        return content

    def _render(self, path: Path | bytes, number: int) -> Any:
        import pypdfium2

        try:
            document = pypdfium2.PdfDocument(path)
        except pypdfium2.PdfiumError as error:
            raise NoPicture("PDF-filen kan inte öppnas.") from error
        try:
            if not 1 <= number <= len(document):
                raise NoPicture("Sidan finns inte i PDF-filen.")
            page = document[number - 1]
            width, height = page.get_size()
            if width < 1 or height < 1:
                raise NoPicture("Sidan har ingen storlek.")
            scale = min(WIDTH / width, (MAX_PIXELS / (width * height)) ** 0.5)
            return page.render(scale=scale).to_pil().convert("RGB")
        finally:
            document.close()


def _inside(path: Path, sha256: str) -> bytes:
    import pypdfium2

    from ...extract import file_inside

    try:
        content = file_inside(path, sha256)
    except pypdfium2.PdfiumError as error:
        raise NoPicture("PDF-filen kan inte öppnas.") from error
    if content is None:
        raise NoPicture("PDF-filen har ändrats sedan den lästes in.")
    return content


def _marked(image: Any, boxes: Sequence[Box], size: tuple[float, float]) -> Any:
    from PIL import Image, ImageDraw

    turned = abs(image.width / image.height / (size[0] / size[1]) - 1) > _PROPORTION
    # A page that was turned to be read has its boxes elsewhere: better no mark than a wrong one.
    if not boxes or turned:
        return image
    across, down = image.width / size[0], image.height / size[1]
    layer = Image.new("RGBA", image.size, (0, 0, 0, 0))
    draw = ImageDraw.Draw(layer)
    for box in boxes:
        edges = (box.x0 * across - 3, box.y0 * down - 2, box.x1 * across + 3, box.y1 * down + 2)
        if edges[2] > edges[0] and edges[3] > edges[1]:
            draw.rectangle(edges, fill=_MARK, outline=_EDGE, width=1)
    return Image.alpha_composite(image.convert("RGBA"), layer).convert("RGB")


def _png(image: Any) -> bytes:
    content = io.BytesIO()
    image.quantize(48).save(content, "PNG", optimize=True)
    return content.getvalue()
