"""The benchmark tells the pace of each stage from what a build reports."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.engine import Tally
from pipeline.evaluate import bench as module
from pipeline.evaluate.bench import Benchmark, bench
from pipeline.report import Counts, Report
from pipeline.settings import Settings


def test_a_benchmark_builds_in_a_folder_that_is_gone_afterwards(monkeypatch: pytest.MonkeyPatch) -> None:
    outputs: list[Path] = []

    def build(settings: Settings) -> Report:
        outputs.append(settings.output)
        assert settings.output.is_dir() and settings.corpus == Path("arkiv")
        counts = Counts({"documents": 2, "pages": 30}, {}, {})
        return Report(settings.database, counts, {"extract": Tally(made=2, seconds=3.0)}, 4.0, True)

    monkeypatch.setattr(module, "build", build)
    result = bench(Settings(corpus=Path("arkiv"), output=Path("output"), jobs=2))
    assert result == Benchmark(2, 30, 2, 4.0, {"extract": 3.0})
    assert outputs[0] != Path("output") and not outputs[0].exists()


def test_the_table_has_seconds_and_pages_a_second() -> None:
    table = Benchmark(2, 30, 1, 4.0, {"extract": 3.0, "link": 0.0}).text().splitlines()
    assert [line.split() for line in table[2:]] == [
        ["stage", "seconds", "pages/s"],
        ["all", "4.00", "7.5"],
        ["extract", "3.00", "10.0"],
        ["link", "0.00"],
    ]
