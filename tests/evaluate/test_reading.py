"""The estimate of quality against texts whose damage is known, and the speed of text layers."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from pipeline.evaluate.reading import evaluate_quality, quality_pairs, share_right
from pipeline.evaluate.reliability import plot, reliability
from pipeline.evaluate.worsen import damaged

GOLD = Path(__file__).parents[2] / "corpus" / "gold"
TEXT = "Regionfullmäktige beslutade i går att överenskommelsen ska gälla från och med den första maj. " * 5


@pytest.mark.parametrize(
    ("read", "true", "share"),
    [
        ("avtalet gäller i länet", "avtalet gäller i länet", 1.0),
        ("avtalet giller i linet", "avtalet gäller i länet", 0.5),
        ("x y", "avtalet gäller", 0.0),
        ("| avtalet", "avtalet", 0.5),
        ("", "avtalet", 1.0),
    ],
)
def test_share_right(read: str, true: str, share: float) -> None:
    assert share_right(read, true) == share


def test_damage_grows_with_its_share_and_is_the_same_each_time() -> None:
    shares = [share_right(damaged(TEXT, share, "a"), TEXT) for share in (0.0, 0.3, 1.0)]
    assert shares[0] == 1.0 > shares[1] > shares[2]
    assert damaged(TEXT, 0.5, "a") == damaged(TEXT, 0.5, "a") != damaged(TEXT, 0.5, "b")


def test_the_estimate_lies_on_the_diagonal_for_the_corpus() -> None:
    result = reliability(quality_pairs(GOLD / "text"))
    assert result.correlation >= 0.95
    assert result.distance <= 0.03
    assert all(abs(part.estimated - part.true) <= 0.05 for part in result.bins if part.pages >= 20)


def test_reliability_sums_up_by_bins() -> None:
    result = reliability([(0.95, 1.0), (0.97, 0.9), (0.42, 0.5), (1.0, 0.95)])
    assert [(part.low, part.pages) for part in result.bins] == [(0.4, 1), (0.9, 3)]
    assert result.bins[1].true == pytest.approx(0.95)
    assert result.distance == pytest.approx((0.05 + 0.07 + 0.08 + 0.05) / 4)
    assert "0.9–1.0" in result.text()


def test_estimates_that_are_all_the_same_correlate_with_nothing() -> None:
    assert reliability([(1.0, 0.9), (1.0, 0.8)]).correlation == 0.0


def test_the_plot_is_a_picture_with_a_dot_for_each_page() -> None:
    root = ET.fromstring(plot([(0.5, 0.5), (0.9, 0.8)]))
    circles = [piece for piece in root if piece.tag.endswith("circle")]
    assert len([piece for piece in circles if piece.get("r") == "2"]) == 2


def test_the_report_names_where_the_plot_is(tmp_path: Path) -> None:
    report = evaluate_quality(GOLD)
    assert report is not None
    assert str(tmp_path / "quality.svg") in report.text(tmp_path / "quality.svg")
    assert (tmp_path / "quality.svg").read_text("utf-8").startswith("<svg")


def test_without_texts_there_is_nothing_to_report(tmp_path: Path) -> None:
    assert evaluate_quality(tmp_path) is None
