"""Words in large type across the pages of a document: "UTKAST", "KOPIA"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from ..model import Line, Page

# How much larger than the text such words are, how many there are, and the share of pages that have them.
LARGER = 3.0
MOST_WORDS = 3
SHARE = 0.5


def watermarks(pages: Sequence[Page], text_size: float) -> list[list[int]]:
    """The lines (by index) of each page that are such words, which must stand on several pages."""
    found = [
        [at for at, line in enumerate(page.lines) if _is_large(line, text_size)] if text_size else []
        for page in pages
    ]
    counts = Counter(
        text
        for page, lines in zip(pages, found, strict=True)
        for text in {page.lines[at].span.of(page.raw_text) for at in lines}
    )
    fewest = max(2.0, SHARE * len(pages))
    return [
        [at for at in lines if counts[page.lines[at].span.of(page.raw_text)] >= fewest]
        for page, lines in zip(pages, found, strict=True)
    ]


def _is_large(line: Line, text_size: float) -> bool:
    return line.size >= LARGER * text_size and len(line.words) <= MOST_WORDS
