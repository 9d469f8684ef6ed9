"""Which facts are scored, and what makes two of them the same."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from .facts import Comparison, FactScore, Row, compare, distinct, key, likeness
from .floors import read_floors
from .found import Found, read_found
from .gold import GoldFolder, read_gold
from .report import Report
from .text import score_texts

# How alike two texts must be to be the same: titles are short and printed once, decisions are long and may
# have lost a line; an agreement without a diary number is known by its title alone.
TITLE_ALIKE = 0.9
DECISION_ALIKE = 0.8
AGREEMENT_ALIKE = 0.85

_MENTION = ("file", "diary_number")
_CITATION = ("file", "body", "date", "paragraph_label")
_EVENT = ("agreement_id", "date", "kind")


def evaluate(database: Path, gold: Path, floors: Path | None = None) -> Report:
    """Score `database` against the facts in the folder `gold`, and hold the figures against `floors` (TOML).

    DatabaseMissing or UsageError if one of them is not there.
    """
    known = read_gold(gold)
    least = read_floors(floors) if floors else {}
    found = read_found(database, known.files)
    return Report(
        tuple(score_texts(known.texts, found.texts)),
        tuple(_score_facts(known, found)),
        least,
    )


def _score_facts(known: GoldFolder, found: Found) -> list[FactScore]:
    true, got = known.tables, found.tables
    scores = [compare(_documents(true["documents"]), true["documents"], got["documents"])]
    if "paragraphs" in true:
        scores.append(compare(PARAGRAPHS, true["paragraphs"], got["paragraphs"]))
    if "decisions" in true:
        scores.append(compare(DECISIONS, true["decisions"], got["decisions"]))
    for name, table, fields in (
        ("diary numbers", "diary_mentions", _MENTION),
        ("citations", "citations", _CITATION),
    ):
        if table in true:
            scores.append(
                compare(_by_all(name, fields), distinct(true[table], fields), distinct(got[table], fields))
            )
    if "agreements" in true:
        scores += _score_agreements(true, got)
    return scores


def _score_agreements(true: dict[str, list[dict[str, str]]], got: dict[str, list[Row]]) -> list[FactScore]:
    agreements = compare(
        AGREEMENTS,
        [{**row, "parties": _parties(row["parties"])} for row in true["agreements"]],
        [{**row, "parties": _parties(row["parties"])} for row in got["agreements"]],
    )
    scores = [agreements]
    id_of: dict[Any, int] = {known["key"]: found["id"] for known, found in agreements.pairs}
    matched = set(id_of.values())
    # An event or relation of an agreement that was not found has no partner: None is nobody's id.
    if true.get("agreement_events"):
        events = [{**row, "agreement_id": id_of.get(row["agreement"])} for row in true["agreement_events"]]
        found = [row for row in distinct(got["agreement_events"], _EVENT) if row["agreement_id"] in matched]
        scores.append(compare(EVENTS, events, found))
    if true.get("agreement_relations"):
        relations: list[Row] = [
            {**row, "agreement_id": id_of.get(row["agreement"]), "other_id": id_of.get(row["other"])}
            for row in true["agreement_relations"]
        ]
        found = [row for row in got["agreement_relations"] if row["agreement_id"] in matched]
        scores.append(compare(RELATIONS, relations, found))
    return scores


def _documents(true: list[dict[str, str]]) -> Comparison:
    """Documents are the same by name; a field that the gold knows of no document is not compared."""
    fields = ("kind", "organisation", "body", "title", "date", "diary_number")
    known = tuple(field for field in fields if any(row.get(field) for row in true))
    return Comparison("documents", lambda row: row["file"], _certain, known)


def _by_all(name: str, fields: tuple[str, ...]) -> Comparison:
    """Facts that are the same if they have the same values in all `fields`."""
    return Comparison(name, lambda row: tuple(key(row.get(field) or "") for field in fields), _certain)


def _certain(true: Row, found: Row) -> float:
    return 1.0


def _at_least(limit: float, alike: float) -> float:
    return alike if alike >= limit else 0.0


def _same_agreement(true: Row, found: Row) -> float:
    """By diary number where the gold has one, else by title."""
    if true["diary_number"]:
        return float(key(true["diary_number"]) == key(found["diary_number"]))
    return _at_least(AGREEMENT_ALIKE, likeness(true["title"], found["title"]))


def _parties(parties: str) -> str:
    return "; ".join(sorted(key(party) for party in parties.split(";")))


PARAGRAPHS = Comparison(
    "paragraphs",
    lambda row: (row["file"], row["kind"], key(row["number"] or "")),
    lambda true, found: _at_least(TITLE_ALIKE, likeness(true["title"], found["title"])),
    ("diary_number", "first_page", "last_page"),
)
DECISIONS = Comparison(
    "decisions",
    lambda row: (row["file"], row["status"]),
    lambda true, found: _at_least(DECISION_ALIKE, likeness(true["text"], found["text"])),
    ("action", "body", "addressee", "date", "paragraph_label", "diary_number"),
)
AGREEMENTS = Comparison(
    "agreements", lambda row: None, _same_agreement, ("parties", "valid_from", "valid_to", "amount")
)
EVENTS = Comparison(
    "agreement events",
    lambda row: (row["agreement_id"], row["kind"], key(row["date"])),
    _certain,
    ("body", "paragraph_label"),
)
RELATIONS = Comparison(
    "agreement relations", lambda row: (row["agreement_id"], row["relation"], row["other_id"]), _certain
)
