"""Our reading is measured beside other tools, on the same pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.evaluate import bench_reading
from pipeline.evaluate.bench_reading import Row, layer_benchmark, scan_benchmark, tell_reading
from pipeline.evaluate.specimens import write_documents
from pipeline.settings import Settings


@pytest.fixture
def papers(tmp_path: Path) -> list[Path]:
    write_documents(tmp_path, 1, 2)
    return list(tmp_path.rglob("*.pdf"))


def test_every_way_reads_the_same_pages(papers: list[Path]) -> None:
    rows = layer_benchmark(papers, rounds=1)
    assert {row.name for row in rows} >= {
        "pypdfium2, text",
        "pypdfium2, text and boxes",
        "pdfplumber",
        "pdftotext",
    }
    assert {row.pages for row in rows if row.name != "pdftotext"} == {2}
    assert all(row.pace > 0 for row in rows if row.pages)


def test_what_is_not_there_is_said(papers: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bench_reading.shutil, "which", lambda name: None)
    lines = list(tell_reading(papers, papers, Settings()))
    assert [line.split("  ")[0] for line in lines if "not installed" in line] == [
        "pdftotext",
        "protokollarkiv, all of extract",
        "tesseract",
    ]


def test_a_row_tells_time_and_pace() -> None:
    assert Row("a way", 4, 2.0).line().split() == ["a", "way", "4", "500.00", "2.0"]


@pytest.mark.engine
def test_scans_are_read_beside_tesseract(tmp_path: Path) -> None:
    write_documents(tmp_path, 1, 1, scans=True)
    ours, bare = scan_benchmark(list(tmp_path.rglob("*.pdf")), Settings())
    assert ours.pages == bare.pages == 1
    assert ours.seconds > 0.1 and bare.seconds > 0.1
