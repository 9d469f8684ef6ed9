"""PDFs with files inside that are too many, too large, broken, or not what they are called."""

from __future__ import annotations

from collections.abc import Mapping

from .writing import TEXT, Make, document, good, packed, stream, written

_FILE = b"<< /Type /Filespec /F (%s) /EF << /F %d 0 R >> >>"


def _holding(files: Mapping[bytes, bytes]) -> bytes:
    """A good document with file streams inside, by their names (written as PDF has them)."""
    objects: dict[int, bytes | None] = {}
    names = []
    for number, (name, body) in enumerate(files.items()):
        specification, content = 10 + 2 * number, 11 + 2 * number
        objects[specification] = _FILE % (name, content)
        objects[content] = body
        names.append(b"(%s) %d 0 R" % (name, specification))
    objects[1] = (
        b"<< /Type /Catalog /Pages 2 0 R /Names << /EmbeddedFiles << /Names [%s] >> >> >>" % b" ".join(names)
    )
    return written(document(objects))


def _holds(files: Mapping[bytes, bytes]) -> Make:
    return lambda: _holding(
        {name: stream(content, b"/Type /EmbeddedFile") for name, content in files.items()}
    )


def _nested(depth: int) -> bytes:
    inner = good(f"{TEXT}\ninnerst")
    for _ in range(depth):
        inner = _holding({b"in.pdf": stream(inner, b"/Type /EmbeddedFile")})
    return inner


_OTHER = good(f"{TEXT}\nbilaga")
_DAMAGED = good(f"{TEXT}\nskadad")[:400]

INSIDE: dict[str, Make] = {
    "attachment": _holds({b"a.pdf": _OTHER}),
    "attachment-that-is-broken": _holds({b"a.pdf": _DAMAGED}),
    "attachment-that-is-no-pdf": _holds({b"a.pdf": b"<html></html>", b"b.exe": b"MZ"}),
    "attachment-with-a-path": _holds({b"../../../etc/passwd.pdf": good(f"{TEXT}\nvilsen")}),
    "attachment-a-bomb": lambda: _holding({b"a.pdf": packed(b" " * (200 << 20), b"/Type /EmbeddedFile")}),
    "attachment-without-content": lambda: _holding({b"a.pdf": b"null", b"b.pdf": stream(b"")}),
    "attachments-by-the-thousand": lambda: _holding({b"%d.txt" % n: stream(b"x") for n in range(1000)}),
    "attachments-far-inside": lambda: _nested(9),
}
