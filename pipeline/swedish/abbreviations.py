"""Abbreviations: which there are, what they stand for, and that their stops end no sentence."""

from __future__ import annotations

import re

from .deferred import deferred
from .knowledge import read_table

_TABLE = read_table("abbreviations")
_EXPANSIONS: dict[str, str] = _TABLE["expansions"]


def _folded(abbreviation: str) -> str:
    return re.sub(r"[\s.]", "", abbreviation).lower()


_BY_LETTERS = {_folded(abbreviation): words for abbreviation, words in _EXPANSIONS.items()}
_MAY_END = frozenset(_folded(abbreviation) for abbreviation in _TABLE["ending"]["may_end"])


def _written(abbreviation: str) -> str:
    """A pattern for an abbreviation with or without its inner stops and spaces; the last stop is there."""
    parts = abbreviation.rstrip(".").split(".")
    return r"[.]?[ ]?".join(re.escape(part.strip()) for part in parts) + "[.]"


_BEFORE_STOP = deferred(
    rf"(?<!\w)(?:{'|'.join(_written(abbreviation) for abbreviation in _EXPANSIONS)})$", re.IGNORECASE
)
# The letters that may stand right before the last stop: "ex" and "tex" of "t.ex.".
_LAST_LETTERS = deferred(r"[^\W_]+$")
_LAST = frozenset(
    match[0].lower()
    for abbreviation in _EXPANSIONS
    for parts in [[part.strip() for part in abbreviation.rstrip(".").split(".")]]
    for first in range(len(parts))
    if (match := _LAST_LETTERS.search("".join(parts[first:])))
)
_LONGEST = 12


def abbreviation_before(text: str, start: int, stop: int) -> str | None:
    """The abbreviation that ends with the stop at `stop`; `None` where another word stands there."""
    last = stop
    while last > start and text[last - 1].isalnum():
        last -= 1
    if text[last:stop].lower() not in _LAST:
        return None
    match = _BEFORE_STOP.search(text, max(start, stop - _LONGEST), stop + 1)
    return match[0] if match else None


def expand(abbreviation: str) -> str | None:
    """What "t.ex.", "t ex" or "bl. a." stands for; `None` where it is not known."""
    return _BY_LETTERS.get(_folded(abbreviation))


def may_end_sentence(abbreviation: str) -> bool:
    """True for those that often stand last ("m.m."): a capital after them begins a new sentence."""
    return _folded(abbreviation) in _MAY_END
