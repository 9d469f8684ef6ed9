"""Measuring repair: characters and words, before and after."""

from __future__ import annotations

import pytest

from pipeline.evaluate.repair import (
    RepairSample,
    RepairScore,
    format_scores,
    score_repair,
    score_sample,
    word_outcomes,
)

SAMPLE = RepairSample("a", "scan", "namnden far  stod idag", "nämnden får stöd\nidag")


def test_a_full_repair_leaves_nothing() -> None:
    score = score_sample(SAMPLE, "nämnden får stöd idag")
    assert (score.wrong_before, score.wrong_after, score.removed) == (3, 0, 1.0)
    assert (score.words, score.damaged_words, score.left, score.harmed) == (4, 3, 0, 0)


def test_what_is_left_and_what_is_harmed() -> None:
    score = score_sample(SAMPLE, "nämnden far stod idåg")
    assert (score.wrong_after, score.left, score.harmed) == (3, 2, 1)


def test_scores_add_up_by_kind() -> None:
    other = RepairSample("b", "clean", "hus", "hus")
    scan, clean = score_repair([SAMPLE, other, SAMPLE], str.upper)
    assert (scan.kind, scan.samples, scan.words) == ("scan", 2, 8)
    assert (clean.kind, clean.harmed, clean.removed) == ("clean", 1, 1.0)


@pytest.mark.parametrize(
    ("true", "read", "words"),
    [
        ("en ny lag", "en nylag", ["en", "nylag", ""]),
        ("en ny lag", "", ["", "", ""]),
    ],
)
def test_words_are_aligned(true: str, read: str, words: list[str]) -> None:
    assert [outcome.read for outcome in word_outcomes(true, read, true)] == words


def test_the_table_has_a_row_for_each_score() -> None:
    lines = format_scores([RepairScore("scan", 1, 100, 4, 1, 20, 4, 1, 0)]).splitlines()
    assert len(lines) == 2
    assert "75.0" in lines[1]
