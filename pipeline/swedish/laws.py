"""Citations of laws: their § are no paragraphs of a protocol, and their numbers no diary numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from ..model import Claims, Span
from .deferred import deferred
from .knowledge import expand, read_table
from .sieve import Sought, in_small_letters
from .windows import windows_around

_TABLE = read_table("laws")
_RULES = [
    (rule["id"], Sought(expand(rule["pattern"], _TABLE["parts"]), re.IGNORECASE)) for rule in _TABLE["rule"]
]
# A sign behind a number, a chapter, a number in a collection: laws are cited around these alone.
_SPOT = deferred(
    r"§(?:(?<=[0-9]§)|(?<=[0-9][\sa-z]§)|(?<=[0-9][\sa-z]{2}§)|(?<=[0-9][\sa-z]{3}§))|kap|:(?<=[0-9]:)|:(?<=[0-9]\s:)"
)
_AROUND = (240, 160)


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
    spots = (match.start() for match in _SPOT.finditer(in_small_letters(text)))
    windows = windows_around(text, spots, *_AROUND)
    for rule, pattern in _RULES if windows else ():
        for match in pattern.within(text, windows):
            span = Span(*match.span())
            if claims.is_free(span):
                claims.take(span)
                found.append(LawCitation(span, " ".join(match[0].split()), rule))
    return tuple(sorted(found, key=lambda citation: citation.span))
