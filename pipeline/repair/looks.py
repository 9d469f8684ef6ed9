"""What a word shows at a glance: whether it can have lost its dots, and whether it may be changed at all."""

from __future__ import annotations

import re

from pipeline.swedish.known_names import DOTTED

_NO_WORD = re.compile(r"\d+|\d+[a-hklmt]|[A-ZÅÄÖ]+\d+.*")


def has_dots(text: str) -> bool:
    """True for a word that has kept å, ä or ö: what reads so knows them, and lost none here."""
    return any(sign in DOTTED for sign in text)


def may_change(text: str) -> bool:
    """False for numbers, a number with a unit or letter, and single letters that are words as they stand."""
    return not _NO_WORD.fullmatch(text) and (len(text) > 1 or text in "{|")
