"""How much a scanned page lies askew, told by the feet of its words."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

# A point of a line of text: how far from the left, and how far from the top, in any one unit.
Foot = tuple[float, float]

# Slopes that are tried, and the words that are needed to tell one.
STEEPEST, STEP = 0.05, 0.001
FEWEST = 8


def slope_of(feet: Sequence[Foot], size: float) -> float:
    """How much the lines fall for each unit to the right, `size` being the type's; 0 where it cannot be told.

    The right slope is the one by which most words come to stand on few levels. It needs no long lines, so
    that a list of names tells it too.
    """
    if len(feet) < FEWEST or size <= 0:
        return 0.0
    bucket = size / 8
    count = round(STEEPEST / STEP)
    found = [(_levelled(feet, step * STEP, bucket), step * STEP) for step in range(-count, count + 1)]
    best = max(score for score, _ in found)
    # Of slopes that are about as good the middle one.
    return median(slope for score, slope in found if score >= 0.98 * best)


def _levelled(feet: Sequence[Foot], slope: float, bucket: float) -> float:
    """How far the words gather on single levels: the sum of the squares of how many stand on each."""
    levels: dict[int, int] = {}
    for x, y in feet:
        level = int((y - slope * x) / bucket)
        levels[level] = levels.get(level, 0) + 1
    # A line may stand on the border of two levels.
    return sum(number * (number + levels.get(level + 1, 0)) for level, number in levels.items())
