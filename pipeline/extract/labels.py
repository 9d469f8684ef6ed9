"""Labels beside their values: a cell's wrapped label, and a label centred beside several lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from .rows import Row
from .tokens import Token

# In units of the type size.
ALIGNED = 0.4
LEADING = 1.5
LABEL_WORDS = 4
# A word that goes on in the next line is put together where a line breaks.
DIVIDED = re.compile(r"[^\W\d_][-\u00ad]$")
COORDINATORS = ("och", "eller", "samt")
ADDRESS = re.compile(r"@|://|^www\.")


def join_labels(rows: Sequence[Row]) -> list[Row]:
    """Rows with the second line of a wrapped label put behind its first.

    In "Justeringens plats och | Rådhuset" over "tid", the lower line goes on the label, not the value. It is
    recognised by standing under the label, being no wider than it, and beginning with a small letter.
    """
    result: list[Row] = []
    for row in rows:
        joined = _joined(result[-1], row) if result else None
        if joined is None:
            result.append(row)
        else:
            result[-1:] = joined
    return result


def _joined(above: Row, row: Row) -> list[Row] | None:
    """The two rows with the lower one's label parts moved up; `None` where it has none."""
    size = max(above.size, row.size)
    if len(above.segments) < 2 or not 0 < row.baseline - above.baseline <= LEADING * size:
        return None
    segments = [list(segment) for segment in above.segments]
    rest: list[Token] = []
    moved = False
    for part in row.segments:
        at = _label_over(part, segments, size)
        if at is None or not _wraps(part) or DIVIDED.search(segments[at][-1].text):
            rest += part
        else:
            segments[at] += part
            moved = True
    if not moved:
        return None
    upper = Row(tuple(token for segment in segments for token in segment))
    return [upper, Row(tuple(rest))] if rest else [upper]


def _label_over(part: Sequence[Token], segments: Sequence[Sequence[Token]], size: float) -> int | None:
    """The index of the segment that `part` stands under, if a value follows that one beyond `part`'s end."""
    for index, segment in enumerate(segments[:-1]):
        if abs(segment[0].box.x0 - part[0].box.x0) <= ALIGNED * size:
            clear = segments[index + 1][0].box.x0 - part[-1].box.x1
            if clear > 0 and len(segment) <= LABEL_WORDS and _begins(segment):
                return index
    return None


def _begins(segment: Sequence[Token]) -> bool:
    """True for words that begin a label: a capital, or a number before it."""
    first = segment[0].text[:1]
    return first.isupper() or first.isdigit()


def _wraps(part: Sequence[Token]) -> bool:
    """True for words that go on with a line: a small letter first, but no address of mail or web."""
    return (
        part[0].text[:1].islower()
        and len(part) <= LABEL_WORDS
        and not any(ADDRESS.search(token.text) for token in part)
    )


def divides(token: Token, after: Token) -> bool:
    """True where a word is divided between the end of a line and the beginning of the next."""
    if not DIVIDED.search(token.text) or token.baseline >= after.baseline:
        return False
    return after.text[:1].isalpha() and after.text not in COORDINATORS


def lift_labels(rows: Sequence[Row]) -> list[Row]:
    """Rows with each label that is centred beside several lines moved to the first of these.

    A table of contents has "§ 99" at half the height of its two-line title; it is read before the title.
    A label that stands between two lines, on neither's baseline, is the sign of such a table.
    """
    result: list[Row] = []
    at = 0
    while at < len(rows):
        size = _block_size(rows, at)
        if size == 0:
            result.append(rows[at])
            at += 1
            continue
        label, *lines = _sorted_block(rows[at : at + size + 1])
        result.append(Row((*label.tokens, *lines[0].tokens)))
        result += lines[1:]
        at += size + 1
    return result


def _block_size(rows: Sequence[Row], at: int) -> int:
    """How many lines from `at` on (the label's own row not counted) a centred label stands beside, or 0."""
    for half in (1, 2, 3):
        middle = at + half
        if middle + half >= len(rows):
            return 0
        label = rows[middle]
        lines = [*rows[at:middle], *rows[middle + 1 : middle + half + 1]]
        if _is_centred(label, lines):
            return 2 * half
    return 0


def _is_centred(label: Row, lines: Sequence[Row]) -> bool:
    size = max(label.size, lines[0].size)
    if len(label.tokens) > LABEL_WORDS or any(
        line.tokens[0].box.x0 <= label.box.x1 + 0.5 * size for line in lines
    ):
        return False
    left = lines[0].tokens[0].box.x0
    if any(abs(line.tokens[0].box.x0 - left) > ALIGNED * size for line in lines):
        return False
    steps = [after.baseline - before.baseline for before, after in pairwise(lines)]
    if max(steps) > LEADING * size or max(steps) > 1.2 * min(steps):
        return False
    centre = (lines[0].baseline + lines[-1].baseline) / 2
    return abs(centre - label.baseline) <= 0.2 * size


def _sorted_block(block: Sequence[Row]) -> list[Row]:
    """The label, then its lines."""
    middle = len(block) // 2
    return [block[middle], *block[:middle], *block[middle + 1 :]]
