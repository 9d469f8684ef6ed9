"""Spans that the repair of words leaves alone: numbers, names of papers, addresses, abbreviations."""

from __future__ import annotations

import re
from functools import cache

from pipeline.model import Span
from pipeline.swedish.dictionary import fold
from pipeline.swedish.lexicon import vocabulary

from .looks import has_dots
from .tables import read_table

# So common (share of running words) is what a heading in capitals has beside abbreviations.
_COMMON = 2e-5
_LONG_WORD = re.compile(r"[^\W\d_]{5}")


def protected_spans(text: str) -> list[Span]:
    """Every protected span of `text`, in order; they may overlap."""
    return sorted(
        Span(match.start(), match.end())
        for pattern, but_headings in _patterns()
        for match in pattern.finditer(text)
        if not (but_headings and _is_word_of_heading(match, text))
    )


def _is_word_of_heading(match: re.Match[str], text: str) -> bool:
    """True for a word that is common when it has its dots, on a line all in capitals: "PLAN FOR SKOLAN"."""
    start, end = text.rfind("\n", 0, match.start()) + 1, text.find("\n", match.end())
    line = text[start : end if end >= 0 else len(text)]
    if not line.isupper() or not _LONG_WORD.search(line):
        return False
    known = vocabulary()
    variants = known.variants(fold(match[0].lower()))
    return any(has_dots(word) and known.frequency(word) >= _COMMON for word in variants)


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], bool], ...]:
    return tuple(
        (re.compile(entry["pattern"]), entry.get("but_headings", False))
        for entry in read_table("protected")["protected"]
    )
