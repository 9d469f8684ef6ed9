"""Files that were whole once: cut, shifted, overwritten, sent as text."""

from __future__ import annotations

import random
import re

from .writing import Make, document, good, written


def _cut(share: float) -> Make:
    return lambda: good()[: int(len(good()) * share)]


def _replaced(old: bytes, new: bytes, count: int = 1) -> Make:
    def make() -> bytes:
        assert old in good()
        return good().replace(old, new, count)

    return make


def _shuffled(seed: int, share: float) -> Make:
    def make() -> bytes:
        dice = random.Random(seed)
        data = bytearray(good())
        for _ in range(int(len(data) * share)):
            data[dice.randrange(8, len(data))] = dice.randrange(256)
        return bytes(data)

    return make


def _noise(seed: int, length: int) -> Make:
    return lambda: b"%PDF-1.4\n" + random.Random(seed).randbytes(length)


def _table_loop() -> bytes:
    data = written(document(), b"/Prev 0")
    place = re.findall(rb"startxref\n(\d+)", data)[0]
    return data.replace(b"/Prev 0", b"/Prev " + place)


def _holes() -> bytes:
    data = bytearray(good())
    data[200:400] = bytes(200)
    return bytes(data)


DAMAGED: dict[str, Make] = {
    **{f"cut-{percent}": _cut(percent / 100) for percent in (3, 10, 30, 50, 70, 90, 99)},
    **{f"overwritten-{seed}": _shuffled(seed, 0.01 * seed) for seed in range(1, 7)},
    "header-only": lambda: b"%PDF-1.4\n",
    "header-and-end": lambda: b"%PDF-1.4\n%%EOF\n",
    "no-version": _replaced(b"%PDF-1.7", b"%PDF-"),
    "version-from-the-future": _replaced(b"%PDF-1.7", b"%PDF-9.9"),
    "bytes-before-the-header": lambda: b"\x00\xff" * 300 + good(),
    "bytes-after-the-end": lambda: good() + b"\x00" * 100_000,
    "two-in-one": lambda: good() + good("Något annat"),
    "noise-small": _noise(1, 300),
    "noise-large": _noise(2, 300_000),
    "zeros": lambda: b"%PDF-1.4\n" + bytes(100_000),
    "hole": _holes,
    "sent-as-text": lambda: good().replace(b"\n", b"\r\n"),
    "without-line-breaks": lambda: good().replace(b"\n", b" "),
    "seven-bits": lambda: bytes(byte & 127 for byte in good()),
    "no-table": lambda: good().partition(b"xref\n0")[0],
    "no-trailer": lambda: good().partition(b"trailer")[0],
    "table-elsewhere": lambda: re.sub(rb"startxref\n\d+", b"startxref\n7", good()),
    "table-before-the-start": lambda: re.sub(rb"startxref\n\d+", b"startxref\n-7", good()),
    "table-far-beyond-the-end": lambda: re.sub(
        rb"startxref\n\d+", b"startxref\n99999999999999999999", good()
    ),
    "table-of-zeros": lambda: re.sub(rb"\d{10} 00000 n", b"0000000000 00000 n", good()),
    "table-of-one-place": lambda: re.sub(rb"\d{10} 00000 n", b"0000000015 00000 n", good()),
    "table-of-billions": _replaced(b"xref\n0 6", b"xref\n0 4294967295"),
    "table-that-leads-to-itself": _table_loop,
    "no-ends-of-objects": lambda: good().replace(b"endobj", b""),
    "no-ends-of-streams": lambda: good().replace(b"endstream", b""),
}
