"""What is laid upon a page: links, filled-in fields and stamps, files pinned to it.

pdfium's text layer has nothing of the values of a form's fields, nor of text in boxes and stamps that were
laid upon the page. Such a page is flattened in memory first: they become part of it.
"""

from __future__ import annotations

import ctypes
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from ..model import Box, PageLink
from .layer import Frame

PRINTED = {raw.FPDF_ANNOT_WIDGET, raw.FPDF_ANNOT_FREETEXT, raw.FPDF_ANNOT_STAMP}

# A page has a few annotations, and addresses are short; hostile files have more.
MOST, LONGEST_ADDRESS = 2000, 4000


def kinds_of(page: pdfium.PdfPage) -> set[int]:
    """The kinds of annotations that a page has."""
    kinds = set()
    for index in range(min(MOST, raw.FPDFPage_GetAnnotCount(page.raw))):
        annotation = raw.FPDFPage_GetAnnot(page.raw, index)
        if annotation:
            kinds.add(raw.FPDFAnnot_GetSubtype(annotation))
            raw.FPDFPage_CloseAnnot(annotation)
    return kinds


def flattened(document: pdfium.PdfDocument, index: int) -> pdfium.PdfPage:
    """A page (counted from 0) with its fields, text boxes and stamps as part of it, to be closed."""
    page = document[index]
    if not kinds_of(page) & PRINTED:
        return page
    done = raw.FPDFPage_Flatten(page.raw, raw.FLAT_NORMALDISPLAY)
    if done == raw.FLATTEN_SUCCESS:
        page.close()
        page = document[index]
    return page


def read_links(
    document: pdfium.PdfDocument, page: pdfium.PdfPage, frame: Frame, number: int
) -> list[PageLink]:
    """The links of a page to addresses and to pages of the same document; others are left out."""
    found: list[PageLink] = []
    place, link, rect = ctypes.c_int(0), raw.FPDF_LINK(), raw.FS_RECTF()
    while len(found) < MOST and raw.FPDFLink_Enumerate(page.raw, place, link):
        address, target = "", None
        action = raw.FPDFLink_GetAction(link)
        destination = raw.FPDFLink_GetDest(document.raw, link)
        if action and raw.FPDFAction_GetType(action) == raw.PDFACTION_URI:
            address = _address(document, action)
        elif action and not destination:
            destination = raw.FPDFAction_GetDest(document.raw, action)
        if destination and not address:
            index = raw.FPDFDest_GetDestPageIndex(document.raw, destination)
            target = index + 1 if index >= 0 else None
        if (address or target) and raw.FPDFLink_GetAnnotRect(link, rect):
            (ax, ay), (bx, by) = frame.place(rect.left, rect.top), frame.place(rect.right, rect.bottom)
            corners = min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)
            found.append(PageLink(number, Box(*(round(value, 2) for value in corners)), address, target))
    return found


def _address(document: pdfium.PdfDocument, action: Any) -> str:
    """The address of an action that opens one."""
    length = raw.FPDFAction_GetURIPath(document.raw, action, None, 0)
    if not 1 < length <= LONGEST_ADDRESS:
        return ""
    buffer = ctypes.create_string_buffer(length)
    raw.FPDFAction_GetURIPath(document.raw, action, buffer, length)
    text = buffer.value.decode("utf-8", "replace").strip()
    return "".join(sign for sign in text if sign >= " ")
