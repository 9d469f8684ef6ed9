"""Abbreviations: which there are, what they stand for, and that their stops end no sentence."""

from __future__ import annotations

import re

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


BEFORE_STOP = re.compile(
    rf"(?<!\w)(?:{'|'.join(_written(abbreviation) for abbreviation in _EXPANSIONS)})$", re.IGNORECASE
)
"""Matches at the end of a text that ends in an abbreviation with its stop."""


def expand(abbreviation: str) -> str | None:
    """What "t.ex.", "t ex" or "bl. a." stands for; `None` where it is not known."""
    return _BY_LETTERS.get(_folded(abbreviation))


def may_end_sentence(abbreviation: str) -> bool:
    """True for those that often stand last ("m.m."): a capital after them begins a new sentence."""
    return _folded(abbreviation) in _MAY_END
