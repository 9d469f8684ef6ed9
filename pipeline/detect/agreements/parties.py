"""Lists of parties: "mellan Region Norrmark, Älvsta kommun och länets övriga kommuner"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.swedish.deferred import deferred

from .knowledge import alternatives, read_table

_VAGUE = frozenset(read_table("kinds")["name"]["vague"])
_CAPITAL = r"(?-i:[A-ZÅÄÖÉ])[\w&'’:/-]*(?:\.(?=\w)[\w-]+)*"
_TAIL = (
    r"(?:kommuner(?:na)?|kommuns?|läns?|landsting|kommunförbund|kommunalförbund|universitet|högskola|stad"
    r"|församling|sparbank|\w*(?:förening|klubb|sällskap|samfällighet|stiftelse|byalag|vänner|museum))"
)
_BODY = r"(?-i:[A-ZÅÄÖ])\w*-\s+(?:och|&)\s+[\w-]+"
_LINKED = rf"(?:(?:i|av|för|&|de|von|vid|på)\s+)?{_CAPITAL}"
_NAME = rf"(?:{_BODY}|{_CAPITAL})(?:\s+(?:{_BODY}|{_LINKED}|{_TAIL})(?![\w-]))*"
_WHICH = r"(?:(?:samtliga|alla|de|övriga|berörda|deltagande|respektive)\s+)*"
_COUNT = r"(?:(?:\d{1,2}|två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv|övriga|samtliga|alla)\s+)?"
_GROUP = (
    rf"{_WHICH}(?:(?:länets|regionens|områdets|{_CAPITAL}\s+läns)\s+)?{_COUNT}(?:{_CAPITAL}s\s+)?"
    rf"(?:kommuner(?:na)?|landsting|regioner(?:na)?)"
    rf"(?:\s+(?:i|inom)\s+(?:länet|regionen|{_CAPITAL}(?:\s+{_CAPITAL})*(?:\s+län)?))?"
)
# "… (nedan kallat avtalet)": what is called so is no party.
_DEFINITE = alternatives(
    kind["head"] + ending for kind in read_table("kinds")["kind"] for ending in kind["definite"]
)
_NO_AGREEMENT = rf"(?![^,;.()]{{0,60}}?{_DEFINITE}(?![\w-]))"
_PARTY = deferred(
    rf"(?:å\s+(?:den\s+)?(?:ena|andra)\s+sidan,?\s+)?(?P<party>{_GROUP}(?![\w-])|{_NAME}|{alternatives(_VAGUE)}(?![\w-]))"
    rf"(?:\s*\((?:nedan|härefter|org|i\s+det\s+följande|\d{{6}}){_NO_AGREEMENT}[^)]{{0,80}}\))?"
    r"(?:,?\s+org\.?\s*(?:nr|nummer)\.?:?\s*[\d-]+)?"
    rf"(?:,?\s+(?:(?:nedan|härefter|i\s+det\s+följande|här)\s+)+(?:(?:kalla[dt]e?|benämn[dt]a?)\s+)?{_NO_AGREEMENT}[^,;.()]{{1,40}}?(?=,|;|\s+(?:och|samt)\s|\s*$))?",
    re.IGNORECASE,
)
_LIST_OF = deferred(rf"kommunerna\s(?={_CAPITAL}\s*(?:,|och\s))", re.IGNORECASE)
# After these letters the name takes no s: "Älvsta kommun", "Granfors kommun", but "Sjöviks kommun".
_NO_GENITIVE = "aeiouyåäösxz"
# "De tre kommunerna", which the reader is to know already.
_AGREEMENT = deferred(
    rf"\w*{alternatives(kind['head'] for kind in read_table('kinds')['kind'])}(?![\w-])", re.IGNORECASE
)
_COUNTED = deferred(rf"(?:de|båda|bägge|dessa)\s+(?:\w+\s+)?{alternatives(_VAGUE)}", re.IGNORECASE)
_JOIN = deferred(r"\s*,\s*(?:och\s+|samt\s+)?|\s+(?:och|samt|respektive|&)\s+(?:med\s+)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PartyList:
    """Parties by name, where the list ends in the text, and how many only had a common noun ("kommunen")."""

    names: tuple[str, ...]
    end: int
    vague: int = 0


def read_parties(text: str, position: int, organisation: str | None = None) -> PartyList:
    """The parties listed from `position` on; "kommunen" and "regionen" are `organisation` where it is one."""
    names: list[str] = []
    vague, end, municipal = 0, position, False
    while match := _PARTY.match(text, position):
        party = " ".join(match["party"].split())
        if _LIST_OF.match(text, match.start()):
            # "Kommunerna Älvsta, Granfors och Sjövik": each of them is one.
            municipal, position = True, match.start() + len("kommunerna ")
            continue
        if municipal and re.fullmatch(_CAPITAL, party):
            party = municipality(party, text)
        if party.lower() in _VAGUE or _COUNTED.fullmatch(party):
            known = own_name(party, organisation)
            vague += not known
            party = known or ""
        if names and " " not in names[-1] and re.fullmatch(rf"{_CAPITAL} kommuner(?:na)?", party):
            # "Älvsta, Granfors och Sjöviks kommuner": each of them is one.
            names = [name if " " in name else municipality(name, text) for name in names]
            party = party.partition(" ")[0] + " kommun"
        if names and not vague and _AGREEMENT.match(party):
            break  # "… mellan A och B, Avtal om X": behind the last party stands the name.
        if party and party not in names:
            names.append(party)
        end = match.end()
        joined = _JOIN.match(text, end)
        if not joined:
            break
        position = joined.end()
    return PartyList(tuple(names), end, vague)


def municipality(place: str, text: str) -> str:
    """The full name of the municipality of a place, as `text` has it elsewhere, else as it is formed."""
    if written := re.search(rf"(?<!\w){place}s?\s[Kk]ommun(?!\w)", text):
        return " ".join(written[0].split()).replace("Kommun", "kommun")
    return f"{place} kommun" if place[-1].lower() in _NO_GENITIVE else f"{place}s kommun"


def own_name(noun: str, organisation: str | None) -> str | None:
    """The organisation that "kommunen", "regionen" or "landstinget" means in its own document."""
    noun = noun.lower()
    if not organisation:
        return None
    kind = organisation.lower()
    fits = (
        (noun == "kommunen" and "kommun" in kind.split())
        or (noun == "regionen" and "region" in kind.split())
        or (noun == "landstinget" and "landsting" in kind)
    )
    return organisation if fits else None


def is_group(party: str) -> bool:
    """True for a party that is many: "länets kommuner"."""
    return bool(re.fullmatch(_GROUP, party, re.IGNORECASE)) and not re.fullmatch(_CAPITAL, party)
