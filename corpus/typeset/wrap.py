"""Breaks a text into lines of a given width."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Wrapped:
    """A line, `start:end` of the text. `printed` may end in a hyphen where `read` has the whole word."""

    printed: str
    read: str
    start: int
    end: int


def wrap(
    text: str, width: float, measure: Callable[[str], float], hyphens: tuple[str, ...] = ()
) -> list[Wrapped]:
    """Lines no wider than `width` (a longer word stands alone), broken within words only after `hyphens`."""
    lines: list[Wrapped] = []
    printed, read, start, end = "", "", 0, 0
    for match in re.finditer(r"[^ ]+", text):
        word = match[0]
        if not printed or measure(f"{printed} {word}") <= width:
            if not printed:
                start = match.start()
            printed, read, end = f"{printed} {word}".strip(), f"{read} {word}".strip(), match.end()
            continue
        rest = word
        for cut in _cuts(word, hyphens):
            if measure(f"{printed} {word[:cut]}-") <= width:
                printed, read, rest, end = (
                    f"{printed} {word[:cut]}-",
                    f"{read} {word}",
                    word[cut:],
                    match.start() + cut,
                )
                break
        lines.append(Wrapped(printed, read, start, end))
        start, end = match.end() - len(rest), match.end()
        printed, read = rest, "" if rest != word else word
    if printed:
        lines.append(Wrapped(printed, read, start, end))
    return lines


def _cuts(word: str, hyphens: tuple[str, ...]) -> list[int]:
    """Places at which `word` may be broken, the last first."""
    found = {
        m.end() for part in hyphens for m in re.finditer(part, word.casefold()) if len(word) - m.end() >= 4
    }
    return sorted(found, reverse=True)
