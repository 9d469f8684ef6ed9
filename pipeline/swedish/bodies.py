"""The bodies that decide in municipalities and regions: their names in any form, brought to one form.

The names are an open class: any word that ends in a head such as -nämnd or -utskott, with what stands before
it. What the heads are, and what merely looks like them, is in data/bodies.toml.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from ..model import Span
from .actors import ActorMention, find_actors
from .body_words import ENDINGS, BodyWord, as_body_word, body_words, last_word
from .deferred import deferred
from .knowledge import alternatives, read_table
from .organisations import OrganisationMention, find_organisations
from .parts_of_town import place_of

__all__ = [
    "ActorMention",
    "BodyMention",
    "OrganisationMention",
    "canonical_body",
    "expand_abbreviation",
    "find_actors",
    "find_addressees",
    "find_bodies",
    "find_organisations",
]

_TABLE = read_table("bodies")
_HEADS = _TABLE["head"]
_MODIFIERS = _TABLE["modifiers"]
_AUTHORITIES = frozenset(_TABLE["authorities"]["names"])
_ABBREVIATIONS: dict[str, str] = _TABLE["abbreviations"]
_KINDS = {head["stem"]: head["kind"] for head in _HEADS}
_NOT_AFTER = {head["stem"]: frozenset(head["not_after"]) for head in _HEADS}
_NOT_ENDING = {head["stem"]: tuple(head.get("not_ending", ())) for head in _HEADS}
_BUT_ENDING = {head["stem"]: frozenset(head.get("but_ending", ())) for head in _HEADS}
_ONLY_ENDING = {head["stem"]: tuple(head.get("only_ending", ())) for head in _HEADS}
_ALONE = {head["stem"]: head["alone"] for head in _HEADS}

_COORDINATED = deferred(r"(?:[^\W\d_]{2,}-\s*,\s*)*[^\W\d_]{2,}-\s+och\s+$", re.IGNORECASE)
_LOOSE = deferred(
    rf"(?<![\w-])(?P<part>{alternatives(_MODIFIERS['loose_parts'])})\s+och\s+(?=$|\w+$)", re.IGNORECASE
)
_NOUN = r"(?:[^\W\d_]+(?:iva|iska|ella|ala|liga)\s+)?(?:[^\W\d_]{2,}-\s+och\s+)?[^\W\d_]{3,}"
_PURPOSE = deferred(
    rf"\s+för\s+(?P<purpose>{_NOUN}(?:\s*,\s*{_NOUN})*(?:\s+och\s+{_NOUN})?)(?![\w-])", re.IGNORECASE
)
_OPEN_COMPOUNDS = tuple(_MODIFIERS["open_compounds"])
_NOT_PURPOSE = frozenset(_MODIFIERS["not_purpose"])
_OWNERS = frozenset(_MODIFIERS["owners"])
_POINTING = frozenset(_MODIFIERS["pointing"])
_HEADS_OWNING = frozenset({"nämndens", "styrelsens", "rådets", "utskottets"})
_SOMEBODY = "vems"
_PASSED_OVER = frozenset(_MODIFIERS["passed_over"])
_INDEFINITE_ADJECTIVE = deferred(r"\b\w+(?:al|isk|sam)(?=\s)", re.IGNORECASE)
_ADJECTIVES = frozenset(_MODIFIERS["adjectives"])
_OPEN_ADJECTIVES = frozenset(_MODIFIERS["open_adjectives"])
_BEFORE_COMPOUNDS = frozenset(_MODIFIERS["before_compounds"])
_NOT_ADJECTIVES = frozenset(_MODIFIERS["not_adjectives"])
_ADJECTIVE_ENDINGS = tuple(_MODIFIERS["adjective_endings"])
_ABBREVIATION_BEGINS = deferred("|".join(sorted({abbreviation[:2] for abbreviation in _ABBREVIATIONS})))
_ABBREVIATED = deferred(
    rf"(?<![\w/§.-])(?P<abbreviation>{alternatives(_ABBREVIATIONS)})(?::?s\b|(?=,?\s+(?:§|(?:19|20)[0-9]{{2}}-[0-9]{{2}}-[0-9]{{2}})))"
)


@dataclass(frozen=True, slots=True)
class BodyMention:
    """A body in a text: `name` is its canonical form, "Regionala utvecklingsnämnden".

    `kind` is assembly, board, committee, subcommittee, council, preparatory, presidium, auditors or
    authority (of the state). `generic` marks what only points at a body named elsewhere ("nämnden");
    its `name` is then the word itself. `abbreviated` marks a name expanded from "KF" and the like.
    """

    span: Span
    name: str
    kind: str = ""
    generic: bool = False
    abbreviated: bool = False


def expand_abbreviation(abbreviation: str) -> str | None:
    """The body that the abbreviation means all over the country ("KF"), or `None`."""
    return _ABBREVIATIONS.get(abbreviation)


def find_bodies(text: str) -> list[BodyMention]:
    """The bodies named in `text`, in order, those that only point back ("nämnden") among them."""
    found = [mention for word in body_words(text) if (mention := _mention(text, word))]
    found += _abbreviated(text)
    if len(found) < 2:
        return found
    # An owner in the genitive ("kommunstyrelsens arbetsutskott") is part of what it owns.
    found.sort(key=lambda mention: (mention.span.start, -mention.span.end))
    kept: list[BodyMention] = []
    for mention in found:
        if not kept or not kept[-1].span.overlaps(mention.span):
            kept.append(mention)
    return kept


def _abbreviated(text: str) -> Iterator[BodyMention]:
    after = 0
    for begins in _ABBREVIATION_BEGINS.finditer(text):
        if begins.start() >= after and (match := _ABBREVIATED.match(text, begins.start())):
            after = match.end()
            abbreviation = match["abbreviation"]
            name, kind = _ABBREVIATIONS[abbreviation], _kind_of_abbreviation(abbreviation)
            yield BodyMention(Span(*match.span()), name, kind, abbreviated=True)


@cache
def _kind_of_abbreviation(abbreviation: str) -> str:
    word = next(body_words(_ABBREVIATIONS[abbreviation]), None)
    return _KINDS[word.stem] if word else ""


@lru_cache(maxsize=4096)
def canonical_body(name: str) -> str | None:
    """The canonical form of a body's name that stands by itself ("VÅRD- OCH OMSORGSNÄMND"), or `None`."""
    name = " ".join(name.split()).strip(" .,:;")
    if expanded := _ABBREVIATIONS.get(name):
        return expanded
    return _only_body(name) or ((definite := _made_definite(name)) and _only_body(definite)) or None


def _only_body(name: str) -> str | None:
    """The one body that `name` is from its first to its last letter, but for "dåvarande" and the like."""
    found = [mention for mention in find_bodies(name) if not mention.generic]
    if len(found) != 1 or found[0].span.end != len(name):
        return None
    before = name[: found[0].span.start].strip().lower()
    return found[0].name if not before or before in _POINTING or before in _PASSED_OVER else None


def _made_definite(name: str) -> str | None:
    word = next((w for w in body_words(name) if re.match(r"\s+för\s|$", name[w.end :], re.I)), None)
    if word is None:
        return None
    definite, indefinite = ENDINGS[word.stem]
    if word.ending != indefinite or definite == indefinite:
        return None
    before = _INDEFINITE_ADJECTIVE.sub(
        lambda adjective: adjective[0] + ("ma" if adjective[0].lower().endswith("sam") else "a"),
        name[: word.middle],
    )
    made = f"{before}{word.stem}{definite}{name[word.end :]}"
    return made.lower() if name.isupper() else made


def _mention(text: str, word: BodyWord) -> BodyMention | None:
    first, stem, ending = word.first, word.stem, word.ending
    definite = ENDINGS[stem][0]
    if _is_other_word(first, stem):
        return None
    if placed := place_of(text, Span(word.start, word.end), first, definite=ending == definite):
        head = f"{first.lower()}{stem}{ending}"
        name = f"{head.capitalize()} {placed[1]}" if ending == definite else f"{placed[1]} {head}"
        return BodyMention(placed[0], name, _KINDS[stem])
    start, coordinated = _coordinated(text, word.start)
    start, adjective = _adjective(text, start, bool(first)) if ending == definite else (start, "")
    named = bool(first or coordinated or (adjective and adjective.lower() != "gemensamma"))
    owner_start, owner = _owner(text, start)
    if not first and not _ALONE[stem]:
        return None  # "nämndens beredning" is what the committee does
    if owner == _SOMEBODY and ending == definite:
        owner = ""
    if owner == _SOMEBODY or owner.lower() in _POINTING:
        # "nämndens arbetsutskott" names the subcommittee, and leaves open whose it is.
        owner, ending = "", definite
        if not named:
            return None
    elif owner:
        start, named = owner_start, True
    elif ending != definite:
        return None
    end, purpose = word.end, ""
    if not coordinated and (not first or first.lower().endswith(_OPEN_COMPOUNDS)):
        end, purpose = _purpose(text, word, adjective, owner)
    words = text[start : word.middle] + word.form[: len(stem)]
    words += (ending.upper() if words.isupper() else ending) + purpose
    name = _canonical(_LOOSE.sub(r"\g<part>- och ", words) if coordinated else words)
    kind = "authority" if name.lower() in _AUTHORITIES else _KINDS[stem]
    return BodyMention(Span(start, end), name, kind, generic=not (named or purpose))


def _is_other_word(first: str, stem: str) -> bool:
    """True where a word only ends like a body: "planområdet"."""
    word = first.lower()
    if word in _BUT_ENDING[stem]:
        return False
    if _ONLY_ENDING[stem] and not word.endswith(_ONLY_ENDING[stem]):
        return True
    return word in _NOT_AFTER[stem] or word.endswith(_NOT_ENDING[stem] or "\n")


def _coordinated(text: str, start: int) -> tuple[int, bool]:
    # "Och" before a part of a word: a quick look before the patterns.
    before = text[max(0, start - 80) : start]
    if not before[-1:].isalnum() and before.rstrip()[-3:].lower() != "och":
        return start, False
    match = _COORDINATED.search(text, max(0, start - 80), start) or _LOOSE.search(
        text, max(0, start - 40), start
    )
    return (match.start(), True) if match else (start, False)


def _adjective(text: str, start: int, compound: bool = True) -> tuple[int, str]:
    last = last_word(text, start, 40)
    if last is None:
        return start, ""
    word = last[0].lower()
    if word in _BEFORE_COMPOUNDS and not compound:
        return start, ""
    if word in _ADJECTIVES or (word.endswith(_ADJECTIVE_ENDINGS) and word not in _NOT_ADJECTIVES):
        return last[1], last[0]
    return start, ""


def _owner(text: str, start: int) -> tuple[int, str]:
    """Where the owner in the genitive before `start` begins, and its words."""
    last = last_word(text, start, 60)
    if last is None:
        return start, ""
    owner, first, end = last
    word = owner.lower()
    if word in _HEADS_OWNING:
        begin, adjective = _adjective(text, first, compound=False)
        if adjective.lower() not in ("", "gemensamma"):
            return begin, text[begin:end]  # "tekniska nämndens arbetsutskott"
    if word in _OWNERS or word in _POINTING:
        return first, owner
    if not word.endswith("s"):
        return start, ""
    head = as_body_word(owner)
    if owner[0].isupper() and not head:
        return first, _SOMEBODY  # "Kommunförbundet Norrmarks direktion"
    if head and head.first:
        if _is_other_word(head.first, head.stem) or head.ending != ENDINGS[head.stem][0]:
            return start, ""
        begin = _adjective(text, _coordinated(text, first)[0])[0]
        return begin, text[begin:end]
    return start, ""


def _purpose(text: str, word: BodyWord, adjective: str, owner: str) -> tuple[int, str]:
    """Where "Nämnden för …" ends and its last words, where they are plainly part of a name."""
    if owner:
        named = owner.lower() in _OWNERS
    else:
        named = adjective.lower() in _OPEN_ADJECTIVES if adjective else (word.first or word.form)[0].isupper()
    found = _PURPOSE.match(text, word.end) if named else None
    if found is None or found["purpose"].split()[0].strip(",").lower() in _NOT_PURPOSE:
        return word.end, ""
    return found.end("purpose"), found[0]


def _canonical(words: str) -> str:
    """The name with single spaces and a capital at its start only; acronyms keep theirs ("FoU-rådet")."""
    in_capitals = words.isupper()
    name = " ".join(
        part if not in_capitals and any(sign.isupper() for sign in part[1:]) else part.lower()
        for part in words.split()
    )
    return name[:1].upper() + name[1:]


def find_addressees(text: str) -> list[ActorMention]:
    """Everyone in `text` whom a decision may turn to: bodies, organisations, and the actors of `find_actors`.

    Where two overlap the longer one counts.
    """
    found = [ActorMention(body.span, body.name, "body") for body in find_bodies(text) if not body.generic]
    found += [ActorMention(named.span, named.name, "organisation") for named in find_organisations(text)]
    found += find_actors(text)
    found.sort(key=lambda mention: (mention.span.start, -len(mention.span)))
    kept: list[ActorMention] = []
    for mention in found:
        if not kept or not kept[-1].span.overlaps(mention.span):
            kept.append(mention)
    return kept
