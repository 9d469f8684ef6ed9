"""A document set: where each line stands, and which words of which block it holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby, zip_longest


@dataclass(frozen=True)
class Run:
    """Words at a place. `spread` is the width to which a justified line is stretched, else 0."""

    x: float
    text: str
    font: str
    size: float
    spread: float = 0.0


@dataclass(frozen=True)
class Line:
    """One line of body text: `text` as a reader has it, `runs` as they are drawn.

    `block` is the index of its block, `start` and `end` the part of the block's text that it holds. Lines
    with the same `beside` (not 0) are of blocks side by side, and `columns` has the line's part of each.
    """

    y: float
    runs: tuple[Run, ...]
    text: str
    block: int
    start: int = 0
    end: int = 0
    rules_above: tuple[tuple[float, float], ...] = ()
    beside: int = 0
    columns: tuple[str, ...] = ()


@dataclass
class Layout:
    """A document set: the lines of each page, and the first page (from 1) of each block."""

    pages: list[list[Line]] = field(default_factory=lambda: [[]])

    def texts(self) -> list[str]:
        """What a reader has of each page, line by line; of blocks side by side one after the other."""
        return ["\n".join(_read(lines)) for lines in self.pages]

    def page_of(self, block: int, offset: int = 0) -> int:
        """The page, counted from 1, on which character `offset` of a block stands."""
        last = 1
        for number, lines in enumerate(self.pages, 1):
            for line in lines:
                if line.block == block:
                    last = number
                    if line.start <= offset < line.end or line.end == 0:
                        return number
        return last


def _read(lines: Sequence[Line]) -> list[str]:
    texts: list[str] = []
    for beside, group in groupby(lines, key=lambda line: line.beside):
        rows = list(group)
        if beside:
            columns = zip_longest(*(row.columns for row in rows), fillvalue="")
            texts += [text for column in columns for text in column if text]
        else:
            texts += [row.text for row in rows if row.text]
    return texts
