"""Agreements that go on by themselves where nobody gives notice."""

from __future__ import annotations

import re

from pipeline.swedish.deferred import deferred
from pipeline.swedish.numbers import NUMBER, parse_number

from .knowledge import read_table

_PATTERN = deferred(read_table("forms")["renewal"]["pattern"].replace("{number}", NUMBER), re.IGNORECASE)
_ONLY_IF_ASKED = deferred(r"\b(?:kan|får|rätt\s+att|möjlighet|option)\b", re.IGNORECASE)
_SENTENCE = deferred(r"[.;]\s")


def read_renewal(text: str) -> str | None:
    """For how long it goes on each time ("1 år"); `None` where it does not, or two times are told."""
    told = set()
    for match in _PATTERN.finditer(text):
        before = _SENTENCE.split(text[max(0, match.start() - 160) : match.start()])[-1]
        number = parse_number(match["number"])
        if number and not _ONLY_IF_ASKED.search(before + match[0]):
            unit = "år" if match["unit"].lower() == "år" else "månader"
            told.add(f"{number} {unit}")
    return told.pop() if len(told) == 1 else None
