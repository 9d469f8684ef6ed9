"""Names of persons and places that are known, and what may be one."""

from __future__ import annotations

import re
from functools import cache

from .knowledge import read_table

_LEAST_NAME = 3
DOTTED = frozenset("åäöÅÄÖ")


@cache
def undotted_names() -> frozenset[str]:
    """Municipalities without å, ä and ö (in lower case): Habo is no slip for Håbo."""
    places = read_table("organisations")["municipalities"]
    return frozenset(part.lower() for place in places for part in place.split())


@cache
def known_names() -> frozenset[str]:
    """Names of persons and of Sweden's municipalities (in lower case), with their genitives."""
    table = read_table("names")
    places = read_table("organisations")["municipalities"]
    names = {
        part.lower()
        for name in (*table["given"], *table["surnames"], *places)
        for part in name.split()
        if len(part) >= _LEAST_NAME and set(part) & DOTTED
    }
    return frozenset(names | {f"{name}s" for name in names if not name.endswith("s")})


@cache
def is_put_together(name: str) -> bool:
    """True for what may be a name (in lower case) of two known parts: "björkhult", "ängbergs"."""
    return bool(_two_parts().fullmatch(name))


@cache
def _two_parts() -> re.Pattern[str]:
    elements = read_table("names")["elements"]
    return re.compile(f"(?:{'|'.join(elements['first'])})s?(?:{'|'.join(elements['last'])})s?")
