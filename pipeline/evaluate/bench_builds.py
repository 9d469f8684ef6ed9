"""Builds from nothing: by stage and number of workers, for text layers and scans, beside plain tools."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from ..build import build
from ..engine import WorkerPool
from ..settings import Settings
from .chains import Usage, missing_tools, plain_chains
from .specimens import write_documents

# With the other sections, less than three minutes on two cores.
TEXT_DOCUMENTS, TEXT_PAGES = 50, 8
SCANNED_DOCUMENTS, SCANNED_PAGES = 2, 2
TEXT, SCANS = "text layers", "scans"
_MEGABYTE = 1 << 20


@dataclass(frozen=True, slots=True)
class Timing:
    """A build from nothing. `stages` has seconds and processor seconds; sizes are bytes."""

    what: str
    pages: int
    workers: int
    usage: Usage
    stages: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    database: int = 0
    store: int = 0

    def line(self) -> str:
        """A row of the table."""
        seconds, processor, memory = self.usage
        return (
            f"{self.what:<36}{self.pages:>6}{self.workers or '':>8}{seconds:>9.1f}"
            f"{self.pages / seconds:>9.1f}"
            f"{processor:>11.1f}{self.pages / processor:>12.1f}{memory / _MEGABYTE:>8.0f}"
        )


HEAD = (
    f"{'':<36}{'pages':>6}{'workers':>8}{'seconds':>9}{'pages/s':>9}"
    f"{'processor':>11}{'pages/cpu s':>12}{'MB':>8}"
)


def compare_builds(settings: Settings, folder: Path) -> Iterator[Timing | str]:
    """Builds with 1, 2 and all workers, and the plain tools on the same files; then the stages."""
    yield HEAD
    slowest = []
    for what, count, pages in ((TEXT, TEXT_DOCUMENTS, TEXT_PAGES), (SCANS, SCANNED_DOCUMENTS, SCANNED_PAGES)):
        corpus = folder / what
        write_documents(corpus, count, pages, scans=what == SCANS)
        own = replace(settings, corpus=corpus)
        for workers in sorted({1, 2, settings.worker_count}):
            timing = measure(what, own, folder / f"{what} {workers}", workers)
            yield timing
            if workers == 1:
                slowest.append(timing)
        for name, usage in plain_chains(corpus, folder / "chain", own, scans=what == SCANS):
            yield Timing(f"  {name}", count * pages, 0, usage).line()
    if missing := missing_tools():
        yield f"not compared, as these are not installed: {', '.join(missing)}"
    for timing in slowest:
        yield from by_stage(timing)


def measure(what: str, settings: Settings, output: Path, workers: int) -> Timing:
    """Build from nothing, in a process of its own, so that its memory is its own too."""
    with WorkerPool(1) as alone:
        timing: Timing = alone.submit(build_measured, what, settings, output, workers).result()
    return timing


def build_measured(what: str, settings: Settings, output: Path, workers: int) -> Timing:
    """Build from nothing, and what it took of this process and those that it started."""
    before = Usage.now()
    report = build(replace(settings, output=output, jobs=workers))
    usage = Usage.now() - before
    stages = {name: (tally.seconds, tally.processor) for name, tally in report.tallies.items()}
    store = sum(path.stat().st_size for path in (output / "store").rglob("*") if path.is_file())
    pages = report.counts.rows["pages"]
    return Timing(what, pages, workers, usage, stages, report.database.stat().st_size, store)


def by_stage(timing: Timing) -> Iterator[str]:
    """What each stage takes, and what the build takes beside its stages: starting, hashing, handing over."""
    yield f"\n{timing.what}, {timing.workers} worker{'s' * (timing.workers > 1)}, by stage"
    yield f"{'stage':<10}{'seconds':>9}{'pages/s':>10}{'processor':>11}{'pages/cpu s':>13}{'ms a page':>11}"
    known = sum(processor for _, processor in timing.stages.values())
    for name, (seconds, processor) in {
        **timing.stages,
        "the rest": (0.0, timing.usage.processor - known),
    }.items():
        pace = f"{timing.pages / seconds:>10.1f}" if seconds >= 0.001 else f"{'':>10}"
        cost = f"{timing.pages / processor:>13.1f}" if processor >= 0.01 else f"{'':>13}"
        took = f"{seconds:>9.2f}" if seconds else f"{'':>9}"
        yield f"{name:<10}{took}{pace}{processor:>11.2f}{cost}{1000 * processor / timing.pages:>11.2f}"
