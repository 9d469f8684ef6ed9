"""Parties by their part in an agreement, as printed forms and clauses name them: "Hyresvärd", "Köpare"."""

from __future__ import annotations

import re
from functools import cache

from pipeline.swedish.bodies import find_organisations
from pipeline.swedish.deferred import deferred
from pipeline.swedish.sieve import Sought

from .knowledge import alternatives, read_table

_TABLE = read_table("forms")
_CAPTIONS = frozenset(_TABLE["captions"]["words"])
_ORGANISATION_NUMBER = deferred(
    r"\s*,?\s*(?:org\.?\s?(?:nr|nummer)\.?:?\s*)?\b\d{6,8}\s?[-–]\s?\d{4}\b.*$|\s*,?\s*org\.?\s?(?:nr|nummer).*$",
    re.IGNORECASE,
)
_FIRST_LINES = 60


_THROUGH = deferred(r",|\s+(?:genom|via|c/o)\s", re.IGNORECASE)
# What follows a name on its line: who acts for it, where it lives.
_ADDRESS = deferred(
    r",?\s+(?:genom|nedan|härefter|c/o)\s|,\s+(?:box|\w+(?:gatan|vägen|torget|gränd)\b|\d{3}\s?\d{2}\b)",
    re.IGNORECASE,
)


def parties_by_part(lines: list[str]) -> tuple[str, ...]:
    """The two parties of a form whose `lines` name both parts, or nothing."""
    lines = [line for line in lines if line.strip()][:_FIRST_LINES]
    text = "\n".join(lines)
    for parts in _TABLE["parts"]:
        if not all(_label(part).may_match(text) for part in parts["names"]):
            continue
        found = [_party(lines, part) for part in parts["names"]]
        if all(found):
            return tuple(party for party in found if party)
    return ()


def form_kind(lines: list[str]) -> str | None:
    """The word in the heading of a form that names its parts ("HYRESKONTRAKT"), in dictionary form."""
    if not parties_by_part(lines):
        return None
    kinds = {kind for parts in _TABLE["parts"] for kind in parts["kinds"]}
    heading = deferred(rf"\W*(?P<kind>{alternatives(kinds)})(?![^\W\d_])(?:\s.{{0,40}})?$", re.IGNORECASE)
    matches = (heading.match(line) for line in lines[:8])
    return next((match["kind"].lower() for match in matches if match), None)


@cache
def _label(part: str) -> Sought:
    return Sought(rf"^\s*(?:\d{{1,2}}[.)]?\s*)?(?:{part})(?:en|n)?\b\s*:?\s*(?P<rest>.*)$", re.IGNORECASE)


def _party(lines: list[str], part: str) -> str | None:
    """The value beside or below the part's name."""
    label = _label(part).compiled
    for index, line in enumerate(lines):
        if match := label.match(line):
            for value in (match["rest"], *lines[index + 1 : index + 3]):
                if name := _name(value):
                    return name
            return None
    return None


def _name(value: str) -> str | None:
    words = re.split(
        rf"\s+{alternatives(_TABLE['captions']['next'])}(?![^\W\d_])", value, maxsplit=1, flags=re.I
    )[0].split()
    while words and words[0].lower().strip(":") in _CAPTIONS | {""}:
        words.pop(0)
    name = _ORGANISATION_NUMBER.sub("", " ".join(words)).strip(" ,:;")
    if not name or not name[0].isupper() or len(name) > 90 or name.lower() in _CAPTIONS:
        return None
    # "Älvsta kommun, Fritidsförvaltningen", "… genom fritidsnämnden": the municipality is the party.
    organisation = next((found for found in find_organisations(name) if found.span.start == 0), None)
    if organisation and _THROUGH.match(name, organisation.span.end):
        return organisation.name
    return _ADDRESS.split(name)[0].strip(" ,")
