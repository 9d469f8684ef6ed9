"""The stretches around places: none is left out, no word is broken, and a text without any has none."""

from __future__ import annotations

import pytest

from pipeline.swedish.windows import windows_around

_LONG = "ord " * 100


def _digits(text: str) -> list[int]:
    return [place for place, sign in enumerate(text) if sign.isdigit()]


@pytest.mark.parametrize("text", ["", "inga tal här", _LONG])
def test_a_text_without_a_place_has_no_window(text: str) -> None:
    assert windows_around(text, _digits(text), 10, 10) == ()


def test_a_short_text_with_a_place_is_one_window() -> None:
    text = "den 3 maj"
    assert windows_around(text, _digits(text), 1, 1) == ((0, len(text)),)


def test_every_place_lies_within_a_window_that_breaks_no_word() -> None:
    text = f"{_LONG}KS/2018:14 {_LONG}RUN/41/2018 i {_LONG}7"
    windows = windows_around(text, reversed(_digits(text)), 12, 8)
    assert len(windows) == 3
    covered = {index for start, end in windows for index in range(start, end)}
    assert all(index in covered for index in _digits(text))
    assert all(start == 0 or text[start - 1] == " " for start, _ in windows)
    assert all(end == len(text) or text[end] == " " for _, end in windows)


def test_windows_that_meet_are_one() -> None:
    text = f"{_LONG}12 och 13 {_LONG}"
    assert len(windows_around(text, _digits(text), 10, 10)) == 1


def test_a_text_without_white_space_is_cut_all_the_same() -> None:
    text = f"{'x' * 1000}7{'x' * 1000}"
    ((start, end),) = windows_around(text, [1000], 20, 20)
    assert 800 < start <= 980
    assert 1020 <= end < 1200
