"""Telling real PDFs from files that only have the name of one, by their first bytes."""

from __future__ import annotations

import html
import re

PDF_MARK = b"%PDF-"

# The specification lets the header stand anywhere within this many bytes.
HEADER_BYTES = 1024

# Enough of a file to find an HTML title or to judge whether it is text.
SAMPLE_BYTES = 8192

SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"II*\x00", "a TIFF image"),
    (b"MM\x00*", "a TIFF image"),
    (b"BM", "a BMP image"),
    (b"{\\rtf", "a rich-text document"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Microsoft Office document"),
    (b"PK\x03\x04", "a ZIP archive or an Office document"),
    (b"%!PS", "a PostScript file"),
)

HTML_START = re.compile(rb"\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
HTML_TITLE = re.compile(r"<title[^>]*>(.*?)</title>", re.I | re.S)
BYTE_ORDER_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


def is_pdf(start: bytes) -> bool:
    """True where a PDF header stands in the first kilobyte of the file."""
    return PDF_MARK in start[: HEADER_BYTES + len(PDF_MARK)] and not HTML_START.match(start)


def describe(start: bytes) -> str:
    """What a file is that is no PDF, judged by its first bytes: "empty", "a PNG image", …"""
    if not start:
        return "empty"
    for signature, name in SIGNATURES:
        if start.startswith(signature):
            return name
    if HTML_START.match(_without_mark(start)[0]):
        title = HTML_TITLE.search(_decode(start) or start.decode("latin-1"))
        words = " ".join(html.unescape(title[1]).split()) if title else ""
        return f"an HTML page titled “{words}”" if words else "an HTML page"
    if start.lstrip().startswith(b"<?xml"):
        return "an XML file"
    text = _decode(start)
    if text is not None:
        first = next((" ".join(line.split()) for line in text.splitlines() if line.strip()), "")
        return f"plain text that begins “{_shorten(first)}”" if first else "blank text"
    return "not in any format that is known here"


def _without_mark(start: bytes) -> tuple[bytes, str]:
    for mark, encoding in BYTE_ORDER_MARKS:
        if start.startswith(mark):
            return start[len(mark) :], encoding
    return start, "utf-8"


def _decode(start: bytes) -> str | None:
    """The sample as text, or `None` where it holds control characters or is not UTF-8 or Latin-1."""
    _, encoding = _without_mark(start)
    try:
        text = start.decode(encoding)
    except UnicodeDecodeError as error:
        # The sample may end in the middle of a character.
        text = (
            start[: error.start].decode(encoding) if error.start > len(start) - 4 else start.decode("latin-1")
        )
    controls = sum(
        1 for sign in text if (ord(sign) < 32 and sign not in "\t\n\r\f") or 127 <= ord(sign) < 160
    )
    return None if controls > len(text) / 100 else text


def _shorten(text: str, length: int = 60) -> str:
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"
