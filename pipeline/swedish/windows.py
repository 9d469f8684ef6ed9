"""The stretches of a text that hold digits: what has a number in it is searched for there alone."""

from __future__ import annotations

import re
from functools import lru_cache

_DIGITS = re.compile(r"[0-9]+")
_SPACE = re.compile(r"\s")
# Shorter texts are searched whole where they have a digit.
_SHORT = 240
_REMEMBERED = 256


@lru_cache(maxsize=_REMEMBERED)
def digit_windows(text: str, left: int, right: int) -> tuple[tuple[int, int], ...]:
    """Start and end of each stretch within `left` characters before and `right` behind a digit.

    They are widened to white space, do not overlap and stand in order; a text without digits has none.
    """
    if len(text) <= _SHORT:
        return ((0, len(text)),) if _DIGITS.search(text) else ()
    windows: list[tuple[int, int]] = []
    for match in _DIGITS.finditer(text):
        start, end = max(0, match.start() - left), min(len(text), match.end() + right)
        if windows and start <= windows[-1][1]:
            windows[-1] = (windows[-1][0], end)
        else:
            windows.append((start, end))
    widened: list[tuple[int, int]] = []
    for start, end in windows:
        start = max(text.rfind(" ", 0, start), text.rfind("\n", 0, start)) + 1
        space = _SPACE.search(text, end)
        end = space.start() if space else len(text)
        if widened and start <= widened[-1][1]:
            widened[-1] = (widened[-1][0], end)
        else:
            widened.append((start, end))
    return tuple(widened)
