"""Citations of laws: their § are no paragraphs of a protocol, and their numbers no diary numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..model import Span
from .knowledge import expand, read_table

_TABLE = read_table("laws")
_RULES = [
    (rule["id"], re.compile(expand(rule["pattern"], _TABLE["parts"]), re.IGNORECASE))
    for rule in _TABLE["rule"]
]


@dataclass(frozen=True, slots=True)
class LawCitation:
    """A law, or a section of one, as cited; `text` has its words with single spaces."""

    span: Span
    text: str
    rule: str = ""


def find_law_citations(text: str) -> list[LawCitation]:
    """The citations of laws in `text`, in order."""
    found: list[LawCitation] = []
    for rule, pattern in _RULES:
        for match in pattern.finditer(text):
            span = Span(*match.span())
            if not any(span.overlaps(other.span) for other in found):
                found.append(LawCitation(span, " ".join(match[0].split()), rule))
    return sorted(found, key=lambda citation: citation.span)
