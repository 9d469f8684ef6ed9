"""How far apart the lines of a page stand: what tells a wrapped line from the first of a new block."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from statistics import median

from pipeline.model import Line, Page

# Lines closer than this many times their type's size are lines of one block.
_CLOSE = 1.6
_FEWEST_CLOSE = 3
_SLACK = 1.2


def line_pitch(lines: Sequence[Line], closest: float | None) -> float:
    """The usual distance in points from one line's top to the next, on one page.

    `closest` is the document's own, for pages where every line is a block of its own.
    """
    steps = _steps(lines)
    if not steps:
        return closest or 14.0
    # Wrapped lines are the closest ones; headings and gaps between blocks are wider.
    pitch = median(steps[: max(1, (len(steps) + 1) // 2)])
    return min(pitch, _SLACK * closest) if closest else pitch


def closest_pitch(pages: Sequence[Page]) -> float | None:
    """The distance between lines that stand close for their type, if a tenth of the document's lines do.

    `None` for a text that is set wide throughout, as some typewritten ones are.
    """
    close: list[float] = []
    total = 0
    for page in pages:
        height = median([line.size or line.box.y1 - line.box.y0 for line in page.lines] or [0.0])
        steps = _steps(page.lines)
        total += len(steps)
        close += [step for step in steps if 0.8 * height < step <= _CLOSE * height]
    return median(close) if len(close) >= max(_FEWEST_CLOSE, total // 10) else None


def wrapped_pitch(pages: Sequence[Page]) -> float | None:
    """The distance between lines of which the second, in small letters, surely goes on with the first.

    `None` where there are too few of them to tell.
    """
    steps: list[float] = []
    for page in pages:
        for above, line in itertools.pairwise(page.lines):
            text = line.span.of(page.raw_text).lstrip()
            step = line.box.y0 - above.box.y0
            if (
                text[:1].islower()
                and not text.startswith("att ")
                and step > 0
                and abs(above.size - line.size) < 1
            ):
                steps.append(step)
    return median(steps) if len(steps) >= _FEWEST_CLOSE else None


def _steps(lines: Sequence[Line]) -> list[float]:
    return sorted(b.box.y0 - a.box.y0 for a, b in itertools.pairwise(lines) if b.box.y0 > a.box.y0)
