"""Names of agreements: the noun, its parties, its subject, and where the name ends."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.detect.agreements.knowledge import read_table
from pipeline.detect.agreements.names import read_name
from pipeline.detect.agreements.nouns import find_nouns
from pipeline.detect.agreements.parties import is_group, read_parties

KINDS: list[dict[str, Any]] = read_table("kinds")["kind"]


@pytest.mark.parametrize(
    ("text", "lemmas"), [(text, lemmas) for kind in KINDS for text, lemmas in kind["examples"]]
)
def test_nouns_of_the_examples_are_found(text: str, lemmas: list[str]) -> None:
    assert [noun.lemma for noun in find_nouns(text)] == lemmas


@pytest.mark.parametrize("text", [text for kind in KINDS for text in kind["counter"]])
def test_other_words_are_no_agreements(text: str) -> None:
    assert find_nouns(text) == []


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("Region Norrmark och länets kommuner om hälsa", ("Region Norrmark", "länets kommuner")),
        (
            "Älvsta, Björkhults och Granfors kommuner",
            ("Älvsta kommun", "Björkhults kommun", "Granfors kommun"),
        ),
        (
            "Barn- och utbildningsnämnden och Sjövik Bygg AB som",
            ("Barn- och utbildningsnämnden", "Sjövik Bygg AB"),
        ),
        ("kommunen och Sjövik Bygg AB", ("Älvsta kommun", "Sjövik Bygg AB")),
        ("kommunerna i Norrmarks län och Region Norrmark", ("kommunerna i Norrmarks län", "Region Norrmark")),
        (
            "å ena sidan Älvsta kommun och å andra sidan Tallåsens kommun",
            ("Älvsta kommun", "Tallåsens kommun"),
        ),
        ("länets sex kommuner samt Region Norrmark", ("länets sex kommuner", "Region Norrmark")),
    ],
)
def test_parties_are_listed(text: str, parties: tuple[str, ...]) -> None:
    assert read_parties(text, 0, "Älvsta kommun").names == parties


def test_a_party_that_only_the_context_knows_is_counted_as_vague() -> None:
    found = read_parties("kommunen och fastighetsägaren som", 0, "Region Norrmark")
    assert (found.names, found.vague) == ((), 2)


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("avtal mellan Älvsta kommun och Granfors kommun om räddningstjänst är uppsagt", "räddningstjänst"),
        (
            "Överenskommelse om samverkan mellan Region Norrmark och länets kommuner om folkhälsa, 2019–2021",
            "folkhälsa",
        ),
        (
            "avtalet mellan Älvsta kommun och Granfors kommun avseende drift av Lillsjöns vattenverk.",
            "drift av Lillsjöns vattenverk",
        ),
        ("avtal mellan Älvsta kommun och Granfors kommun som gäller", None),
    ],
)
def test_the_subject_ends_where_the_sentence_goes_on(text: str, subject: str | None) -> None:
    assert read_name(text, find_nouns(text)[0]).subject == subject


def test_groups_of_municipalities_are_told_from_single_parties() -> None:
    assert is_group("länets kommuner")
    assert not is_group("Älvsta kommun")
