"""What else than text is on a page: pictures, drawings, ruling lines; and whether it may hold text."""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from ..model import Box
from .layer import Frame
from .native import Piece, address, bounds_of, pieces
from .tokens import Token

if TYPE_CHECKING:
    from PIL.Image import Image

DRAWN = (raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_SHADING)
DEPTH = 4

# Pages of maps and diagrams have hundreds of thousands of objects; this many say enough.
ENOUGH_OBJECTS = 3000

# In points: a path no thicker than this and no shorter than that is a ruling line; one that is smaller than
# a letter in both directions may be a letter drawn as a shape.
RULE_THICKNESS, RULE_LENGTH = 2.0, 8.0
LETTER = 20.0
LETTERS = 60

# Pictures that may hold text: their share of the page, the words that a full page of text would have at
# least, and the share of a picture's pixels that are about as bright as its paper.
PICTURE_SHARE = 0.08
WORDS_ON_A_PAGE = 100
PAPER_SHARE = 0.5
PAPER_SPREAD = 20
LOOK_SCALE = 0.5

# The share of a page that the picture of a scan covers at least.
SCAN_SHARE = 0.7


@dataclass(frozen=True, slots=True)
class Drawing:
    """What is drawn on a page: boxes of pictures, numbers of ruling lines and of letter-sized shapes."""

    drawn: bool = False
    pictures: tuple[Box, ...] = ()
    horizontal_rules: int = 0
    vertical_rules: int = 0
    letters: int = 0


def examine(page: pdfium.PdfPage, frame: Frame) -> Drawing:
    """What else than text is drawn on the page."""
    pictures: list[Box] = []
    horizontal = vertical = letters = count = 0
    for piece in pieces(address(page.raw), DEPTH):
        if piece.kind not in DRAWN:
            continue
        count += 1
        x0, y0, x1, y1 = bounds_of(piece)
        if piece.kind == raw.FPDF_PAGEOBJ_IMAGE:
            pictures.append(_placed(frame, x0, y0, x1, y1))
        elif y1 - y0 <= RULE_THICKNESS and x1 - x0 >= RULE_LENGTH:
            horizontal += 1
        elif x1 - x0 <= RULE_THICKNESS and y1 - y0 >= RULE_LENGTH:
            vertical += 1
        elif x1 - x0 < LETTER and y1 - y0 < LETTER:
            letters += 1
        elif piece.kind == raw.FPDF_PAGEOBJ_PATH and _is_frame(piece):
            horizontal += 2
            vertical += 2
        if count >= ENOUGH_OBJECTS:
            break
    return Drawing(count > 0, tuple(pictures), horizontal, vertical, letters)


def is_scan(drawing: Drawing, frame: Frame) -> bool:
    """True where pictures cover the page, as the picture of a scanned page or its strips do."""
    width, height = frame.size
    return sum(_area(box) for box in drawing.pictures) >= SCAN_SHARE * width * height


def _is_frame(piece: Piece) -> bool:
    """True for a rectangle that is drawn as a line, and not only filled."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    path = ctypes.cast(piece.handle, raw.FPDF_PAGEOBJECT)
    read = raw.FPDFPath_GetDrawMode(path, fill, stroke)
    return bool(read and stroke.value) and raw.FPDFPath_CountSegments(path) in (4, 5, 6)


def _placed(frame: Frame, x0: float, y0: float, x1: float, y1: float) -> Box:
    """The part of a rectangle that lies on the upright page."""
    width, height = frame.size
    (ax, ay), (bx, by) = frame.place(x0, y0), frame.place(x1, y1)
    return Box(
        max(0.0, min(ax, bx)), max(0.0, min(ay, by)), min(width, max(ax, bx)), min(height, max(ay, by))
    )


def unread_part(page: pdfium.PdfPage, frame: Frame, drawing: Drawing, tokens: Sequence[Token]) -> str:
    """What on a page with a text layer may hold text that the layer has not; "" for nothing."""
    if drawing.letters >= LETTERS and drawing.letters > sum(len(token.text) for token in tokens):
        return "The page has letters that are drawn as shapes"
    width, height = frame.size
    sheet = max(1.0, width * height)
    suspects = [
        box
        for box in drawing.pictures
        if _area(box) >= PICTURE_SHARE * sheet
        and sum(_within(token, box) for token in tokens) < WORDS_ON_A_PAGE * _area(box) / sheet
    ]
    if not suspects:
        return ""
    bitmap = page.render(scale=LOOK_SCALE, grayscale=True)
    image = bitmap.to_pil().convert("L")
    bitmap.close()
    for box in suspects:
        x0, y0, x1, y1 = (round(value * LOOK_SCALE) for value in (box.x0, box.y0, box.x1, box.y1))
        if x1 - x0 > 2 and y1 - y0 > 2 and is_paper(image.crop((x0, y0, x1, y1))):
            return "The page has a picture that may hold text"
    return ""


def is_paper(image: Image) -> bool:
    """True for a picture that is mostly of one brightness with something else on it, unlike a photograph."""
    histogram = image.histogram()
    total = sum(histogram)
    paper = max(range(256), key=lambda value: histogram[value])
    near = sum(histogram[max(0, paper - PAPER_SPREAD) : paper + PAPER_SPREAD + 1])
    return PAPER_SHARE * total <= near < 0.998 * total


def _area(box: Box) -> float:
    return max(0.0, box.x1 - box.x0) * max(0.0, box.y1 - box.y0)


def _within(token: Token, box: Box) -> bool:
    x, y = (token.box.x0 + token.box.x1) / 2, (token.box.y0 + token.box.y1) / 2
    return box.x0 <= x <= box.x1 and box.y0 <= y <= box.y1
