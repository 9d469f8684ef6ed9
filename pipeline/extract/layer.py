"""The text layer of a page: its characters, with boxes and fonts, grouped into words.

pdfium is asked for each character once. Its own line breaks are not used, since they follow the order in
which the page was drawn; `layout` finds the lines from the geometry.
"""

from __future__ import annotations

import ctypes
import math
from dataclasses import dataclass
from typing import NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from ..model import Box
from .tokens import Token
from .turned import back, turn_point

# pdfium's own sign for a hyphen at a line's end, old and new.
HYPHEN_MARKS = {0x0002, 0xFFFE}
BREAKS = {0x20, 0x09, 0x0A, 0x0D, 0x0C, 0x0B, 0xA0, 0x2002, 0x2003, 0x2007, 0x2009, 0x202F, 0x200B, 0x00}

# In units of the type size: a gap that parts words where no space is written, and how far a character
# may stand from the one before and still be of the same word.
WORD_GAP = 0.35
BACKWARD = 0.6
SHIFT = 0.45

INVISIBLE_MODE = 3
BOLD_WEIGHT = 600
BOLD_NAMES = ("bold", "black", "heavy", "semibold", "demi")


class _Character(NamedTuple):
    """A character with its box and its baseline."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    baseline: float


@dataclass(frozen=True, slots=True)
class Layer:
    """What the text layer of a page holds. `invisible` is the share of its words drawn without ink, as OCR
    programs do over a scan; `unmapped` the share of characters whose font does not say what they are."""

    tokens: tuple[Token, ...]
    invisible: float = 0.0
    unmapped: float = 0.0


@dataclass(frozen=True, slots=True)
class Frame:
    """How a page's own coordinates lie on the upright page."""

    left: float
    bottom: float
    right: float
    top: float
    turn: int

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the upright page in points."""
        width, height = self.right - self.left, self.top - self.bottom
        return (height, width) if self.turn in (90, 270) else (width, height)

    def place(self, x: float, y: float) -> tuple[float, float]:
        """A point of the page's own coordinates, from the upright page's top left."""
        if self.turn == 90:
            return y - self.bottom, x - self.left
        if self.turn == 180:
            return self.right - x, y - self.bottom
        if self.turn == 270:
            return self.top - y, self.right - x
        return x - self.left, self.top - y


def page_frame(page: pdfium.PdfPage) -> Frame:
    """The frame of a page, its rotation included."""
    left, bottom, right, top = page.get_bbox()
    return Frame(left, bottom, right, top, page.get_rotation())


def read_layer(page: pdfium.PdfPage) -> Layer:
    """The words of the page's text layer, in the order in which they were drawn."""
    text_page = page.get_textpage()
    try:
        return _Reader(text_page.raw, page_frame(page)).read()
    finally:
        text_page.close()


class _Reader:
    """Reads one text page; kept as an object for the buffers that the C calls fill."""

    def __init__(self, text_page: object, frame: Frame) -> None:
        self.text_page = text_page
        self.frame = frame
        self.rect = raw.FS_RECTF()
        self.x, self.y = ctypes.c_double(), ctypes.c_double()
        self.matrix = raw.FS_MATRIX()
        self.name = ctypes.create_string_buffer(128)
        self.flags = ctypes.c_int()
        self.fonts: dict[tuple[bytes, int], bool] = {}

    def read(self) -> Layer:
        page, rect, x, y = self.text_page, self.rect, self.x, self.y
        unicode_of, box_of, origin_of = (
            raw.FPDFText_GetUnicode,
            raw.FPDFText_GetLooseCharBox,
            raw.FPDFText_GetCharOrigin,
        )
        count = raw.FPDFText_CountChars(page)
        tokens: list[Token] = []
        word: list[_Character] = []
        size = 0.0
        turn = 0
        invisible = unmapped = seen = 0
        bold = False
        high = 0
        for index in range(count):
            code = unicode_of(page, index)
            if code in BREAKS:
                if word:
                    tokens += self._token(word, size, bold, turn)
                    word = []
                continue
            if 0xD800 <= code < 0xDC00:
                high = code
                continue
            if high and 0xDC00 <= code < 0xE000:
                code = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00)
            high = 0
            text = "-" if code in HYPHEN_MARKS else "\ufffd" if _is_no_character(code) else chr(code)
            if not box_of(page, index, rect) or not origin_of(page, index, x, y):
                continue
            seen += 1
            character = self._character(text, turn)
            if word and not self._continues(word[-1], size, character):
                tokens += self._token(word, size, bold, turn)
                word = []
            if not word:
                turn = self._turn(index)
                character = self._character(text, turn)
                size = self._size(index)
                bold = self._bold(index)
                if self._hidden(index):
                    invisible += 1
                if raw.FPDFText_HasUnicodeMapError(page, index) == 1:
                    unmapped += 1
            word.append(character)
        if word:
            tokens += self._token(word, size, bold, turn)
        words = max(1, len(tokens))
        return Layer(_once(tokens), invisible / words, unmapped / words)

    def _character(self, text: str, turn: int) -> _Character:
        """The character whose box and origin were just asked for, as a reader of its text sees it."""
        rect, frame, place = self.rect, self.frame, self.frame.place
        if not turn and not frame.turn:
            left, top = rect.left - frame.left, frame.top - rect.top
            right, bottom = rect.right - frame.left, frame.top - rect.bottom
            if left <= right and top <= bottom:
                return _Character(text, left, top, right, bottom, frame.top - self.y.value)
        ax, ay = place(rect.left, rect.top)
        bx, by = place(rect.right, rect.bottom)
        ox, oy = place(self.x.value, self.y.value)
        if turn:
            (ax, ay), (bx, by) = turn_point(ax, ay, turn), turn_point(bx, by, turn)
            ox, oy = turn_point(ox, oy, turn)
        return _Character(text, min(ax, bx), min(ay, by), max(ax, bx), max(ay, by), oy)

    @staticmethod
    def _continues(last: _Character, size: float, character: _Character) -> bool:
        gap = character.left - last.right
        on_line = abs(character.baseline - last.baseline) <= SHIFT * size
        return on_line and -BACKWARD * size <= gap <= WORD_GAP * size

    def _token(self, word: list[_Character], size: float, bold: bool, turn: int) -> list[Token]:
        text = "".join(part.text for part in word)
        box = Box(
            min(part.left for part in word),
            min(part.top for part in word),
            max(part.right for part in word),
            max(part.bottom for part in word),
        )
        token = back(Token(text, box, word[0].baseline, size, bold, turn=turn))
        width, height = self.frame.size
        if token.box.x1 < 0 or token.box.y1 < 0 or token.box.x0 > width or token.box.y0 > height:
            return []  # outside the sheet: it is not printed
        return [token]

    def _turn(self, index: int) -> int:
        """How far the text is turned clockwise on the upright page, to the nearest right angle."""
        angle = raw.FPDFText_GetCharAngle(self.text_page, index)
        return (round(math.degrees(angle) / 90) * 90 + self.frame.turn) % 360 if angle >= 0 else 0

    def _size(self, index: int) -> float:
        """The type size as printed: the font's nominal size times the scale of its matrix."""
        size = float(raw.FPDFText_GetFontSize(self.text_page, index))
        if raw.FPDFText_GetMatrix(self.text_page, index, self.matrix):
            size *= math.hypot(self.matrix.c, self.matrix.d) or 1.0
        return size or 1.0

    def _bold(self, index: int) -> bool:
        length = raw.FPDFText_GetFontInfo(self.text_page, index, self.name, len(self.name), self.flags)
        name = self.name.value if 0 < length <= len(self.name) else b""
        weight = raw.FPDFText_GetFontWeight(self.text_page, index)
        key = (name, weight)
        if key not in self.fonts:
            words = name.decode("utf-8", "replace").lower()
            self.fonts[key] = weight >= BOLD_WEIGHT or any(mark in words for mark in BOLD_NAMES)
        return self.fonts[key]

    def _hidden(self, index: int) -> bool:
        piece = raw.FPDFText_GetTextObject(self.text_page, index)
        return bool(piece) and raw.FPDFTextObj_GetTextRenderMode(piece) == INVISIBLE_MODE


def _is_no_character(code: int) -> bool:
    """True for control characters, halves of surrogate pairs, and what lies beyond Unicode."""
    return code < 0x20 or 0xD800 <= code < 0xE000 or code > 0x10FFFF


def _once(tokens: list[Token]) -> tuple[Token, ...]:
    """The tokens without those drawn twice in the same place, as some programs do for bold type."""
    seen: set[tuple[str, int, int]] = set()
    kept: list[Token] = []
    for token in tokens:
        column, row = round(token.box.x0), round(token.baseline)
        places = [(token.text, column + dx, row + dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1)]
        if any(place in seen for place in places):
            continue
        seen.add((token.text, column, row))
        kept.append(token)
    return tuple(kept)
