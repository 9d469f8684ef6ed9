"""Running heads and feet: what recurs at the edges of pages, and what stands there by custom.

A line is a head where it and all lines above it recur on the pages around it (spelled much alike, digits
aside), at much the same place and in the same type. A page number or a strip for signatures is one also
on a document's only page. Real content at the top of a first page stays body.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from rapidfuzz import fuzz

from ..model import Line, LineRole, Page
from .rows import SEGMENT_GAP

# Shares of the page's height in which heads and feet may stand, and in which a lone number is one.
TOP_ZONE = 0.22
BOTTOM_ZONE = 0.18
NUMBER_ZONE = 0.12
MOST_LINES = 8

# Pages on either side that a line is looked for on, and the share of them that must have it.
WINDOW = 4
SHARE = 0.4
HEADING_SHARE = 0.8

ALIKE = 82.0
NEAR, NEAR_OCR, SHIFTED = 6.0, 12.0, 45.0
SIZES, SIZES_OCR = 1.25, 1.6
SENTENCE_WORDS = 9

# Letters that the first segment of a line must have for the line to be known by it alone.
LEAD = 8

# Greater numbers are years or serial numbers, which do not count the pages.
LARGEST_PAGE = 999

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

    def fits(self, text: str) -> bool:
        """True where the whole line is of this form."""
        return self.pattern.fullmatch(text.strip().lower()) is not None


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
        )
        for kind, entries in tables.items()
        for entry in entries
    )


@dataclass(frozen=True, slots=True)
class _Edge:
    """A line near an edge of its page, as it is compared with those of other pages."""

    line: int
    text: str
    folded: str
    lead: str
    numbers: tuple[int, ...]
    y: float
    size: float
    number: bool
    strip: bool
    heading: bool


def mark_margins(pages: Sequence[Page]) -> tuple[Page, ...]:
    """The pages with the role of each line that is a running head or foot."""
    tops = [_edges(page, "top") for page in pages]
    bottoms = [_edges(page, "bottom") for page in pages]
    marked = []
    for index, page in enumerate(pages):
        roles: dict[int, LineRole] = dict.fromkeys(_running(tops, index, pages), "head")
        roles |= dict.fromkeys(_running(bottoms, index, pages), "foot")
        lines = tuple(
            replace(line, role=roles[at]) if at in roles else line for at, line in enumerate(page.lines)
        )
        marked.append(replace(page, lines=lines))
    return tuple(marked)


def _edges(page: Page, edge: str) -> list[_Edge]:
    """The lines near an edge, from the edge inwards."""
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
    return [_edge(page, at, line, distance, edge) for distance, at, line in found[:MOST_LINES]]


def _edge(page: Page, at: int, line: Line, distance: float, edge: str) -> _Edge:
    text = line.span.of(page.raw_text)
    kinds = {p.kind for p in patterns() if p.edge in (edge, "both") and p.fits(text)}
    near = distance <= NUMBER_ZONE * page.height
    return _Edge(
        line=at,
        text=text,
        folded=fold(text),
        lead=fold(_lead(page, line)),
        numbers=tuple(int(number) for number in re.findall(r"\d+", text)),
        y=distance,
        size=line.size,
        number="page_number" in kinds and near,
        strip="strip" in kinds,
        heading="heading" in kinds,
    )


def _lead(page: Page, line: Line) -> str:
    """The line's first words, up to a wide gap."""
    for before, word in pairwise(line.words):
        if word.box.x0 - before.box.x1 > SEGMENT_GAP * line.size:
            return page.raw_text[line.span.start : before.span.end]
    return line.span.of(page.raw_text)


def fold(text: str) -> str:
    """A line's letters, small, with each run of digits as one 0: what is compared between pages."""
    return re.sub(r"\d+", "0", re.sub(r"[^\w§]+", "", text.lower()))


def _running(edges: Sequence[list[_Edge]], index: int, pages: Sequence[Page]) -> list[int]:
    """The lines of page `index` that are running heads (or feet), from the edge inwards without a break."""
    others = range(max(0, index - WINDOW), min(len(pages), index + WINDOW + 1))
    around = [at for at in others if at != index and not _is_copy(pages[index], pages[at])]
    taken: list[_Edge] = []
    strip = any(edge.strip for edge in edges[index])
    for at, edge in enumerate(edges[index]):
        beyond_strip = strip and len(edge.text) <= 12 and any(later.strip for later in edges[index][at + 1 :])
        number = edge.number and (at == 0 or not edge.text.strip().isdigit() or _counts(edge, edges, index))
        if number or edge.strip or beyond_strip or _recurs(edge, edges, index, around, pages):
            taken.append(edge)
        else:
            break
    return [edge.line for edge in taken]


def _counts(edge: _Edge, edges: Sequence[list[_Edge]], index: int) -> bool:
    """True for a bare number that is the page's own, or that goes on counting on a page beside it.

    Any other number below a running head may be the misread label of a paragraph.
    """
    (number,) = edge.numbers
    if number == index + 1:
        return True
    return any(
        other.numbers == (number + step,) and other.number
        for step in (-1, 1)
        if 0 <= index + step < len(edges)
        for other in edges[index + step]
    )


def _is_copy(page: Page, other: Page) -> bool:
    """True where the two pages say the same: what recurs on a copy is no sign of a running head."""
    if not page.raw_text or abs(len(page.raw_text) - len(other.raw_text)) > 0.05 * len(page.raw_text):
        return False
    return fuzz.ratio(page.raw_text, other.raw_text, score_cutoff=97) > 0


def _recurs(
    edge: _Edge, edges: Sequence[list[_Edge]], index: int, around: Sequence[int], pages: Sequence[Page]
) -> bool:
    if not around or not edge.folded or "§" in edge.text:
        # A paragraph's label tells where a paragraph begins, also where it recurs.
        return False
    exact, shifted = [], []
    for at in around:
        scanned = any(pages[page].text_source != "layer" for page in (index, at))
        matches = [other for other in edges[at] if _alike(edge, other, at - index, scanned)]
        near = NEAR_OCR if scanned else NEAR
        if any(abs(other.y - edge.y) <= near for other in matches):
            exact.append(at)
        if any(abs(other.y - edge.y) <= SHIFTED for other in matches):
            shifted.append(at)
    if edge.heading:
        return len(exact) / len(around) >= HEADING_SHARE
    if len(edge.text.split()) >= SENTENCE_WORDS:
        return len(exact) >= 2 and _share(exact, around, index) >= SHARE
    return _share(exact, around, index) >= SHARE or (
        len(shifted) >= 2 and _share(shifted, around, index) >= SHARE
    )


def _share(found: Sequence[int], around: Sequence[int], index: int) -> float:
    """The share of the pages around that have the line, or of those on the same side of the sheet."""
    same_side = [at for at in around if (at - index) % 2 == 0]
    share = len(found) / len(around)
    if len(same_side) >= 2:
        share = max(share, sum(1 for at in found if at in same_side) / len(same_side))
    return share


def _alike(edge: _Edge, other: _Edge, pages_on: int, scanned: bool) -> bool:
    """True where two lines are the same but for spelling mistakes, and for numbers that count the pages."""
    most = SIZES_OCR if scanned else SIZES
    if not 1 / most <= (edge.size or 1) / (other.size or 1) <= most:
        return False
    if len(edge.lead) >= LEAD and edge.lead == other.lead and not re.search(r"\d", edge.lead):
        return True
    if edge.folded != other.folded and (
        len(edge.folded) < 5 or fuzz.ratio(edge.folded, other.folded) < ALIKE
    ):
        return False
    if edge.numbers == other.numbers:
        return True
    if scanned and any(sign.isalpha() for sign in edge.text):
        return fuzz.ratio(edge.text, other.text) >= ALIKE
    return len(edge.numbers) == len(other.numbers) and all(
        after == before or (after - before == pages_on and after <= LARGEST_PAGE)
        for before, after in zip(edge.numbers, other.numbers, strict=True)
    )
