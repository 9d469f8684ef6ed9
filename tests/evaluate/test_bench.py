"""The benchmark measures builds of documents of its own and reckons what many more would take."""

from __future__ import annotations

from pathlib import Path

import pypdfium2 as pdfium
import pytest

from pipeline.evaluate.bench_builds import Timing, by_stage, measure
from pipeline.evaluate.bench_plan import plan
from pipeline.evaluate.bench_sizes import by_size
from pipeline.evaluate.chains import Usage
from pipeline.evaluate.specimens import lines_of_page, write_documents
from pipeline.settings import Settings
from pipeline.stages import STAGES


def test_specimens_are_pdfs_with_text_and_no_two_alike(tmp_path: Path) -> None:
    write_documents(tmp_path, 3, 2)
    files = sorted(tmp_path.rglob("*.pdf"))
    assert len({path.read_bytes() for path in files}) == 3
    document = pdfium.PdfDocument(files[1])
    assert len(document) == 2
    text = document[1].get_textpage().get_text_range()
    assert all(line in text for line in lines_of_page(1, 1))


def test_scans_have_pictures_and_no_text(tmp_path: Path) -> None:
    write_documents(tmp_path, 1, 2, scans=True)
    [path] = tmp_path.rglob("*.pdf")
    document = pdfium.PdfDocument(path)
    assert len(document) == 2 and document[0].get_textpage().get_text_range() == ""


def test_a_build_is_measured_by_stage(tmp_path: Path) -> None:
    write_documents(tmp_path / "corpus", 2, 1)
    timing = measure("text", Settings(corpus=tmp_path / "corpus", ocr="never"), tmp_path / "out", 1)
    assert (timing.pages, timing.workers) == (2, 1)
    assert list(timing.stages) == [*(stage.name for stage in STAGES), "load"]
    assert timing.usage.processor >= sum(processor for _, processor in timing.stages.values()) > 0
    assert timing.database > 0 and timing.store > 0
    assert [line.split()[0] for line in by_stage(timing)][2:] == [*timing.stages, "the"]


def test_what_an_archive_costs_is_measured_by_its_size(tmp_path: Path) -> None:
    _, line = by_size(Settings(ocr="never", jobs=1), tmp_path, [2])
    size, build, processor, nothing, one, disk, memory = map(float, line.split())
    assert size == 2 and min(build, processor, nothing, one) > 0
    assert disk > 0 and memory > 20


@pytest.mark.parametrize(("processor", "hours"), [(1.0, "50,694"), (2.0, "51,389")])
def test_the_plan_follows_from_the_figures(processor: float, hours: str) -> None:
    stages = {"link": (9.0, 0.0036)}
    text = Timing("text layers", 10, 1, Usage(9, processor * 5, 0), stages, database=100, store=200)
    scan = Timing("scans", 1, 1, Usage(9, 36.0, 0))
    lines = "\n".join(plan([text, scan]))
    assert f"{hours}   of them OCR pages 50,000" in lines
    assert "of them on one core             1.0" in lines
