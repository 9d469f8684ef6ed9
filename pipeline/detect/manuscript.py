"""A document as detection sees it: its repaired text as lines that know how they were printed.

The text is that of the repaired pages joined with `PAGE_JOIN`; every span that detection gives is on it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from statistics import median

from pipeline.model import (
    PAGE_JOIN,
    Bookmark,
    Box,
    Line,
    Page,
    ReadDocument,
    RepairedDocument,
    RepairedPage,
    Span,
    page_index,
    page_starts,
)
from pipeline.swedish.deferred import deferred

from .pitch import closest_pitch, line_pitch, wrapped_pitch

BULLET = deferred(r"^\s*(?:[•▪◦‣●○■□*–-]|o(?=\s))\s+")
NUMBERED = deferred(r"^\s*(?:\d{1,2}|[a-zåäö])[.)]\s+")
ATT_CLAUSE = deferred(r"^\s*(?:(?:dels|samt|och)\s+)?att\s+", re.IGNORECASE)
_BLOCK_GAP = 1.3
# Shorter lines say little of how wide a letter is.
_FEWEST_LETTERS = 40
_SENTENCE_END = deferred(r"[.!?:]['\"”’)]*\s*$")


@dataclass(frozen=True, slots=True)
class ManuscriptLine:
    """A line of the text: its span without the line break, page (from 1), and how it was printed.

    `size` is in points, 0 where unknown; `starts_block` is true where the page leaves a gap above the
    line, or where it begins a list item or follows a change of type.
    """

    index: int
    text: str
    span: Span
    page: int
    size: float
    bold: bool
    box: Box | None
    starts_block: bool


def fold(text: str) -> str:
    """`text` with line breaks and tabs as blanks; every character keeps its place."""
    return text.replace("\n", " ").replace("\t", " ").replace("\u00a0", " ")


@dataclass(frozen=True)
class Manuscript:
    """The text, its lines, and what stood at the edges of the pages.

    `heads` and `feet` are the running heads and feet in the order of the pages, each wording once.
    """

    text: str
    lines: tuple[ManuscriptLine, ...]
    starts: tuple[int, ...]
    heads: tuple[str, ...]
    feet: tuple[str, ...]
    outline: tuple[Bookmark, ...]
    properties: dict[str, str]

    @classmethod
    def of(cls, document: ReadDocument, repaired: RepairedDocument) -> Manuscript:
        """The manuscript of a document; both arguments have the same pages in the same order."""
        texts = [page.text for page in repaired.pages]
        starts = page_starts(texts)
        lines: list[ManuscriptLine] = []
        closest, wrapped = closest_pitch(document.pages), wrapped_pitch(document.pages)
        for page, mended, start in zip(document.pages, repaired.pages, starts, strict=True):
            before = lines[-1] if lines else None
            lines += _page_lines(page, mended, start, len(lines), before, closest, wrapped)
        return cls(
            text=PAGE_JOIN.join(texts),
            lines=tuple(lines),
            starts=tuple(starts),
            heads=_edge_texts(document.pages, "head"),
            feet=_edge_texts(document.pages, "foot"),
            outline=document.outline,
            properties=document.properties,
        )

    @cached_property
    def folded(self) -> str:
        """The text with line breaks as blanks; every character keeps its place."""
        return fold(self.text)

    @cached_property
    def body_size(self) -> float:
        """The type size (points) that most of the text is set in, 0 where none is known."""
        sizes: Counter[float] = Counter()
        for line in self.lines:
            sizes[round(line.size * 2) / 2] += len(line.text)
        return max(sizes, key=lambda size: (sizes[size], -size), default=0.0)

    @cached_property
    def remembered(self) -> dict[str, object]:
        """What has been found once and is asked for again, by name."""
        return {}

    @cached_property
    def body_left(self) -> float:
        """Where most of the text begins, in points from the left; 0 where no place is known."""
        edges: Counter[float] = Counter()
        for line in self.lines:
            if line.box is not None:
                edges[round(line.box.x0 / 4) * 4.0] += len(line.text)
        return max(edges, key=lambda edge: (edges[edge], -edge), default=0.0)

    @cached_property
    def _line_starts(self) -> list[int]:
        return [line.span.start for line in self.lines]

    def page_of(self, offset: int) -> int:
        """The number (from 1) of the page that holds `offset`."""
        return page_index(self.starts, offset) + 1

    def line_at(self, offset: int) -> ManuscriptLine:
        """The line that holds `offset`; IndexError for a document without text."""
        return self.lines[max(0, bisect_right(self._line_starts, offset) - 1)]

    def lines_in(self, span: Span) -> Sequence[ManuscriptLine]:
        """The lines that share a character with `span`."""
        first = max(0, bisect_right(self._line_starts, span.start) - 1)
        last = bisect_right(self._line_starts, span.end - 1)
        return [line for line in self.lines[first:last] if line.span.overlaps(span)]

    def joined(self, span: Span) -> str:
        """The text of `span` with wrapped lines joined by a space; blocks and list items keep a line each."""
        parts: list[str] = []
        for line in self.lines_in(span):
            piece = self.text[max(line.span.start, span.start) : min(line.span.end, span.end)].strip()
            if not piece:
                continue
            begins = line.starts_block and line.span.start >= span.start
            parts += ["\n" if begins else " ", piece] if parts else [piece]
        return "".join(parts)

    def breaks_early(self, above: ManuscriptLine, line: ManuscriptLine) -> bool:
        """True where the first word of `line` would have fitted on the line above it, on the same page."""
        if above.page != line.page:
            return False
        return _fits(above, line.text, self._margins.get(above.page, 0.0))

    @cached_property
    def has_bold(self) -> bool:
        """True where some of the text is set in bold type."""
        return any(line.bold for line in self.lines)

    def has_room(self, line: ManuscriptLine, words: str, following: str) -> bool:
        """True where the first word of `following` had room between `words` and the last ones of `line`.

        For a heading with a number set at the right: `line` is then as wide as the page whatever it says.
        """
        if line.box is None or not following.strip() or not self._letter:
            return False
        number = len(line.text) - line.text.find(words) - len(words)
        begun = line.text.find(words) + len(words) + len(following.split()[0]) + 2
        return line.box.x0 + self._letter * (begun + max(number, 0)) < line.box.x1

    @cached_property
    def _letter(self) -> float:
        """The usual width of a letter in points; 0 where no place is known."""
        widths = [
            (line.box.x1 - line.box.x0) / len(line.text.strip())
            for line in self.lines
            if line.box is not None and len(line.text.strip()) > _FEWEST_LETTERS
        ]
        return median(widths) if widths else 0.0

    @cached_property
    def _margins(self) -> dict[int, float]:
        margins: dict[int, float] = {}
        for line in self.lines:
            if line.box is not None:
                margins[line.page] = max(margins.get(line.page, 0.0), line.box.x1)
        return margins

    def span_of(self, lines: Sequence[ManuscriptLine]) -> Span:
        """The span from the first to the last of `lines`, which must not be empty."""
        return Span(lines[0].span.start, lines[-1].span.end)


def _page_lines(
    page: Page,
    mended: RepairedPage,
    start: int,
    index: int,
    before: ManuscriptLine | None,
    closest: float | None,
    wrapped: float | None,
) -> Iterable[ManuscriptLine]:
    raw_starts = [line.span.start for line in page.lines]
    placed: list[tuple[str, Span, Line | None]] = []
    offset = 0
    for text in mended.text.split("\n"):
        if text.strip():
            raw = bisect_right(raw_starts, mended.raw_offset(offset)) - 1
            placed.append(
                (
                    text,
                    Span(start + offset, start + offset + len(text)),
                    page.lines[raw] if raw >= 0 else None,
                )
            )
        offset += len(text) + 1
    pitch = line_pitch([line for _, _, line in placed if line], closest)
    margin = max((line.box.x1 for _, _, line in placed if line), default=0.0)
    previous: Line | None = None
    for text, span, line in placed:
        starts = bool(BULLET.match(text) or NUMBERED.match(text))
        if previous and line:
            gap = line.box.y0 - previous.box.y0
            starts = starts or gap > _BLOCK_GAP * pitch or gap < -pitch
            starts = starts or previous.bold != line.bold or abs(previous.size - line.size) > 1
            ended = before is not None and _SENTENCE_END.search(before.text) is not None
            starts = starts or bool(ended and wrapped and gap > _BLOCK_GAP * wrapped)
            starts = starts or (before is not None and _ends_early(before, text, margin))
        elif before is not None:
            # Over a page break there is no gap to see: a sentence that has not ended goes on.
            starts = starts or bool(_SENTENCE_END.search(before.text))
            starts = starts or bool(line and (before.bold != line.bold or abs(before.size - line.size) > 1))
        else:
            starts = True
        current = ManuscriptLine(
            index,
            text,
            span,
            page.number,
            line.size if line else 0.0,
            bool(line and line.bold),
            line.box if line else None,
            starts,
        )
        yield current
        index, previous, before = index + 1, line, current


def _ends_early(before: ManuscriptLine, text: str, margin: float) -> bool:
    """True where a sentence ends on `before` although the next line's first word would have fitted there."""
    return bool(_SENTENCE_END.search(before.text)) and _fits(before, text, margin)


def _fits(before: ManuscriptLine, text: str, margin: float) -> bool:
    """True where the first word of `text` would have fitted between the end of `before` and the margin."""
    if before.box is None or not before.text.strip():
        return False
    width = (before.box.x1 - before.box.x0) / len(before.text.strip())
    return before.box.x1 + width * (len(text.split()[0]) + 2) < margin


def _edge_texts(pages: Sequence[Page], role: str) -> tuple[str, ...]:
    seen: dict[str, None] = {}
    for page in pages:
        for line in page.lines:
            if line.role == role:
                seen.setdefault(line.span.of(page.raw_text).strip())
    return tuple(text for text in seen if text)
