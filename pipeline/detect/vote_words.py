"""The words that tell of votes: outcomes in numbers, what yes and no mean, and who voted how in a sentence.

The rules are data (`data/votes.toml`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any, Final, cast

from pipeline.model import BallotChoice, Person, Span
from pipeline.swedish.deferred import deferred
from pipeline.swedish.numbers import NUMBER, parse_number
from pipeline.swedish.sieve import Sieve, Sought

from .knowledge import read_table
from .persons import person_runs

NO_OPTION: Final = "other"
_COUNT = rf"(?:{NUMBER}|[Ii]nga|[Ii]ngen)(?!\w)"
CHOICES: tuple[BallotChoice, ...] = ("yes", "no", "abstain", "absent")


@dataclass(frozen=True, slots=True)
class Outcome:
    """The numbers of a vote as a text has them; `None` is not told."""

    span: Span
    rule: str
    yes: int | None = None
    no: int | None = None
    abstain: int | None = None
    majority: int | None = None
    minority: int | None = None


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a vote for yes and one for no mean."""

    span: Span
    yes: str
    no: str


@dataclass(frozen=True, slots=True)
class Answer:
    """Persons who gave the same answer, in one run of the text."""

    span: Span
    choice: BallotChoice
    option: str
    persons: tuple[Person, ...]


@cache
def load_table() -> dict[str, Any]:
    """The content of `data/votes.toml`, with its examples."""
    return read_table("votes")


@cache
def _rules(section: str) -> Sieve[tuple[str, Sought]]:
    flags = re.IGNORECASE if section == "result" else 0
    rules = [
        (rule["id"], Sought(rule["pattern"].replace("{n}", _COUNT), flags)) for rule in load_table()[section]
    ]
    return Sieve(rules, lambda rule: rule[1])


@cache
def _abstain() -> tuple[re.Pattern[str], ...]:
    return tuple(
        deferred(pattern.replace("{n}", _COUNT), re.IGNORECASE)
        for pattern in load_table()["abstain"]["patterns"]
    )


@cache
def columns_knowledge() -> dict[str, frozenset[str]]:
    """The words of the heads of tables, by what they mean."""
    return {name: frozenset(words) for name, words in load_table()["columns"].items()}


def choice_of_column(head: str) -> BallotChoice:
    """The answer that a column's head stands for, `NO_OPTION` for words of its own."""
    word = head.casefold().strip(" :")
    for choice in CHOICES:
        if word in columns_knowledge()[choice]:
            return choice
    return "other"


def find_outcomes(text: str) -> list[Outcome]:
    """The outcomes in `text` (line breaks turned to blanks), in order, none overlapping another."""
    found: list[Outcome] = []
    for rule, pattern in _rules("result").of(text):
        for match in pattern.compiled.finditer(text):
            span = Span(*match.span())
            if any(span.overlaps(other.span) for other in found):
                continue
            groups = {name: _number(value) for name, value in match.groupdict().items() if value}
            if None in groups.values():
                continue
            if "yes" in groups and "abstain" not in groups:
                groups["abstain"] = _abstaining(text, span.end)
            found.append(Outcome(span, rule, **groups))
    return sorted(found, key=lambda outcome: outcome.span)


def _abstaining(text: str, start: int) -> int | None:
    for pattern in _abstain():
        if match := pattern.match(text[start : start + 80]):
            return _number(match["n"])
    return None


def _number(written: str) -> int | None:
    return 0 if written.casefold() in ("inga", "ingen") else parse_number(written)


def find_meanings(text: str) -> list[Meaning]:
    """What yes and no mean, wherever `text` says so for both."""
    found: list[Meaning] = []
    for _, pattern in _rules("meaning").of(text):
        for match in pattern.compiled.finditer(text):
            groups = match.groupdict()
            yes = (groups.get("yes_verb") or "") + match["yes"]
            no = (groups.get("no_verb") or "") + match["no"]
            found.append(Meaning(Span(*match.span()), _tidy(yes), _tidy(no)))
    return sorted(found, key=lambda meaning: meaning.span)


def _tidy(text: str) -> str:
    return " ".join(text.split()).strip(" ,;")


@cache
def _choice_patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    choice = load_table()["choice"]
    return deferred(choice["before"], re.IGNORECASE), deferred(choice["after"], re.IGNORECASE)


def find_answers(text: str) -> list[Answer]:
    """The persons that a sentence or a list says voted alike, run by run."""
    before, after = _choice_patterns()
    found = []
    for span, persons in person_runs(text):
        match = before.search(text, max(0, span.start - 90), span.start)
        match = match or after.match(text, span.end, span.end + 60)
        if match is None:
            continue
        choice, option = next((name, value) for name, value in match.groupdict().items() if value)
        found.append(Answer(span, cast(BallotChoice, choice), option.capitalize(), persons))
    return found
