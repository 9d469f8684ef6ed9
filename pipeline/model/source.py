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
    """A PDF of the corpus: its path below the corpus folder (with /), content hash, size in bytes, origin."""

    file: str
    sha256: str
    size: int
    url: str | None = None


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
    """

    sha256: str
    pages: tuple[Page, ...]
    outline: tuple[Bookmark, ...] = ()
    properties: dict[str, str] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    links: tuple[PageLink, ...] = ()


@dataclass(frozen=True, slots=True)
class RepairedDocument:
    """What `repair` gives: one `RepairedPage` for each page of the `ReadDocument`, in the same order."""

    sha256: str
    pages: tuple[RepairedPage, ...]
    problems: tuple[Problem, ...] = ()
