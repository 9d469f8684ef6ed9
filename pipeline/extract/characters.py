"""The characters of a page in bulk: their codes and boxes, asked for without an object for each.

A page has some thousands of characters, and most of the time that a text layer takes goes into handing them
from pdfium to Python one by one. Here the calls run within `map`, and the boxes land in one buffer.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Sequence
from itertools import repeat
from typing import Any, NamedTuple

import pypdfium2.raw as raw

# pdfium counts in C floats; a box is left, top, right, bottom.
FLOATS_IN_BOX = 4
BOX_BYTES = FLOATS_IN_BOX * ctypes.sizeof(ctypes.c_float)


class Characters(NamedTuple):
    """The characters of a page in their order, in the page's own coordinates (origin bottom left).

    `text` has one sign for each, also for those that are halves of a surrogate pair. `boxed` is false where
    pdfium has no box for some of them, and none of the boxes is to be trusted.
    """

    text: str
    lefts: Sequence[float]
    tops: Sequence[float]
    rights: Sequence[float]
    bottoms: Sequence[float]
    boxed: bool


def read_characters(text_page: Any) -> Characters:
    """The characters of pdfium's text page."""
    count = raw.FPDFText_CountChars(text_page)
    if count <= 0:
        return Characters("", (), (), (), (), True)
    handle = ctypes.cast(text_page, ctypes.c_void_p).value
    codes = list(map(_code_of, repeat(handle), range(count)))
    text = "".join(map(chr, codes if max(codes) <= 0x10FFFF else (min(code, 0xFFFF) for code in codes)))
    buffer = (ctypes.c_float * (count * FLOATS_IN_BOX))()
    start = ctypes.addressof(buffer)
    places = range(start, start + count * BOX_BYTES, BOX_BYTES)
    boxed = all(map(_box_of, repeat(handle), range(count), places))
    floats = list(buffer)
    return Characters(text, floats[0::4], floats[1::4], floats[2::4], floats[3::4], boxed)


def text_object_of(text_page: Any) -> Callable[[int], int]:
    """A function from the index of a character to a number for the text object that drew it, 0 for none."""
    handle = ctypes.cast(text_page, ctypes.c_void_p).value
    return lambda index: _object_of(handle, index) or 0


def _bare(function: Any, result: Any, *arguments: Any) -> Any:
    """One of pdfium's functions that takes addresses as plain numbers, which is quicker than objects."""
    # It does not wait for anything, so that Python's lock may be kept.
    address = ctypes.cast(function, ctypes.c_void_p).value or 0
    return ctypes.PYFUNCTYPE(result, *arguments)(address)


_code_of = _bare(raw.FPDFText_GetUnicode, ctypes.c_uint, ctypes.c_void_p, ctypes.c_int)
_box_of = _bare(raw.FPDFText_GetLooseCharBox, ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)
_object_of = _bare(raw.FPDFText_GetTextObject, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int)
