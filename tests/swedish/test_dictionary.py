"""The dictionary: endings, parts of compounds, names, infinitives."""

from __future__ import annotations

import pytest

from pipeline.swedish.dictionary import SwedishDictionary

RULES = """
SFX A Y 1
SFX A 0 s .
SFX D Y 2
SFX D 0 n e
SFX D 0 en [^e]
SFX v Y 1
SFX v 0 s/XW .
SFX N Y 1
SFX N a ar a
"""
ENTRIES = "6\nnämnd/ADXY\nåtgärd/ADv\nsänka/N\nhälso/XZ\nÄlvsta/A\nförbud%/%\n"


@pytest.fixture(scope="module")
def small() -> SwedishDictionary:
    return SwedishDictionary(ENTRIES, RULES)


@pytest.mark.parametrize("word", ["nämnd", "nämnds", "nämnden", "åtgärden", "sänkar", "älvsta", "älvstas"])
def test_forms_stand_alone(small: SwedishDictionary, word: str) -> None:
    assert small.stands_alone(word)


@pytest.mark.parametrize("word", ["namnd", "nämndn", "hälso", "förbud", "åtgärdes"])
def test_what_is_no_word(small: SwedishDictionary, word: str) -> None:
    assert not small.stands_alone(word)


def test_forms_are_found_without_their_dots(small: SwedishDictionary) -> None:
    assert [form.word for form in small.forms("namnden")] == ["nämnden"]


def test_parts_of_compounds(small: SwedishDictionary) -> None:
    parts = {word: small.form(word) for word in ("nämnd", "hälso", "åtgärds", "åtgärd")}
    assert {word: form.begins for word, form in parts.items() if form} == {
        "nämnd": True,
        "hälso": True,
        "åtgärds": True,
        "åtgärd": False,
    }


def test_names_and_infinitives(small: SwedishDictionary) -> None:
    name, verb, noun = (small.form(word) for word in ("älvsta", "sänka", "nämnd"))
    assert name and verb and noun
    assert (name.is_name, verb.is_name) == (True, False)
    assert (verb.is_infinitive, noun.is_infinitive) == (True, False)
