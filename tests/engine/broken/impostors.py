"""Files that have only the name of a PDF."""

from __future__ import annotations

import gzip
import io
import zipfile

from .writing import Make, good


def _zip() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("word/document.xml", "<w:document/>")
    return file.getvalue()


IMPOSTORS: dict[str, Make] = {
    "empty": lambda: b"",
    "blank": lambda: b" \n" * 40,
    "web-page": lambda: b"<!DOCTYPE html><title>Sidan kan inte hittas</title>",
    "web-page-in-utf-16": lambda: "<html><title>Fel</title></html>".encode("utf-16"),
    "web-page-that-speaks-of-pdf": lambda: b"<html><p>%PDF-1.4 is the first line of a PDF</p></html>",
    "picture-png": lambda: b"\x89PNG\r\n\x1a\n" + bytes(100),
    "picture-jpeg": lambda: b"\xff\xd8\xff\xe0" + bytes(100),
    "office": _zip,
    "compressed": lambda: gzip.compress(good(), mtime=0),
    "letter": lambda: "Hej! Protokollet kommer på måndag.".encode("latin-1"),
    "header-too-late": lambda: b"x" * 2000 + good(),
}
