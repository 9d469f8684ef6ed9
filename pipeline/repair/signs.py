"""Signs on damaged pages: dashes, quotation marks and bullets that a reader of another alphabet has not."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from .edits import Edit
from .tables import read_table


def sign_edits(text: str) -> list[Edit]:
    """The edits by the patterns of `data/signs.toml`; for pages that are damaged, and no others."""
    return [
        Edit(match.start(), match.end(), after, method, 0.8, evidence)
        for pattern, after, method, evidence in _signs()
        for match in pattern.finditer(text)
    ]


def bullets_are_lost(texts: Sequence[str]) -> bool:
    """True for a document whose lines begin with signs that only a poor reader puts for bullets."""
    lost = read_table("signs")["lost"]
    if any("•" in text for text in texts):
        return False
    return sum(len(re.findall(lost["pattern"], text)) for text in texts) >= int(lost["least"])


@cache
def _signs() -> list[tuple[re.Pattern[str], str, str, str]]:
    return [
        (re.compile(entry["pattern"]), entry["after"], entry["method"], entry["evidence"])
        for entry in read_table("signs")["sign"]
    ]
