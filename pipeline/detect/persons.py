"""Persons as protocols print them, "Anna Berg (S)", alone and in lists; what is no party is no person.

Only persons with a party in brackets are found in running text; names alone are read in lists, where their
place says what they are. The words are data (`data/persons.toml`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from pipeline.model import Person, Span
from pipeline.swedish.deferred import deferred
from pipeline.swedish.sieve import Sought

from .knowledge import read_table


def load_knowledge() -> dict[str, Any]:
    """The content of `data/persons.toml`, with its examples."""
    return read_table("persons")


_TABLE = load_knowledge()
_KNOWN = frozenset(_TABLE["abbreviations"])
_NAMES: dict[str, str] = {name.casefold(): name for name in _TABLE["names"]}
_NOT_PARTIES = frozenset(_TABLE["not_parties"])
_UPPER = "A-ZÀ-ÖØ-ÞŠŽČĆĐŁŚŻ"
_WORD = rf"(?:[{_UPPER}]\.|[{_UPPER}][\w'’‑-]+|[{_UPPER}](?=\s[{_UPPER}]))"
_PARTICLES = "|".join(_TABLE["particles"])
NAME = (
    rf"(?!(?:{'|'.join(_TABLE['not_first'])})\b){_WORD}"
    rf"(?:\s(?:(?:{_PARTICLES})\s)*(?:(?:d['’]){_WORD}|{_WORD})){{1,4}}"
)
_BRACKETED = r"\(\s*(?P<party>[^\s()]{1,6}|[A-ZÅÄÖ][a-zåäö]+(?: [a-zåäö]+){0,2})\s*\)"
_PERSON = Sought(rf"(?<![\w.-])(?P<name>{NAME})\s?{_BRACKETED}")
_FULL_NAME = deferred(rf"(?P<name>{NAME})(?![\w-])")
# "Anna Berg, s" and, in a table with a column for it, "Anna Berg S".
_AFTER_COMMA = deferred(r",\s*(?P<party>[^\s,;()]{1,4})(?=\s*(?:,|;|$))")
_IN_COLUMN = deferred(r"\s+(?P<party>[^\s,;()]{1,4})(?=\s|,|$)")
_BETWEEN = deferred(r"\s*(?:\(\d\))?\s*(?:,|;|och|samt|,\s*och|jämte|tillsammans med|,?\s*m\.? ?fl\.?,?)?\s*")
_PARTY_NAME = deferred(
    rf"(?<![\w-])(?:{'|'.join(sorted(map(re.escape, _TABLE['names']), key=len, reverse=True))})(?![\w-])"
)


@dataclass(frozen=True, slots=True)
class PersonMention:
    """A person in a text; `known` is false for a party that is not one of the country's."""

    span: Span
    person: Person
    known: bool = True


def party_of(text: str) -> str | None:
    """The party that the words in brackets are; `None` for an office, a company, a number."""
    text = text.strip()
    if text in _KNOWN:
        return text
    if text.casefold() in _NAMES:
        return text
    letters = text.replace("-", "")
    capitals = sum(sign.isupper() for sign in letters)
    local = letters.isalpha() and 2 <= len(letters) <= 6 and letters[0].isupper() and capitals >= 2
    return text if local and text not in _NOT_PARTIES and text.upper() not in _NOT_PARTIES else None


def find_persons(text: str) -> list[PersonMention]:
    """The persons with a party in `text`, in order. A line break in `text` ends a name."""
    found: list[PersonMention] = []
    if "(" not in text:
        return found
    for match in _PERSON.near(text, 240, 60):
        if (party := party_of(match["party"])) is not None:
            person = Person(_squeezed(match["name"]), party)
            found.append(PersonMention(Span(*match.span()), person, party in _KNOWN))
    return found


def person_runs(text: str) -> list[tuple[Span, tuple[Person, ...]]]:
    """Persons that follow each other with nothing but commas and "och" between, as one run each."""
    runs: list[tuple[Span, tuple[Person, ...]]] = []
    for mention in find_persons(text):
        if runs and _BETWEEN.fullmatch(text, runs[-1][0].end, mention.span.start):
            span, persons = runs[-1]
            runs[-1] = (Span(span.start, mention.span.end), (*persons, mention.person))
        else:
            runs.append((mention.span, (mention.person,)))
    return runs


def read_person(text: str, *, column: bool = False) -> tuple[Person, int] | None:
    """The person that `text` begins with, and where the rest begins; the party may be missing.

    `column` is true in a table that has a column for the party, where it stands without brackets.
    """
    text_start = len(text) - len(text.lstrip())
    match = _PERSON.match(text, text_start)
    if match is not None and (party := party_of(match["party"])) is not None:
        return Person(_squeezed(match["name"]), party), match.end()
    match = _FULL_NAME.match(text, text_start)
    if match is None:
        return None
    if column and (found := _split_column(text, match)) is not None:
        return found
    for pattern in (_AFTER_COMMA, *((_IN_COLUMN,) if column else ())):
        beside = pattern.match(text, match.end())
        if beside is not None and beside["party"] in _KNOWN:
            return Person(_squeezed(match["name"]), beside["party"]), beside.end()
    return Person(_squeezed(match["name"])), match.end()


def _split_column(text: str, match: re.Match[str]) -> tuple[Person, int] | None:
    """A name that has swallowed the party of the next column: "Anna Berg MP"."""
    words = match["name"].split(" ")
    if len(words) < 3 or words[-1] not in _KNOWN:
        return None
    return Person(" ".join(words[:-1]), words[-1]), match.end()


def parties_named(text: str) -> tuple[str, ...]:
    """The parties that `text` names in full, as printed, each once."""
    return tuple(dict.fromkeys(match[0] for match in _PARTY_NAME.finditer(text)))


@cache
def party_subject() -> str:
    """A pattern for parties as a subject: "Moderaterna, Liberalerna och Centerpartiet"."""
    name = _PARTY_NAME.pattern
    return rf"(?:{name}(?:(?:,| och|, och)\s+{name})*)"


def _squeezed(name: str) -> str:
    return " ".join(name.split())
