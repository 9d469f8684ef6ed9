"""Words before they have a place in the page text: what the text layer and the OCR engines give."""

from __future__ import annotations

from typing import NamedTuple

from ..model import Box


class Token(NamedTuple):
    """A word with its box in points (origin top left) and the height of its baseline.

    `size` is the type size in points. Words that an OCR engine read as one line have one baseline.
    `turn` is how far the text is turned clockwise on the upright page (0, 90, 180, 270 degrees, or what it is
    where the text is aslant); the baseline of a turned word is its height when the page is turned for it to
    be read.
    """

    text: str
    box: Box
    baseline: float
    size: float
    bold: bool = False
    confidence: float | None = None
    turn: int = 0


def union(boxes: list[Box]) -> Box:
    """The smallest box around all of `boxes`."""
    return Box(
        min(box.x0 for box in boxes),
        min(box.y0 for box in boxes),
        max(box.x1 for box in boxes),
        max(box.y1 for box in boxes),
    )
