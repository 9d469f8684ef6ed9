"""Floors on damage that is not ours: where the shared samples are, repair must stay at least so good."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from pipeline.evaluate.repair import RepairSample, RepairScore, score_sample
from pipeline.repair import repair_text

pytestmark = pytest.mark.shared


def test_the_scan_alone(shared: Path) -> None:
    folder = shared / "archive" / "ocr"
    damaged, true = (folder.joinpath(name).read_text("utf-8") for name in ("damaged.txt", "true.txt"))
    score = score_sample(RepairSample("scan", "scan", damaged, true), repair_text(damaged)[0])
    assert 100 * score.wrong_after / score.characters <= 0.12
    assert score.left <= 8
    assert score.harmed == 0


@pytest.mark.parametrize(
    ("mode", "least"),
    [
        pytest.param("eng150", 0.92, marks=pytest.mark.slow),
        pytest.param("eng110bad", 0.80, marks=pytest.mark.slow),
        ("swe150", 0.56),
    ],
)
def test_lines_of_protocols(shared: Path, mode: str, least: float) -> None:
    total = RepairScore(mode)
    for noisy, clean in documents(shared, mode):
        total += score_sample(RepairSample("", mode, noisy, clean), repair_text(noisy)[0])
    assert total.removed >= least
    assert total.harmed <= 1


def test_clean_lines_keep_every_word(shared: Path) -> None:
    pages = [page for _, clean in documents(shared, "") for page in clean.split("\f")]
    assert pages
    for page in pages:
        assert [repair for repair in repair_text(page)[1] if repair.method != "hyphen"] == []


def documents(shared: Path, mode: str) -> list[tuple[str, str]]:
    """What was read and what is printed in each document of the mode, "" for all of them."""
    with (shared / "real" / "ocr" / "line_pairs.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    found: dict[tuple[str, str], dict[str, list[tuple[str, str]]]] = {}
    for row in rows:
        if row["mode"].startswith(mode):
            pages = found.setdefault((row["mode"], row["file"]), {})
            pages.setdefault(row["page"], []).append((row["noisy"], row["clean"]))
    return [
        tuple("\f".join("\n".join(line[at] for line in lines) for lines in pages.values()) for at in (0, 1))
        for pages in found.values()
    ]
