"""Every rule of the data files does what its examples say, and no more than its counter-examples allow."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.detect.agreements import find_agreements
from pipeline.detect.agreements.knowledge import read_table
from pipeline.detect.agreements.rules import act_rules, event_rules, relation_rules
from pipeline.model import Decision, Header, Span

from .tellings import KNOWN, WRITTEN, events_in, manuscript_of, told_in

EVENTS: list[dict[str, Any]] = read_table("events")["rule"]
ACTS: list[dict[str, Any]] = read_table("acts")["act"]
LEADS: list[dict[str, Any]] = read_table("acts")["lead"]
RELATIONS: list[dict[str, Any]] = read_table("relations")["rule"]


@pytest.mark.parametrize(
    ("text", "expected"), [(text, expected) for rule in EVENTS for text, expected in rule["examples"]]
)
def test_sentences_tell_the_events_of_the_examples(text: str, expected: list[str]) -> None:
    assert sorted(events_in(f"{KNOWN}\n\n{text}")) == sorted(expected)


@pytest.mark.parametrize(
    ("rule", "text"), [(rule["id"], text) for rule in EVENTS for text in rule["counter"]]
)
def test_the_rule_keeps_silent_on_its_counter_examples(rule: str, text: str) -> None:
    assert rule not in [event.rule for event in told_in(f"{KNOWN}\n\n{text}").events]


def _decided(text: str) -> list[str]:
    manuscript = manuscript_of(f"{KNOWN}\n\n{text}")
    span = Span(manuscript.text.index(text), len(manuscript.text))
    decision = Decision("decided", 1, "other", text, span, 1, 1, body="Regionstyrelsen", date=WRITTEN)
    header = Header("protokoll", "Region Norrmark", "Regionstyrelsen", None, WRITTEN)
    telling = find_agreements(manuscript, header, (), (decision,), ())
    return [f"{event.rule} {event.kind}" for event in telling.events if event.rule.startswith("decision-")]


@pytest.mark.parametrize(
    ("rule", "kind", "text"), [(act["id"], act["kind"], text) for act in ACTS for text in act["examples"]]
)
def test_decisions_are_the_events_of_the_examples(rule: str, kind: str, text: str) -> None:
    assert f"decision-{rule} {kind}" in _decided(text)


@pytest.mark.parametrize(("kind", "text"), [(act["kind"], text) for act in ACTS for text in act["counter"]])
def test_decisions_on_other_things_are_no_events(kind: str, text: str) -> None:
    assert not any(told.endswith(f" {kind}") for told in _decided(text))


def _relations(text: str) -> list[str]:
    """What a report tells, or an agreement whose title stands in the lines that begin with "##"."""
    title = " ".join(line[2:] for line in text.splitlines() if line.startswith("##"))
    header = Header("overenskommelse", "Älvsta kommun", None, title) if title else None
    return [told.relation for told in told_in(text, header).relations]


@pytest.mark.parametrize(
    ("relation", "text"), [(rule["relation"], text) for rule in RELATIONS for text in rule["examples"]]
)
def test_sentences_tell_the_relations_of_the_examples(relation: str, text: str) -> None:
    assert _relations(text) == [relation]


@pytest.mark.parametrize("text", [text for rule in RELATIONS for text in rule["counter"]])
def test_other_sentences_tell_no_relation(text: str) -> None:
    assert _relations(text) == []


def test_every_rule_has_an_example_and_an_id_of_its_own() -> None:
    for rules, compiled in ((EVENTS, event_rules()), (ACTS, act_rules()), (RELATIONS, relation_rules())):
        assert all(rule["examples"] for rule in rules)
        assert len({rule.id for rule in compiled}) == len(rules)


@pytest.mark.parametrize(("text", "expected"), read_table("events")["predicates"]["examples"])
def test_each_verb_of_a_sentence_keeps_its_own_date_and_body(text: str, expected: list[str]) -> None:
    assert sorted(events_in(f"{KNOWN}\n\n{text}")) == sorted(expected)


@pytest.mark.parametrize(
    ("text", "expected"), [(text, expected) for lead in LEADS for text, expected in lead["examples"]]
)
def test_points_under_a_lead_in_are_the_acts_of_its_body(text: str, expected: list[str]) -> None:
    told = told_in(f"{KNOWN}\n\n{text}")
    assert sorted(events_in(f"{KNOWN}\n\n{text}")) == sorted(expected)
    assert all(event.text for event in told.events)


@pytest.mark.parametrize("text", [text for lead in LEADS for text in lead["counter"]])
def test_points_on_other_things_are_none(text: str) -> None:
    assert events_in(f"{KNOWN}\n\n{text}") == []
