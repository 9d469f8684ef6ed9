"""The stretches around digits: nothing with a number in it is left out, and a text without any has none."""

from __future__ import annotations

import pytest

from pipeline.swedish.windows import digit_windows

_LONG = "ord " * 100


@pytest.mark.parametrize("text", ["", "inga tal här", _LONG])
def test_a_text_without_digits_has_no_window(text: str) -> None:
    assert digit_windows(text, 10, 10) == ()


def test_a_short_text_with_a_digit_is_one_window() -> None:
    text = "den 3 maj"
    assert digit_windows(text, 1, 1) == ((0, len(text)),)


def test_every_digit_lies_within_a_window_that_breaks_no_word() -> None:
    text = f"{_LONG}KS/2018:14 {_LONG}RUN/41/2018 i {_LONG}7"
    windows = digit_windows(text, 12, 8)
    assert len(windows) == 3
    covered = {index for start, end in windows for index in range(start, end)}
    assert all(index in covered for index, sign in enumerate(text) if sign.isdigit())
    assert all(start == 0 or text[start - 1] == " " for start, _ in windows)
    assert all(end == len(text) or text[end] == " " for _, end in windows)


def test_windows_that_meet_are_one() -> None:
    assert len(digit_windows(f"{_LONG}12 och 13 {_LONG}", 10, 10)) == 1
