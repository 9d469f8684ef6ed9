"""Files of the archive, and what is read of them as a whole."""

from __future__ import annotations

from dataclasses import dataclass, field

from .text import Box, Page, RepairedPage


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that a reader of the archive must know of: what could not be read, found or decided.

    `stage` is the room that says it (collect, extract, …), `kind` a short fixed word (encrypted, not-a-pdf,
    paragraph-gap, …), `message` a sentence. `file` is the path below the corpus folder; the stages that
    know a document by its content only leave it empty, and the build fills it in.
    """

    stage: str
    kind: str
    message: str
    page: int | None = None
    file: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """A PDF of the corpus: its path below the corpus folder (with /), content hash, size in bytes, origin.

    A PDF that is attached inside another one is a source too. Its path is that of the other, which stands in
    `attached_to`, with its own name behind it.
    """

    file: str
    sha256: str
    size: int
    url: str | None = None
    attached_to: str = ""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A PDF inside a PDF: its name, content hash, size in bytes, and `number`.

    That is its place among all files that are attached to the document or pinned to its pages, from 0.
    """

    number: int
    name: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Attached:
    """What lies inside a PDF: the PDFs, and what is said of the rest."""

    files: tuple[Attachment, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Bookmark:
    """An entry of a PDF's outline; `level` counts from 0, `page` from 1 (`None` where it leads nowhere)."""

    title: str
    level: int
    page: int | None


@dataclass(frozen=True, slots=True)
class PageLink:
    """A link on a page (counted from 1): where it is drawn, and the address or the page that it leads to."""

    page: int
    box: Box
    address: str = ""
    target: int | None = None


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """What `extract` gives: the pages as read, and what the PDF says of itself.

    `properties` has the document information with lower-case keys (title, author, subject, created, …).
    `attached` is the number of files attached to the document, `pinned` the pages that have files pinned to
    them.
    """

    sha256: str
    pages: tuple[Page, ...]
    outline: tuple[Bookmark, ...] = ()
    properties: dict[str, str] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    links: tuple[PageLink, ...] = ()
    attached: int = 0
    pinned: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class RepairedDocument:
    """What `repair` gives: one `RepairedPage` for each page of the `ReadDocument`, in the same order."""

    sha256: str
    pages: tuple[RepairedPage, ...]
    problems: tuple[Problem, ...] = ()
