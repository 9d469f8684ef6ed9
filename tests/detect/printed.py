"""Pages as they would be read from print, written as plain text.

A line that begins with "**" is bold, with "##" is set larger and bold; "^^" marks a running head and "__" a
running foot; an empty line is a gap between blocks; leading blanks indent. All other lines stand close.
"""

from __future__ import annotations

from pipeline.model import (
    Bookmark,
    Box,
    Line,
    LineRole,
    Page,
    ReadDocument,
    Repair,
    RepairedDocument,
    RepairedPage,
    Span,
    apply_repairs,
)

_PITCH = 14.0
_MARKS: tuple[tuple[str, LineRole, float, bool], ...] = (
    ("**", "body", 11, True),
    ("##", "body", 16, True),
    ("^^", "head", 9, False),
    ("__", "foot", 9, False),
)


def printed(
    *pages: str, properties: dict[str, str] | None = None, outline: tuple[Bookmark, ...] = ()
) -> tuple[ReadDocument, RepairedDocument]:
    """A document of these pages, and the same with running heads and feet taken out."""
    read = [_page(number, text) for number, text in enumerate(pages, start=1)]
    document = ReadDocument("0" * 64, tuple(read), outline, properties or {})
    return document, RepairedDocument(document.sha256, tuple(_without_edges(page) for page in read))


def _page(number: int, text: str) -> Page:
    lines: list[Line] = []
    kept: list[str] = []
    offset, top = 0, 60.0
    for row in text.strip("\n").split("\n"):
        if not row.strip():
            top += _PITCH
            continue
        mark, role, size, bold = next((m for m in _MARKS if row.startswith(m[0])), ("", "body", 11, False))
        words = row[len(mark) :]
        left = 70.0 + 6 * (len(words) - len(words.lstrip()))
        words = words.strip()
        span = Span(offset, offset + len(words))
        box = Box(left, top, left + size * 0.5 * len(words), top + size)
        lines.append(Line(span, box, size, bold, role))
        kept.append(words)
        offset += len(words) + 1
        top += _PITCH
    return Page(number, 595.0, 842.0, "\n".join(kept), tuple(lines), "layer", 1.0)


def _without_edges(page: Page) -> RepairedPage:
    repairs = []
    for line in page.lines:
        if line.role == "body":
            continue
        end = min(line.span.end + 1, len(page.raw_text))
        repairs.append(
            Repair(Span(line.span.start, end), page.raw_text[line.span.start : end], "", "running-head")
        )
    return RepairedPage(page.number, apply_repairs(page.raw_text, repairs), tuple(repairs))
