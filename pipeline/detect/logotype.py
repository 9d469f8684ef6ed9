"""The organisation in a logotype that is set on two lines: "GRANFORS / KOMMUN", "REGION / NORRMARK"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from pipeline.swedish.deferred import deferred
from pipeline.swedish.organisations import find_organisations

# A logotype stands at the top of the first page.
_TOP = 10
_PLACE = deferred(
    r"^(?P<place>[A-ZÅÄÖÉ][A-ZÅÄÖÉ-]{2,}(?: [A-ZÅÄÖÉ][A-ZÅÄÖÉ-]{2,})?)(?=\s|$)"
    r"|^(?P<alone>[A-ZÅÄÖÉ][a-zåäöé]+(?:[- ][A-ZÅÄÖÉ][a-zåäöé]+)?)\s*$"
)
_KIND = deferred(r"^(?P<kind>KOMMUN|[Kk]ommun|STAD|[Ss]tad)(?=\s|$)")
_REGION = deferred(r"^(?:REGION|Region)(?=\s*$|\s{2,})")


def find_logotype(texts: Sequence[str]) -> tuple[str, int] | None:
    """The organisation, and the index of the first of the two lines of `texts` that name it; else `None`."""
    for index, (above, below) in enumerate(pairwise(texts[:_TOP])):
        place = _PLACE.match(below.strip() if _REGION.match(above.strip()) else above.strip())
        if place is None:
            continue
        words = place["place"] or place["alone"]
        if _REGION.match(above.strip()):
            whole = f"REGION {words.upper()}" if words.isupper() else f"Region {words}"
        elif kind := _KIND.match(below.strip()):
            whole = f"{words} {kind['kind'].upper() if words.isupper() else kind['kind'].lower()}"
        else:
            continue
        named = find_organisations(whole)
        if len(named) == 1 and len(named[0].span) == len(whole):
            return named[0].name, index
    return None
