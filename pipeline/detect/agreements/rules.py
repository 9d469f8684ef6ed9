"""Rules over marked sentences, compiled from data/events.toml, acts.toml and relations.toml."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from pipeline.model import EventKind, Relation
from pipeline.swedish.deferred import deferred
from pipeline.swedish.sieve import Sieve, Sought

from .knowledge import read_table

_MARK = deferred(r"\{(?P<letter>[A-Z])(?::(?P<name>\w+))?\}")
_OPINION = deferred(
    r"\b(?:erinra|invänd\w+|anse[rs]?|ansåg|föredrar|önskar|positiv\w*|negativ\w*|avser|vill|utreda|pröva)\b",
    re.IGNORECASE,
)
_DENIED = deferred(r"\b(?:inte|ej|kan|kunna|bör|eventuell\w*)\s+(?:\w+\s+)?$", re.IGNORECASE)
_DENIED_AFTER = deferred(r"\s+(?:inte|ej|icke)\b", re.IGNORECASE)
_IF = deferred(r"(?:^|[,;]\s*)\W*(?:om|ifall|såvida|för\s+det\s+fall)\s+(?:\w+\s+){0,3}$", re.IGNORECASE)
_ONCE = deferred(
    r"(?:^|[,;]\s*)\W*(?:när|då|så\s+snart|så\s+fort|först\s+när|sedan|efter\s+(?:det\s+)?att)\s+(?:\w+\s+){0,3}$",
    re.IGNORECASE,
)
# "Genom detta avtal upphör Avtal om X att gälla från och med …": that is its end.
_CEASES = deferred(r"\bupphör\w*\s+(?:[^.;,]{0,60}\s)?att\s+gälla\s+[^.;,]*$", re.IGNORECASE)
_TO_COME = deferred(r"\b(?:ska|skall|kommer\s+att|får|bör|kan)\b", re.IGNORECASE)
# "Beslutade att föreslå styrelsen att säga upp avtalet": not to do it.
_ONLY_ASKED = deferred(
    r"\b(?:föreslå|rekommendera|hemställa|tillstyrka|förorda|yrka|positiv|utreda|pröva)\b", re.IGNORECASE
)
_MADE = ("adopted", "signed", "revised", "extended", "terminated")
_UNREAL = deferred(
    r"\b(?:inte|ej|kan|kunna|bör|eventuell\w*|erinra|invänd\w+|anse[rs]?|förutsatt|förutsättning|begär\w*|avsett|avsedd|möjlighet\w*|rätt\s+att|om\s+parterna)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class EventRule:
    """A rule that tells an event; see data/events.toml for what its fields mean."""

    id: str
    kind: EventKind
    pattern: Sought
    date: Literal["near", "start", "end", "all", "written", "none"] = "near"
    ends: bool = False
    topic: bool = False
    matter: bool = False
    each: bool = False
    planned: bool = False
    ceases: bool = False
    echo: bool = False
    opens: str = ""
    exact: bool = False
    bodies: re.Pattern[str] | None = None


@dataclass(frozen=True, slots=True)
class RelationRule:
    """A rule that tells how the agreement in the group `one` stands to that in `other`.

    With `own` the one is the agreement that the document is; with `word` its word must match that.
    """

    id: str
    relation: Relation
    pattern: Sought
    own: bool = False
    word: re.Pattern[str] | None = None


@cache
def event_rules() -> tuple[EventRule, ...]:
    """The rules for sentences, in the order of the file."""
    return tuple(_event_rule(row) for row in read_table("events")["rule"])


@cache
def act_rules() -> tuple[EventRule, ...]:
    """The rules for the words of decisions, in the order in which they are tried."""
    return tuple(_event_rule(row) for row in read_table("acts")["act"])


@cache
def relation_rules() -> tuple[RelationRule, ...]:
    """The rules for relations, in the order of the file."""
    return tuple(
        RelationRule(
            row["id"],
            row["relation"],
            _compiled(row["pattern"]),
            row.get("own", False),
            deferred(row["word"]) if "word" in row else None,
        )
        for row in read_table("relations")["rule"]
    )


def is_real(text: str, match: re.Match[str], kind: EventKind | None = None) -> bool:
    """False where the match is denied or only possible: "har inte förlängts", "kan sägas upp".

    "När avtalet har godkänts ska det undertecknas" tells of a time to come, "när avtalet godkändes" does not.
    """
    if kind in _MADE and _ONLY_ASKED.search(match[0]):
        return False
    if _IF.search(text, 0, match.start()) or (
        _ONCE.search(text, 0, match.start()) and _TO_COME.search(text, match.start())
    ):
        return False
    if kind == "in_force" and _CEASES.search(text[: match.end()]):
        return False
    if _DENIED_AFTER.match(text, match.end()):
        return False
    return not _UNREAL.search(match[0]) and not _DENIED.search(text, 0, match.start())


@cache
def _acts() -> Sieve[EventRule]:
    return Sieve(act_rules(), lambda rule: rule.pattern)


def act_in(text: str) -> tuple[EventRule, re.Match[str]] | None:
    """The first rule for acts that the marked words of a decision meet, denied ones and opinions left out."""
    for rule in _acts().of(text):
        match = rule.pattern.compiled.search(text)
        if match and is_real(text, match) and not is_opinion(text[: match.start()]):
            return rule, match
    return None


def is_opinion(text: str) -> bool:
    """True for words that only say what somebody thinks of a thing: "har inget att erinra mot att …"."""
    return bool(_OPINION.search(text))


def _event_rule(row: dict[str, object]) -> EventRule:
    fields = {
        name: row[name]
        for name in (
            "id",
            "kind",
            "date",
            "ends",
            "topic",
            "matter",
            "each",
            "planned",
            "ceases",
            "echo",
            "opens",
            "exact",
        )
        if name in row
    }
    bodies = deferred(str(row["bodies"]), re.IGNORECASE) if "bodies" in row else None
    return EventRule(pattern=_compiled(str(row["pattern"])), bodies=bodies, **fields)  # type: ignore[arg-type]


def _compiled(pattern: str) -> Sought:
    parts: dict[str, str] = read_table("events")["parts"]
    for _ in range(2):  # parts may use parts
        for name, part in parts.items():
            pattern = pattern.replace(f"<{name}>", part)

    def token(match: re.Match[str]) -> str:
        inner = rf"⟦{match['letter']}\d+⟧"
        return f"(?P<{match['name']}>{inner})" if match["name"] else inner

    return Sought(_MARK.sub(token, pattern), re.IGNORECASE)
