"""Spans that the repair of words leaves alone: numbers, names of papers, addresses, abbreviations."""

from __future__ import annotations

import re
from functools import cache

from pipeline.model import Span

from .tables import read_table


def protected_spans(text: str) -> list[Span]:
    """Every protected span of `text`, in order; they may overlap."""
    spans = [Span(match.start(), match.end()) for pattern in _patterns() for match in pattern.finditer(text)]
    return sorted(spans)


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(entry["pattern"]) for entry in read_table("protected")["protected"])
