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
    assert small.forms[word].alone


@pytest.mark.parametrize("word", ["namnd", "nämndn", "förbud"])
def test_what_is_no_form(small: SwedishDictionary, word: str) -> None:
    assert word not in small.forms


@pytest.mark.parametrize("word", ["hälso", "åtgärds"])
def test_what_is_only_part_of_a_word(small: SwedishDictionary, word: str) -> None:
    assert small.forms[word].begins


def test_parts_of_compounds(small: SwedishDictionary) -> None:
    begins = {word: small.forms[word].begins for word in ("nämnd", "hälso", "åtgärds", "åtgärd")}
    assert begins == {"nämnd": True, "hälso": True, "åtgärds": True, "åtgärd": False}


def test_names_and_infinitives(small: SwedishDictionary) -> None:
    name, verb, noun = (small.forms[word] for word in ("älvsta", "sänka", "nämnd"))
    assert (name.is_name, verb.is_name) == (True, False)
    assert (verb.is_infinitive, noun.is_infinitive) == (True, False)


def test_a_form_is_made_of_an_entry(small: SwedishDictionary) -> None:
    assert {word: small.forms[word].entry for word in ("nämnden", "nämnd", "åtgärds")} == {
        "nämnden": "nämnd",
        "nämnd": "nämnd",
        "åtgärds": "åtgärd",
    }
