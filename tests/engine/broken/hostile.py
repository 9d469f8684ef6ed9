"""Files that are made to take long, hold much or lead astray; small themselves, as an attacker's would be."""

# ruff: noqa: E501

from __future__ import annotations

import hashlib
import io
import zipfile
import zlib

from .writing import FONT, Make, document, good, packed, page, stream, text_content, written

_CATALOG = b"<< /Type /Catalog /Pages 2 0 R %s >>"
_IMAGE = (
    b"/Type /XObject /Subtype /Image /BitsPerComponent %d /ColorSpace /DeviceGray /Width %d /Height %d %s"
)


def _with(changed: dict[int, bytes | None], trailer: bytes = b"") -> Make:
    return lambda: written(document(changed), trailer)


def _catalog(entries: bytes, more: dict[int, bytes | None] | None = None) -> Make:
    return _with({1: _CATALOG % entries, **(more or {})})


def _drawn(kind: bytes, body: bytes, content: bytes, **more: bytes) -> Make:
    """A page with one resource besides its font."""
    resources = b"<< /Font << /F1 4 0 R >> /%s << /X 6 0 R >> >>" % kind
    whole = (
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R /Resources %s >>" % resources
    )
    objects: dict[int, bytes | None] = {3: whole, 6: body, 5: stream(content)}
    return _with(objects | {int(name[1:]): value for name, value in more.items()})


def _picture(bits: int, width: int, height: int, data: bytes, filters: bytes) -> Make:
    body = stream(data, _IMAGE % (bits, width, height, b"/Filter %s" % filters))
    return _drawn(b"XObject", body, b"q 500 0 0 700 40 40 cm /X Do Q " + text_content())


def _jpeg(width: int, height: int) -> bytes:
    """The beginning of a JPEG of that size."""
    frame = b"\x08" + height.to_bytes(2) + width.to_bytes(2) + b"\x01\x01\x11\x00"
    return (
        b"\xff\xd8\xff\xc0"
        + (len(frame) + 2).to_bytes(2)
        + frame
        + b"\xff\xda\x00\x08\x01\x01\x00\x00\x3f\x00"
    )


def _jpx(size: int) -> bytes:
    """The beginning of a JPEG 2000 codestream of that width and height."""
    sizes = b"".join(n.to_bytes(4) for n in (size, size, 0, 0, size, size, 0, 0))
    marker = b"\0\0" + sizes + b"\0\1\7\1\1"
    return b"\xff\x4f\xff\x51" + (len(marker) + 2).to_bytes(2) + marker + b"\xff\x93" + bytes(200)


def _jbig2(size: int) -> bytes:
    """A page of that width and height."""
    information = size.to_bytes(4) * 2 + bytes(8) + b"\0\0\0"
    return b"\0\0\0\0\x30\0\1" + len(information).to_bytes(4) + information


def _lzw(length: int) -> bytes:
    """Codes of nine bits that each mean 'clear' or one letter."""
    bits = "".join(f"{code:09b}" for code in ([256] + [65] * 200) * length) + f"{257:09b}"
    bits += "0" * (-len(bits) % 8)
    return int(bits, 2).to_bytes(len(bits) // 8)


def _tree(depth: int) -> Make:
    def make() -> bytes:
        objects = document({2: b"<< /Type /Pages /Kids [10 0 R] /Count 1 >>"})
        for level in range(10, 10 + depth):
            objects[level] = b"<< /Type /Pages /Parent %d 0 R /Kids [%d 0 R] /Count 1 >>" % (
                level - 1,
                level + 1,
            )
        objects[10 + depth] = page()
        return written(objects)

    return make


def _outline(depth: int) -> bytes:
    objects = document({1: _CATALOG % b"/Outlines 10 0 R", 10: b"<< /First 11 0 R /Last 11 0 R >>"})
    for level in range(11, 11 + depth):
        objects[level] = b"<< /Title (x) /Parent %d 0 R /First %d 0 R /Last %d 0 R >>" % (
            level - 1,
            level + 1,
            level + 1,
        )
    return written(objects)


def _updated(times: int) -> bytes:
    """A document that was changed many times, each change with a table of its own."""
    data = bytearray(good())
    place = data.rindex(b"xref\n0")
    for _ in range(times):
        at = len(data)
        data += b"5 0 obj\n%s\nendobj\n" % stream(text_content())
        table = len(data)
        data += b"xref\n5 1\n%010d 00000 n \ntrailer\n<< /Size 6 /Root 1 0 R /Prev %d >>\n" % (at, place)
        data += b"startxref\n%d\n%%%%EOF\n" % table
        place = table
    return bytes(data)


def _tables_in_a_ring() -> bytes:
    data = bytearray(good())
    first = data.rindex(b"xref\n0")
    second = len(data)
    data[data.rindex(b">>\nstartxref") : data.rindex(b">>\nstartxref")] = b"/Prev %010d " % (second + 17)
    data += b"xref\n0 0\ntrailer\n<< /Size 6 /Root 1 0 R /Prev %d >>\nstartxref\n%d\n%%%%EOF\n" % (
        first,
        second + 17,
    )
    return bytes(data)


def _stream_table(entries: bytes, data: bytes = bytes(40)) -> Make:
    """A file whose table is a stream."""

    def make() -> bytes:
        whole = good()
        before = whole[: whole.rindex(b"xref\n0")]
        table = b"9 0 obj\n" + packed(data, b"/Type /XRef /Root 1 0 R " + entries) + b"\nendobj\n"
        return before + table + b"startxref\n%d\n%%%%EOF\n" % len(before)

    return make


def _linearized() -> bytes:
    objects = document({9: b"null"})
    data = written(objects)
    head = b"8 0 obj\n<< /Linearized 1 /L 99999 /H [700 99999] /O 777 /E 5 /N 90000 /T 12 >>\nendobj\n"
    return data[:15] + head + data[15:]


def _aes(user: bytes) -> Make:
    """Locked with AES and a key of 256 bits, as revision 5 does it; the owner's password is another one."""

    def make() -> bytes:
        from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

        def cipher(key: bytes, data: bytes, start: bytes = bytes(16)) -> bytes:
            made = Cipher(algorithms.AES(key), modes.CBC(start)).encryptor()
            return made.update(data) + made.finalize()

        def locked(data: bytes) -> bytes:
            fill = 16 - len(data) % 16
            return b"s" * 16 + cipher(secret, data + bytes([fill]) * fill, b"s" * 16)

        def hashed(data: bytes) -> bytes:
            return hashlib.sha256(data).digest()

        secret = b"k" * 32
        user_entry = hashed(user + b"validate") + b"validate" + b"keyskeys"
        user_key = cipher(hashed(user + b"keyskeys"), secret)
        owner_entry = hashed(b"owner" + b"validate" + user_entry) + b"validate" + b"keyskeys"
        owner_key = cipher(hashed(b"owner" + b"keyskeys" + user_entry), secret)
        allowed = b"\xfc\xff\xff\xff\xff\xff\xff\xffTadbabcd"
        ecb = Cipher(algorithms.AES(secret), modes.ECB()).encryptor()
        permissions = ecb.update(allowed) + ecb.finalize()
        objects = document({5: stream(locked(text_content()))})
        objects[6] = (
            b"<< /Filter /Standard /V 5 /R 5 /Length 256 /P -4 /StmF /StdCF /StrF /StdCF "
            b"/CF << /StdCF << /AuthEvent /DocOpen /CFM /AESV3 /Length 32 >> >> "
            b"/U <%s> /UE <%s> /O <%s> /OE <%s> /Perms <%s> >>"
            % tuple(
                part.hex().encode() for part in (user_entry, user_key, owner_entry, owner_key, permissions)
            )
        )
        return written(objects, b"/Encrypt 6 0 R /ID [<00> <00>]")

    return make


def _zipped() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("protokoll.pdf", good())
    return file.getvalue()


def _map(body: bytes) -> Make:
    """A font that tells what its letters mean by this table."""
    font = FONT[:-2] + b"/ToUnicode 7 0 R >>"
    head = b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap "
    return _with({4: font, 7: stream(head + body + b" endcmap end end")})


HOSTILE: dict[str, Make] = {
    **{
        f"cut-{percent}": (lambda share=percent: good()[: len(good()) * share // 100])
        for percent in (20, 40, 60, 80)
    },
    "tables-in-a-ring": _tables_in_a_ring,
    "updates-by-the-thousand": lambda: _updated(1000),
    "table-stream-of-no-width": _stream_table(b"/W [0 0 0] /Size 6"),
    "table-stream-too-wide": _stream_table(b"/W [99 99 99] /Size 6"),
    "table-stream-of-billions": _stream_table(b"/W [1 2 1] /Size 2147483647 /Index [0 2147483647]"),
    "table-stream-negative": _stream_table(b"/W [1 -2 1] /Size -6 /Index [-5 9]"),
    "table-stream-that-unpacks-to-much": _stream_table(b"/W [1 2 1] /Size 6", bytes(80 << 20)),
    "linearized-to-nowhere": _linearized,
    "page-tree-ten-thousand-deep": _tree(10_000),
    "outline-ten-thousand-deep": lambda: _outline(10_000),
    "pages-by-the-ten-thousand": lambda: written(
        document({2: b"<< /Type /Pages /Kids [%s] /Count 20000 >>" % (b"3 0 R " * 20_000)})
    ),
    "page-inherits-from-itself": _with({3: b"<< /Type /Page /Parent 3 0 R /Contents 5 0 R >>"}),
    "resources-that-are-themselves": _with(
        {3: page(more=b"").replace(b"<< /Font << /F1 4 0 R >> >>", b"6 0 R"), 6: b"6 0 R"}
    ),
    "page-of-no-number": _with({3: page(box=b"[nan NaN inf -inf]")}),
    "page-of-a-billion": _with({3: page(box=b"[0 0 1000000000 1000000000]")}),
    "page-one-thousandth": _with({3: page(box=b"[0 0 0.001 0.001]")}),
    "box-that-is-its-own": _with({3: page(box=b"6 0 R"), 6: b"[6 0 R 6 0 R 6 0 R 6 0 R]"}),
    "object-stream-of-much": _with(
        {3: None, 6: packed(b"3 0 " + page() + b" " * (90 << 20), b"/Type /ObjStm /N 1 /First 4")}
    ),
    "object-stream-by-the-hundred-thousand": _with(
        {
            6: packed(
                b"".join(b"%d 0 " % n for n in range(10, 100_010)) + b"null",
                b"/Type /ObjStm /N 100000 /First 9",
            )
        }
    ),
    "bomb-lzw": _with({5: stream(_lzw(3_000), b"/Filter /LZWDecode")}),
    "bomb-runs": _with({5: stream(b"\x81 " * 400_000, b"/Filter [/RunLengthDecode /RunLengthDecode]")}),
    "bomb-of-words": _with({5: packed(b"BT /F1 9 Tf 9 TL " + b"(ett ord till) ' " * 30_000 + b"ET")}),
    "bomb-of-boxes": _with({5: packed(b"9 9 9 9 re f " * 150_000 + text_content())}),
    "bomb-of-colours": _with({5: packed(b"1 0 0 rg 0 1 0 RG " * 200_000 + text_content())}),
    "picture-of-a-billion-dots": _picture(
        1, 30_000, 30_000, zlib.compress(bytes(30_000 * 3_750), 9), b"/FlateDecode"
    ),
    "picture-jpeg-giant": _picture(8, 65_500, 65_500, _jpeg(65_500, 65_500) + bytes(500), b"/DCTDecode"),
    "picture-jpx-giant": _picture(8, 60_000, 60_000, _jpx(60_000), b"/JPXDecode"),
    "picture-jbig2-giant": _picture(1, 99_999, 99_999, _jbig2(0x7FFFFFFF), b"/JBIG2Decode"),
    "pictures-by-the-ten-thousand": _drawn(
        b"XObject",
        stream(bytes(100), _IMAGE % (8, 10, 10, b"")),
        b"q 9 0 0 9 9 9 cm /X Do Q " * 10_000 + text_content(),
    ),
    "tiles-by-the-million": _drawn(
        b"Pattern",
        stream(
            b"0 0 .1 .1 re f",
            b"/PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 1 1] /XStep 0.5 /YStep 0.5 /Resources << >>",
        ),
        b"/Pattern cs /X scn 0 0 595 842 re f " + text_content(),
    ),
    "shading-of-a-circle": _drawn(
        b"Shading",
        b"<< /ShadingType 3 /ColorSpace /DeviceGray /Coords [0 0 0 9 9 9] /Function 6 0 R >>",
        b"/X sh",
    ),
    "function-of-billions": _drawn(
        b"Shading",
        b"<< /ShadingType 1 /ColorSpace /DeviceGray /Function 7 0 R >>",
        b"/X sh",
        n7=stream(
            b"1", b"/FunctionType 0 /Domain [0 1 0 1] /Range [0 1] /Size [99999 99999] /BitsPerSample 32"
        ),
    ),
    "colours-of-themselves": _drawn(
        b"ColorSpace", b"[/Indexed 6 0 R 255 <00>]", b"/X cs 1 sc 9 9 99 99 re f"
    ),
    "mask-of-a-group-of-itself": _drawn(
        b"ExtGState",
        b"<< /SMask << /S /Luminosity /G 7 0 R >> >>",
        b"/X gs 9 9 99 99 re f " + text_content(),
        n7=stream(
            b"/X gs 0 0 9 9 re f",
            b"/Subtype /Form /BBox [0 0 9 9] /Group << /S /Transparency >> "
            b"/Resources << /ExtGState << /X 6 0 R >> >>",
        ),
    ),
    "map-that-uses-itself": _with(
        {4: FONT[:-2] + b"/ToUnicode 7 0 R >>", 7: stream(b"begincmap", b"/UseCMap 7 0 R")}
    ),
    "map-of-everything": _map(b"1 beginbfrange <00> <FFFFFFFF> <0041> endbfrange"),
    "map-by-the-hundred-thousand": _map(b"100 beginbfchar " + b"<41> <0041> " * 100_000 + b"endbfchar"),
    "map-backwards": _map(b"1 beginbfrange <FF> <00> <0041> endbfrange"),
    "map-to-the-right-and-back": _map(b"1 beginbfrange <41> <7A> <202E> endbfrange"),
    "map-to-marks": _map(b"1 beginbfchar <61> <%s> endbfchar" % (b"0061" + b"0301" * 40)),
    "map-to-signs-beyond": _map(b"1 beginbfrange <41> <7A> <D83DDE00> endbfrange"),
    "map-to-half-signs": _map(b"1 beginbfrange <41> <7A> <DC00> endbfrange"),
    "map-to-private-signs": _map(b"1 beginbfrange <41> <7A> <E000> endbfrange"),
    "map-to-spaces": _map(b"1 beginbfrange <41> <7A> <2000> endbfrange"),
    "font-of-a-million-widths": _with(
        {4: FONT[:-2] + b"/FirstChar 0 /LastChar 999999 /Widths [%s] >>" % (b"9 " * 999_999)}
    ),
    "font-of-no-width": _with({4: FONT[:-2] + b"/FirstChar 0 /LastChar 255 /Widths [%s] >>" % (b"0 " * 256)}),
    "font-of-negative-width": _with(
        {4: FONT[:-2] + b"/FirstChar 0 /LastChar 255 /Widths [%s] >>" % (b"-900 " * 256)}
    ),
    "font-file-of-noise": _with(
        {
            4: FONT[:-2] + b"/FontDescriptor 7 0 R >>",
            7: b"<< /Type /FontDescriptor /FontName /X /Flags 4 /FontFile2 8 0 R >>",
            8: stream(bytes(range(256)) * 90),
        }
    ),
    "fonts-by-the-ten-thousand": _with(
        {3: page().replace(b"/F1 4 0 R", b" ".join(b"/F%d 4 0 R" % n for n in range(10_000)))}
    ),
    "letters-far-away": _with(
        {5: stream(b"BT /F1 9 Tf 1e9 1e9 Td (borta) Tj -2e9 0 Td (borta) Tj ET " + text_content())}
    ),
    "letters-on-one-spot": _with(
        {5: stream(b"BT /F1 9 Tf 60 700 Td ET " + b"BT /F1 9 Tf 60 700 Td (samma) Tj ET " * 5_000)}
    ),
    "letters-in-all-directions": _with(
        {
            5: stream(
                b"BT /F1 9 Tf "
                + b"".join(b"%f %f %f %f 300 400 Tm (snett) Tj " % (n, 1 - n, n - 1, n) for n in range(400))
                + b"ET"
            )
        }
    ),
    "letters-that-cannot-be-seen": _with(
        {5: stream(b"BT 3 Tr /F1 9 Tf 60 700 Td (dold) Tj 7 Tr (klippt) Tj ET " + text_content())}
    ),
    "letters-of-all-sizes": _with(
        {5: stream(b"BT " + b"".join(b"/F1 %d Tf 60 700 Td (x) Tj " % n for n in range(-50, 3_000)) + b"ET")}
    ),
    "comment-of-megabytes": lambda: good().replace(b"1 0 obj", b"%" + b"x" * 5_000_000 + b"\n1 0 obj", 1),
    "space-of-megabytes": lambda: good().replace(b"1 0 obj", b" " * 5_000_000 + b"1 0 obj", 1),
    "keys-by-the-hundred-thousand": _with(
        {6: b"<< " + b"".join(b"/K%d 1 " % n for n in range(100_000)) + b">>", 3: page(more=b"/X 6 0 R")}
    ),
    "keys-with-zeros": _with({3: page(more=b"/A#00B 1 /#2F#3E 2 /#ZZ 3 /# 4")}),
    "keys-twice": _with({3: page(more=b"/MediaBox [0 0 9 9] /Contents null /Type /Pages")}),
    "object-beyond-numbers": _with({3: page(more=b"/X 99999999999999999999 99999999999 R /Y -4 -1 R")}),
    "objects-all-the-same": lambda: good().replace(b"2 0 obj", b"1 0 obj").replace(b"3 0 obj", b"1 0 obj"),
    "stream-of-another-file": _with({5: stream(b"", b"/F (/etc/passwd) /FFilter /FlateDecode")}),
    "opens-another-file": _catalog(b"/OpenAction << /S /Launch /F (/bin/sh) /Win << /F (cmd.exe) >> >>"),
    "opens-an-address": _catalog(
        b"/OpenAction << /S /URI /URI (http://192.0.2.1/) >> /AA << /WC << /S /SubmitForm >> >>"
    ),
    "form-in-xml": _catalog(
        b"/AcroForm << /XFA 6 0 R /Fields [] >>", {6: packed(b"<xdp:xdp>" + b"<a>" * 50_000 + b"</xdp:xdp>")}
    ),
    "form-of-ten-thousand-fields": _catalog(
        b"/AcroForm << /Fields [%s] >>" % (b"6 0 R " * 10_000), {6: b"<< /FT /Tx /T (a) /V (<script>) >>"}
    ),
    "notes-by-the-ten-thousand": _with(
        {
            3: page(more=b"/Annots [%s]" % (b"6 0 R " * 10_000)),
            6: b"<< /Type /Annot /Subtype /Text /Rect [9 9 9 9] /Contents (x) >>",
        }
    ),
    "links-everywhere": _with(
        {
            3: page(more=b"/Annots [%s]" % (b"6 0 R " * 5_000)),
            6: b"<< /Subtype /Link /Rect [0 0 595 842] /A << /S /URI /URI (javascript:1) >> >>",
        }
    ),
    "structure-in-a-circle": _catalog(
        b"/MarkInfo << /Marked true >> /StructTreeRoot 6 0 R",
        {6: b"<< /Type /StructTreeRoot /K [6 0 R 7 0 R] >>", 7: b"<< /S /P /P 7 0 R /K 7 0 R >>"},
    ),
    "layers-in-a-circle": _catalog(
        b"/OCProperties << /OCGs [6 0 R] /D << /Order [6 0 R [6 0 R]] >> >>",
        {6: b"<< /Type /OCMD /OCGs [6 0 R] /VE [/And 6 0 R] >>"},
    ),
    "labels-in-a-circle": _catalog(
        b"/PageLabels 6 0 R", {6: b"<< /Kids [6 0 R] /Limits [0 -1] /Nums [0 null (x)] >>"}
    ),
    "metadata-in-a-circle": _catalog(
        b"/Metadata 6 0 R",
        {
            6: stream(
                b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "a"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>',
                b"/Type /Metadata",
            )
        },
    ),
    "marked-without-end": _with({5: stream(b"/P << /MCID 0 >> BDC " * 20_000 + text_content())}),
    "aes-with-a-word": _aes(b"hemligt"),
    "aes-with-an-empty-word": _aes(b""),
    "locked-of-no-length": _with(
        {6: b"<< /Filter /Standard /V 2 /R 3 /Length 0 /O () /U () /P 0 >>"}, b"/Encrypt 6 0 R"
    ),
    "locked-in-a-circle": _with({6: b"6 0 R"}, b"/Encrypt 6 0 R"),
    "zip-with-a-pdf": _zipped,
    "letter-of-a-mail": lambda: (
        b"From: a@example.org\nSubject: Protokoll\nContent-Type: application/pdf\n\nJVBERi0xLjQK"
    ),
    "rich-text": lambda: b"{\\rtf1 Protokoll}",
    "old-office": lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
    "xml-of-entities": lambda: b'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "&a;">]><l>&a;</l>',
    "other-kind-of-pdf": lambda: (
        b"%FDF-1.2\n1 0 obj\n<< /FDF << >> >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF"
    ),
}
