"""What a decision does: adopt, reject, commission … by its verbs, and whom it charges with something.

The rules are data (`data/actions.toml`), tried in their order; the first that matches gives the action.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from pipeline.model import DecisionAction
from pipeline.swedish.deferred import deferred
from pipeline.swedish.sieve import Sieve, Sought

from .knowledge import read_table

_WHITE = deferred(r"\s+")
# "Förvaltningen får i uppdrag att", "Förvaltningen och nämnden ges i uppdrag att"
_CHARGED_SUBJECT = deferred(
    r"^(?:att )?(?P<who>[A-ZÅÄÖa-zåäö][\wåäöÅÄÖé -]{2,70}?)"
    r" (?:får|ges|fick|erhåller|bemyndigas|uppmanas|uppdras)\b"
    r"(?:(?= i uppdrag)|(?= uppdrag)|(?= att)|(?= även)|(?= därför)|(?= också)|(?= .{0,40}i uppdrag))"
)
# "att uppdra åt/till förvaltningen att", "ge regiondirektören i uppdrag att"
_CHARGED_OBJECT = deferred(
    r"\buppdra(?:r|s|ga|gas)? (?:åt|till) (?P<who>[\wåäöÅÄÖé -]{3,60}?)(?: att\b|,|\.|$)"
    r"|\buppdr(?:og|agit)\b[^.;]{0,60}? (?:åt|till) (?P<told>[\wåäöÅÄÖé -]{3,60}?) att\b"
    r"|\bge(?:r)? (?P<whom>[\wåäöÅÄÖé -]{3,60}?) i uppdrag\b"
    r"|\bge(?:r)? i uppdrag (?:åt|till) (?P<charged>[\wåäöÅÄÖé -]{3,60}?) att\b"
    r"|\bdelegera(?:r|s)? (?:åt|till) (?P<delegate>[\wåäöÅÄÖé -]{3,60}?) att\b"
    r"|\buppmana(?:r|s)? (?P<urged>[\wåäöÅÄÖé -]{3,60}?) att\b"
    r"|\böverl(?:åt(?:er|s|a|as)?|ät\b[^.;]{0,60}?) (?:åt|till) "
    r"(?P<left>[\wåäöÅÄÖé -]{3,60}?)(?: att\b| för\b|,|\.|$)"
    r"|\b(?:förelägga|förelägger|anmoda|anmodar) (?P<ordered>[\wåäöÅÄÖé -]{3,60}?) att\b"
    r"|\b(?:bemyndiga|befullmäktiga)(?:r)? (?P<empowered>[\wåäöÅÄÖé -]{3,60}?) att\b",
    re.IGNORECASE,
)


# "Socialnämnden ska i augusti redovisa", "kommunchefen får teckna avtalet", "Bolaget föreläggs vid vite att"
_CHARGED_SHORTLY = deferred(
    r"^(?:att )?(?P<who>[A-ZÅÄÖa-zåäö][\wåäöÅÄÖé -]{2,60}?) "
    r"(?:ska|skall|får (?:under)?teckna|föreläggs|föreläggas|anmodas)\b"
)


# "Då platser försvinner får förvaltningen i uppdrag", "Vidare ges nämnden i uppdrag"
_CHARGED_TURNED = deferred(
    r"^(?:att )?[A-ZÅÄÖ][^.]{2,120}? (?:får|ges|fick) "
    r"(?P<who>[a-zåäö][\wåäöÅÄÖé -]{3,60}?) (?:även |också )?i uppdrag\b"
)
_TURNED = deferred(
    r"^(?:att )?(?:Då|När|Om|Därutöver|Härutöver|Utöver|Vidare|Samtidigt|Dessutom|Därmed|"
    r"I|För|Med|Under|Inför|Efter|Till|Senast|Vid)\b"
)


def load_entries() -> list[dict[str, Any]]:
    """The entries of `data/actions.toml` in their order, with their examples."""
    entries: list[dict[str, Any]] = read_table("actions")["action"]
    return entries


@cache
def _rules() -> Sieve[tuple[int, DecisionAction, Sought]]:
    rules: list[tuple[int, DecisionAction, Sought]] = [
        (order, entry["action"], Sought("|".join(entry["patterns"]), re.IGNORECASE))
        for order, entry in enumerate(load_entries())
    ]
    return Sieve(rules, lambda rule: rule[2])


def action_of(text: str) -> DecisionAction:
    """The action of a decision by its words; "other" where no rule knows them.

    The main clause counts: of two verbs the one that stands first wins, with ties going to the rule that
    stands first in the data.
    """
    return _action(text) or "other"


def is_act(text: str) -> bool:
    """True for words that some rule knows as those of a decision, if only of one that is "other"."""
    return _action(text) is not None


def _action(text: str) -> DecisionAction | None:
    flat = _WHITE.sub(" ", text)
    best: tuple[int, int] | None = None
    action: DecisionAction | None = None
    for order, candidate, pattern in _rules().of(flat):
        match = pattern.compiled.search(flat)
        if match and (best is None or (match.start(), order) < best):
            best, action = (match.start(), order), candidate
    return action


def charged_party(text: str) -> str | None:
    """Who is charged with a task by the decision ("Regiondirektören"), with a capital; `None` if nobody."""
    flat = _WHITE.sub(" ", text).strip()
    if _TURNED.match(flat) and (match := _CHARGED_TURNED.match(flat)):
        return match["who"][:1].upper() + match["who"][1:]
    if match := _CHARGED_SUBJECT.match(flat):
        who = match["who"].strip()
        return who[:1].upper() + who[1:]
    if match := _CHARGED_SHORTLY.match(flat):
        who = match["who"].strip()
        return who[:1].upper() + who[1:]
    if match := _CHARGED_OBJECT.search(flat):
        who = next(found for found in match.groups() if found).strip()
        return who[:1].upper() + who[1:]
    return None
