"""A document set: where each line stands, and which words of which block it holds."""

from __future__ import annotations

from dataclasses import dataclass, field


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

    `block` is the index of its block, `start` and `end` the part of the block's text that it holds.
    """

    y: float
    runs: tuple[Run, ...]
    text: str
    block: int
    start: int = 0
    end: int = 0
    rules_above: tuple[tuple[float, float], ...] = ()


@dataclass
class Layout:
    """A document set: the lines of each page, and the first page (from 1) of each block."""

    pages: list[list[Line]] = field(default_factory=lambda: [[]])

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
