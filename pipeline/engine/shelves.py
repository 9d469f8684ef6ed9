"""Where the files of a store lie: in a folder, or wherever fsspec leads (s3://…, sftp://…, memory://…).

fsspec is imported only where a place has a `://` in it. Writing there need not be atomic: what was cut short
has not the length that its header says, and counts as missing (see `store`).
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import lru_cache
from importlib import import_module
from io import FileIO
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple, Protocol

from ..errors import OutputError, ToolMissing, UsageError
from .writing import UNFINISHED, write_atomically


class Lying(NamedTuple):
    """A file of the store: its key, when it was written (seconds) and its bytes."""

    key: str
    written: float
    size: int


class Shelf(Protocol):
    """A place that holds files by key. What is not there is an OSError."""

    def start(self, key: str, length: int) -> tuple[bytes, int]:
        """The first bytes of a file, and the size of it all."""

    def read(self, key: str) -> bytes:
        """A whole file."""

    def write(self, key: str, data: bytes) -> None:
        """Put a file there; OutputError where that cannot be."""

    def remove(self, key: str) -> None:
        """Remove a file if it is there."""

    def list(self) -> Iterator[Lying]:
        """All files."""

    def place(self, key: str) -> str:
        """What to call the file's place in a message."""


class FolderShelf:
    """A folder of this machine, or one that several share."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        # A build looks for thousands of files, and a path of objects takes longer than the look.
        self._prefix = f"{folder}{os.sep}"

    def path(self, key: str) -> Path:
        """Where a file lies, if it is there."""
        return self.folder / key[:2] / key[2:]

    def start(self, key: str, length: int) -> tuple[bytes, int]:
        """The first bytes of a file, and the size of it all."""
        with FileIO(self._name(key)) as file:
            return file.read(length), os.fstat(file.fileno()).st_size

    def read(self, key: str) -> bytes:
        """A whole file."""
        with FileIO(self._name(key)) as file:
            return file.readall()

    def _name(self, key: str) -> str:
        return f"{self._prefix}{key[:2]}{os.sep}{key[2:]}"

    def write(self, key: str, data: bytes) -> None:
        """Put a file there in one step."""
        write_atomically(self.path(key), data)

    def remove(self, key: str) -> None:
        """Remove a file if it is there."""
        self.path(key).unlink(missing_ok=True)

    def list(self) -> Iterator[Lying]:
        """All files."""
        for part in filter(Path.is_dir, self.folder.glob("??")):
            with os.scandir(part) as entries:
                for entry in entries:
                    if not entry.name.startswith(UNFINISHED):
                        status = entry.stat()
                        yield Lying(part.name + entry.name, status.st_mtime, status.st_size)

    def place(self, key: str) -> str:
        """The path."""
        return str(self.path(key))


class RemoteShelf:
    """A place that fsspec leads to."""

    def __init__(self, address: str) -> None:
        self._address = address.rstrip("/")
        self._files, root = _file_system(self._address)
        self._root = PurePosixPath(root)

    def _path(self, key: str) -> str:
        return str(self._root / key[:2] / key[2:])

    def start(self, key: str, length: int) -> tuple[bytes, int]:
        """The first bytes of a file, and the size of it all."""
        path = self._path(key)
        size = int(self._files.info(path)["size"])
        return self._files.cat_file(path, 0, min(length, size)), size

    def read(self, key: str) -> bytes:
        """A whole file."""
        data: bytes = self._files.cat_file(self._path(key))
        return data

    def write(self, key: str, data: bytes) -> None:
        """Put a file there."""
        path = self._path(key)
        try:
            self._files.makedirs(str(PurePosixPath(path).parent), exist_ok=True)
            self._files.pipe_file(path, data)
        except Exception as error:
            raise OutputError(
                f"Cannot write {self.place(key)}: {error or type(error).__name__}",
                "Look whether the place given with --store is there and may be written to.",
            ) from error

    def remove(self, key: str) -> None:
        """Remove a file if it is there."""
        if self._files.exists(self._path(key)):
            self._files.rm_file(self._path(key))

    def list(self) -> Iterator[Lying]:
        """All files."""
        self._files.invalidate_cache()
        for path, told in self._files.find(str(self._root), detail=True).items():
            place = PurePosixPath(path)
            when = told.get("mtime") or told.get("LastModified") or told.get("created") or 0.0
            seconds = when if isinstance(when, (int, float)) else when.timestamp()
            yield Lying(place.parent.name + place.name, seconds, int(told["size"]))

    def place(self, key: str) -> str:
        """The address."""
        return f"{self._address}/{key[:2]}/{key[2:]}"


def shelf_at(place: str) -> Shelf:
    """The shelf at a path, or at an address that fsspec knows."""
    return RemoteShelf(place) if "://" in place else FolderShelf(Path(place))


@lru_cache(maxsize=4)
def _file_system(address: str) -> tuple[Any, str]:
    try:
        fsspec: Any = import_module("fsspec")
    except ImportError:
        raise ToolMissing(
            "The package fsspec is not installed, and a store with an address needs it.",
            "Install it beside this program: python -m pip install fsspec",
        ) from None
    try:
        found: tuple[Any, str] = fsspec.core.url_to_fs(address)
    except ImportError as error:
        raise ToolMissing(
            f"A store at {address} cannot be reached: {error}", "Install the package that is named."
        ) from None
    except ValueError as error:
        raise UsageError(f"A store at {address} cannot be reached: {error}") from None
    return found
