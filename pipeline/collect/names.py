"""Names of files as they are stored: printable, in composed form, and each file's its own."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path


def printable(name: str) -> str:
    """A name in composed form (NFC), with bytes that are no UTF-8 and control characters as `\\xNN`."""
    told = name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    composed = unicodedata.normalize("NFC", told)
    return "".join(f"\\x{ord(sign):02x}" if unicodedata.category(sign) == "Cc" else sign for sign in composed)


def spelled_out(name: str) -> str:
    """A name with all beyond ASCII as `\\xNN` or `\\uNNNN`, so that what looks alike can be told apart."""
    told = name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    return printable(told.encode("ascii", "backslashreplace").decode("ascii"))


class Names:
    """The stored names of the files below a folder. No two files get the same one."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._given: dict[str, Path] = {}

    def of(self, path: Path) -> str:
        """The path below the folder, with /. One that another file has as it is, is spelled out."""
        raw = path.relative_to(self._folder).as_posix()
        name = printable(raw)
        if name != raw and os.path.lexists(self._folder / name):
            name = spelled_out(raw)
        plain, number = name, 1
        while self._given.setdefault(name, path) != path:
            number += 1
            name = f"{plain} ({number})"
        return name
