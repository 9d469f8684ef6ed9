"""Documents whose objects lead nowhere, in circles, too deep or to far too many."""

from __future__ import annotations

import hashlib

from .writing import Make, document, good, packed, page, stream, text_content, written

_PADDING = bytes.fromhex("28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a")


def _with(number: int, body: bytes | None, trailer: bytes = b"", **more: bytes) -> Make:
    objects = {number: body, **{int(name[1:]): value for name, value in more.items()}}
    return lambda: written(document(objects), trailer)


def _pages(kids: bytes, count: bytes = b"1") -> bytes:
    return b"<< /Type /Pages /Kids [%s] /Count %s >>" % (kids, count)


def _boxed(box: bytes, more: bytes = b"") -> Make:
    return _with(3, page(box=box, more=more))


def _deep_tree() -> bytes:
    depth = 3000
    objects = document({2: _pages(b"10 0 R")})
    for level in range(depth):
        objects[10 + level] = b"<< /Type /Pages /Parent %d 0 R /Kids [%d 0 R] /Count 1 >>" % (
            9 + level,
            11 + level,
        )
    objects[10 + depth] = page()
    return written(objects)


def _many_pages(count: int) -> Make:
    return lambda: written(document({2: _pages(b"3 0 R " * count, b"%d" % count)}))


def _many_objects() -> bytes:
    objects = document()
    objects.update(dict.fromkeys(range(10, 250000), b"null"))
    return written(objects)


def _rc4(key: bytes, data: bytes) -> bytes:
    state, j = list(range(256)), 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    i = j = 0
    out = bytearray()
    for byte in data:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(out)


def _locked(password: bytes) -> Make:
    def make() -> bytes:
        padded = (password + _PADDING)[:32]
        owner = _rc4(hashlib.md5(padded).digest()[:5], padded)
        name = b"0123456789abcdef"
        key = hashlib.md5(padded + owner + b"\xfc\xff\xff\xff" + name).digest()[:5]
        objects = document()
        own = hashlib.md5(key + (5).to_bytes(3, "little") + b"\0\0").digest()[:10]
        objects[5] = stream(_rc4(own, text_content()))
        objects[6] = b"<< /Filter /Standard /V 1 /R 2 /O <%s> /U <%s> /P -4 >>" % (
            owner.hex().encode(),
            _rc4(key, _PADDING).hex().encode(),
        )
        return written(
            objects, b"/Encrypt 6 0 R /ID [<%s> <%s>]" % (name.hex().encode(), name.hex().encode())
        )

    return make


def _object_stream(entries: bytes) -> Make:
    return _with(3, None, n6=packed(b"3 0 " + page(), b"/Type /ObjStm " + entries))


STRUCTURES: dict[str, Make] = {
    "good": good,
    "zero-pages": _with(2, _pages(b"", b"0")),
    "no-catalog": _with(1, None),
    "catalog-is-a-number": _with(1, b"42"),
    "catalog-leads-to-itself": _with(1, b"1 0 R"),
    "no-page-tree": _with(2, None),
    "page-tree-is-an-array": _with(2, b"[3 0 R]"),
    "page-tree-in-a-circle": _with(2, _pages(b"2 0 R")),
    "page-tree-in-a-wider-circle": _with(2, _pages(b"6 0 R"), n6=_pages(b"2 0 R")),
    "page-tree-that-doubles": lambda: written(
        document(
            {
                2: _pages(b"10 0 R"),
                **{n: _pages(b"%d 0 R " % (n + 1) * 2, b"9") for n in range(10, 60)},
                60: page(),
            }
        )
    ),
    "page-tree-deep": _deep_tree,
    "pages-of-no-kind": _with(2, _pages(b"null 7 (a) 99 0 R", b"4")),
    "count-negative": _with(2, _pages(b"3 0 R", b"-1")),
    "count-too-large": _with(2, _pages(b"3 0 R", b"2147483647")),
    "count-too-small": _with(2, _pages(b"3 0 R 3 0 R 3 0 R", b"1")),
    "pages-by-the-hundred": _many_pages(400),
    "objects-by-the-hundred-thousand": _many_objects,
    "page-without-box": _with(3, b"<< /Type /Page /Parent 2 0 R /Contents 5 0 R >>"),
    "page-reversed": _boxed(b"[595 842 0 0]"),
    "page-of-no-size": _boxed(b"[0 0 0 0]"),
    "page-of-a-hair": _boxed(b"[0 0 0.0001 842]"),
    "page-giant": _boxed(b"[0 0 1000000 1000000]"),
    "page-beyond-numbers": _boxed(b"[0 0 1e300 99999999999999999999999999999]"),
    "page-negative": _boxed(b"[-2000000000 -2000000000 -1 -1]"),
    "page-of-words": _boxed(b"[(a) /b null 7]"),
    "page-unit-giant": _boxed(b"[0 0 14400 14400]", b"/UserUnit 75000"),
    "page-turned-askew": _boxed(b"[0 0 595 842]", b"/Rotate 47"),
    "page-turned-often": _boxed(b"[0 0 595 842]", b"/Rotate 99999999990"),
    "page-cropped-away": _boxed(b"[0 0 595 842]", b"/CropBox [900 900 901 901]"),
    "locked": _locked(b"hemligt"),
    "locked-with-an-empty-word": _locked(b""),
    "locked-in-an-unknown-way": _with(6, b"<< /Filter /Other /V 99 >>", b"/Encrypt 6 0 R"),
    "locked-with-nothing": _with(6, b"null", b"/Encrypt 6 0 R"),
    "outline-in-a-circle": _with(
        1,
        b"<< /Type /Catalog /Pages 2 0 R /Outlines 6 0 R >>",
        n6=b"<< /First 7 0 R /Last 7 0 R >>",
        n7=b"<< /Title (a) /Next 7 0 R /First 7 0 R /Parent 6 0 R >>",
    ),
    "form-in-a-circle": _with(
        1,
        b"<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [6 0 R] >> >>",
        n6=b"<< /T (a) /Kids [6 0 R] /Parent 6 0 R >>",
    ),
    "notes-in-a-circle": _with(3, page(more=b"/Annots 6 0 R"), n6=b"[6 0 R 6 0 R]"),
    "attachments-in-a-circle": _with(
        1,
        b"<< /Type /Catalog /Pages 2 0 R /Names << /EmbeddedFiles 6 0 R >> >>",
        n6=b"<< /Kids [6 0 R 6 0 R] >>",
    ),
    "runs-a-program": _with(
        1, b"<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /JavaScript /JS (while\\(1\\);) >> >>"
    ),
    "title-in-half-a-letter": _with(
        6, b"<< /Title <FEFFD800DC> /CreationDate (D:99999999) >>", b"/Info 6 0 R"
    ),
    "title-without-end": lambda: written(
        document({6: b"<< /Title (%s) >>" % (b"A" * 3_000_000)}), b"/Info 6 0 R"
    ),
    "brackets-deep": _with(3, page(more=b"/X " + b"[" * 50_000)),
    "names-deep": _with(3, page(more=b"/X " + b"<</A " * 50_000)),
    "object-stream-of-billions": _object_stream(b"/N 2000000000 /First 4"),
    "object-stream-negative": _object_stream(b"/N -1 /First -4"),
    "object-stream-that-extends-itself": _object_stream(b"/N 1 /First 4 /Extends 6 0 R"),
    "length-negative": _with(5, b"<< /Length -5 >>\nstream\nBT ET\nendstream"),
    "length-too-large": _with(5, b"<< /Length 4294967299 >>\nstream\nBT ET\nendstream"),
    "length-in-a-circle": _with(5, b"<< /Length 5 0 R >>\nstream\nBT ET\nendstream"),
}
