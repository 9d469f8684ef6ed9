"""How the characters of a page are set: size, weight, direction and ink."""

from __future__ import annotations

import ctypes
import math
from typing import NamedTuple

import pypdfium2.raw as raw

from .characters import text_object_of

INVISIBLE_MODE = 3
WHITE = 250
BOLD_WEIGHT = 600
BOLD_NAMES = ("bold", "black", "heavy", "semibold", "demi")


class Style(NamedTuple):
    """Size in points, weight, turned clockwise by so many degrees, drawn without ink, drawn in white."""

    size: float
    bold: bool
    turn: int
    unseen: bool
    white: bool


PLAIN = Style(1.0, False, 0, False, False)


class Styles:
    """The styles of a page that is itself turned by `turn` degrees; what a text object draws is set alike."""

    def __init__(self, text_page: object, turn: int) -> None:
        self.text_page = text_page
        self.page_turn = turn
        self.object_of = text_object_of(text_page)
        self.known: dict[int, Style] = {}
        self.fonts: dict[tuple[bytes, int], bool] = {}
        self.matrix = raw.FS_MATRIX()
        self.name = ctypes.create_string_buffer(128)
        self.flags = ctypes.c_int()
        self.color = tuple(ctypes.c_uint() for _ in range(4))

    def of(self, index: int) -> Style:
        """The style of a character."""
        piece = self.object_of(index)
        style = self.known.get(piece)
        if style is None or not piece:
            style = Style(self._size(index), self._bold(index), self._turn(index), *self._ink(index))
            self.known[piece] = style
        return style

    def _turn(self, index: int) -> int:
        """How far the text is turned clockwise on the upright page, to the nearest right angle."""
        angle = raw.FPDFText_GetCharAngle(self.text_page, index)
        return (round(math.degrees(angle) / 90) * 90 + self.page_turn) % 360 if angle >= 0 else 0

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

    def _ink(self, index: int) -> tuple[bool, bool]:
        """Whether a character is drawn without ink, and whether in white, which white paper does not show."""
        piece = raw.FPDFText_GetTextObject(self.text_page, index)
        if not piece:
            return False, False
        unseen = raw.FPDFTextObj_GetTextRenderMode(piece) == INVISIBLE_MODE
        red, green, blue, ink = self.color
        if not raw.FPDFPageObj_GetFillColor(piece, red, green, blue, ink):
            return unseen, False
        return unseen or ink.value == 0, min(red.value, green.value, blue.value) >= WHITE
