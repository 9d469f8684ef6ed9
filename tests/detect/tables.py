"""Pages whose words have boxes, for tables: each row is a list of (left edge in points, words)."""

from __future__ import annotations

from pipeline.model import Box, Line, Page, ReadDocument, RepairedDocument, RepairedPage, Span, Word

_WIDTH, _SIZE, _PITCH = 5.0, 11.0, 14.0
Row = list[tuple[float, str]] | str


def tabled(*pages: list[Row]) -> tuple[ReadDocument, RepairedDocument]:
    """A document of these pages; a row that is a string stands at the left margin."""
    read = tuple(_page(number, rows) for number, rows in enumerate(pages, start=1))
    document = ReadDocument("0" * 64, read)
    return document, RepairedDocument(
        document.sha256, tuple(RepairedPage(page.number, page.raw_text) for page in read)
    )


def _page(number: int, rows: list[Row]) -> Page:
    lines: list[Line] = []
    texts: list[str] = []
    offset, top = 0, 60.0
    for row in rows:
        cells = [(70.0, row)] if isinstance(row, str) else row
        start, words, parts = offset, [], []
        for left, text in cells:
            for piece in text.split():
                right = left + _WIDTH * len(piece)
                words.append(Word(Span(offset, offset + len(piece)), Box(left, top, right, top + _SIZE)))
                parts.append(piece)
                offset += len(piece) + 1
                left = right + 3
        box = Box(words[0].box.x0, top, words[-1].box.x1, top + _SIZE)
        lines.append(Line(Span(start, offset - 1), box, _SIZE, words=tuple(words)))
        texts.append(" ".join(parts))
        top += _PITCH
    return Page(number, 595.0, 842.0, "\n".join(texts), tuple(lines), "layer", 1.0)
