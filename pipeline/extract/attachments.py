"""Files inside a PDF: attached to the document, or pinned to one of its pages.

They are found in one order, so that a number leads to each: what is attached to the document first, then what
is pinned to its pages, page by page.
"""

from __future__ import annotations

import ctypes
import hashlib
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from ..collect.attached import DEEPEST
from ..collect.contents import SAMPLE_BYTES, describe, is_pdf
from ..model import Attached, Attachment, Problem, ReadDocument
from .annotations import MOST as MOST_ANNOTATIONS

# A document has a few attachments. What has more, or larger ones (in bytes), was made to do harm.
MOST, LARGEST = 500, 1 << 29
LONGEST_NAME = 200
# So many files that are not read are told by their names.
MOST_TOLD = 30


def attached_files(source: Path | bytes, read: ReadDocument) -> Attached:
    """The PDFs inside the document at `source`, and what is said of the other files; `read` knows of pins."""
    files: list[Attachment] = []
    others: list[str] = []
    problems: list[Problem] = []
    document = pdfium.PdfDocument(source)
    try:
        for number, file in enumerate(_handles(document, read.pinned)):
            if number == MOST:
                message = f"the PDF has more than {MOST} files inside; only the first {MOST} are read"
                problems.append(Problem("extract", "too-many-attachments", message))
                break
            name, content = _name(file), _content(file)
            if content is not None and is_pdf(content):
                files.append(Attachment(number, name, hashlib.sha256(content).hexdigest(), len(content)))
            else:
                what = "not to be had, or too large" if content is None else describe(content[:SAMPLE_BYTES])
                others.append(f"“{name}” ({what})")
    finally:
        document.close()
    if others:
        told = "; ".join(others[:MOST_TOLD]) + (" …" if len(others) > MOST_TOLD else "")
        message = f"files inside that are no PDF, and are not read ({len(others)}): {told}"
        problems.append(Problem("extract", "attachment-not-read", message))
    return Attached(tuple(files), tuple(problems))


def content_inside(path: Path, numbers: Sequence[int]) -> bytes | None:
    """The bytes of a file inside the PDF at `path`, or inside one that is inside it, and so on.

    `numbers` are those of `Attachment`, from the outermost; `None` where there is no such file (any more).
    """
    content: bytes | None = None
    for number in numbers:
        document = pdfium.PdfDocument(path if content is None else content)
        try:
            handles = _handles(document, range(1, len(document) + 1))
            handle = next(islice(handles, number, None), None)
            content = None if handle is None else _content(handle)
        finally:
            document.close()
        if content is None:
            return None
    return content


def file_inside(source: Path | bytes, sha256: str, deep: int = DEEPEST) -> bytes | None:
    """The bytes of the PDF with that hash inside the one at `source`, however deep; `None` without it."""
    document = pdfium.PdfDocument(source)
    try:
        found = []
        for handle in islice(_handles(document, range(1, len(document) + 1)), MOST):
            content = _content(handle)
            if content is None or not is_pdf(content):
                continue
            if hashlib.sha256(content).hexdigest() == sha256:
                return content
            found.append(content)
    finally:
        document.close()
    deeper = (file_inside(content, sha256, deep - 1) for content in found if deep > 1)
    return next((content for content in deeper if content is not None), None)


def _handles(document: pdfium.PdfDocument, pages: Sequence[int]) -> Iterator[Any]:
    """pdfium's handles of all files inside; `pages` are those to look for pins on."""
    for index in range(max(0, raw.FPDFDoc_GetAttachmentCount(document))):
        if handle := raw.FPDFDoc_GetAttachment(document, index):
            yield handle
    for number in pages:
        try:
            page = document[number - 1]
        except pdfium.PdfiumError:
            continue
        try:
            for index in range(min(MOST_ANNOTATIONS, raw.FPDFPage_GetAnnotCount(page))):
                annotation = raw.FPDFPage_GetAnnot(page, index)
                if not annotation:
                    continue
                if raw.FPDFAnnot_GetSubtype(annotation) == raw.FPDF_ANNOT_FILEATTACHMENT and (
                    handle := raw.FPDFAnnot_GetFileAttachment(annotation)
                ):
                    yield handle
                raw.FPDFPage_CloseAnnot(annotation)
        finally:
            page.close()


def _name(file: Any) -> str:
    """The name of a file, printable; "without a name" where it has none."""
    size = raw.FPDFAttachment_GetName(file, None, 0)
    if not 2 < size <= 1 << 16:
        return "without a name"
    buffer = ctypes.create_string_buffer(size)
    raw.FPDFAttachment_GetName(file, ctypes.cast(buffer, ctypes.POINTER(raw.FPDF_WCHAR)), size)
    name = buffer.raw[: size - 2].decode("utf-16-le", "replace")
    plain = "".join(sign for sign in name if sign.isprintable()).strip()
    return plain[:LONGEST_NAME] or "without a name"


def _content(file: Any) -> bytes | None:
    """The bytes of a file, `None` where they cannot be had or are too many."""
    size = ctypes.c_ulong()
    if not raw.FPDFAttachment_GetFile(file, None, 0, size) or size.value > LARGEST:
        return None
    buffer = ctypes.create_string_buffer(size.value)
    if not raw.FPDFAttachment_GetFile(file, buffer, size.value, size):
        return None
    return buffer.raw[: size.value]
