"""Whether an estimate means what it says: of pages estimated at 0.9, are nine words of ten right?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import correlation as pearson
from statistics import mean

# An estimate and the true share, both 0 to 1.
Pair = tuple[float, float]

BINS = 10
SIDE, EDGE = 360, 48


@dataclass(frozen=True, slots=True)
class Bin:
    """The pages whose estimate lies between `low` and a tenth more: how many, and the means of both."""

    low: float
    pages: int
    estimated: float
    true: float


@dataclass(frozen=True, slots=True)
class Reliability:
    """How estimates and truth agree: by bins that are not empty, their correlation, and the mean distance."""

    bins: tuple[Bin, ...]
    pages: int
    correlation: float
    distance: float

    def text(self) -> str:
        """A table in plain text."""
        lines = [f"{'quality':<12}{'pages':>7}{'estimated':>11}{'true':>8}"]
        for part in self.bins:
            name = f"{part.low:.1f}–{part.low + 1 / BINS:.1f}"
            lines.append(f"{name:<12}{part.pages:>7}{part.estimated:>11.3f}{part.true:>8.3f}")
        lines.append(f"correlation {self.correlation:.3f}, mean distance {self.distance:.3f}")
        return "\n".join(lines)


def reliability(pairs: Sequence[Pair]) -> Reliability:
    """Sum up at least two pairs."""
    by_bin: dict[int, list[Pair]] = {}
    for pair in pairs:
        by_bin.setdefault(min(BINS - 1, int(pair[0] * BINS)), []).append(pair)
    bins = tuple(
        Bin(at / BINS, len(found), mean(pair[0] for pair in found), mean(pair[1] for pair in found))
        for at, found in sorted(by_bin.items())
    )
    estimates, truths = [pair[0] for pair in pairs], [pair[1] for pair in pairs]
    varied = len(set(estimates)) > 1 and len(set(truths)) > 1
    return Reliability(
        bins,
        len(pairs),
        pearson(estimates, truths) if varied else 0.0,
        mean(abs(estimate - true) for estimate, true in pairs),
    )


def plot(pairs: Sequence[Pair]) -> str:
    """The pairs as dots and the bins as circles in an SVG, beside the diagonal on which they ought to lie."""
    size = SIDE + 2 * EDGE
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" font-family="sans-serif" '
        'font-size="11">',
        f'<rect width="{size}" height="{size}" fill="white"/>',
    ]
    for step in range(0, 11, 2):
        x, y = _place(step / 10, step / 10)
        parts.append(f'<path d="M{x} {EDGE}V{EDGE + SIDE}M{EDGE} {y}H{EDGE + SIDE}" stroke="#ddd"/>')
        parts.append(f'<text x="{x}" y="{EDGE + SIDE + 16}" text-anchor="middle">{step / 10}</text>')
        parts.append(f'<text x="{EDGE - 8}" y="{y + 4}" text-anchor="end">{step / 10}</text>')
    parts.append(f'<path d="M{EDGE} {EDGE + SIDE}L{EDGE + SIDE} {EDGE}" stroke="#999" stroke-dasharray="4"/>')
    for estimate, true in pairs:
        x, y = _place(estimate, true)
        parts.append(f'<circle cx="{x}" cy="{y}" r="2" fill="#369" fill-opacity="0.35"/>')
    for part in reliability(pairs).bins:
        x, y = _place(part.estimated, part.true)
        parts.append(f'<circle cx="{x}" cy="{y}" r="6" fill="none" stroke="#c30" stroke-width="2"/>')
    middle = EDGE + SIDE // 2
    parts.append(f'<text x="{middle}" y="{size - 12}" text-anchor="middle">estimated quality</text>')
    turned = f'transform="translate(14 {middle}) rotate(-90)"'
    parts.append(f'<text {turned} text-anchor="middle">share of words right</text>')
    return "\n".join([*parts, "</svg>\n"])


def _place(estimate: float, true: float) -> tuple[float, float]:
    """Where a pair stands in the picture."""
    return round(EDGE + SIDE * estimate, 1), round(EDGE + SIDE * (1 - true), 1)
