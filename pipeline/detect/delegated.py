"""Decisions that somebody makes for a board, on a form or in a letter: "Jag beslutar på nämndens vägnar".

Such a decision is the board's. The words are data (`data/delegated.toml`).
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from pipeline.swedish.bodies import canonical_body, find_bodies
from pipeline.swedish.deferred import deferred

from .headings import Heading
from .knowledge import read_table
from .manuscript import ATT_CLAUSE, BULLET, NUMBERED, Manuscript, ManuscriptLine
from .own_body import is_any_body

_WHO = r"(?P<who>[A-ZÅÄÖ][\wåäöÅÄÖé -]{2,50}?)"
_WHOM = r"(?P<who>[a-zåäö][\wåäöÅÄÖé -]{2,50}?)"
# What stands in the sentence; "punkt 4.7" has a stop that ends nothing.
_WORDS = r"(?:[^.:]|\.(?=\d)){0,140}?"
_END = r"(?:,? (?:att|följande|enligt följande))*\s*[:,]?$"
_FRONT_LINES = 15
# With these begins what goes on to "beslutar jag", maybe on another line.
_OPENINGS = ("Med stöd av", "Enligt", "I enlighet med", "På", "Å", "Genom")
_OPENING_LINES = 3
# Kinds of documents that may be decisions by delegation.
LETTERS = frozenset({"ovrigt", "tjansteskrivelse"})


@cache
def load_table() -> dict[str, Any]:
    """The content of `data/delegated.toml`, with its examples."""
    return read_table("delegated")


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    return tuple(
        (deferred(rf"^{words}{_END}"), deferred(rf"^{words}(?P<att>,? att)\b"))
        for pattern in load_table()["opening"]["patterns"]
        if (words := pattern.replace("{who}", _WHO).replace("{whom}", _WHOM).replace("{words}", _WORDS))
    )


@cache
def _labels() -> re.Pattern[str]:
    return deferred(rf"(?:{'|'.join(load_table()['label']['patterns'])})\s*$")


def delegated_opening(flat: str) -> tuple[str | None, int] | None:
    """The board for which somebody decides in `flat`, and where the clause after its "att" begins.

    `flat` has no line breaks. The place is -1 where it is nothing but the opening; the board is `None` where
    it has no name there.
    """
    if "beslutar" not in flat:
        return None
    for whole, running in _patterns():
        match = whole.match(flat) or running.match(flat)
        if match is None or canonical_body(match["who"]) or is_any_body(match["who"]):
            continue
        named = [mention.name for mention in find_bodies(match[0]) if not mention.generic]
        return named[0] if named else None, match.end("att") if "att" in match.re.groupindex else -1
    return None


def is_delegation_form(manuscript: Manuscript) -> bool:
    """True for a form that says over its text that it is a decision by delegation."""
    top = [line.text for line in manuscript.lines[:_FRONT_LINES] if line.page == 1]
    return any(
        _labels().match(piece)
        for text in [*manuscript.heads, *top]
        for piece in re.split(r"\s{2,}|\t", text.strip())
    )


def delegated_part(manuscript: Manuscript, line: ManuscriptLine, current: Heading | None) -> Heading | None:
    """The decision that a letter opens at `line` without a heading, or what follows on its points."""
    if current is not None and current.rule == "delegated":
        listed = ATT_CLAUSE.match(line.text) or NUMBERED.match(line.text) or BULLET.match(line.text)
        above = manuscript.lines[line.index - 1].text.rstrip()
        return (
            Heading("other", "closing", "")
            if line.starts_block and not listed and above[-1:] == "."
            else None
        )
    if current is not None and current.role in ("decision", "proposal"):
        return None
    if "beslutar" not in line.text and not line.text.startswith(_OPENINGS):
        return None
    lines = manuscript.lines[line.index : line.index + _OPENING_LINES]
    opens = delegated_opening(line.text) or delegated_opening(" ".join(other.text.strip() for other in lines))
    return Heading("decision", "delegated", "") if opens else None
