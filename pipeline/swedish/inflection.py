"""A little inflection: names out of their genitive, and the forms of words for bodies and agreements."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

from .deferred import deferred
from .knowledge import read_table

_TABLE = read_table("inflection")
_NO_GENITIVE = frozenset(_TABLE["no_genitive_before"])
_NEXT_WORD = deferred(r"\s+([a-zåäöé][\w-]*)")
# Ends of place names that keep their own -s.
_OWN_S = ("ås", "näs", "fors", "os", "us")


@dataclass(frozen=True, slots=True)
class WordForm:
    """What a form of a word is: its indefinite and definite singular, and whether it is itself definite."""

    indefinite: str
    definite: str
    is_definite: bool
    is_plural: bool
    is_genitive: bool


def _declined(stems: list[str], endings: list[str]) -> re.Pattern[str]:
    ending = "|".join(filter(None, endings))
    return deferred(rf"(?P<base>.*(?:{'|'.join(stems)}))(?P<ending>{ending})?(?P<s>s)?")


_DECLENSIONS = [
    (_declined(declension["stems"], declension["endings"]), declension["endings"])
    for declension in _TABLE["declension"]
]


def word_form(word: str) -> WordForm | None:
    """What `word` is a form of ("samverkansavtalet"), or `None` where its last part is not known here."""
    for pattern, endings in _DECLENSIONS:
        if match := pattern.fullmatch(word.lower()):
            base, ending = word[: match.end("base")], match["ending"] or ""
            position = endings.index(ending)
            return WordForm(
                base + endings[0], base + endings[1], position in (1, 3), position >= 2, bool(match["s"])
            )
    return None


def inflected(word: str, form: Literal["indefinite", "definite"]) -> str | None:
    """`word` in the singular of that form, in the nominative; `None` for a word that is not known here."""
    known = word_form(word)
    return None if known is None else known.definite if form == "definite" else known.indefinite


def nominative(name: str, names: Collection[str] = ()) -> str:
    """A name without the -s of the genitive, which names that end in -ås, -näs or -fors do not have.

    `names` are names that are known to be right as they are.
    """
    if not name.endswith("s") or name in names or (name[:-1] not in names and name.endswith(_OWN_S)):
        return name
    return name[:-1]


def ends_in_name(words: str, names: Collection[str]) -> bool:
    """True where the last word or words of `words` are one of `names`."""
    parts = words.split(" ")
    return any(" ".join(parts[first:]) in names for first in range(len(parts)))


def is_genitive_before(text: str, position: int) -> bool:
    """True where the word that follows `position` makes a name in -s before it a genitive."""
    match = _NEXT_WORD.match(text, position)
    return match is not None and match[1] not in _NO_GENITIVE
