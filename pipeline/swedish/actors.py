"""Those who are no body but are told, asked or tasked by one: groups of municipalities, officers, units."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..model import Claims, Span
from .knowledge import alternatives, read_table
from .sieve import Sieve, Sought

_TABLE = read_table("actors")
_NOT_ACTORS = frozenset(_TABLE["not_actors"])
_COORDINATED = r"(?:[^\W\d_]{2,}-\s*,\s*)*(?:[^\W\d_]{2,}-\s+och\s+)?"
_ENDINGS = {
    **dict.fromkeys(["kontor", "kansli", "sekretariat"], "et"),
    **dict.fromkeys(["sekreterare", "utredare", "handläggare", "samordnare", "ordförande", "arkivarie"], "n"),
    "controller": "n",
    "centrum": "",
}


def _open_class(heads: list[str]) -> Sought:
    forms = "|".join(f"{head}{_ENDINGS.get(head, 'en')}" for head in heads)
    return Sought(rf"(?<![\w-])(?P<name>{_COORDINATED}[\w-]{{0,60}}?(?:{forms}))s?(?![\w-])", re.IGNORECASE)


_PATTERNS = [
    ("group", Sought(rf"(?<![\w-])(?P<name>{alternatives(_TABLE['groups'])})s?(?![\w-])", re.IGNORECASE)),
    ("officer", _open_class(_TABLE["officer_heads"])),
    ("unit", _open_class(_TABLE["unit_heads"])),
]


_SIEVE = Sieve(_PATTERNS, lambda rule: rule[1])
# How far the words of a name stand before and behind its head.
_AROUND = (160, 80)


@dataclass(frozen=True, slots=True)
class ActorMention:
    """Somebody who acts or is addressed: `name` in the nominative with a capital, "Regiondirektören".

    `kind` is group, officer or unit; from `find_addressees` also body or organisation.
    """

    span: Span
    name: str
    kind: str


def find_actors(text: str) -> list[ActorMention]:
    """The groups, officers and units that `text` names, in order."""
    found: list[ActorMention] = []
    claims = Claims(len(text))
    for kind, pattern in _SIEVE.of(text):
        for match in pattern.near(text, *_AROUND):
            name, span = " ".join(match["name"].split()), Span(*match.span())
            last = name.split(" ")[-1].lower()
            # "möjligheten", "arbetslösheten": -het makes a quality of a word, and no unit.
            if last in _NOT_ACTORS or (last.endswith("heten") and not last.endswith("senheten")):
                continue
            if claims.is_free(span):
                claims.take(span)
                name = name.lower() if name.isupper() else name
                found.append(ActorMention(span, name[:1].upper() + name[1:], kind))
    return sorted(found, key=lambda mention: mention.span)
