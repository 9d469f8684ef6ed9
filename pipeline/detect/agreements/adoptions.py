"""Where an agreement lists the assemblies that adopted it: "Granfors 2013-09-30 § 61"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.detect.manuscript import Manuscript
from pipeline.model import PartialDate, Span
from pipeline.swedish.bodies import find_bodies
from pipeline.swedish.dates import find_dates
from pipeline.swedish.deferred import deferred

_LISTED = deferred(
    r"^(?:[–•*-]\s*)?(?P<who>(?-i:[A-ZÅÄÖ])[^\d§]{2,60}?)[,:]?\s+(?:den\s+)?(?P<rest>(?:\d|§).{4,50})$"
)
_LABEL = deferred(r"§\s?(?P<number>\d{1,4})(?!\d)")
_ASSEMBLY = deferred(r"\bfullmäktige(?:s|församling\w*)?\b", re.IGNORECASE)
# How far above a list stands what it lists.
_ABOVE = 6


def adoptions(
    manuscript: Manuscript, parties: Sequence[str]
) -> Iterator[tuple[PartialDate, str, str | None, Span]]:
    """Day, §, body and place of each line that has a day and a § behind the name of a place or a body.

    The body is the one on the line; where the line has a place alone, it is the assembly of that party if the
    text above the list speaks of assemblies; else it is left open.
    """
    lines = manuscript.lines
    for line in lines:
        match = _LISTED.match(line.text.strip())
        dates = find_dates(match["rest"]) if match else []
        labels = _LABEL.findall(match["rest"]) if match else []
        if not match or len(dates) != 1 or len(labels) != 1 or not dates[0].value.day:
            continue
        if not re.fullmatch(r"[\s,;:.()–-]*", _LABEL.sub("", _without(match["rest"], dates[0].span))):
            continue
        named = find_bodies(match["who"])
        above = " ".join(other.text for other in lines[max(0, line.index - _ABOVE) : line.index])
        body = named[0].name if named else None
        if body is None or named[0].generic:
            body = _assembly(match["who"], parties) if _ASSEMBLY.search(above + match["who"]) else None
        if body or _of_party(match["who"], parties):
            yield dates[0].value, f"§ {labels[0]}", body, line.span


def _without(text: str, span: Span) -> str:
    return text[: span.start] + text[span.end :]


def _of_party(who: str, parties: Sequence[str]) -> str | None:
    """The one party that a place stands for: "Granfors" is Granfors kommun."""
    words = {word.removesuffix("s") for word in re.findall(r"\w+", who.lower())}
    found = [
        party
        for party in parties
        if {word.removesuffix("s") for word in re.findall(r"\w+", party.lower())[:2]} & words - _KINDS
    ]
    return found[0] if len(found) == 1 else None


def _assembly(who: str, parties: Sequence[str]) -> str | None:
    party = (_of_party(who, parties) or "").lower().split()
    for word, body in _ASSEMBLIES.items():
        if word in party:
            return body
    return None


_ASSEMBLIES = {
    "kommun": "Kommunfullmäktige",
    "stad": "Kommunfullmäktige",
    "region": "Regionfullmäktige",
    "landsting": "Landstingsfullmäktige",
}
_KINDS = frozenset(_ASSEMBLIES)
