"""Making pairs: the same pages every time, and only those that were read."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from pipeline.evaluate.mending import APART, RECORDED, mending_scores
from pipeline.evaluate.pairs import Kind, make_pairs, pages_of, read_pairs, typeset, worn, write_pairs
from pipeline.evaluate.repair import RepairSample

TEXT = "Nämnden i Sjövik säger ja till förslaget.\fGranfors svarar att ärendet bör vila."


def test_pages_have_lines_that_fit() -> None:
    pages = list(pages_of("ord " * 200 + "\f" + "kort", width=20, count=10))
    assert len(pages[0]) == 10
    assert pages[-1] == ["kort"]
    assert max(len(line) for page in pages for line in page) <= 20


def test_a_pair_is_what_was_read_and_what_was_set() -> None:
    answers = iter(["Namnden i Sjovik sager ja till forslaget.\n\n", "||| ~~"])
    pairs = list(make_pairs("a", TEXT, Kind(), read=lambda image, language, dpi: next(answers)))
    true = "Nämnden i Sjövik säger ja till förslaget."
    assert pairs == [RepairSample("a 1", "eng150", "Namnden i Sjovik sager ja till forslaget.", true)]


def test_a_worn_page_is_the_same_for_the_same_seed() -> None:
    import random

    kind = Kind(dpi=50, blur=0.5, noise=50)
    clean = typeset(["Ärende"], kind, "no-such-font.ttf")
    first, again, other = (worn(clean, kind, random.Random(seed)).tobytes() for seed in (1, 1, 2))
    assert first == again != other
    assert first != clean.tobytes()


def test_pairs_can_be_kept(tmp_path: Path) -> None:
    pairs = [RepairSample("a", "eng150", "Namnden\nar", "Nämnden\när")]
    assert write_pairs(tmp_path / "pairs.jsonl", pairs) == 1
    assert read_pairs(tmp_path / "pairs.jsonl") == pairs


@pytest.mark.engine
def test_the_english_model_loses_the_dots() -> None:
    pair = next(make_pairs("a", TEXT, Kind()))
    assert not set(pair.damaged) & set("åäö")
    assert "Sj" in pair.damaged


def test_an_image_is_as_large_as_its_resolution_says() -> None:
    assert isinstance(typeset([], Kind(dpi=72), ""), Image.Image)
    assert typeset([], Kind(dpi=72), "").size == (595, 842)


def test_the_recorded_pairs_are_mended() -> None:
    assert RECORDED.stat().st_size + APART.stat().st_size < 300_000
    scores = {score.kind: score for score in mending_scores()}
    assert scores["eng150"].removed >= 0.94
    assert scores["eng110worn"].removed >= 0.885
    assert scores["engbest150"].removed >= 0.925
    assert scores["engbest110worn"].removed >= 0.85
    assert scores["englegacy150"].removed >= 0.93
    assert scores["swe150"].removed >= 0.45
    assert max(score.harmed for score in scores.values() if score.kind.startswith("eng")) <= 2
    assert scores["clean"].changed_wrong == scores["clean"].harmed == 0
    assert scores["clean, no gate"].harmed * 10_000 <= 2 * scores["clean, no gate"].words


def test_what_is_kept_apart_is_not_in_the_corpus() -> None:
    own, apart = ({pair.name.rpartition(" ")[0] for pair in read_pairs(path)} for path in (RECORDED, APART))
    assert len(apart) >= 7 and not own & apart
