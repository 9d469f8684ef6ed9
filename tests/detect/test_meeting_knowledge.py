"""The data files on meetings: every example holds, and no counter-example does."""

from __future__ import annotations

import pytest

from pipeline.detect import attendance_labels, commissions, persons, remarks, vote_words
from pipeline.detect.attendance_entries import read_entries
from pipeline.detect.dissent import dissent_rule
from pipeline.detect.motions import motion_kind

_PERSONS = persons.load_knowledge()
_ATTENDANCE = attendance_labels.load_table()
_VOTES = vote_words.load_table()
_REMARKS = remarks.load_table()
_TASKS = commissions.load_table()["task"]
_DEADLINES = commissions.load_table()["deadline"]


@pytest.mark.parametrize(("text", "expected"), _PERSONS["examples"])
def test_persons_are_found_with_their_party(text: str, expected: list[str]) -> None:
    assert [f"{m.person.name} ({m.person.party})" for m in persons.find_persons(text)] == expected


@pytest.mark.parametrize("text", _PERSONS["against"])
def test_an_office_a_paper_or_a_number_in_brackets_makes_no_person(text: str) -> None:
    assert persons.find_persons(text) == []


@pytest.mark.parametrize(
    ("rule", "line", "value"),
    [(e["id"], line, value) for e in _ATTENDANCE["label"] for line, value in e["examples"]]
    + [(e["id"], word, "") for e in _ATTENDANCE["label"] for word in e["words"]],
)
def test_a_label_is_read_with_its_value(rule: str, line: str, value: str) -> None:
    label = attendance_labels.read_label(line)
    assert label is not None
    assert (label.rule, line[label.value :].strip(" .")) == (rule, value)


@pytest.mark.parametrize(
    ("rule", "line"), [(e["id"], line) for e in _ATTENDANCE["label"] for line in e["against"]]
)
def test_a_sentence_is_not_this_label(rule: str, line: str) -> None:
    label = attendance_labels.read_label(line)
    assert label is None or label.rule != rule


@pytest.mark.parametrize(("text", "name"), _ATTENDANCE["replacing"]["examples"])
def test_the_one_who_is_replaced_is_read(text: str, name: str) -> None:
    (entry,) = read_entries(text)
    assert entry.replaces is not None
    assert entry.replaces.name == name


@pytest.mark.parametrize("text", _ATTENDANCE["replacing"]["against"])
def test_a_title_replaces_nobody(text: str) -> None:
    assert [entry.replaces for entry in read_entries(text)] == [None]


@pytest.mark.parametrize(("text", "number"), _ATTENDANCE["away"]["examples"])
def test_paragraphs_without_the_person_are_told_apart(text: str, number: str) -> None:
    (entry,) = read_entries(text)
    assert entry.away == ((int(number), int(number)),)


@pytest.mark.parametrize("text", _ATTENDANCE["away"]["against"])
def test_paragraphs_with_the_person_are_not_away(text: str) -> None:
    (entry,) = read_entries(text)
    assert entry.away == ()
    assert entry.present


def _told(outcome: vote_words.Outcome) -> str:
    if outcome.majority is not None:
        return f"{outcome.majority}>{outcome.minority}"
    numbers = (outcome.yes, outcome.no, outcome.abstain)
    return "/".join("-" if number is None else str(number) for number in numbers)


@pytest.mark.parametrize(
    ("rule", "text", "expected"), [(e["id"], *example) for e in _VOTES["result"] for example in e["examples"]]
)
def test_the_outcome_of_a_vote_is_read(rule: str, text: str, expected: str) -> None:
    assert [(o.rule, _told(o)) for o in vote_words.find_outcomes(text)] == [(rule, expected)]


@pytest.mark.parametrize(("rule", "text"), [(e["id"], t) for e in _VOTES["result"] for t in e["against"]])
def test_other_numbers_are_no_outcome(rule: str, text: str) -> None:
    assert rule not in {outcome.rule for outcome in vote_words.find_outcomes(text)}


@pytest.mark.parametrize(
    ("text", "expected"), [tuple(example) for e in _VOTES["meaning"] for example in e["examples"]]
)
def test_what_yes_and_no_mean_is_read(text: str, expected: str) -> None:
    assert [f"{m.yes}|{m.no}" for m in vote_words.find_meanings(text)] == [expected]


@pytest.mark.parametrize("text", [text for e in _VOTES["meaning"] for text in e["against"]])
def test_half_of_a_meaning_is_none(text: str) -> None:
    assert vote_words.find_meanings(text) == []


@pytest.mark.parametrize(("text", "expected"), _VOTES["choice"]["examples"])
def test_who_voted_how_is_read_from_a_sentence(text: str, expected: list[str]) -> None:
    answers = vote_words.find_answers(text)
    assert [f"{p.name}: {answer.choice}" for answer in answers for p in answer.persons] == expected


@pytest.mark.parametrize("text", _VOTES["choice"]["against"])
def test_a_person_who_is_only_named_gives_no_vote(text: str) -> None:
    assert vote_words.find_answers(text) == []


def _rule_of(text: str) -> str | None:
    found = dissent_rule(text, remarks.actors_in(text))
    return found[0] if found else None


@pytest.mark.parametrize(("rule", "text"), [(e["id"], t) for e in _REMARKS["dissent"] for t in e["examples"]])
def test_a_dissent_has_its_kind(rule: str, text: str) -> None:
    assert _rule_of(text) == rule


@pytest.mark.parametrize(("rule", "text"), [(e["id"], t) for e in _REMARKS["dissent"] for t in e["against"]])
def test_another_sentence_is_not_this_dissent(rule: str, text: str) -> None:
    assert _rule_of(text) != rule


@pytest.mark.parametrize(
    ("kind", "text"), [(e["kind"], t) for e in _REMARKS["motion"] for t in e["examples"]]
)
def test_a_motion_has_its_kind(kind: str, text: str) -> None:
    assert motion_kind(text) == kind


@pytest.mark.parametrize(("kind", "text"), [(e["kind"], t) for e in _REMARKS["motion"] for t in e["against"]])
def test_other_words_do_not_move_this(kind: str, text: str) -> None:
    assert motion_kind(text) != kind


@pytest.mark.parametrize(("rule", "text", "expected"), [(e["id"], *x) for e in _TASKS for x in e["examples"]])
def test_a_commission_has_its_task_and_its_time(rule: str, text: str, expected: str) -> None:
    read = commissions.read_commission(text)
    assert read is not None
    who, task, found = read
    words, date = commissions.read_deadline(task) or ("-", None)
    assert found == rule
    assert f"{who} | {task} | {words} | {date or '-'}" == expected


@pytest.mark.parametrize(("rule", "text"), [(e["id"], text) for e in _TASKS for text in e["against"]])
def test_other_words_charge_nobody(rule: str, text: str) -> None:
    read = commissions.read_commission(text)
    assert read is None or read[2] != rule


@pytest.mark.parametrize(("text", "expected"), [tuple(x) for e in _DEADLINES for x in e["examples"]])
def test_a_deadline_is_read_as_printed(text: str, expected: str) -> None:
    words, date = commissions.read_deadline(text) or ("-", None)
    assert f"{words} | {date or '-'}" == expected


@pytest.mark.parametrize("text", [text for e in _DEADLINES for text in e["against"]])
def test_other_times_are_no_deadline(text: str) -> None:
    assert commissions.read_deadline(text) is None


@pytest.mark.parametrize(
    "entries",
    [
        _ATTENDANCE["label"],
        _VOTES["result"],
        _VOTES["meaning"],
        _REMARKS["dissent"],
        _REMARKS["motion"],
        _TASKS,
        _DEADLINES,
    ],
)
def test_every_entry_has_examples_for_and_against(entries: list[dict[str, object]]) -> None:
    assert all(entry["examples"] and entry["against"] for entry in entries)
