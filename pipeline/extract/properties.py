"""What a PDF says of itself: its outline and its document information."""

from __future__ import annotations

import re

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from ..model import Bookmark, Problem

NAMES = {
    "Title": "title",
    "Author": "author",
    "Subject": "subject",
    "Keywords": "keywords",
    "Creator": "creator",
    "Producer": "producer",
}
DATES = {"CreationDate": "created", "ModDate": "modified"}
REASONS = {
    raw.FPDF_ERR_FILE: "the file cannot be read",
    raw.FPDF_ERR_FORMAT: "its parts are not where they should be",
    raw.FPDF_ERR_PAGE: "its pages are not there",
}
PDF_DATE = re.compile(r"(?:D:)?(\d{4})(\d{2})?(\d{2})?")


def read_outline(document: pdfium.PdfDocument) -> tuple[Bookmark, ...]:
    """The bookmarks in order; empty where the PDF has none or where they cannot be read."""
    bookmarks = []
    for entry in document.get_toc(max_depth=20):
        try:
            title = " ".join(_clean(entry.get_title()).split())
        except UnicodeDecodeError:
            title = "\ufffd"
        destination = entry.get_dest()
        index = destination.get_index() if destination else None
        if title:
            page = index + 1 if index is not None and index >= 0 else None
            bookmarks.append(Bookmark(title, int(entry.level), page))
    return tuple(bookmarks)


def read_properties(document: pdfium.PdfDocument) -> dict[str, str]:
    """The document information that is there, with small-letter keys and ISO dates."""
    try:
        found = document.get_metadata_dict(skip_empty=True)
    except UnicodeDecodeError:
        # One entry that is no text must not cost the document, nor may the others be guessed at.
        return {}
    properties = {}
    for name, key in NAMES.items():
        value = _clean(found.get(name, "")).strip()
        if value:
            properties[key] = value
    for name, key in DATES.items():
        date = iso_date(found.get(name, ""))
        if date:
            properties[key] = date
    return properties


def iso_date(value: str) -> str | None:
    """The day, month or year of a PDF date ("D:20180409092135+00'00'"); `None` for anything else."""
    match = PDF_DATE.match(value.strip())
    if match is None:
        return None
    year, month, day = match.groups()
    if month is None or not 1 <= int(month) <= 12:
        return year
    if day is None or not 1 <= int(day) <= 31:
        return f"{year}-{month}"
    return f"{year}-{month}-{day}"


def _clean(text: str) -> str:
    """Without the control characters and lone surrogates that no database takes."""
    return "".join(sign for sign in text if sign >= " " and not 0xD800 <= ord(sign) < 0xE000)


def open_problem(error: Exception) -> Problem:
    """Why a PDF could not be opened."""
    if getattr(error, "err_code", None) in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY):
        return Problem("extract", "encrypted", "the PDF is locked with a password, and none of it is read")
    # Not the whole of what it says: that names the folder, which differs between machines.
    reason = error.strerror if isinstance(error, OSError) else REASONS.get(getattr(error, "err_code", None))
    told = f" ({reason})" if reason else ""
    return Problem("extract", "unreadable", f"the PDF is broken and cannot be opened{told}")
