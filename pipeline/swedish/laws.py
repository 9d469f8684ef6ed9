"""Citations of laws: their § are no paragraphs of a protocol, and their numbers no diary numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from ..model import Claims, Span
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
    return list(_law_citations(text))


@lru_cache(maxsize=4)
def _law_citations(text: str) -> tuple[LawCitation, ...]:
    found: list[LawCitation] = []
    claims = Claims(len(text))
    for rule, pattern in _RULES:
        for match in pattern.finditer(text):
            span = Span(*match.span())
            if claims.is_free(span):
                claims.take(span)
                found.append(LawCitation(span, " ".join(match[0].split()), rule))
    return tuple(sorted(found, key=lambda citation: citation.span))
