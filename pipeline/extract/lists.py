"""Lists side by side, each beneath its own heading: "Ledamöter | Ersättare", "För köparen | För säljaren".

Their headings stand on one line and are of one kind. Each list is read to its end before the next one.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from .rows import Row
from .tokens import Token

DATA = Path(__file__).parent / "data" / "lists.toml"

# In points: how far to the left of its heading a list may begin.
EDGE = 3.0
# In units of the type size: a gap that ends the lists, one that does though they all go on behind it, since
# signatures need room, and one that ends the first of them where the others have ended.
GAP, ROOM, LAST_GAP = 4.5, 9.0, 1.8


@dataclass(frozen=True, slots=True)
class ListHeading:
    """An entry of the data file: what the headings of such lists look like."""

    name: str
    pattern: re.Pattern[str]
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]

    def fits(self, text: str) -> bool:
        """True where the whole text is such a heading."""
        return self.pattern.fullmatch(text.strip().rstrip(":").lower()) is not None


@lru_cache(maxsize=1)
def list_headings() -> tuple[ListHeading, ...]:
    """The entries of the data file."""
    return tuple(
        ListHeading(
            entry["name"], re.compile(entry["pattern"]), tuple(entry["examples"]), tuple(entry["not"])
        )
        for entry in tomllib.loads(DATA.read_text("utf-8"))["heading"]
    )


def lists_apart(tokens: Sequence[Token], rows: Sequence[Row]) -> list[Sequence[Token]]:
    """The words parted at such lists, in reading order; a single part where there are none."""
    parts: list[Sequence[Token]] = []
    start = at = 0
    while at < len(rows):
        edges = _edges(rows[at])
        last = _last(rows, at, edges) if edges else at
        # Where nothing stands beneath the first heading it is a label, and the second begins its value.
        if last > at + 1 and rows[at + 1].segments[0][0].box.x0 < edges[1] - EDGE:
            parts += _words(rows[start:at])
            for index in range(len(edges)):
                parts += _list(rows[at:last], edges, index)
            start = last
            at = last
        else:
            at += 1
    return [*parts, *_words(rows[start:])] if parts else [tokens]


def _edges(row: Row) -> list[float]:
    """Where the lists begin that a row has the headings of; empty where it is no such row."""
    if len(row.segments) < 2:
        return []
    texts = [" ".join(token.text for token in segment) for segment in row.segments]
    if len(set(texts)) == len(texts) and any(all(map(kind.fits, texts)) for kind in list_headings()):
        return [segment[0].box.x0 for segment in row.segments]
    return []


def _last(rows: Sequence[Row], at: int, edges: Sequence[float]) -> int:
    """The row behind the last one of the lists beneath the headings in row `at`."""
    for index in range(at + 1, len(rows)):
        row = rows[index]
        starts = [segment[0].box.x0 for segment in row.segments]
        go_on = all(any(abs(start - edge) <= EDGE for start in starts) for edge in edges)
        gap = row.baseline - rows[index - 1].baseline
        if gap > (ROOM if go_on else GAP) * row.size or _edges(row):
            return _first_alone(rows, at, index, edges)
        for segment in row.segments:
            left, right = segment[0].box.x0, segment[-1].box.x1
            if any(left < edge - EDGE and right > edge for edge in edges) or left < edges[0] - EDGE:
                return _first_alone(rows, at, index, edges)
    return _first_alone(rows, at, len(rows), edges)


def _first_alone(rows: Sequence[Row], at: int, last: int, edges: Sequence[float]) -> int:
    """The same row, or an earlier one behind a gap, below which there is only the first list."""
    others = [index for index in range(at, last) if rows[index].segments[-1][0].box.x0 >= edges[1] - EDGE]
    for index in range(others[-1] + 1, last):
        if rows[index].baseline - rows[index - 1].baseline > LAST_GAP * rows[index].size:
            return index
    return last


def _list(rows: Sequence[Row], edges: Sequence[float], index: int) -> list[Sequence[Token]]:
    left = edges[index] - EDGE
    right = edges[index + 1] - EDGE if index + 1 < len(edges) else float("inf")
    words = [token for row in rows for token in row.tokens if left <= token.box.x0 < right]
    return [words] if words else []


def _words(rows: Sequence[Row]) -> list[Sequence[Token]]:
    return [[token for row in rows for token in row.tokens]] if rows else []
