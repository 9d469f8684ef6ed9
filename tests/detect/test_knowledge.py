"""The data files of detection: every entry's examples hold, and its counter-examples do not."""

from __future__ import annotations

import pytest

from pipeline.detect import actions, delegated, headings, kind, leadins, speakers, told, unheaded
from pipeline.detect.manuscript import Manuscript
from pipeline.model import Header

from .printed import printed

_HEADINGS = headings.load_entries()
_ACTIONS = actions.load_entries()
_KINDS = kind.load_entries()


@pytest.mark.parametrize(
    ("entry", "line"), [(e["id"], line) for e in _HEADINGS for line in [*e["words"], *e["examples"]]]
)
def test_a_heading_is_recognised(entry: str, line: str) -> None:
    found = headings.match_heading(line)
    assert found is not None
    assert found.rule == entry


@pytest.mark.parametrize(("entry", "line"), [(e["id"], line) for e in _HEADINGS for line in e["against"]])
def test_an_ordinary_line_is_not_this_heading(entry: str, line: str) -> None:
    found = headings.match_heading(line)
    assert found is None or found.rule != entry


@pytest.mark.parametrize(
    ("action", "text"), [(e["action"], text) for e in _ACTIONS for text in e["examples"]]
)
def test_a_decision_has_its_action(action: str, text: str) -> None:
    assert actions.action_of(text) == action


@pytest.mark.parametrize(("action", "text"), [(e["action"], text) for e in _ACTIONS for text in e["against"]])
def test_a_text_does_not_have_this_action(action: str, text: str) -> None:
    assert actions.action_of(text) != action


@pytest.mark.parametrize(("name", "line"), [(e["kind"], line) for e in _KINDS for line in e["examples"]])
def test_a_label_declares_the_kind(name: str, line: str) -> None:
    assert kind.labelled_kind(line) == name


@pytest.mark.parametrize(("name", "line"), [(e["kind"], line) for e in _KINDS for line in e["against"]])
def test_a_sentence_declares_no_kind(name: str, line: str) -> None:
    assert kind.labelled_kind(line) != name


@pytest.mark.parametrize("entries", [_HEADINGS, _ACTIONS, _KINDS])
def test_every_entry_has_examples_for_and_against(entries: list[dict[str, object]]) -> None:
    assert all(entry["examples"] and entry["against"] for entry in entries)


@pytest.mark.parametrize(("text", "who"), leadins.load_table()["circumstances"]["examples"])
def test_a_leadin_may_tell_why(text: str, who: str) -> None:
    found = leadins.read_leadin(text)
    assert found is not None
    assert (found.kind, found.who) == ("decide", who)


@pytest.mark.parametrize("text", leadins.load_table()["circumstances"]["against"])
def test_a_sentence_of_deciding_is_no_leadin(text: str) -> None:
    assert leadins.read_leadin(text) is None


@pytest.mark.parametrize(("name", "party"), leadins.load_table()["places"]["examples"])
def test_a_party_is_named_without_its_places(name: str, party: str) -> None:
    assert leadins.party(name) == party


_NOTES = speakers.load_notes()


@pytest.mark.parametrize(("entry", "text"), [(e["id"], text) for e in _NOTES for text in e["examples"]])
def test_a_note_under_a_decision_is_known(entry: str, text: str) -> None:
    found = speakers.closing_note(text)
    assert found is not None
    assert found[0] == entry


@pytest.mark.parametrize(("entry", "text"), [(e["id"], text) for e in _NOTES for text in e["against"]])
def test_a_decision_is_not_this_note(entry: str, text: str) -> None:
    found = speakers.closing_note(text)
    assert found is None or found[0] != entry


_TOLD = told.load_table()


@pytest.mark.parametrize(("text", "words"), _TOLD["verbs"]["examples"])
def test_a_verb_tells_what_was_decided(text: str, words: str) -> None:
    found = told.past_verbs().search(text)
    assert found is not None
    assert found[0] == words


@pytest.mark.parametrize("text", _TOLD["verbs"]["against"])
def test_no_verb_tells_a_decision(text: str) -> None:
    assert told.past_verbs().search(text) is None


@pytest.mark.parametrize(
    ("text", "alike"),
    [
        *((text, True) for text in _TOLD["alike"]["examples"]),
        *((t, False) for t in _TOLD["alike"]["against"]),
    ],
)
def test_some_decide_the_same(text: str, *, alike: bool) -> None:
    assert (told.decided_alike().search(text) is not None) == alike


@pytest.mark.parametrize(("text", "who", "when"), _TOLD["deciders"]["examples"])
def test_a_decision_is_told_with_a_date(text: str, who: str, when: str) -> None:
    found = told.told_with_date(text)
    assert found is not None
    assert (found.body.name, str(found.date)) == (who, when)


@pytest.mark.parametrize("text", _TOLD["deciders"]["against"])
def test_no_decision_is_told(text: str) -> None:
    assert told.told_with_date(text) is None


_UNHEADED = unheaded.load_table()


def _opens(text: str) -> str | None:
    manuscript = Manuscript.of(*printed(text))
    header = Header(kind="protokoll", body="Socialnämnden")
    return unheaded.opens_decision(manuscript, manuscript.lines[0], header, bare=True, last=0)


@pytest.mark.parametrize(
    "text", [text for part in ("acts", "outcomes", "modifying") for text in _UNHEADED[part]["examples"]]
)
def test_a_sentence_decides_without_a_heading(text: str) -> None:
    assert _opens(text) is not None


@pytest.mark.parametrize(
    "text", [text for part in ("acts", "outcomes", "modifying") for text in _UNHEADED[part]["against"]]
)
def test_a_sentence_decides_nothing(text: str) -> None:
    assert _opens(text) is None


@pytest.mark.parametrize("text", [text for entry in _KINDS for text in entry.get("tells", ())])
def test_words_attest_an_extract(text: str) -> None:
    assert kind.tells_extract(f"Beslutet skickas till\nKommunen\n{text}\nEva Lind")


@pytest.mark.parametrize(
    "text", ["Protokollsutdrag skickas till regionstyrelsen", "Beslutet intygas av nämnden."]
)
def test_words_attest_no_extract(text: str) -> None:
    assert not kind.tells_extract(text)


_DELEGATED = delegated.load_table()


@pytest.mark.parametrize(("text", "board"), _DELEGATED["opening"]["examples"])
def test_somebody_decides_for_a_board(text: str, board: str) -> None:
    found = leadins.read_leadin(text) or (leadins.running_leadin(text) or (None,))[0]
    assert found is not None
    assert (found.delegated, found.who or "-") == (True, board)


@pytest.mark.parametrize("text", _DELEGATED["opening"]["against"])
def test_nobody_decides_for_a_board(text: str) -> None:
    assert delegated.delegated_opening(text) is None


@pytest.mark.parametrize(
    ("text", "form"),
    [
        *((text, True) for text in _DELEGATED["label"]["examples"]),
        *((text, False) for text in _DELEGATED["label"]["against"]),
    ],
)
def test_a_form_says_that_it_is_a_decision_by_delegation(text: str, *, form: bool) -> None:
    manuscript = Manuscript.of(*printed(f"{text}\n\n**Beslut\nBidraget beviljas."))
    assert delegated.is_delegation_form(manuscript) == form
