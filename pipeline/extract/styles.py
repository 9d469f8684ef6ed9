"""How the characters of a page are set: size, weight, direction, ink and baseline."""

from __future__ import annotations

import ctypes
import math
from typing import Any, NamedTuple

import pypdfium2.raw as raw

from .native import (
    Floats,
    address,
    char_angle_of,
    char_matrix_of,
    char_origin_of,
    fill_color_of,
    font_of,
    font_size_of,
    is_unmapped,
    render_mode_of,
    text_object_of,
)

INVISIBLE_MODE = 3
WHITE = 250
BOLD_WEIGHT = 600
# In degrees: how far the lines of a scan's text layer may lean.
ASLANT = 5.0
BOLD_NAMES = ("bold", "black", "heavy", "semibold", "demi")


class Style(NamedTuple):
    """Size in points, weight, turned clockwise by so many degrees, drawn without ink, drawn in white.

    `baseline` is the height that all characters of a text object stand on, in the page's own coordinates;
    `None` where they do not stand on one. `unmapped` is true where the font does not say what they are.
    """

    size: float
    bold: bool
    turn: int
    unseen: bool
    white: bool
    baseline: float | None = None
    unmapped: bool = False


PLAIN = Style(1.0, False, 0, False, False)


class Styles:
    """The styles of a page that is itself turned by `turn` degrees; what a text object draws is set alike."""

    def __init__(self, text_page: Any, turn: int) -> None:
        self.text_page = text_page
        self.page_turn = turn
        self.handle = address(text_page)
        self.known: dict[int, Style] = {}
        self.fonts: dict[int, bool] = {}
        self.matrix = Floats(6)
        self.x, self.y = ctypes.c_double(), ctypes.c_double()
        self.origin = ctypes.addressof(self.x), ctypes.addressof(self.y)
        self.color = (ctypes.c_uint * 4)()
        start = ctypes.addressof(self.color)
        self.parts = tuple(start + 4 * part for part in range(4))

    def of(self, index: int) -> Style:
        """The style of a character."""
        piece = text_object_of(self.handle, index) or 0
        return self.known.get(piece) or self.new(index, piece)

    def new(self, index: int, piece: int) -> Style:
        """The style of a character of a text object that was not met before (0 for a character without)."""
        handle = self.handle
        size, turn, baseline = font_size_of(handle, index), None, None
        if char_matrix_of(handle, index, self.matrix.places[0]):
            a, b, c, d, _, _ = self.matrix.values
            size *= math.hypot(c, d) or 1.0
            if b == 0 and a > 0 and d > 0:
                turn = self.page_turn
                if piece and char_origin_of(handle, index, *self.origin):
                    baseline = self.y.value
        unseen = white = False
        if piece:
            unseen = render_mode_of(piece) == INVISIBLE_MODE
            if fill_color_of(piece, *self.parts):
                red, green, blue, ink = self.color
                unseen, white = unseen or ink == 0, min(red, green, blue) >= WHITE
        style = Style(
            abs(size) or 1.0,
            self._bold(index, piece),
            self._turn(index) if turn is None else turn,
            unseen,
            white,
            baseline,
            is_unmapped(handle, index) == 1,
        )
        if piece:
            self.known[piece] = style
        return style

    def _turn(self, index: int) -> int:
        """How far the text is turned clockwise on the upright page, to the nearest right angle.

        Text that is well off one is a stamp or a word across the page: it has the angle that it has.
        """
        angle = char_angle_of(self.handle, index)
        if angle < 0:
            return 0
        degrees = math.degrees(angle)
        right = round(degrees / 90) * 90
        return ((right if abs(degrees - right) <= ASLANT else round(degrees)) + self.page_turn) % 360

    def _bold(self, index: int, piece: int) -> bool:
        font = (font_of(piece) or 0) if piece else 0
        bold = self.fonts.get(font) if font else None
        if bold is None:
            bold = self._is_bold(index)
            if font:
                self.fonts[font] = bold
        return bold

    def _is_bold(self, index: int) -> bool:
        name, flags = ctypes.create_string_buffer(128), ctypes.c_int()
        length = raw.FPDFText_GetFontInfo(self.text_page, index, name, len(name), flags)
        words = name.value.decode("utf-8", "replace").lower() if 0 < length <= len(name) else ""
        weight = raw.FPDFText_GetFontWeight(self.text_page, index)
        return bool(weight >= BOLD_WEIGHT) or any(mark in words for mark in BOLD_NAMES)
