"""pdfium's functions in bulk: what is asked of every character, word or object of a page, without wrappers.

A page has some thousands of characters and may have ten thousand objects. Most of the time that a text layer
takes goes into handing them to Python one by one, so that addresses go in and out as plain numbers here.
None of these functions waits for anything, and Python's lock is kept.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from itertools import repeat
from typing import Any, NamedTuple

import pypdfium2.raw as raw

Matrix = tuple[float, float, float, float, float, float]
Bounds = tuple[float, float, float, float]

SAME: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def _bare(function: Any, result: Any, *arguments: Any) -> Any:
    """One of pdfium's functions that takes addresses as plain numbers, which is quicker than objects."""
    address = ctypes.cast(function, ctypes.c_void_p).value or 0
    return ctypes.PYFUNCTYPE(result, *arguments)(address)


_int, _place = ctypes.c_int, ctypes.c_void_p

code_of = _bare(raw.FPDFText_GetUnicode, ctypes.c_uint, _place, _int)
box_of = _bare(raw.FPDFText_GetLooseCharBox, _int, _place, _int, _place)
text_object_of = _bare(raw.FPDFText_GetTextObject, _place, _place, _int)
font_size_of = _bare(raw.FPDFText_GetFontSize, ctypes.c_double, _place, _int)
char_matrix_of = _bare(raw.FPDFText_GetMatrix, _int, _place, _int, _place)
char_angle_of = _bare(raw.FPDFText_GetCharAngle, ctypes.c_float, _place, _int)
char_origin_of = _bare(raw.FPDFText_GetCharOrigin, _int, _place, _int, _place, _place)
is_unmapped = _bare(raw.FPDFText_HasUnicodeMapError, _int, _place, _int)
font_of = _bare(raw.FPDFTextObj_GetFont, _place, _place)
render_mode_of = _bare(raw.FPDFTextObj_GetTextRenderMode, _int, _place)
fill_color_of = _bare(raw.FPDFPageObj_GetFillColor, _int, _place, _place, _place, _place, _place)
_object = _bare(raw.FPDFPage_GetObject, _place, _place, _int)
_part = _bare(raw.FPDFFormObj_GetObject, _place, _place, ctypes.c_ulong)
_kind = _bare(raw.FPDFPageObj_GetType, _int, _place)
_bounds = _bare(raw.FPDFPageObj_GetBounds, _int, _place, _place, _place, _place, _place)
_matrix = _bare(raw.FPDFPageObj_GetMatrix, _int, _place, _place)
_segment = _bare(raw.FPDFPath_GetPathSegment, _place, _place, _int)
_point = _bare(raw.FPDFPathSegment_GetPoint, _int, _place, _place, _place)
segment_kind = _bare(raw.FPDFPathSegment_GetType, _int, _place)
segment_closes = _bare(raw.FPDFPathSegment_GetClose, _int, _place)


def address(pointer: Any) -> int:
    """A pointer of pypdfium2's as a number."""
    return ctypes.cast(pointer, _place).value or 0


class Floats:
    """A few C floats that pdfium fills; `places` are their addresses."""

    def __init__(self, count: int) -> None:
        self.values = (ctypes.c_float * count)()
        start = ctypes.addressof(self.values)
        self.places = tuple(start + 4 * index for index in range(count))


def text_of(text_page: int, count: int) -> str:
    """The characters of a text page, one sign for each, also for halves of surrogate pairs."""
    units = (ctypes.c_ushort * (count + 1))()
    written = raw.FPDFText_GetText(ctypes.cast(text_page, raw.FPDF_TEXTPAGE), 0, count, units)
    if written == count + 1:
        text = bytes(units)[: 2 * count].decode("utf-16-le", "surrogatepass")
        if len(text) == count and "\x00" not in text:
            return text
    # Some have no sign, or need two units: these are asked for one by one.
    codes = map(code_of, repeat(text_page), range(count))
    return "".join(chr(code) if code <= 0x10FFFF else "\uffff" for code in codes)


class Piece(NamedTuple):
    """An object of a page, its kind, and the matrix of the forms that it stands in."""

    handle: int
    kind: int
    matrix: Matrix


def pieces(page: int, depth: int) -> Iterator[Piece]:
    """The objects of a page that are no text, those within forms down to `depth` included."""
    count = raw.FPDFPage_CountObjects(ctypes.cast(page, raw.FPDF_PAGE))
    handles = list(map(_object, repeat(page), range(count)))
    yield from _walk(handles, SAME, depth)


def _walk(handles: list[int], matrix: Matrix, depth: int) -> Iterator[Piece]:
    for handle, kind in zip(handles, map(_kind, handles), strict=True):
        if kind == raw.FPDF_PAGEOBJ_TEXT:
            continue
        if kind != raw.FPDF_PAGEOBJ_FORM:
            yield Piece(handle, kind, matrix)
        elif depth > 1:
            count = max(0, raw.FPDFFormObj_CountObjects(ctypes.cast(handle, raw.FPDF_PAGEOBJECT)))
            inner = list(map(_part, repeat(handle), range(count)))
            yield from _walk(inner, product(matrix_of(handle), matrix), depth - 1)


_six, _four, _two = Floats(6), Floats(4), Floats(2)


def matrix_of(handle: int) -> Matrix:
    """The matrix of an object."""
    a, b, c, d, e, f = _six.values if _matrix(handle, _six.places[0]) else SAME
    return a, b, c, d, e, f


def bounds_of(piece: Piece) -> Bounds:
    """Left, bottom, right and top of an object in the page's own coordinates."""
    if not _bounds(piece.handle, *_four.places):
        return 0.0, 0.0, 0.0, 0.0
    left, bottom, right, top = _four.values
    if piece.matrix is SAME:
        return left, bottom, right, top
    corners = [moved(piece.matrix, x, y) for x in (left, right) for y in (bottom, top)]
    across, up = [x for x, _ in corners], [y for _, y in corners]
    return min(across), min(up), max(across), max(up)


def segments(handle: int, most: int) -> Iterator[tuple[int, float, float]]:
    """The first segments of a path: handle and end point, in the path's own coordinates."""
    count = raw.FPDFPath_CountSegments(ctypes.cast(handle, raw.FPDF_PAGEOBJECT))
    for at in range(min(count, most)):
        segment = _segment(handle, at)
        if segment and _point(segment, *_two.places):
            x, y = _two.values
            yield segment, x, y


def moved(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    """A point as the matrix moves it."""
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def product(first: Matrix, second: Matrix) -> Matrix:
    """What moves a point as both do, one after the other."""
    a, b, c, d, e, f = first
    g, h, i, j, k, m = second
    return (
        a * g + b * i,
        a * h + b * j,
        c * g + d * i,
        c * h + d * j,
        e * g + f * i + k,
        e * h + f * j + m,
    )
