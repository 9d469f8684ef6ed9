"""Charts as SVG, drawn from numbers alone. Their colours come from the style sheet, by light and in print."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

_WIDTH = 720
_LABEL = 230
_ROW = 46
_LONGEST_LABEL = 29


def bars_by_row(rows: Mapping[str, Mapping[str, float]], columns: Sequence[str], title: str) -> str:
    """A strip of bars for each row, one bar for each column; all strips have the same scale."""
    most = max((value for row in rows.values() for value in row.values()), default=0) or 1
    step = (_WIDTH - _LABEL) / max(1, len(columns))
    height = len(rows) * _ROW + 24
    parts = [_head(_WIDTH, height, title)]
    for index, (name, values) in enumerate(rows.items()):
        base = (index + 1) * _ROW
        parts.append(_text(0, base - 4, _short(name), "chart-label"))
        parts.append(f'<line class="chart-axis" x1="{_LABEL}" x2="{_WIDTH}" y1="{base}" y2="{base}"/>')
        for place, column in enumerate(columns):
            value = values.get(column, 0)
            if not value:
                continue
            tall = max(1.5, value / most * (_ROW - 18))
            x = _LABEL + place * step + step * 0.15
            parts.append(
                f'<rect class="chart-bar" x="{x:.1f}" y="{base - tall:.1f}" width="{step * 0.7:.1f}"'
                f' height="{tall:.1f}"/>'
            )
            if step > 22:
                middle = _LABEL + (place + 0.5) * step
                parts.append(_text(middle, base - tall - 3, _number(value), "chart-value", "middle"))
    parts += _years(columns, step, height)
    return "".join([*parts, "</svg>"])


def _years(columns: Sequence[str], step: float, height: float) -> list[str]:
    every = max(1, round(44 / step + 0.5))
    return [
        _text(_LABEL + (place + 0.5) * step, height - 6, column, "chart-tick", "middle")
        for place, column in enumerate(columns)
        if place % every == 0
    ]


@dataclass(frozen=True, slots=True)
class Moment:
    """Something on a time line: where it stands (a year with decimals) and the number that names it."""

    at: float
    name: str
    title: str


@dataclass(frozen=True, slots=True)
class Term:
    """A stretch on a time line, from `start` to `end` (years with decimals); its end may be open."""

    start: float
    end: float
    name: str
    open_end: bool = False


def time_line(terms: Sequence[Term], moments: Sequence[Moment], title: str) -> str:
    """Terms as bands, one below the other, and moments as numbered dots below them."""
    years = [edge for term in terms for edge in (term.start, term.end)] + [moment.at for moment in moments]
    if not years:
        return ""
    first, last = int(min(years)), int(max(years)) + 1
    margin = 20
    scale = (_WIDTH - 2 * margin) / (last - first)
    lanes: list[float] = []
    dots = []
    for moment in moments:
        x = margin + (moment.at - first) * scale
        lane = next((index for index, taken in enumerate(lanes) if x - taken > 22), len(lanes))
        lanes[lane : lane + 1] = [x]
        dots.append((x, lane, moment))
    top = 26 * len(terms) + 14
    height = top + 26 * len(lanes) + 26
    parts = [_head(_WIDTH, height, title)]
    for year in range(first, last + 1):
        x = margin + (year - first) * scale
        parts.append(f'<line class="chart-grid" x1="{x:.1f}" x2="{x:.1f}" y1="0" y2="{height - 20}"/>')
        if (year - first) % max(1, round(44 / scale + 0.5)) == 0:
            parts.append(_text(x, height - 6, str(year), "chart-tick", "middle"))
    for index, term in enumerate(terms):
        x, width = margin + (term.start - first) * scale, max(2, (term.end - term.start) * scale)
        kind = "chart-term chart-open" if term.open_end else "chart-term"
        parts.append(
            f'<rect class="{kind}" x="{x:.1f}" y="{26 * index + 4}" width="{width:.1f}" height="20"/>'
        )
        parts.append(_text(x + 5, 26 * index + 18, _fitted(term.name, width), "chart-on-term"))
    for x, lane, moment in dots:
        y = top + 26 * lane + 6
        parts.append(
            f"<g><title>{escape(moment.title)}</title>"
            f'<circle class="chart-dot" cx="{x:.1f}" cy="{y}" r="10"/>'
            f"{_text(x, y + 4, moment.name, 'chart-on-dot', 'middle')}</g>"
        )
    return "".join([*parts, "</svg>"])


def year_of(date: str | None, at_end: bool = False) -> float | None:
    """An ISO date of any precision as a year with decimals; its first day, or its end with `at_end`."""
    if not date:
        return None
    parts = [int(part) for part in date.split("-")]
    month = parts[1] - 1 if len(parts) > 1 else (12 if at_end else 0)
    days = parts[2] / 31 if len(parts) > 2 else (1.0 if at_end and len(parts) == 2 else 0.0)
    return parts[0] + (month + days) / 12


def _head(width: float, height: float, title: str) -> str:
    return (
        f'<svg class="chart" role="img" viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg"'
        f' aria-label="{escape(title)}">'
    )


def _text(x: float, y: float, words: str, kind: str, anchor: str = "start") -> str:
    return f'<text class="{kind}" x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{escape(words)}</text>'


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST_LABEL else name[: _LONGEST_LABEL - 1] + "…"


def _fitted(name: str, width: float) -> str:
    room = int(width / 7.4)
    return name if len(name) <= room else (name[: room - 1] + "…" if room > 4 else "")


def _number(value: float) -> str:
    return str(int(value)) if value == int(value) else f"{value:.1f}".replace(".", ",")
