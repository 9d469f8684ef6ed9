"""A PDF of the corpus as the stages take it: a file, or what lies inside another PDF, and still the same."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from .engine import Unusable
from .model import Attached, ReadDocument
from .settings import Settings


@dataclass(frozen=True, slots=True)
class PdfFile:
    """Where a document lies, and the hash of its content.

    A document `inside` another is found by its number there (see `Attachment`), or by a row of numbers where
    that one is itself inside another.
    """

    path: Path
    sha256: str
    inside: tuple[int, ...] = ()

    def content(self) -> Path | bytes:
        """The file, or the bytes of what is inside it; Unusable where that is not there any more."""
        if not self.inside:
            return self.path
        from .extract import content_inside

        content = content_inside(self.path, self.inside)
        if content is None:
            raise Unusable("vanished", "The PDF that it is attached to has it no more; build again.")
        return content


def extract(source: PdfFile, settings: Settings) -> ReadDocument:
    """`extract.read_document` on a file of the corpus, if that is still the one that was collected."""
    from .extract import read_document

    content = source.content()
    read = read_document(content, source.sha256, settings)
    if _hash(content) != source.sha256:
        raise Unusable("changed", "The file was changed while the archive was built; build again.")
    return read


def attachments(source: PdfFile, read: ReadDocument) -> Attached:
    """`extract.attached_files` of a file of the corpus; one that has none is not opened."""
    from .extract import attached_files

    return attached_files(source.content(), read) if read.attached or read.pinned else Attached()


def _hash(content: Path | bytes) -> str:
    if isinstance(content, bytes):
        return hashlib.sha256(content).hexdigest()
    try:
        with content.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        reason = (error.strerror or type(error).__name__).lower()
        raise Unusable("vanished", f"The file could not be read any more: {reason}.") from None
