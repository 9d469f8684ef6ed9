"""The resolution at which a page is read: that of its scan, where that is enough.

A scan that is blown up gains nothing: it is read no better, and costs what its pixels cost.
"""

from __future__ import annotations

import ctypes
from math import sqrt

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from .native import Piece, address, bounds_of, pieces

POINTS = 72
DEPTH = 4

# Pixels an inch below which a scan is read better blown up.
ENOUGH = 190
# The share of the page that pictures cover at least on a scan, and what each of them covers at least.
COVERED, PART = 0.7, 0.02
# Pages with more objects than this are drawings.
MOST_OBJECTS = 300


def reading_resolution(page: pdfium.PdfPage, wanted: float) -> float:
    """Pixels an inch for a page: `wanted`, or fewer where the page is a scan that has no more."""
    width, height = page.get_size()
    sheet = max(1.0, width * height)
    covered, finest = 0.0, 0.0
    for count, piece in enumerate(pieces(address(page.raw), DEPTH)):
        if count >= MOST_OBJECTS:
            return wanted
        if piece.kind != raw.FPDF_PAGEOBJ_IMAGE:
            continue
        x0, y0, x1, y1 = bounds_of(piece)
        area = (x1 - x0) * (y1 - y0)
        if area >= PART * sheet:
            covered += area / sheet
            # A scan may lie in strips, or in a coarse picture of its paper and a fine one of its ink.
            finest = max(finest, POINTS * sqrt(_pixels(piece) / area))
    return finest if covered >= COVERED and ENOUGH <= finest < wanted else wanted


def _pixels(piece: Piece) -> int:
    width, height = ctypes.c_uint(), ctypes.c_uint()
    picture = ctypes.cast(piece.handle, raw.FPDF_PAGEOBJECT)
    found = raw.FPDFImageObj_GetImagePixelSize(picture, width, height)
    return width.value * height.value if found else 0
