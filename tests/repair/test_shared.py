"""Floors on damage that is not ours: where the shared samples are, repair must stay at least so good."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from pipeline.evaluate.repair import RepairSample, score_sample
from pipeline.repair import repair_text

pytestmark = pytest.mark.shared


def test_the_scan_alone(shared: Path) -> None:
    folder = shared / "archive" / "ocr"
    damaged, true = (folder.joinpath(name).read_text("utf-8") for name in ("damaged.txt", "true.txt"))
    score = score_sample(RepairSample("scan", "scan", damaged, true), repair_text(damaged)[0])
    assert 100 * score.wrong_after / score.characters <= 0.12
    assert score.left <= 8
    assert score.harmed == 0


def test_clean_lines_keep_every_word(shared: Path) -> None:
    with (shared / "real" / "ocr" / "line_pairs.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    pages: dict[tuple[str, str, str], list[str]] = {}
    for row in rows:
        pages.setdefault((row["mode"], row["file"], row["page"]), []).append(row["clean"])
    assert pages
    for lines in pages.values():
        text = "\n".join(lines)
        repairs = [repair for repair in repair_text(text)[1] if repair.method != "hyphen"]
        assert repairs == []
