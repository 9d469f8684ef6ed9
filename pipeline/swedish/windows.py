"""The stretches of a text around what is quick to find, such as digits: slow patterns are tried there."""

from __future__ import annotations

from collections.abc import Iterable

from .deferred import deferred

_SPACE = deferred(r"\s")
# Shorter texts are searched whole, where there is anything to search for.
_SHORT = 240
# How far a window is widened to white space; no word is longer.
_LONGEST_WORD = 100

Windows = tuple[tuple[int, int], ...]


def windows_around(text: str, spots: Iterable[int], left: int, right: int) -> Windows:
    """Start and end of each stretch within `left` characters before and `right` behind one of the places.

    They are widened to white space, do not overlap and stand in order; without a place there is none.
    """
    if len(text) <= _SHORT:
        return ((0, len(text)),) if next(iter(spots), None) is not None else ()
    windows: list[tuple[int, int]] = []
    until = -1
    for spot in sorted(spots):
        if not windows or spot - left > until:
            start = max(0, spot - left)
            floor = max(0, start - _LONGEST_WORD)
            start = max(text.rfind(" ", floor, start), text.rfind("\n", floor, start), floor - 1) + 1
            if windows and start <= windows[-1][1]:
                start = windows.pop()[0]
        else:
            start = windows.pop()[0]
        until = spot + right
        space = _SPACE.search(text, until, until + _LONGEST_WORD)
        windows.append((start, space.start() if space else min(len(text), until + _LONGEST_WORD)))
    return tuple(windows)
