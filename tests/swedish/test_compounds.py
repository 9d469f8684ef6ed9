"""Taking compounds apart: the examples of the data, and what is no compound."""

from __future__ import annotations

import pytest

from pipeline.swedish.compounds import bound_parts, first_forms, possible_first_parts, split_compound
from pipeline.swedish.dictionary import fold
from pipeline.swedish.knowledge import read_table
from pipeline.swedish.lexicon import vocabulary


@pytest.mark.parametrize(
    ("word", "parts"), [(entry["word"], entry["parts"]) for entry in read_table("compounds")["examples"]]
)
def test_the_examples_of_the_data(word: str, parts: list[str]) -> None:
    def known(part: str) -> float:
        frequency = vocabulary().frequency(part)
        return frequency if part != word and frequency >= 3e-7 else 0.0

    assert split_compound(word, known) == tuple(parts)


@pytest.mark.parametrize(
    ("part", "word"),
    [("samverkans", "samverkan"), ("skol", "skola"), ("gatu", "gata"), ("förskole", "förskola"),
     ("förmyndar", "förmyndare"), ("klimat", "klimat")],
)  # fmt: skip
def test_the_forms_of_a_first_part(part: str, word: str) -> None:
    assert word in first_forms(part)


def test_fewer_parts_are_better() -> None:
    words = {"lands": 1.0, "land": 1.0, "bygd": 1.0, "landsbygd": 0.1, "väg": 1.0}
    assert split_compound("landsbygdväg", lambda part: words.get(part, 0.0)) == ("landsbygd", "väg")


def test_a_word_that_is_known_itself_is_not_its_own_compound() -> None:
    assert split_compound("klimat", lambda part: float(part == "klimat")) == ()


def test_bound_parts_are_found_without_their_dots() -> None:
    assert "mång" in bound_parts()["mang"]


def test_a_first_part_is_a_common_word_as_compounds_have_it() -> None:
    shares = {"väg": 1e-4, "förmyndare": 1e-5, "sällsynt": 1e-8, "och": 1e-2}
    found = possible_first_parts(shares, {})
    assert {"vag", "formyndare", "formyndares", "formyndar"} <= found
    assert not {"sallsynt", "sallsynts", "och"} & found
    assert set(bound_parts()) <= found


def test_first_parts_are_found_without_reading_every_beginning() -> None:
    """What the examples begin with is found among the few beginnings that the file of words tells."""
    for entry in read_table("compounds")["examples"]:
        for part in entry["parts"][:1]:
            assert fold(part) in vocabulary().first_parts(fold(entry["word"]))
