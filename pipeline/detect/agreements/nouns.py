"""The words for agreements in a text: "samverkansavtalet", "överenskommelse", "hyreskontraktets"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from pipeline.model import Span
from pipeline.swedish.sieve import Sought

from .knowledge import alternatives, read_table

Number = Literal["indefinite", "definite", "plural"]

_KINDS = read_table("kinds")
_ENDINGS: dict[tuple[str, str], Number] = {
    (kind["head"], ending): number
    for kind in _KINDS["kind"]
    for number in ("plural", "definite", "indefinite")
    for ending in kind[number]
}
HEADS: tuple[str, ...] = tuple(kind["head"] for kind in _KINDS["kind"])
# What only adds to another agreement is seldom called just "avtalet".
ADDING = ("tilläggs", "ändrings")
_HEADS = alternatives(HEADS)
_ENDING = alternatives(ending for _, ending in _ENDINGS if ending)
_NOUN = Sought(
    rf"(?<![\w/-])(?P<prefix>(?:[^\W\d_]+-\s?)?[^\W\d_]*?)(?P<head>{_HEADS})(?P<ending>{_ENDING})?(?![\w-])",
    re.IGNORECASE,
)
_EXCLUDED: tuple[str, ...] = tuple(_KINDS["excluded"]["prefixes"])


@dataclass(frozen=True, slots=True)
class AgreementNoun:
    """A word for an agreement: its span, dictionary form and the last part of it, and its number.

    "Samverkansavtalet" has the lemma samverkansavtal, the head avtal, and is definite.
    """

    span: Span
    lemma: str
    head: str
    number: Number


def find_nouns(text: str, defined: frozenset[str] = frozenset()) -> list[AgreementNoun]:
    """The words for agreements in `text`, in order; those for employment and wages are left out.

    The words of `defined`, in dictionary form, are never left out: the text says what it means by them.
    """
    found = []
    for match in _NOUN.near(text, 80, 40):
        prefix, head = re.sub(r"\s", "", match["prefix"].lower()), match["head"].lower()
        # "attavtalet": a space was lost in reading.
        prefix = "" if prefix == "att" else prefix
        number = _ENDINGS.get((head, (match["ending"] or "").lower()))
        excluded = prefix.rstrip("-").startswith(_EXCLUDED) and prefix + head not in defined
        if number is None or (excluded and prefix):
            continue
        found.append(AgreementNoun(Span(*match.span()), prefix + head, head, number))
    return found
