"""The organisation in a logotype: on two lines ("GRANFORS / KOMMUN") or in small letters ("region x")."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
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
# The sign beside the name may have been read as a letter.
_SMALL = deferred(
    r"(?:[^\W\d_]\s+)?(?P<name>region [a-zåäöé-]{3,}(?: [a-zåäöé-]{3,})?"
    r"|[a-zåäöé-]{3,}(?: [a-zåäöé-]{3,})? (?:kommun|stad))"
)
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


def small_logotype(texts: Iterable[str], whole: str) -> str | None:
    """The organisation that stands in small letters by itself in one of `texts`, with capitals in `whole`."""
    for text in texts:
        for piece in re.split(r"\s{2,}|\t", text.strip()):
            match = _SMALL.fullmatch(piece)
            if match is None:
                continue
            words = [word if word in ("kommun", "stad") else word.title() for word in match["name"].split()]
            name = " ".join(words)
            named = find_organisations(name) if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", whole) else []
            if len(named) == 1 and len(named[0].span) == len(name):
                return named[0].name
    return None
