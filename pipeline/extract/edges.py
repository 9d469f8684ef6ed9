"""Lines near the edges of a page, as they are compared with those of other pages."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from rapidfuzz import fuzz

from ..model import Line, Page
from .rows import SEGMENT_GAP

# Shares of the page's height in which heads and feet may stand, and in which a lone number is one.
TOP_ZONE = 0.22
BOTTOM_ZONE = 0.18
NUMBER_ZONE = 0.12
MOST_LINES = 8

# How small the type of a foot is beside that of the text.
SMALL = 0.9

# How much alike OCR spells a word of a signature strip; shorter pieces are initials and specks.
STRIP_ALIKE = 75.0
STRIP_LETTERS = 4

PARAGRAPHS = re.compile(r"(?:paragraf(?:er)?:?\s*)?§+\s*\d{1,3}(?:\s*[-–—]\s*\d{1,3})?", re.IGNORECASE)

DATA = Path(__file__).parent / "data" / "margins.toml"


@dataclass(frozen=True, slots=True)
class Pattern:
    """An entry of the data file: what a whole line must look like, and at which edge."""

    kind: str
    name: str
    pattern: re.Pattern[str]
    edge: str
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]
    words: tuple[str, ...] = ()

    def fits(self, text: str) -> bool:
        """True where the whole line is of this form, spelled right or, for a strip, as OCR may spell it."""
        if self.pattern.fullmatch(text.strip().lower()) is not None:
            return True
        return bool(self.words) and self._misspelled(text.lower())

    def _misspelled(self, text: str) -> bool:
        """True where every longer word is much like one of the strip's, and one like the first of these."""
        words = [word for word in re.findall(r"[^\W_]+", text) if len(word) >= STRIP_LETTERS]
        if not any(fuzz.ratio(word, self.words[0]) >= STRIP_ALIKE for word in words):
            return False
        return all(any(fuzz.ratio(word, like) >= STRIP_ALIKE for like in self.words) for word in words)


@lru_cache(maxsize=1)
def patterns() -> tuple[Pattern, ...]:
    """The entries of the data file."""
    tables = tomllib.loads(DATA.read_text("utf-8"))
    return tuple(
        Pattern(
            kind,
            entry["name"],
            re.compile(entry["pattern"]),
            entry["edge"],
            tuple(entry["examples"]),
            tuple(entry["not"]),
            tuple(entry.get("words", ())),
        )
        for kind, entries in tables.items()
        for entry in entries
    )


@dataclass(frozen=True, slots=True)
class EdgeLine:
    """A line near an edge of its page: `line` is its index in the page, `y` its distance from the edge.

    `small` is true where its type is smaller than the text's; `number`, `strip` and `heading` tell what kind
    of entry of the data file it fits, `near` whether a page's number may stand there, and `ends_in_number`
    whether its last segment is one of the form "2(7)".
    """

    line: int
    text: str
    segments: tuple[str, ...]
    folded: str
    numbers: tuple[int, ...]
    y: float
    size: float
    small: bool
    number: bool
    strip: bool
    heading: bool
    near: bool
    ends_in_number: bool

    @property
    def lead(self) -> str:
        """The line's first words, up to a wide gap, folded."""
        return fold(self.segments[0]) if self.segments else ""

    @property
    def lone_numbers(self) -> list[int]:
        """The numbers that stand by themselves at the line's edge of the page and may be the page's."""
        ends = {self.segments[0], self.segments[-1]} if self.near and len(self.segments) > 1 else set()
        return [int(number) for text in ends for number in re.findall(r"^[-–—\s]*(\d{1,3})[-–—\s]*$", text)]

    @property
    def words(self) -> list[str]:
        """The line's words in small letters, without signs."""
        return re.findall(r"\w+", self.text.lower())


def edge_lines(page: Page, edge: str, text_size: float) -> list[EdgeLine]:
    """The lines near an edge ("top" or "bottom"), from the edge inwards; `text_size` is the document's."""
    top = edge == "top"
    zone = (TOP_ZONE if top else BOTTOM_ZONE) * page.height
    found = []
    for at, line in enumerate(page.lines):
        middle = (line.box.y0 + line.box.y1) / 2
        distance = middle if top else page.height - middle
        if distance > zone:
            continue
        found.append((distance, at, line))
    found.sort(key=lambda item: (item[0], item[1]))
    return [
        _edge_line(page, at, line, distance, edge, text_size) for distance, at, line in found[:MOST_LINES]
    ]


def _edge_line(page: Page, at: int, line: Line, distance: float, edge: str, size: float) -> EdgeLine:
    segments = _segments(page, line)
    text = line.span.of(page.raw_text)
    if any("§" in segment for segment in segments[1:]) and "§" not in segments[0]:
        # Which paragraphs are on the page is told anew on each: "Kommunstyrelsen   2018-04-10   §§ 61–62".
        segments = tuple(segment for segment in segments if not PARAGRAPHS.fullmatch(segment))
        text = " ".join(segments)
    kinds = _kinds(text, edge)
    near = distance <= NUMBER_ZONE * page.height
    return EdgeLine(
        line=at,
        text=text,
        segments=segments,
        folded=fold(text),
        numbers=tuple(int(number) for number in re.findall(r"\d+", text)),
        y=distance,
        size=line.size,
        small=line.size <= SMALL * size,
        number="page_number" in kinds and near,
        strip="strip" in kinds,
        heading="heading" in kinds,
        near=near,
        ends_in_number=near and len(segments) > 1 and _counts_pages(segments[-1]),
    )


@lru_cache(maxsize=2048)
def _kinds(text: str, edge: str) -> frozenset[str]:
    """The kinds of entries of the data file that a line at an edge fits; heads are the same on many pages."""
    return frozenset(
        pattern.kind for pattern in patterns() if pattern.edge in (edge, "both") and pattern.fits(text)
    )


def _counts_pages(text: str) -> bool:
    """True for "2(7)" or "Sida 2": a number that says itself that it is a page's."""
    return not text.strip(" -–—").isdigit() and any(
        pattern.kind == "page_number" and pattern.fits(text) for pattern in patterns()
    )


def _segments(page: Page, line: Line) -> tuple[str, ...]:
    """The line's words, parted where the gap between them is wide."""
    text, start = page.raw_text, line.span.start
    parts = []
    for before, word in pairwise(line.words):
        if word.box.x0 - before.box.x1 > SEGMENT_GAP * line.size:
            parts.append(text[start : before.span.end])
            start = word.span.start
    return (*parts, text[start : line.span.end])


def text_size(pages: Sequence[Page]) -> float:
    """The type size that most of the pages' characters have."""
    weights: dict[float, int] = {}
    for page in pages:
        for line in page.lines:
            weights[line.size] = weights.get(line.size, 0) + len(line.span)
    return max(weights, key=lambda size: (weights[size], size), default=0.0)


@lru_cache(maxsize=2048)
def fold(text: str) -> str:
    """A line's letters, small, with each run of digits as one 0: what is compared between pages."""
    return re.sub(r"\d+", "0", re.sub(r"[^\w§]+", "", text.lower()))


def all_words(lines: Sequence[EdgeLine]) -> list[str]:
    """The words of several lines, one after the other, page numbers aside."""
    return [word for line in lines if not line.number for word in line.words]
