"""How fast a build is: seconds by stage, and pages a second."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from ..build import build
from ..settings import Settings


@dataclass(frozen=True, slots=True)
class Benchmark:
    """A build from nothing: seconds by stage, in order, and as a whole with collecting and counting."""

    documents: int
    pages: int
    workers: int
    seconds: float
    stages: Mapping[str, float]

    def text(self) -> str:
        """A table in plain text."""
        rows = [("all", self.seconds), *self.stages.items()]
        lines = [f"{self.documents} documents, {self.pages} pages, {self.workers} workers", ""]
        lines.append(f"{'stage':<10}{'seconds':>9}{'pages/s':>10}")
        for name, seconds in rows:
            pace = f"{self.pages / seconds:10.1f}" if seconds else ""
            lines.append(f"{name:<10}{seconds:>9.2f}{pace}")
        return "\n".join(lines)


def bench(settings: Settings) -> Benchmark:
    """Build `settings.corpus` in a temporary folder and measure it."""
    with tempfile.TemporaryDirectory(prefix="protokollarkiv-") as folder:
        report = build(replace(settings, output=Path(folder)))
    rows = report.counts.rows
    stages = {name: tally.seconds for name, tally in report.tallies.items()}
    return Benchmark(rows["documents"], rows["pages"], settings.worker_count, report.seconds, stages)
