"""How fast builds are: by stage and workers, for text layers and scans, beside plain tools, and by size."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from ..build import build
from ..settings import Settings
from .bench_reading import tell_reading
from .chains import Usage, plain_chains
from .specimens import write_documents

# Sizes of the default run, which is to take less than three minutes on two cores.
TEXT_DOCUMENTS, TEXT_PAGES = 30, 5
SCANNED_DOCUMENTS, SCANNED_PAGES = 2, 2
# How many of the documents are read by the other tools too, of which one is slow.
READ_DOCUMENTS = 8
SIZES = (10, 100, 1_000)
LARGE = 10_000
PLAN_PAGES = 10_000_000
PLAN_SCANNED = 0.5
PLAN_CORES = 64
_MEGABYTE = 1 << 20

Tell = Callable[[str], None]


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
            f"{self.what:<34}{self.pages:>7}{self.workers or '':>8}{seconds:>9.1f}"
            f"{self.pages / seconds:>9.1f}"
            f"{processor:>11.1f}{self.pages / processor:>12.1f}{memory / _MEGABYTE:>8.0f}"
        )


HEAD = (
    f"{'':<34}{'pages':>7}{'workers':>8}{'seconds':>9}{'pages/s':>9}"
    f"{'processor':>11}{'pages/cpu s':>12}{'MB':>8}"
)


def bench(settings: Settings, tell: Tell, *, large: bool = False, corpus: bool = False) -> None:
    """Measure and tell line by line. `corpus` measures the PDFs in `settings.corpus` alone."""
    with tempfile.TemporaryDirectory(prefix="protokollarkiv-") as place:
        folder = Path(place)
        tell(HEAD)
        if corpus:
            timing = measure("corpus", settings, folder / "corpus", settings.worker_count)
            tell(timing.line())
            _tell_stages(timing, tell)
            return
        text, scan = folder / "text", folder / "scans"
        write_documents(text, TEXT_DOCUMENTS, TEXT_PAGES)
        write_documents(scan, SCANNED_DOCUMENTS, SCANNED_PAGES, scans=True)
        timings = []
        for what, corpus_folder in (("text layers", text), ("scans", scan)):
            own = replace(settings, corpus=corpus_folder)
            for workers in sorted({1, 2, settings.worker_count}):
                timings.append(measure(what, own, folder / f"{what} {workers}", workers))
                tell(timings[-1].line())
            for name, usage in plain_chains(corpus_folder, folder / "chain", own, scans=what == "scans"):
                tell(Timing(f"  {name}", timings[-1].pages, 0, usage).line())
        for timing in (timings[0], next(timing for timing in timings if timing.what == "scans")):
            _tell_stages(timing, tell)
        some = sorted(text.rglob("*.pdf"))[:READ_DOCUMENTS]
        for line in tell_reading(some, sorted(scan.rglob("*.pdf")), settings):
            tell(line)
        for line in _sizes(settings, folder, (*SIZES, LARGE) if large else SIZES):
            tell(line)
        for line in plan(timings):
            tell(line)


def measure(what: str, settings: Settings, output: Path, workers: int) -> Timing:
    """Build from nothing."""
    before = Usage.now()
    report = build(replace(settings, output=output, jobs=workers))
    usage = Usage.now() - before
    stages = {name: (tally.seconds, tally.processor) for name, tally in report.tallies.items()}
    store = sum(path.stat().st_size for path in (output / "store").rglob("*") if path.is_file())
    pages = report.counts.rows["pages"]
    return Timing(what, pages, workers, usage, stages, report.database.stat().st_size, store)


def _tell_stages(timing: Timing, tell: Tell) -> None:
    tell(f"\n{timing.what}, {timing.workers} worker{'s' * (timing.workers > 1)}, by stage")
    tell(f"{'stage':<10}{'seconds':>9}{'pages/s':>10}{'processor':>11}{'pages/cpu s':>13}")
    for name, (seconds, processor) in timing.stages.items():
        pace = f"{timing.pages / seconds:>10.1f}" if seconds >= 0.001 else f"{'':>10}"
        cost = f"{timing.pages / processor:>13.1f}" if processor >= 0.01 else ""
        tell(f"{name:<10}{seconds:>9.2f}{pace}{processor:>11.2f}{cost}")


def _sizes(settings: Settings, folder: Path, sizes: tuple[int, ...]) -> Iterator[str]:
    yield f"\n{'documents of one page':<24}  build s  nothing to do s  one new s  MB on disk"
    for size in sizes:
        corpus, output = folder / f"corpus {size}", folder / f"out {size}"
        write_documents(corpus, size, 1)
        own = replace(settings, corpus=corpus)
        first = measure("", own, output, settings.worker_count)
        # A file changed within the last two seconds is looked at again; an archive is older than that.
        nothing = min(build(replace(own, output=output)).seconds for _ in range(2))
        write_documents(corpus / "new", 1, 2)
        one = build(replace(own, output=output)).seconds
        disk = (first.database + first.store) / _MEGABYTE
        yield f"{size:<24}{first.usage.seconds:>9.1f}{nothing:>17.2f}{one:>11.2f}{disk:>12.1f}"


def plan(timings: list[Timing]) -> Iterator[str]:
    """What ten million pages would take, worked out from what was measured with one worker."""
    text = next(timing for timing in timings if timing.what == "text layers")
    scan = next(timing for timing in timings if timing.what == "scans")
    scanned = PLAN_PAGES * PLAN_SCANNED

    def hours(timing: Timing, pages: float) -> float:
        return pages * timing.usage.processor / timing.pages / 3600

    whole = hours(text, PLAN_PAGES - scanned) + hours(scan, scanned)
    each = (text.database / text.pages, text.store / text.pages)
    yield f"\n{PLAN_PAGES:,} pages, {PLAN_SCANNED:.0%} of them scans, from these figures"
    yield f"processor hours        {whole:>12,.0f}   of them OCR pages {hours(scan, scanned):,.0f}"
    yield f"days on {PLAN_CORES} cores{whole / PLAN_CORES / 24:>19.1f}   corpus stages and load run on one"
    gigabytes = [size * PLAN_PAGES / 1e9 for size in each]
    yield f"database               {gigabytes[0]:>9,.0f} GB   store {gigabytes[1]:,.0f} GB"
