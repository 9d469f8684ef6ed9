"""PDFs put together by hand, so that any part of them can be wrong on purpose."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Mapping

Make = Callable[[], bytes]
Objects = dict[int, bytes]

FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
TEXT = """Region Norrmark
Sammanträdesprotokoll 2019-03-14
§ 12 Avtal om färdtjänst (RN 45/2019)
att godkänna avtalet"""


def text_content(text: str = TEXT) -> bytes:
    """A content stream that shows lines of text."""
    lines = (
        text.encode("cp1252", "replace").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
    )
    return (
        b"BT /F1 11 Tf 14 TL 60 780 Td " + b" ".join(b"(%s) '" % line for line in lines.split(b"\n")) + b" ET"
    )


def stream(data: bytes, entries: bytes = b"") -> bytes:
    """A stream object with its right length."""
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(data), entries, data)


def packed(data: bytes, entries: bytes = b"", times: int = 1) -> bytes:
    """A stream compressed as many times as asked."""
    for _ in range(times):
        data = zlib.compress(data, 9)
    return stream(data, b"/Filter [%s] %s" % (b"/FlateDecode " * times, entries))


def page(contents: bytes = b"5 0 R", box: bytes = b"[0 0 595 842]", more: bytes = b"") -> bytes:
    """A page object with the usual font."""
    return (
        b"<< /Type /Page /Parent 2 0 R /MediaBox %s /Contents %s /Resources << /Font << /F1 4 0 R >> >> %s >>"
        % (box, contents, more)
    )


def document(changed: Mapping[int, bytes | None] | None = None, content: bytes | None = None) -> Objects:
    """The objects of a good document of one page; `changed` replaces, adds or (`None`) removes some."""
    objects: dict[int, bytes | None] = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        3: page(),
        4: FONT,
        5: stream(text_content() if content is None else content),
    }
    objects.update(changed or {})
    return {number: body for number, body in objects.items() if body is not None}


def written(objects: Mapping[int, bytes], trailer: bytes = b"", size: int | None = None) -> bytes:
    """The file: header, objects, table and trailer."""
    parts, places, at = [b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"], {}, 15
    for number, body in sorted(objects.items()):
        places[number] = at
        parts.append(b"%d 0 obj\n%s\nendobj\n" % (number, body))
        at += len(parts[-1])
    top = max(objects) + 1
    table = [b"xref\n0 %d\n0000000000 65535 f \n" % top]
    table += [
        b"%010d 00000 n \n" % places[n] if n in places else b"0000000000 65535 f \n" for n in range(1, top)
    ]
    end = b"trailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (size or top, trailer, at)
    return b"".join([*parts, *table, end])


def good(text: str = TEXT) -> bytes:
    """A document without fault."""
    return written(document(content=text_content(text)))
