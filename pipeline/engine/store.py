"""The artefacts of earlier builds, each a file that is found by its key.

A file is a header and the artefact, encoded with msgspec and compressed. The header has the hash of the
encoded artefact, so that a key leads to its contents' hash by a short read, and so that a damaged file
shows when it is read: it counts as missing and is made anew. Files are written beside their place and
moved there, so that a build that is cut short leaves whole files only.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import tempfile
import zlib
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from ..errors import OutputError

# Changes with the layout of the files, so that an older store counts as empty.
MAGIC = b"artefact 1\n"
_HASH = 64
_SIZE = 20
_HEADER = len(MAGIC) + _HASH + _SIZE
# Level 1 is several times as fast as the default on words with their boxes, at a fifth more bytes.
_LEVEL = 1
_UNFINISHED = ".unfinished-"


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
    """A folder of artefacts. Any process may read it; only the one that builds writes."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def path(self, key: str) -> Path:
        """The file of an artefact, whether it is there or not."""
        return self.folder / key[:2] / key[2:]

    def find(self, key: str) -> Ref | None:
        """The artefact of that key, `None` where there is none or its file has not its full length."""
        try:
            with self.path(key).open("rb") as file:
                header = file.read(_HEADER)
                size = os.fstat(file.fileno()).st_size
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
            encoded = zlib.decompress(self.path(ref.key).read_bytes()[_HEADER:])
            if hashlib.sha256(encoded).hexdigest() != ref.content:
                raise DamagedArtefact(ref, "its contents have changed")
            return msgspec.msgpack.decode(encoded, type=kind)
        except (OSError, zlib.error, msgspec.MsgspecError) as error:
            raise DamagedArtefact(ref, str(error)) from None

    def write(self, key: str, packed: bytes, content: str) -> Ref:
        """Keep a packed artefact (see `pack`); OutputError where the disk is full or may not be written."""
        write_atomically(self.path(key), packed)
        return Ref(key, content)

    def discard(self, key: str) -> None:
        """Forget an artefact."""
        self.path(key).unlink(missing_ok=True)

    def prune(self, used: Collection[str], spare: int) -> int:
        """Remove what is not `used`, oldest first, until at most `spare` bytes of it are left; how many."""
        unused: list[tuple[float, int, Path]] = []
        for path in self.folder.glob("??/*"):
            if path.parent.name + path.name not in used:
                status = path.stat()
                unused.append((status.st_mtime, status.st_size, path))
        held = sum(size for _, size, _ in unused)
        removed = 0
        for _, size, path in sorted(unused):
            if held <= spare:
                break
            path.unlink(missing_ok=True)
            held -= size
            removed += 1
        return removed

    def clear_unfinished(self) -> None:
        """Remove what a build that was killed left half written."""
        for path in self.folder.glob(f"*/{_UNFINISHED}*"):
            path.unlink(missing_ok=True)


def write_atomically(path: Path, data: bytes) -> None:
    """Put `data` at `path` in one step: a reader sees the old file or the new one, never a part."""
    with output_errors(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=_UNFINISHED, dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise


@contextlib.contextmanager
def output_errors(path: Path) -> Iterator[None]:
    """Turn what the operating system says when `path` cannot be written into an OutputError."""
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise OutputError(f"The disk is full: {path}", "Make room and build again.") from error
        reason = error.strerror or str(error)
        raise OutputError(
            f"Cannot write {path}: {reason}",
            "Choose another folder with --output, or change its permissions.",
        ) from error
