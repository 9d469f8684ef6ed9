"""What builds take as an archive grows: from nothing, with nothing to do, and with one new document."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from ..build import build
from ..settings import Settings
from .bench_builds import measure
from .specimens import write_documents

SIZES = (10, 100, 1_000)
LARGE = 10_000
_MEGABYTE = 1 << 20


def by_size(settings: Settings, folder: Path, sizes: Sequence[int]) -> Iterator[str]:
    """A line for each number of documents of one page."""
    yield (
        f"\n{'documents of one page':<24}{'build s':>9}{'processor':>11}{'nothing to do s':>17}"
        f"{'one new s':>11}{'MB on disk':>12}{'MB of memory':>14}"
    )
    for size in sizes:
        corpus, output = folder / f"corpus {size}", folder / f"out {size}"
        write_documents(corpus, size, 1)
        own = replace(settings, corpus=corpus)
        first = measure("", own, output, settings.worker_count)
        nothing = min(_started(own, output) for _ in range(2))
        write_documents(corpus / "new", 1, 2)
        one = build(replace(own, output=output)).seconds
        disk, memory = (first.database + first.store) / _MEGABYTE, first.usage.memory / _MEGABYTE
        yield (
            f"{size:<24}{first.usage.seconds:>9.1f}{first.usage.processor:>11.1f}{nothing:>17.2f}"
            f"{one:>11.2f}{disk:>12.1f}{memory:>14.0f}"
        )
        shutil.rmtree(output)


def _started(settings: Settings, output: Path) -> float:
    """Seconds of the command that finds nothing to do, the start of Python included."""
    options = ["--corpus", str(settings.corpus), "--output", str(output), "--ocr", settings.ocr, "--quiet"]
    began = time.perf_counter()
    command = [sys.executable, "-m", "pipeline", "build", *options]
    subprocess.run(command, check=True, capture_output=True, env=os.environ)
    return time.perf_counter() - began
