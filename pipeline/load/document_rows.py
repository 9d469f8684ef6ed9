"""One document as rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import msgspec

from ..model import Page, Problem, ReadDocument
from .finding_rows import add_finding_rows
from .inputs import LoadInput
from .places import Places
from .rows import Numbering, Rows, iso, shown_name


def document_rows(document: LoadInput, ids: Numbering, attached_to: int | None = None) -> Rows:
    """All rows of one document, ids given, and its own id as that of the only row of `documents`.

    `attached_to` is the id of the document that this one is attached to.
    """
    findings, header = document.findings, document.findings.header
    document_id = ids.next("documents")
    rows: Rows = defaultdict(list)
    rows["documents"].append(
        (
            document_id,
            shown_name(document.source.file),
            document.source.sha256,
            header.kind,
            header.organisation,
            header.body,
            header.title,
            iso(header.date),
            ids.diary_number(header.diary_number),
            len(document.read.pages),
            _text_source(document.read),
            _quality(document.read),
            document.source.url,
            0,  # problem_count: counted when all problems are known
            attached_to,
        )
    )
    _add_own_words(rows, document.read, document_id, ids)
    _page_rows(rows, document, document_id, ids)
    places = Places(document.repaired)
    add_finding_rows(rows, findings, places, document_id, ids)
    for entity in document.names.entities if document.names else ():
        start = places.start(entity.span, entity.page)
        rows["entities"].append(
            (
                ids.next("entities"),
                document_id,
                entity.kind,
                entity.name,
                entity.party,
                entity.page,
                start,
                entity.source,
            )
        )
    return rows


def _add_own_words(rows: Rows, read: ReadDocument, document_id: int, ids: Numbering) -> None:
    """What the PDF says of itself, its outline and its links."""
    rows["document_properties"] += [(document_id, *entry) for entry in sorted(read.properties.items())]
    rows["bookmarks"] += [
        (ids.next("bookmarks"), document_id, position, mark.level, mark.title, mark.page)
        for position, mark in enumerate(read.outline, start=1)
    ]
    rows["page_links"] += [
        (
            ids.next("page_links"),
            document_id,
            link.page,
            link.address or None,
            link.target,
            *(round(edge, 1) for edge in (link.box.x0, link.box.y0, link.box.x1, link.box.y1)),
        )
        for link in read.links
    ]


def problems_of(document: LoadInput) -> Iterator[Problem]:
    """What the rooms said of this document, in the order of the rooms."""
    yield from document.read.problems
    yield from document.repaired.problems
    yield from document.findings.problems


def _text_source(read: ReadDocument) -> str | None:
    sources = {page.text_source for page in read.pages}
    return "mixed" if len(sources) > 1 else next(iter(sources), None)


def _quality(read: ReadDocument) -> float | None:
    """The mean over the pages, each weighing as many words as it has."""
    weighed = [(len(p.raw_text.split()), p.quality) for p in read.pages if p.quality is not None]
    words = sum(count for count, _ in weighed)
    return round(sum(count * quality for count, quality in weighed) / words, 4) if words else None


def _lines(page: Page) -> str | None:
    """Where each line is printed, so that what stands on the page can be pointed at on its picture."""
    rows = [
        [line.span.start, line.span.end]
        + [round(edge, 1) for edge in (line.box.x0, line.box.y0, line.box.x1, line.box.y1)]
        for line in page.lines
    ]
    return msgspec.json.encode(rows).decode() if rows else None


def _page_rows(rows: Rows, document: LoadInput, document_id: int, ids: Numbering) -> None:
    for page, repaired in zip(document.read.pages, document.repaired.pages, strict=True):
        rows["pages"].append(
            (
                ids.next("pages"),
                document_id,
                page.number,
                repaired.text,
                page.raw_text,
                page.text_source,
                None if page.quality is None else round(page.quality, 4),
                round(page.width, 2),
                round(page.height, 2),
                page.reason or None,
                _lines(page),
            )
        )
        for repair in repaired.repairs:
            rows["corrections"].append(
                (
                    ids.next("corrections"),
                    document_id,
                    page.number,
                    repair.span.start,
                    repair.span.end,
                    repair.before,
                    repair.after,
                    repair.method,
                    repair.confidence,
                    repair.evidence or None,
                )
            )
