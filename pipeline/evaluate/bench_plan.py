"""What a country's archive would take, worked out from what was measured with one worker."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .bench_builds import SCANS, TEXT, Timing

PAGES = 10_000_000
SCANNED = 0.5
CORES = 64
# What runs on one core, however many there are.
_ALONE = ("lexicon", "link", "load")


def plan(timings: Sequence[Timing]) -> Iterator[str]:
    """Hours of processors and of the wall, and bytes."""
    text = next(timing for timing in timings if timing.what == TEXT)
    scan = next(timing for timing in timings if timing.what == SCANS)
    scanned = PAGES * SCANNED

    def hours(timing: Timing, pages: float) -> float:
        return pages * timing.usage.processor / timing.pages / 3600

    whole = hours(text, PAGES - scanned) + hours(scan, scanned)
    alone = sum(text.stages[name][1] for name in _ALONE if name in text.stages)
    one_core = PAGES * alone / text.pages / 3600
    yield f"\n{PAGES:,} pages, {SCANNED:.0%} of them scans, from these figures"
    yield f"processor hours        {whole:>12,.0f}   of them OCR pages {hours(scan, scanned):,.0f}"
    yield f"of them on one core    {one_core:>12,.1f}   {', '.join(_ALONE)}"
    yield f"days on {CORES} cores{(one_core + (whole - one_core) / CORES) / 24:>19.1f}"
    gigabytes = [size / text.pages * PAGES / 1e9 for size in (text.database, text.store)]
    yield f"database               {gigabytes[0]:>9,.0f} GB   store {gigabytes[1]:,.0f} GB"
