"""What a file is, by its first bytes."""

from __future__ import annotations

import pytest

from pipeline.collect.contents import describe, is_pdf


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        (b"%PDF-1.4\n", True),
        (b"\xef\xbb\xbf%PDF-1.4\n", True),
        (b"skrap\r\n%PDF-1.7\n", True),
        (b"", False),
        (b"PDF-1.4", False),
        (b"<html><p>%PDF-1.4</p></html>", False),
    ],
)
def test_is_pdf(start: bytes, expected: bool) -> None:
    assert is_pdf(start) is expected


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        (b"", "empty"),
        (b"\x89PNG\r\n\x1a\n....", "a PNG image"),
        (b"\xff\xd8\xff\xe0", "a JPEG image"),
        (b"PK\x03\x04....", "a ZIP archive or an Office document"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Microsoft Office document"),
        (b"<html><body>Hej", "an HTML page"),
        (b"\r\n  <!DOCTYPE HTML><title>\n Fel &ndash; 404 </title>", "an HTML page titled “Fel – 404”"),
        (b"<!-- mall --><html><title>Start</title>", "an HTML page titled “Start”"),
        (b"<?xml version='1.0'?><a/>", "an XML file"),
        (
            "\n\nRegionstyrelsen  Närvarande\nAnna".encode(),
            "plain text that begins “Regionstyrelsen Närvarande”",
        ),
        ("Nämnden".encode("latin-1"), "plain text that begins “Nämnden”"),
        ("Nämnden".encode("utf-16"), "plain text that begins “Nämnden”"),
        (b"x" * 100, "plain text that begins “" + "x" * 59 + "…”"),
        (b" \n \n", "blank text"),
        (bytes(range(256)), "not in any format that is known here"),
    ],
)
def test_describe(start: bytes, expected: str) -> None:
    assert describe(start) == expected
