"""How far a page lies askew is told by the feet of its words, also without long lines."""

from __future__ import annotations

import pytest

from pipeline.extract.slope import slope_of


def page(slope: float, words_in_line: int) -> list[tuple[float, float]]:
    """The feet of a list of thirty lines, 50 pixels apart."""
    return [
        (200.0 + 400 * word, 300.0 + 50 * line + slope * (200 + 400 * word))
        for line in range(30)
        for word in range(words_in_line)
    ]


@pytest.mark.parametrize("slope", [-0.026, -0.008, 0.0, 0.005, 0.02])
@pytest.mark.parametrize("words_in_line", [3, 5])
def test_the_slope_of_a_list(slope: float, words_in_line: int) -> None:
    assert slope_of(page(slope, words_in_line), 40.0) == pytest.approx(slope, abs=0.002)


def test_a_few_words_tell_nothing() -> None:
    assert slope_of(page(0.02, 1)[:5], 40.0) == 0.0
