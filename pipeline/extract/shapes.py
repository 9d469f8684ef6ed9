"""Is a sign on the page a §? A small network looks at its ink, set out by the figures that stand beside it.

What tells § from 8, 5, S and & is how far it reaches above and below figures, and how its strokes lie. The
weights stand in `data/section_shape.toml`; `evaluate.section_shapes` trains them on many typefaces.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Sequence
from functools import lru_cache
from operator import mul
from pathlib import Path
from typing import NamedTuple

from PIL.Image import Image, Resampling

# Columns and rows of the picture that the network sees, and what of the page it shows, in parts of a
# figure's height: so much above the foot of the figures, below it, and across.
COLUMNS, ROWS = 10, 18
ABOVE, BELOW, ACROSS = 1.35, 0.45, 0.95

DATA = Path(__file__).parent / "data" / "section_shape.toml"

Ink = tuple[int, int, int, int]


class Figures(NamedTuple):
    """The figures beside a sign: where their foot is on the page, their height, their darkest grey."""

    foot: float
    height: float
    darkest: int


class _Network(NamedTuple):
    mean: Sequence[float]
    hidden: Sequence[Sequence[float]]
    bias: Sequence[float]
    out: Sequence[float]
    threshold: float


def section_chance(image: Image, paper: int, box: Ink, figures: Figures) -> float:
    """How likely it is, 0 to 1, that the ink in `box` is a §; `paper` is the grey of the page."""
    network = _network()
    seen = features(image, paper, box, figures)
    centred = [value - mean for value, mean in zip(seen, network.mean, strict=True)]
    total = network.threshold
    for weights, bias, out in zip(network.hidden, network.bias, network.out, strict=True):
        total += out * math.tanh(bias + sum(map(mul, weights, centred)))
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def features(image: Image, paper: int, box: Ink, figures: Figures) -> list[float]:
    """What the network is shown: how dark each field of the picture is, 0 to 1, and three measures."""
    foot, height = figures.foot, max(1.0, figures.height)
    middle = (box[0] + box[2]) / 2
    window = (
        max(0.0, middle - ACROSS * height / 2),
        max(0.0, foot - ABOVE * height),
        min(float(image.width), middle + ACROSS * height / 2),
        min(float(image.height), foot + BELOW * height),
    )
    if window[2] - window[0] < 1 or window[3] - window[1] < 1:
        return [0.0] * (COLUMNS * ROWS + 3)
    levels = image.resize((COLUMNS, ROWS), Resampling.BOX, box=window).tobytes()
    depth = max(1, paper - figures.darkest)
    dark = [max(0.0, min(1.0, (paper - level) / depth)) for level in levels]
    hang, higher, broad = box[3] - foot, box[3] - box[1] - height, box[2] - box[0]
    return [*dark, hang / height, higher / height, broad / height]


@lru_cache(maxsize=1)
def _network() -> _Network:
    values = tomllib.loads(DATA.read_text("utf-8"))
    return _Network(
        [value / 1000 for value in values["mean"]],
        [[value / 1000 for value in row] for row in values["hidden"]],
        [value / 1000 for value in values["bias"]],
        [value / 1000 for value in values["out"]],
        values["threshold"] / 1000,
    )
