"""The short name that a text gives an agreement for the rest of it: "Avtal om X, nedan kallat avtalet"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.swedish.deferred import deferred
from pipeline.swedish.sieve import Sought

from .knowledge import alternatives, read_table
from .pointers import ADJECTIVE, POINTERS, Pointer
from .site_numbers import bracketed_number

_KINDS = read_table("kinds")
_WORDS: Mapping[str, list[str]] = _KINDS["short_names"]
_HERE, _CALLED = alternatives(_WORDS["here"]), alternatives(_WORDS["called"])
_DEFINITE = [
    (kind["head"], ending)
    for kind in _KINDS["kind"]
    for ending in kind["definite"]
    if not ending.endswith("s")
]
_NOUN = rf"(?P<noun>(?:[\w-]*-)?\w*{alternatives(head + ending for head, ending in _DEFINITE)})(?![\w-])"
_TERM = rf"[”\"“’]?(?:(?:det|den)\s+)?(?:(?P<which>{ADJECTIVE})\s+)?{_NOUN}[”\"“’]?"
_BRACKETED = _TERM.replace("?P<which>", "?P<which2>").replace("?P<noun>", "?P<noun2>")
_SAYS_SO = rf"(?:{_HERE}\s+(?:(?:{_HERE}\s+)*(?:{_CALLED}\s+)?)|(?:\w+\s+){{0,2}}{_CALLED}\s+(?:{_HERE}\s+)?)"
_DEFINED = deferred(
    rf"[”\"“’]?\s*(?:(?P<open>\()|[,;–-])\s*(?:{_SAYS_SO}{_TERM}(?P<rest>[^()]{{0,50}}(?=\)))?"
    rf"|(?<=\()\s*{_BRACKETED}\s*(?=\)))(?P<close>\s*\))?",
    re.IGNORECASE,
)
_ANYWHERE = Sought(rf"{_HERE}\s+(?:{_CALLED}\s+)?{_TERM}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ShortName:
    """A word, in dictionary form, by which a text means one agreement from where it says so on.

    `pointer` is the adjective that belongs to it ("det nya avtalet"), `end` where that is told, `number` the
    diary number in the same brackets.
    """

    lemma: str
    pointer: Pointer | None
    end: int
    number: str | None = None


def short_name(text: str, end: int) -> ShortName | None:
    """The short name told right behind the name of an agreement that ends at `end`."""
    match = _DEFINED.match(text, end)
    if not match or (match["open"] and not match["close"]):
        return None
    noun, which = match["noun"] or match["noun2"], match["which"] or match["which2"] or ""
    rest = (match["rest"] or "").strip(" ,;")
    stop = match.end()
    if (
        not match["open"]
        and match["close"]
        and text.count("(", max(0, end - 80), end) <= text.count(")", max(0, end - 80), end)
    ):
        stop = match.start("close")
    return ShortName(
        _lemma(noun), POINTERS.get(which.lower()), stop, bracketed_number(rest) if rest else None
    )


def defined_words(text: str) -> frozenset[str]:
    """All words, in dictionary form, that `text` makes short names of agreements."""
    return frozenset(_lemma(match["noun"]) for match in _ANYWHERE.near(text, 80, 80))


def _lemma(noun: str) -> str:
    noun = noun.lower()
    return next(
        (noun[: -len(ending)] for head, ending in _DEFINITE if noun.endswith(head + ending)),
        noun,
    )
