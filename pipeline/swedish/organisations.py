"""Organisations by name: regions, municipalities, county councils, associations, companies."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import chain

from ..model import Claims, Span
from .deferred import deferred
from .inflection import ends_in_name, is_genitive_before
from .knowledge import alternatives, read_table
from .sieve import Sieve, Sought

_TABLE = read_table("organisations")
_NOT_NAMES = frozenset(_TABLE["not_names"])
_NO_PLACE_ENDINGS = tuple(_TABLE["no_place_endings"])
_MUNICIPALITIES = frozenset(_TABLE["municipalities"])
_PLACES = frozenset(_TABLE["counties"]) | _MUNICIPALITIES

_CAPITAL = r"[A-ZÅÄÖÉ][\wåäöé]*(?:-[A-ZÅÄÖ][\wåäöé]+)?"
_QUALIFIED = rf"(?:(?:Norra|Södra|Östra|Västra|Mellersta|Nedre|Övre|Lilla|Stora|Upplands)\s+)?{_CAPITAL}"
# Places of several words, with the genitive's -s; other names are taken to be one word.
_LONG_PLACE = alternatives(place for place in _PLACES if " " in place) + "s?"
_PLACE = rf"(?:{_LONG_PLACE}(?!\w)|{_QUALIFIED})"
_COMPANY = (
    rf"{_CAPITAL}[ ](?:(?:{_CAPITAL}|och|&|[A-ZÅÄÖ][a-zåäö]+-)[ ]){{0,4}}(?:AB|Aktiebolag)"
    rf"|AB[ ]{_CAPITAL}(?:[ ]{_CAPITAL}){{0,2}}"
)

_ASSOCIATION_ENDING = alternatives(_TABLE["association_endings"])
_CAPITALS = alternatives(word.upper() for word in _TABLE["associations"] if " " not in word)
# Of each kind how many characters a name may have before and behind the word that it needs, and its pattern.
_PATTERNS = [
    (kind, left, right, Sought(pattern))
    for kind, left, right, pattern in (
        ("region", 60, 60, rf"(?<!\w)(?P<name>{alternatives(_TABLE['regions'])})s?(?!\w)"),
        ("other", 90, 90, rf"(?<!\w)(?P<name>{alternatives(_TABLE['others'])})s?(?!\w)"),
        ("region", 4, 90, rf"(?<!\w)(?P<name>Region[ \n]+{_PLACE}(?:\s+län)?)(?P<genitive>(?<=län)s)?(?!\w)"),
        ("county_council", 90, 40, rf"(?<!\w)(?P<name>{_PLACE}\s+läns\s+landsting)s?(?!\w)"),
        (
            "association",
            120,
            40,
            rf"(?<!\w)(?P<name>{_PLACE}(?:[ ]{_CAPITAL})?[ ]+(?i:{_ASSOCIATION_ENDING}))s?(?!\w)",
        ),
        (
            "association",
            60,
            160,
            rf"(?<!\w)(?P<name>{alternatives(_TABLE['associations'])}\s+{_PLACE}"
            rf"(?:[ ]{_CAPITAL}(?!\w)){{0,3}}(?:\s+län)?)(?P<genitive>(?<=län)s)?(?!\w)",
        ),
        ("municipality", 80, 20, rf"(?<!\w)(?P<name>(?P<place>{_PLACE})[ \n]+(?:kommun|KOMMUN))[sS]?(?!\w)"),
        (
            "other",
            60,
            160,
            rf"(?<!\w)(?P<name>{alternatives(_TABLE['clubs'])}\s+{_PLACE}"
            rf"(?:[ ]{_CAPITAL}(?!\w)){{0,3}})(?P<genitive>(?<=län)s)?(?!\w)",
        ),
        ("municipality", 80, 20, rf"(?<!\w)(?P<name>(?P<place>{_PLACE})[ \n]+(?:[Ss]tad|STAD))[sS]?(?!\w)"),
        ("region", 4, 90, r"(?<!\w)(?P<name>(?P<capitals>REGION(?:[ ][A-ZÅÄÖ]{2,}){1,3}))(?!\w)"),
        (
            "association",
            60,
            120,
            rf"(?<!\w)(?P<name>(?P<capitals>(?:{_CAPITALS})(?:[ ]I)?(?:[ ][A-ZÅÄÖÉ-]{{3,}}){{1,3}}))(?!\w)",
        ),
        ("company", 160, 120, rf"(?<![\w-])(?P<name>{_COMPANY})(?!\w)"),
    )
]

_LIST = Sought(
    rf"(?<!\w)(?P<list>{_PLACE}(?:\s*,\s*{_PLACE}){{0,50}}\s+(?:och|samt)\s+{_PLACE})\s+kommuner(?:s|na|nas)?(?!\w)"
)
_LIST_AFTER = Sought(
    rf"\bkommunerna\s+(?P<list>{_PLACE}(?:\s*,\s*{_PLACE}){{0,50}}\s+(?:och|samt)\s+{_PLACE})(?!\w)"
)
_SIEVE = Sieve(_PATTERNS, lambda rule: rule[3])
_PLACE_IN_LIST = deferred(_PLACE)
_REGIONS: dict[str, str] = {name.casefold(): name for name in _TABLE["regions"]}


@dataclass(frozen=True, slots=True)
class OrganisationMention:
    """An organisation in a text: `name` without the genitive ("Region Norrmark"), as it writes itself.

    `kind` is region, municipality, county_council, association, company or other.
    """

    span: Span
    name: str
    kind: str = ""


def find_organisations(text: str) -> list[OrganisationMention]:
    """The organisations that `text` names, in order. "Regionen" and "kommunen" alone are no names."""
    found: list[OrganisationMention] = []
    claims = Claims(len(text))
    for kind, left, right, pattern in _SIEVE.of(text):
        for match in pattern.near(text, left, right):
            if not claims.is_free(Span(*match.span())):
                continue
            name = _in_small_letters(match["name"]) if "capitals" in match.groupdict() else _name(text, match)
            if name is not None:
                found.append(OrganisationMention(_span_of(name, match), name, kind))
                claims.take(found[-1].span)
    found += _listed_municipalities(text)
    return sorted(found, key=lambda mention: mention.span)


def _listed_municipalities(text: str) -> list[OrganisationMention]:
    """ "Älvsta, Granfors och Sjöviks kommuner": each of them under its own name."""
    found = []
    for match in chain(_LIST.finditer(text), _LIST_AFTER.finditer(text)):
        for place in _PLACE_IN_LIST.finditer(text, match.start("list"), match.end("list")):
            name = " ".join(place[0].split())
            # The genitive stands at the last name only, and not after a vowel or an s.
            own = name if name[-1] in "aeiouyåäösxz" else name + "s"
            found.append(OrganisationMention(Span(*place.span()), f"{own} kommun", "municipality"))
    return found


def _span_of(name: str, match: re.Match[str]) -> Span:
    """Where the match stands, without the words that belong to the letterhead and not to the name."""
    words = list(re.finditer(r"\S+", match["name"]))
    count = len(name.split())
    if count >= len(words):
        return Span(*match.span())
    return Span(match.start(), match.start("name") + words[count - 1].end())


def _in_small_letters(capitals: str) -> str | None:
    """A name from a heading in capitals; a region's as far as it is a known one, else with its first word."""
    words = capitals.title().split(" ")
    if words[0] != "Region":
        while len(words) > 1 and _is_no_place(words[-1]):
            words.pop()
        return " ".join("i" if word == "I" else word for word in words) if len(words) > 1 else None
    for length in range(len(words), 1, -1):
        if name := _REGIONS.get(" ".join(words[:length]).casefold()):
            return name
    return f"Region {words[1]}" if words[1] not in _NOT_NAMES else None


def _name(text: str, match: re.Match[str]) -> str | None:
    words = match["name"].split()
    name = " ".join(words)
    if place := match.groupdict().get("place"):
        first = place.split()[0]
        if first in _NOT_NAMES or first.capitalize() in _NOT_NAMES or len(place) < 3 or _is_no_place(place):
            return None
        # "Dod KOMMUN" is a logotype that OCR misread.
        if words[-1].isupper() and not place.isupper() and not _is_place(place):
            return None
        if words[-1] in ("stad", "Stad") and not _is_place(place):
            return None
        # Only a heading in capitals is put in small letters; "Stad" is a part of some names.
        return name if not name.isupper() else " ".join([*(w.title() for w in words[:-1]), words[-1].lower()])
    # "Gymnasieförbundet Granfors Protokoll": what follows the name in a letterhead.
    while len(words) > 2 and _is_no_place(words[-1]):
        words.pop()
        name = " ".join(words)
    if any(_is_no_place(word) for word in words[1:]):
        return None
    if "genitive" not in match.groupdict():
        return name if words[0] not in _NOT_NAMES or words[0] in ("Region", "Sveriges") else None
    if words[-1] in _NOT_NAMES:
        return None
    if words[-1] == "län" or not words[-1].endswith("s"):
        return name
    if ends_in_name(name, _PLACES):
        return name
    bare = name[:-1]
    if ends_in_name(bare, _PLACES) or re.search(rf"{re.escape(bare)}(?!\w)", text):
        return bare
    return bare if is_genitive_before(text, match.end()) else name


def _is_no_place(place: str) -> bool:
    """True for a word of a letterhead that is no place: a body, a kind of document, a heading."""
    return place.split()[-1].casefold().endswith(_NO_PLACE_ENDINGS)


def _is_place(place: str) -> bool:
    place = " ".join(place.split())
    place = place.title() if place.isupper() else place
    return place in _PLACES or place.endswith("s")
