"""Taking Swedish compounds apart: no dictionary has them all, for they are made as they are needed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache

from .dictionary import DictionaryForm, fold
from .knowledge import read_table

LEAST_PART = 4
# A part must be this common (share of running words).
LEAST_SHARE = 3e-7
_MOST_PARTS = 4
_BOUND_WEIGHT = 1e-5

Known = Callable[[str], float]


@cache
def _excluded() -> frozenset[str]:
    return frozenset(read_table("compounds")["excluded"])


@cache
def short_parts() -> frozenset[str]:
    """Words that take part in compounds though they are short."""
    return frozenset(read_table("compounds")["short"])


@cache
def bound_parts() -> dict[str, tuple[str, ...]]:
    """Parts that stand only as the first of a compound ("fjärr"), by what they are without their dots."""
    parts: dict[str, tuple[str, ...]] = {}
    for part in read_table("compounds")["bound"]:
        parts[fold(part)] = (*parts.get(fold(part), ()), part)
    return parts


@cache
def body_heads() -> tuple[str, ...]:
    """What the names of public bodies end in ("nämnden")."""
    return tuple(read_table("compounds")["body_heads"])


def may_be_part(part: str) -> bool:
    """False for what is too short, or too common a little word, to be a part of a compound."""
    return (len(part) >= LEAST_PART or part in short_parts()) and part not in _excluded()


def possible_first_parts(shares: Mapping[str, float], forms: Mapping[str, DictionaryForm]) -> set[str]:
    """All that may be the first part of a compound, without its dots; a closer look leaves less.

    `shares` has how common all words are, `forms` what a dictionary has of them.
    """
    found = set(bound_parts())
    found.update(fold(word) for word, form in forms.items() if form.begins and may_be_part(word))
    for word, share in shares.items():
        if share >= LEAST_SHARE and may_be_part(word):
            found.update(first_part_forms(fold(word)))
    return found


def first_part_forms(word: str) -> list[str]:
    """How `word` may begin a compound: as it is, with a linking s, without its last vowel."""
    forms = [word]
    if len(word) >= LEAST_PART:
        forms.append(word + "s")
    if len(word) > LEAST_PART and word.endswith("are"):
        forms.append(word[:-1])
    return forms


def first_forms(part: str) -> list[str]:
    """The words that `part` may stand for as the first part of a compound, itself included.

    It may have a linking s ("samverkans"), have lost a vowel ("skol" of "skola", "förmyndar" of
    "förmyndare") or have another in its place ("förskole", "kyrko", "gatu").
    """
    words = [part]
    if part.endswith("s") and len(part) > LEAST_PART:
        words.append(part[:-1])
    if len(part) >= LEAST_PART:
        words.append(part + "a")
    if len(part) >= LEAST_PART and part[-1] in "eou":
        words.append(part[:-1] + "a")
    if len(part) > LEAST_PART and part.endswith("ar"):
        words.append(part + "e")
    return words


def split_compound(word: str, known: Known, parts: int = _MOST_PARTS) -> tuple[str, ...]:
    """The parts of `word` (in lower case), or nothing where it cannot be taken apart.

    `known` gives how common a word is, 0 for one that is not known. Of several ways the one with the fewest
    parts is taken, and of those the one whose rarest part is the most common.
    """
    best: tuple[tuple[int, float], tuple[str, ...]] | None = None
    for cut in range(2, len(word) - 1):
        head, tail = word[:cut], word[cut:]
        if not may_be_part(head) and not bound_parts().get(fold(head)):
            continue
        weight = max((known(form) for form in first_forms(head) if may_be_part(form)), default=0.0)
        if not weight and head in bound_parts().get(fold(head), ()):
            weight = _BOUND_WEIGHT
        if not weight:
            continue
        tails: list[tuple[str, ...]] = []
        if may_be_part(tail) and known(tail):
            tails.append((tail,))
        elif parts > 2 and (rest := split_compound(tail, known, parts - 1)):
            tails.append(rest)
        for rest in tails:
            rarest = min([weight, *(max(map(known, first_forms(part))) for part in rest)])
            rank = (-len(rest), rarest)
            if best is None or rank > best[0]:
                best = (rank, (head, *rest))
    return best[1] if best else ()
