"""Running heads and feet: what recurs at the edges of pages, and what stands there by custom.

A line is a head where it and all lines above it recur on the pages around it (spelled much alike, digits
aside), at much the same place and in the same type. A page number or a strip for signatures is one also
on a document's only page. Real content at the top of a first page stays body.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from rapidfuzz import fuzz

from ..model import LineRole, Page
from .edges import EdgeLine, all_words, edge_lines, text_size
from .watermarks import watermarks

# Pages on either side that a line is looked for on, and the share of them that must have it.
WINDOW = 4
SHARE = 0.4
HEADING_SHARE = 0.8

ALIKE = 82.0
NEAR, NEAR_OCR, SHIFTED = 6.0, 12.0, 45.0
SIZES, SIZES_OCR = 1.25, 1.6
SENTENCE_WORDS = 9
# So many pieces with wide gaps between them are no sentence.
PARTS = 3

# Letters that the first segment of a line must have for the line to be known by it alone.
LEAD = 8
FEWEST_LETTERS = 4

# Words that the name beside a page number has at most, and the step in a stack of lines, in type sizes.
NAME_WORDS = 8
STACKED = 2.2
MOST_STACKED = 5

# Greater numbers are years or serial numbers, which do not count the pages.
LARGEST_PAGE = 999

Edges = Sequence[Sequence[EdgeLine]]


def mark_margins(pages: Sequence[Page]) -> tuple[Page, ...]:
    """The pages with the role of each line that is a running head or foot."""
    heads = _marked(pages, "top")
    feet = _marked(pages, "bottom")
    across = watermarks(pages, text_size(pages))
    marked = []
    for index, page in enumerate(pages):
        roles: dict[int, LineRole] = dict.fromkeys(heads[index], "head")
        roles |= dict.fromkeys(feet[index], "foot")
        roles |= dict.fromkeys(across[index], "head")
        lines = tuple(
            replace(line, role=roles[at]) if at in roles else line for at, line in enumerate(page.lines)
        )
        marked.append(replace(page, lines=lines))
    return tuple(marked)


def _marked(pages: Sequence[Page], edge: str) -> list[list[int]]:
    """The lines (by index) of each page that are running heads, or feet."""
    size = text_size(pages)
    edges = [edge_lines(page, edge, size) for page in pages]
    arounds = [_around(index, pages) for index in range(len(pages))]
    taken = [_running(edges, index, arounds[index], pages) for index in range(len(pages))]
    if edge == "top":
        taken = [_numbered(edges, index, count) for index, count in enumerate(taken)]
    taken = [_wrapped(edges, taken, index, arounds[index]) for index in range(len(pages))]
    return [[line.line for line in lines[:count]] for lines, count in zip(edges, taken, strict=True)]


def _around(index: int, pages: Sequence[Page]) -> list[int]:
    """The pages that a line of page `index` is looked for on."""
    others = range(max(0, index - WINDOW), min(len(pages), index + WINDOW + 1))
    return [at for at in others if at != index and not _is_copy(pages[index], pages[at])]


def _running(edges: Edges, index: int, around: Sequence[int], pages: Sequence[Page]) -> int:
    """How many lines of page `index` are running heads (or feet), from the edge inwards without a break."""
    strip = any(edge.strip for edge in edges[index])
    for at, edge in enumerate(edges[index]):
        beyond_strip = strip and len(edge.text) <= 12 and any(later.strip for later in edges[index][at + 1 :])
        number = edge.number and (at == 0 or not edge.text.strip().isdigit() or _counts(edge, edges, index))
        counts_along = at == 0 and _counts_along(edge, edges, index)
        recurs = counts_along or _recurs(edge, edges, index, around, pages)
        if not (number or edge.strip or beyond_strip or recurs):
            return at
    return len(edges[index])


def _numbered(edges: Edges, index: int, taken: int) -> int:
    """The same count with the head that is known by the page's number: "Region Norrmark    2(2)".

    Not on a first page, where the sender and the kind of paper may stand in that line. Lines stacked with
    the number belong to it where the top of an earlier page has all that they say.
    """
    lines = edges[index]
    stack = lines[:MOST_STACKED]
    at = next((at for at, line in enumerate(stack) if _has_own_number(line, index)), None)
    if index == 0 or at is None:
        return taken
    said = {_plain(part) for page in edges[:index] for line in page for part in (*line.segments, line.text)}
    if not all(_is_said(line, said) for line in stack[taken:at]):
        return taken
    taken = max(taken, at + 1)
    while taken < len(stack) and lines[taken].y - lines[taken - 1].y <= STACKED * lines[taken].size:
        if not _is_said(lines[taken], said):
            break
        taken += 1
    return taken


def _has_own_number(line: EdgeLine, index: int) -> bool:
    """True for a short line that is, or ends in, the number of the page as such numbers are written."""
    named = line.ends_in_number and len(line.words) <= NAME_WORDS and "§" not in line.text
    if named:
        return _first_number(line.segments[-1]) == index + 1
    return line.number and not line.text.strip().isdigit() and _first_number(line.text) == index + 1


def _first_number(text: str) -> int | None:
    match = re.search(r"\d+", text)
    return int(match.group()) if match else None


def _is_said(line: EdgeLine, said: set[str]) -> bool:
    if line.heading or "§" in line.text or len(line.words) > NAME_WORDS:
        return False
    return all(_plain(part) in said for part in line.segments)


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))


def _wrapped(edges: Edges, taken: Sequence[int], index: int, around: Sequence[int]) -> int:
    """The same count with lines whose words make up the heads of the pages around, parted otherwise.

    "Barn- och ungdomsnämnden" is two lines where the column is narrow, and one where it is wide.
    """
    lines, count = edges[index], taken[index]
    blocks = [all_words(edges[at][: taken[at]]) for at in around if taken[at]]
    largest = max((line.size for at in around for line in edges[at][: taken[at]]), default=0.0)
    while count < len(lines):
        line = lines[count]
        # What stands far to the right of the head's words may be something else.
        words = re.findall(r"\w+", line.segments[0].lower())
        fewest = LEAD if len(line.segments) > 1 else FEWEST_LETTERS
        if line.heading or "§" in line.text or sum(len(word) for word in words) < fewest:
            break
        if line.size > SIZES_OCR * largest:
            # The title on a cover, which the heads of the pages behind it repeat in small type.
            break
        before = Counter(all_words(lines[:count]))
        fitting = [block for block in blocks if _holds(block, words, before)]
        if len(fitting) < 2 or len(fitting) < SHARE * len(around):
            break
        count += 1
    return count


def _holds(block: Sequence[str], words: Sequence[str], before: Counter[str]) -> bool:
    """True where `words` stand in the block one after the other, and were not in the lines before."""
    if f" {' '.join(words)} " not in f" {' '.join(block)} ":
        return False
    left = Counter(block) - before
    return all(left[word] >= count for word, count in Counter(words).items())


def _counts(edge: EdgeLine, edges: Edges, index: int) -> bool:
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


def _counts_along(edge: EdgeLine, edges: Edges, index: int) -> bool:
    """True for the outermost line of a page that has a number which counts the pages: "12  Årsredovisning".

    What stands beside the number may be another chapter on each page; on a first page it is its title.
    """
    if index == 0 or edge.heading or len(edge.words) > NAME_WORDS:
        return False
    for at in range(max(0, index - 2), min(len(edges), index + 3)):
        other = edges[at][0] if at != index and edges[at] else None
        if other is None or abs(other.y - edge.y) > NEAR:
            continue
        if any(number + at - index in other.lone_numbers for number in edge.lone_numbers):
            return True
    return False


def _is_copy(page: Page, other: Page) -> bool:
    """True where the two pages say the same: what recurs on a copy is no sign of a running head."""
    if not page.raw_text or abs(len(page.raw_text) - len(other.raw_text)) > 0.05 * len(page.raw_text):
        return False
    return fuzz.ratio(page.raw_text, other.raw_text, score_cutoff=97) > 0


def _recurs(edge: EdgeLine, edges: Edges, index: int, around: Sequence[int], pages: Sequence[Page]) -> bool:
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
    if len(edge.text.split()) >= SENTENCE_WORDS and len(edge.segments) < PARTS:
        # A sentence may come twice; in small type the address of the sender does.
        enough = 1 if edge.small and len(around) == 1 else 2
        return len(exact) >= enough and _share(exact, around, index) >= SHARE
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


def _alike(edge: EdgeLine, other: EdgeLine, pages_on: int, scanned: bool) -> bool:
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
