"""The artefacts of earlier builds, each a file that is found by its key.

A file is a header and the artefact, encoded with msgspec and compressed. The header has the hash of the
encoded artefact, so that a key leads to its contents' hash by a short read, and so that a damaged file
shows when it is read: it counts as missing and is made anew. A file that is not as long as its header says
counts as missing too, so that a build that is cut short leaves nothing half done.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

import msgspec

from .shelves import FolderShelf, shelf_at
from .writing import UNFINISHED

# Changes with the layout of the files, so that an older store counts as empty.
MAGIC = b"artefact 1\n"
_HASH = 64
_SIZE = 20
_HEADER = len(MAGIC) + _HASH + _SIZE
# Level 1 is several times as fast as the default on words with their boxes, at a fifth more bytes.
_LEVEL = 1


@dataclass(frozen=True, slots=True)
class Ref:
    """An artefact in the store: the key that finds it, and the hash of its contents."""

    key: str
    content: str


class DamagedArtefact(Exception):
    """An artefact that was there cannot be read back. It is to be made again."""

    def __init__(self, ref: Ref, reason: str) -> None:
        super().__init__(ref, reason)
        self.ref = ref


def pack(value: object) -> tuple[str, bytes]:
    """The content hash of a value, and the bytes of its file."""
    encoded = msgspec.msgpack.encode(value, order="deterministic")
    body = zlib.compress(encoded, _LEVEL)
    content = hashlib.sha256(encoded).hexdigest()
    return content, MAGIC + content.encode() + b"%20d" % len(body) + body


class Store:
    """Artefacts at one place: a folder's path, or an address for fsspec. Any process may read it; only the
    one that builds writes.
    """

    def __init__(self, place: str) -> None:
        self.place = place
        self._shelf = shelf_at(place)

    def find(self, key: str) -> Ref | None:
        """The artefact of that key, `None` where there is none or its file has not its full length."""
        try:
            header, size = self._shelf.start(key, _HEADER)
        except OSError:
            return None
        if len(header) != _HEADER or not header.startswith(MAGIC):
            return None
        try:
            body = int(header[-_SIZE:])
            content = header[len(MAGIC) : len(MAGIC) + _HASH].decode("ascii")
        except ValueError:
            return None
        return Ref(key, content) if size == _HEADER + body else None

    def read(self, ref: Ref, kind: Any) -> Any:
        """The artefact as a value of type `kind`; DamagedArtefact where it cannot be had any more."""
        try:
            encoded = zlib.decompress(self._shelf.read(ref.key)[_HEADER:])
            if hashlib.sha256(encoded).hexdigest() != ref.content:
                raise DamagedArtefact(ref, "its contents have changed")
            return msgspec.msgpack.decode(encoded, type=kind)
        except (OSError, zlib.error, msgspec.MsgspecError) as error:
            raise DamagedArtefact(ref, str(error)) from None

    def write(self, key: str, packed: bytes, content: str) -> Ref:
        """Keep a packed artefact (see `pack`); OutputError where the disk is full or may not be written."""
        self._shelf.write(key, packed)
        return Ref(key, content)

    def discard(self, key: str) -> None:
        """Forget an artefact."""
        self._shelf.remove(key)

    def location(self, key: str) -> str:
        """Where the file of an artefact lies, for messages."""
        return self._shelf.place(key)

    def prune(self, used: Collection[str], spare: int) -> int:
        """Remove what is not `used`, oldest first, until at most `spare` bytes of it are left; how many."""
        unused = sorted(
            (file.written, file.size, file.key) for file in self._shelf.list() if file.key not in used
        )
        held = sum(size for _, size, _ in unused)
        removed = 0
        for _, size, key in unused:
            if held <= spare:
                break
            self._shelf.remove(key)
            held -= size
            removed += 1
        return removed

    def clear_unfinished(self) -> None:
        """Remove what a build that was killed left half written."""
        if isinstance(self._shelf, FolderShelf):
            for path in self._shelf.folder.glob(f"*/{UNFINISHED}*"):
                path.unlink(missing_ok=True)


def unpack(packed: bytes, kind: Any) -> Any:
    """The value of which `pack` made these bytes."""
    return msgspec.msgpack.decode(zlib.decompress(packed[_HEADER:]), type=kind)
