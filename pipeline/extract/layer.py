"""The text layer of a page: its characters, with boxes and fonts, grouped into words.

pdfium's own line breaks are not used, since they follow the order in which the page was drawn; `layout`
finds the lines from the geometry.
"""

from __future__ import annotations

import ctypes
import re
from dataclasses import dataclass
from typing import Any, NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from ..model import Box
from .native import Floats, address, box_of, text_object_of, text_of
from .overprint import printed_once
from .styles import PLAIN, Style, Styles
from .tokens import Token
from .turned import back, turn_point

# pdfium's own sign for a hyphen at a line's end, old and new.
HYPHEN_MARKS = {0x0002, 0xFFFE}
# What parts words, and what a word has to be read character by character for.
WORDS = re.compile("[^\x00\t-\r \xa0\u2002\u2003\u2007\u2009\u202f\u200b]+")
ODD = re.compile("[\x01-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

# In units of the type size: a gap that parts words where no space is written, and how far a character
# may stand from the one before and still be of the same word.
WORD_GAP = 0.35
BACKWARD = 0.6
SHIFT = 0.45
# The width of most characters, and how high they are above their baseline.
WIDTH, ABOVE = 0.6, 0.75
# A word that is broader than this for each of its characters may be two.
BROADEST = 1.0


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
    programs do over a scan; `unmapped` the share of words whose font does not say what its characters are."""

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

    def __init__(self, text_page: Any, frame: Frame) -> None:
        self.text_page = text_page
        self.handle = address(text_page)
        self.frame, self.size = frame, frame.size
        self.rect = raw.FS_RECTF()
        self.x, self.y = ctypes.c_double(), ctypes.c_double()
        # Left, top, right and bottom of a word's first character and of its last.
        self.ends = Floats(8)
        self.tokens: list[Token] = []
        self.unseen: list[bool] = []
        self.inkless = self.unmapped = 0
        self.styles = Styles(text_page, frame.turn)

    def read(self) -> Layer:
        count = raw.FPDFText_CountChars(self.text_page)
        text = text_of(self.handle, count) if count > 0 else ""
        odd = ODD.search(text) is not None
        turned = self.frame.turn != 0
        handle, styles, known = self.handle, self.styles, self.styles.known
        for run in WORDS.finditer(text):
            start, end = run.span()
            piece = text_object_of(handle, start) or 0
            style = known.get(piece) or styles.new(start, piece)
            # What one text object draws on a level line stands side by side.
            plain = style.baseline is not None and not turned and not style.turn
            if plain and (end - start == 1 or text_object_of(handle, end - 1) == piece):
                word = run.group()
                if not (odd and ODD.search(word)) and self._plain_word(word, start, end, style):
                    continue
            self._careful(start, end, text)
        words = max(1, len(self.tokens))
        kept = printed_once(self.tokens, self.unseen)
        return Layer(kept, self.inkless / words, self.unmapped / words)

    def _plain_word(self, text: str, start: int, end: int, style: Style) -> bool:
        """Take a word by its ends; False where what lies between them is too broad for it."""
        first, last = self.ends.places[0], self.ends.places[4]
        if not box_of(self.handle, start, first) or not box_of(self.handle, end - 1, last):
            return False
        left, top, _, bottom, begins, _, right, _ = self.ends.values
        if begins < left or right < left or top < bottom:
            return False
        if right - left > BROADEST * style.size * (end - start):
            return False
        frame = self.frame
        box = Box(left - frame.left, frame.top - top, right - frame.left, frame.top - bottom)
        self._add(Token(text, box, frame.top - (style.baseline or 0.0), style.size, style.bold), style)
        return True

    def _careful(self, start: int, end: int, codes: str) -> None:
        """Take what stands between two spaces character by character; it may be several words."""
        word: list[_Character] = []
        style = PLAIN
        high = 0
        for index in range(start, end):
            code = ord(codes[index])
            if 0xD800 <= code < 0xDC00:
                high = code
                continue
            if high and 0xDC00 <= code < 0xE000:
                code = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00)
            high = 0
            text = "-" if code in HYPHEN_MARKS else "\ufffd" if _is_no_character(code) else chr(code)
            if not raw.FPDFText_GetLooseCharBox(self.text_page, index, self.rect):
                continue
            if not raw.FPDFText_GetCharOrigin(self.text_page, index, self.x, self.y):
                continue
            character = self._character(text, style)
            if word and not self._continues(word[-1], style.size, character):
                self._add(self._token(word, style), style)
                word = []
            if not word:
                style = self.styles.of(index)
                character = self._character(text, style)
            word.append(character)
        if word:
            self._add(self._token(word, style), style)

    def _add(self, token: Token, style: Style) -> None:
        """Keep a word, unless it stands outside the sheet, where it is not printed."""
        width, height = self.size
        box = token.box
        if box.x1 < 0 or box.y1 < 0 or box.x0 > width or box.y0 > height:
            return
        self.tokens.append(token)
        self.unseen.append(style.unseen or style.white)
        if style.unseen or style.unmapped:
            self.inkless += style.unseen
            self.unmapped += style.unmapped

    def _character(self, text: str, style: Style) -> _Character:
        """The character whose box and origin were just asked for, as a reader of its text sees it."""
        rect, frame, place, turn = self.rect, self.frame, self.frame.place, style.turn
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
            if turn % 90:
                # A box that is level on the sheet says little of a sign that is aslant.
                size = style.size
                return _Character(text, ox, oy - ABOVE * size, ox + WIDTH * size, oy + (1 - ABOVE) * size, oy)
        return _Character(text, min(ax, bx), min(ay, by), max(ax, bx), max(ay, by), oy)

    @staticmethod
    def _continues(last: _Character, size: float, character: _Character) -> bool:
        gap = character.left - last.right
        on_line = abs(character.baseline - last.baseline) <= SHIFT * size
        return on_line and -BACKWARD * size <= gap <= WORD_GAP * size

    @staticmethod
    def _token(word: list[_Character], style: Style) -> Token:
        text = "".join(part.text for part in word)
        box = Box(
            min(part.left for part in word),
            min(part.top for part in word),
            max(part.right for part in word),
            max(part.bottom for part in word),
        )
        return back(Token(text, box, word[0].baseline, style.size, style.bold, turn=style.turn))


def _is_no_character(code: int) -> bool:
    """True for control characters, halves of surrogate pairs, and what lies beyond Unicode."""
    return code < 0x20 or 0xD800 <= code < 0xE000 or code > 0x10FFFF
