"""Text that is never changed, and what is known of places in it.

`Page.raw_text` is what was extracted. A `Repair` says what to put in place of a span of it, and
`RepairedPage.text` is the raw text with all repairs applied. Whatever is found later is a `Span` on the
document text: the repaired pages joined with `PAGE_JOIN`.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

PAGE_JOIN = "\n"

TextSource = Literal["layer", "ocr", "mixed"]
LineRole = Literal["body", "head", "foot"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open range of characters: `text[start:end]`."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The characters that the span covers in `text`."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """True where the two share at least one character."""
        return self.start < other.end and other.start < self.end


class Claims:
    """Which characters of a text something found has taken already, so that nothing is found twice there.

    Asking costs what the asked span is long, however many spans were taken before.
    """

    __slots__ = ("_taken",)

    def __init__(self, length: int, spans: Iterable[Span] = ()) -> None:
        self._taken = bytearray(length)
        for span in spans:
            self.take(span)

    def is_free(self, span: Span) -> bool:
        """True where no character of the span is taken."""
        return self._taken.find(1, span.start, span.end) < 0

    def take(self, span: Span) -> None:
        """Take the characters of the span, taken or not."""
        self._taken[span.start : span.end] = b"\1" * len(span)


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page in points (1/72 inch), the origin at the top left."""

    x0: float
    y0: float
    x1: float
    y1: float


@dataclass(frozen=True, slots=True)
class Word:
    """A word as read: its span in `Page.raw_text`, its box, the OCR engine's confidence (0 to 1)."""

    span: Span
    box: Box
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line: span in `Page.raw_text` without its line break, box, type size in points, weight.

    `role` is "head" or "foot" for what recurs at the edges of pages (running heads, page numbers, strips
    for signatures), "body" for all else.
    """

    span: Span
    box: Box
    size: float = 0.0
    bold: bool = False
    role: LineRole = "body"
    words: tuple[Word, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """A page as it was read. `number` counts from 1; `width` and `height` are points, after rotation.

    `raw_text` holds every line in reading order, running heads included, joined by line breaks.
    `quality` is the estimated share of words read right (0 to 1; `None` for a page without words), and
    `reason` says in a sentence why the text comes from where it does.
    """

    number: int
    width: float
    height: float
    raw_text: str
    lines: tuple[Line, ...]
    text_source: TextSource
    quality: float | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Repair:
    """A change to a page's text: `raw_text[span]` was `before` and becomes `after`.

    `method` names the rule (running-head, hyphen, encoding, ocr-lexicon, …), `evidence` says in words why,
    `confidence` is 0 to 1.
    """

    span: Span
    before: str
    after: str
    method: str
    confidence: float = 1.0
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class RepairedPage:
    """A page's repaired text and the repairs, in order and disjoint, that lead there from `raw_text`."""

    number: int
    text: str
    repairs: tuple[Repair, ...] = ()

    def raw_offset(self, offset: int) -> int:
        """The place in `raw_text` that `offset` in `text` stems from; within a repair, its start."""
        shift = 0
        for repair in self.repairs:
            start = repair.span.start + shift
            if offset < start:
                break
            if offset < start + len(repair.after):
                return repair.span.start
            shift += len(repair.after) - len(repair.span)
        return offset - shift


def apply_repairs(raw_text: str, repairs: Iterable[Repair]) -> str:
    """`raw_text` with the repairs applied; ValueError unless they are in order, disjoint and fit the text."""
    parts: list[str] = []
    position = 0
    for repair in repairs:
        if repair.span.start < position or repair.span.of(raw_text) != repair.before:
            raise ValueError(f"a repair does not fit its text: {repair}")
        parts += [raw_text[position : repair.span.start], repair.after]
        position = repair.span.end
    return "".join([*parts, raw_text[position:]])


def page_starts(texts: Sequence[str]) -> list[int]:
    """Where each page begins in the document text, for pages joined with `PAGE_JOIN`."""
    starts, position = [], 0
    for text in texts:
        starts.append(position)
        position += len(text) + len(PAGE_JOIN)
    return starts


def page_index(starts: Sequence[int], offset: int) -> int:
    """The index (from 0) of the page that holds `offset` of the document text."""
    return max(0, bisect_right(starts, offset) - 1)
