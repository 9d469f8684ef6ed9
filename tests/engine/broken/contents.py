"""Pages that unpack to far more than they are, draw themselves, or say what no page should."""

from __future__ import annotations

from .writing import FONT, Make, document, packed, page, stream, text_content, written

_MANY = 10_000
_PAGE = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R %s >>"


def _content(data: bytes) -> Make:
    return lambda: written(document(content=data))


def _says(text: str) -> Make:
    return lambda: written(document(content=text_content(text)))


def _with(changed: dict[int, bytes]) -> Make:
    return lambda: written(document(changed))


def _bomb(megabytes: int, times: int) -> Make:
    return lambda: written(document({5: packed(b" " * (megabytes << 20), times=times)}))


def _drawn(name: bytes, body: bytes, content: bytes, more: bytes = b"") -> Make:
    """A page with one resource besides its font."""
    fonts = b"/Resources << /Font << /F1 4 0 R >> /%s << /X 6 0 R >> >>" % name
    whole = _PAGE % (fonts + more)
    return lambda: written(document({3: whole, 6: body}, content))


def _image(entries: bytes, data: bytes = b"\x00\xff" * 50) -> Make:
    body = stream(data, b"/Type /XObject /Subtype /Image %s" % entries)
    return _drawn(b"XObject", body, b"q 500 0 0 700 40 40 cm /X Do Q")


def _form(depth: int, calls: int) -> bytes:
    """Forms of which each draws the next several times."""
    objects = document({3: page(more=b"")})
    resources = b"/Resources << /Font << /F1 4 0 R >> /XObject << /X %d 0 R >> >>"
    objects[3] = _PAGE % (resources % 10)
    objects[5] = stream(b"/X Do")
    for level in range(depth):
        entries = b"/Type /XObject /Subtype /Form /BBox [0 0 595 842] " + resources % (11 + level)
        objects[10 + level] = stream(b"/X Do " * calls, entries)
    objects[10 + depth] = stream(text_content("x"), b"/Type /XObject /Subtype /Form /BBox [0 0 595 842]")
    return written(objects)


def _meaning(target: bytes) -> Make:
    """A font that says that every capital A is something else."""
    table = (
        b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap 1 begincodespacerange <00> <FF> "
        b"endcodespacerange 1 beginbfchar <41> <%s> endbfchar endcmap end end" % target
    )
    font = FONT[:-2] + b"/ToUnicode 7 0 R >>"
    return _with({4: font, 7: stream(table), 5: stream(text_content("AAA BA § 1 AB"))})


CONTENTS: dict[str, Make] = {
    "bomb": _bomb(60, 1),
    "bomb-in-a-bomb": _bomb(200, 2),
    "bomb-of-text": _with({5: packed(b"BT /F1 9 Tf " + b"(abc def) ' " * 400_000 + b"ET")}),
    "bomb-of-lines": _with({5: packed(b"0 0 m 9 9 l S " * 300_000)}),
    "unpacks-to-garbage": _with({5: stream(b"\x78\x9c" + b"\xff" * 500, b"/Filter /FlateDecode")}),
    "filters-by-the-thousand": _with({5: stream(b"41>", b"/Filter [" + b"/ASCIIHexDecode " * 5000 + b"]")}),
    "filter-of-no-kind": _with({5: stream(text_content(), b"/Filter /Nothing")}),
    "columns-by-the-billion": _with(
        {5: packed(text_content(), b"/DecodeParms << /Predictor 15 /Columns 2147483647 /Colors 32 >>")}
    ),
    "runs-without-end": _with({5: stream(b"\x81a" * 200_000, b"/Filter /RunLengthDecode")}),
    "content-missing": _with({3: page(b"99 0 R")}),
    "content-in-a-circle": _with({3: page(b"[6 0 R 6 0 R]"), 6: b"[6 0 R]"}),
    "content-in-a-thousand-parts": _with({3: page(b"[" + b"5 0 R " * 3000 + b"]")}),
    "content-of-noise": _content(bytes(range(256)) * 400),
    "states-saved-without-end": _content(b"q " * 200_000),
    "states-restored-without-end": _content(b"Q " * 200_000),
    "string-without-end": _content(b"BT /F1 9 Tf (" + b"(" * 50_000),
    "numbers-beyond-numbers": _content(b"BT /F1 1e39 Tf 99999999999999999999 -1e300 Td (stort) ' ET"),
    "letters-of-no-size": _content(b"BT /F1 0 Tf (none) ' 0 0 0 0 0 0 Tm (flat) ' ET"),
    "font-missing": _content(b"BT /F9 11 Tf 60 700 Td (unknown) ' ET"),
    "font-that-is-its-own": _with({4: b"<< /Type /Font /Subtype /Type0 /DescendantFonts [4 0 R] >>"}),
    "letters-that-draw-themselves": _with(
        {
            4: b"<< /Type /Font /Subtype /Type3 /FontBBox [0 0 9 9] /FontMatrix [1 0 0 1 0 0] /FirstChar 65 "
            b"/LastChar 65 /Widths [9] /Encoding << /Differences [65 /A] >> /CharProcs << /A 6 0 R >> "
            b"/Resources << /Font << /F1 4 0 R >> >> >>",
            6: stream(b"BT /F1 9 Tf (AAAA) Tj ET"),
            5: stream(b"BT /F1 9 Tf 9 99 Td (AAAA) Tj ET"),
        }
    ),
    "form-that-draws-itself": _drawn(
        b"XObject",
        stream(b"/X Do /X Do", b"/Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 6 0 R >> >>"),
        b"/X Do",
    ),
    "forms-that-double": lambda: _form(22, 2),
    "forms-in-a-row": lambda: _form(400, 1),
    "pattern-that-paints-itself": _drawn(
        b"Pattern",
        stream(
            b"/Pattern cs /X scn 0 0 9 9 re f",
            b"/PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 1 1] /XStep 0.0001 /YStep 0.0001 "
            b"/Resources << /Pattern << /X 6 0 R >> >>",
        ),
        b"/Pattern cs /X scn 0 0 595 842 re f",
    ),
    "picture-giant": _image(b"/Width 2000000 /Height 2000000 /BitsPerComponent 8 /ColorSpace /DeviceGray"),
    "picture-negative": _image(b"/Width -5 /Height -5 /BitsPerComponent 8 /ColorSpace /DeviceGray"),
    "picture-fax": _image(
        b"/Width 60000 /Height 60000 /BitsPerComponent 1 /ColorSpace /DeviceGray /Filter /CCITTFaxDecode "
        b"/DecodeParms << /K -1 /Columns 60000 /Rows 60000 >>"
    ),
    "picture-jpeg-of-noise": _image(
        b"/Width 90 /Height 90 /BitsPerComponent 8 /ColorSpace /DeviceRGB /Filter /DCTDecode",
        b"\xff\xd8\xff" * 90,
    ),
    "picture-jpx-of-noise": _image(
        b"/Width 90 /Height 90 /Filter /JPXDecode", b"\0\0\0\x0cjP  \r\n\x87\n" * 30
    ),
    "picture-jbig2-of-noise": _image(
        b"/Width 90 /Height 90 /BitsPerComponent 1 /ColorSpace /DeviceGray /Filter /JBIG2Decode",
        b"\0\0\0\1" * 60,
    ),
    "picture-masked-by-itself": _image(
        b"/Width 9 /Height 9 /BitsPerComponent 8 /ColorSpace /DeviceGray /SMask 6 0 R"
    ),
    "picture-inline-without-end": _content(b"BI /W 9999 /H 9999 /BPC 8 /CS /G ID " + b"\x07" * 9000),
    "word-without-end": _says("a" * 40_000),
    "words-by-the-ten-thousand": _says("ord " * _MANY),
    "paragraphs-by-the-hundred": _says("\n".join(f"§ {number} att besluta" for number in range(600))),
    "numbers-without-end": _says(
        f"§ {'9' * 400} Ärende\nRN {'9' * 400}/2019\nden {'9' * 40} mars {'9' * 40}\n{'9' * 400} kronor\n"
        f"§ 99999999999999999999\nDnr RN 99999999999999999999/2019\n99999999999999999999 kr"
    ),
    "dates-that-are-none": _says("0000-00-00\n9999-99-99\n2019-02-31\n31 februari 2019\nden 0 maj 0000"),
    "brackets-without-end": _says("(" * 5000 + "[{" * 5000),
    "hyphens-without-end": _says("sam-\n" * 3000),
    "letters-become-zeros": _meaning(b"0000"),
    "letters-become-half-letters": _meaning(b"D800"),
    "letters-become-controls": _meaning(b"0008"),
    "letters-become-novels": _meaning(b"0041" * 500),
    "letters-become-no-letters": _meaning(b"FFFF"),
}
