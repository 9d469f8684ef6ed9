"""How fast builds are: the score of the sections, each of which gives its lines as it measures."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

from ..settings import Settings
from .bench_builds import HEAD, SCANS, TEXT, by_stage, compare_builds, measure
from .bench_linking import bench_linking
from .bench_plan import plan
from .bench_reading import tell_reading
from .bench_sizes import LARGE, SIZES, by_size

# How many of the documents are read by the other tools too, of which one is slow.
READ_DOCUMENTS = 8

Tell = Callable[[str], None]


def bench(settings: Settings, tell: Tell, *, large: bool = False, corpus: bool = False) -> None:
    """Measure and tell line by line. `corpus` measures the PDFs in `settings.corpus` alone."""
    with tempfile.TemporaryDirectory(prefix="protokollarkiv-") as place:
        folder = Path(place)
        if corpus:
            timing = measure("corpus", settings, folder / "corpus", settings.worker_count)
            for line in (HEAD, timing.line(), *by_stage(timing)):
                tell(line)
            return
        timings = []
        for told in compare_builds(settings, folder):
            tell(told if isinstance(told, str) else told.line())
            if not isinstance(told, str):
                timings.append(told)
        some = sorted((folder / TEXT).rglob("*.pdf"))[:READ_DOCUMENTS]
        for line in tell_reading(some, sorted((folder / SCANS).rglob("*.pdf")), settings):
            tell(line)
        for line in by_size(settings, folder, (*SIZES, LARGE) if large else SIZES):
            tell(line)
        for line in bench_linking():
            tell(line)
        for line in plan(timings):
            tell(line)
