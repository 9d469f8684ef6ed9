"""Walking the corpus folder: every file becomes a source, an ignored name, or a problem."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from ..errors import CorpusError
from ..model import Problem, Source
from .contents import SAMPLE_BYTES, describe, is_pdf
from .hashes import Hashes
from .names import Names

CHUNK_BYTES = 1 << 20
# A larger file is no document: it would take minutes to look at, and readers of PDF count places in 31 bits.
MAX_BYTES = 1 << 31
REMEDY = (
    "Put PDF files into the folder, or name another one: CORPUS=folder with make, --corpus with the command."
)


@dataclass(frozen=True, slots=True)
class Collected:
    """What a corpus folder holds, each part sorted by path.

    `sources` are the PDFs, each content once; `problems` the files that should have been one but are not,
    and the folders that could not be entered; `ignored` the files that do not claim to be PDFs. `paths` leads
    from the file of a source to where it lies: a name is stored composed and printable, which on the disk it
    need not be.
    """

    sources: tuple[Source, ...]
    problems: tuple[Problem, ...] = ()
    ignored: tuple[str, ...] = ()
    paths: Mapping[str, Path] = field(default_factory=dict)


def find_sources(corpus: Path, hashes: Hashes | None = None) -> Collected:
    """Every PDF below `corpus`; CorpusError where the folder is missing, unreadable or empty.

    A file that has not changed since `hashes` was told of it is not read.
    """
    hashes = hashes or Hashes()
    if not corpus.exists():
        raise CorpusError(f"there is no folder {corpus}", REMEDY)
    if not corpus.is_dir():
        raise CorpusError(f"{corpus} is not a folder", REMEDY)
    try:
        with os.scandir(corpus) as entries:
            empty = next(entries, None) is None
    except OSError as error:
        raise CorpusError(
            f"the folder {corpus} cannot be read: {_cause(error)}",
            "Give this user permission to read it, or name another folder.",
        ) from None
    if empty:
        raise CorpusError(f"the folder {corpus} is empty", REMEDY)

    found: list[tuple[str, Path]] = []
    problems: list[Problem] = []
    ignored: list[str] = []
    names = Names(corpus)
    for path in _walk(corpus, names, problems):
        name = names.of(path)
        if path.name.lower().endswith(".pdf"):
            found.append((name, path))
        else:
            ignored.append(name)

    sources: list[Source] = []
    paths: dict[str, Path] = {}
    first_with: dict[str, str] = {}
    for name, path in sorted(found):
        result = _examine(name, path, hashes)
        if isinstance(result, Problem):
            problems.append(result)
        elif result.sha256 in first_with:
            problems.append(duplicate(name, first_with[result.sha256]))
        else:
            first_with[result.sha256] = name
            sources.append(result)
            paths[result.file] = path
    problems.sort(key=lambda problem: (problem.file, problem.kind))
    return Collected(tuple(sources), tuple(problems), tuple(sorted(ignored)), paths)


def _walk(folder: Path, names: Names, problems: list[Problem]) -> Iterator[Path]:
    """The files below `folder`; what cannot be entered or followed becomes a problem.

    Links to folders are followed unless they lead back into a folder that is being walked.
    """
    stack: list[tuple[Path, tuple[tuple[int, int], ...]]] = [(folder, (_identity(folder),))]
    while stack:
        here, above = stack.pop()
        try:
            with os.scandir(here) as entries:
                children = sorted(entries, key=lambda entry: entry.name)
        except OSError as error:
            problems.append(
                _problem("unreadable", f"the folder cannot be read: {_cause(error)}", names.of(here))
            )
            continue
        for entry in children:
            path = Path(entry.path)
            name = names.of(path)
            try:
                target = entry.stat()
            except OSError as error:
                if entry.is_symlink():
                    message = f"a link that leads nowhere: {_cause(error)}"
                    problems.append(_problem("broken-link", message, name))
                else:
                    problems.append(_problem("unreadable", f"cannot be read: {_cause(error)}", name))
                continue
            if entry.is_dir():
                if entry.name.lower().endswith(".pdf"):
                    problems.append(
                        _problem("not-a-pdf", "named .pdf but is a folder; its files are read", name)
                    )
                identity = (target.st_dev, target.st_ino)
                if identity in above:
                    message = "a link back to a folder above it; it is not followed"
                    problems.append(_problem("link-loop", message, name))
                else:
                    stack.append((path, (*above, identity)))
            else:
                yield path


def _examine(name: str, path: Path, hashes: Hashes) -> Source | Problem:
    """The source that a file named .pdf is, or the problem with it."""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            return _problem("not-a-pdf", "named .pdf but is neither a file nor a folder", name)
        if status.st_size > MAX_BYTES:
            return _problem("too-large", f"a file of {status.st_size >> 20} MB is not read", name)
        place = os.fsencode(path.absolute()).decode("utf-8", "backslashreplace")
        if known := hashes.find(place, status):
            return Source(file=name, sha256=known, size=status.st_size)
        digest = hashlib.sha256()
        size = 0
        with path.open("rb") as stream:
            start = stream.read(SAMPLE_BYTES)
            if not is_pdf(start):
                return _problem("not-a-pdf", f"named .pdf but is {describe(start)}", name)
            chunk = start
            while chunk and size <= MAX_BYTES:
                digest.update(chunk)
                size += len(chunk)
                chunk = stream.read(CHUNK_BYTES)
    except OSError as error:
        return _problem("unreadable", f"cannot be read: {_cause(error)}", name)
    sha256 = digest.hexdigest()
    if size == status.st_size:
        hashes.note(place, status, sha256)
    return Source(file=name, sha256=sha256, size=size)


def duplicate(name: str, first: str) -> Problem:
    """What is said of a file with the same content as another one."""
    return _problem("duplicate", f"the same content as {first}, which is read instead", name)


def _identity(folder: Path) -> tuple[int, int]:
    status = folder.stat()
    return status.st_dev, status.st_ino


def _problem(kind: str, message: str, file: str) -> Problem:
    return Problem(stage="collect", kind=kind, message=message, file=file)


def _cause(error: OSError) -> str:
    return (error.strerror or str(error)).lower()
