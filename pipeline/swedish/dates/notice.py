"""Times of notice: how long before it ends an agreement must be given up."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ...model import Span
from ..numbers import NUMBER, parse_number
from ..sieve import Sieve, Sought

_LENGTH = rf"(?P<number>{NUMBER})\s*(?:\([^)]{{1,12}}\)\s*)?(?P<unit>dag|veck|månad|år)(?:ar|er|or|en|a)?s?"
_PATTERNS = [
    Sought(pattern, re.IGNORECASE)
    for pattern in (
        rf"\buppsägningstid(?:en)?s?\b[^.;§]{{0,40}}?\b{_LENGTH}\b",
        rf"\b{_LENGTH}\s+(?:ömsesidig\s+)?uppsägningstid(?:en)?\b",
        rf"\b(?:sägas|säga|sägs|säger)\s+upp\b[^.;§]{{0,120}}?\b(?:senast|minst|med)\s+{_LENGTH}\b",
        rf"\b(?:senast|minst)\s+{_LENGTH}\s+(?:före|innan)\s+(?:avtals|överenskommelse|giltighets)\w*",
    )
]


_SIEVE = Sieve(_PATTERNS, lambda pattern: pattern)
_AROUND = (200, 240)


@dataclass(frozen=True, slots=True)
class NoticeTime:
    """A time of notice: `number` of `unit` ("dag", "vecka", "månad" or "år"), and the words that say it."""

    span: Span
    number: int
    unit: str

    def __str__(self) -> str:
        plural = {"dag": "dagar", "vecka": "veckor", "månad": "månader", "år": "år"}[self.unit]
        return f"{self.number} {self.unit if self.number == 1 else plural}"


def find_notice_times(text: str) -> list[NoticeTime]:
    """The times of notice in `text`, in order."""
    found: list[NoticeTime] = []
    for pattern in _SIEVE.of(text):
        for match in pattern.near(text, *_AROUND):
            number, span = parse_number(match["number"]), Span(*match.span())
            if number is None or any(span.overlaps(other.span) for other in found):
                continue
            unit = match["unit"].lower()
            found.append(NoticeTime(span, number, "vecka" if unit == "veck" else unit))
    return sorted(found, key=lambda notice: notice.span)
