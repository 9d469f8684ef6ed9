"""What a text calls an agreement for the rest of it."""

from __future__ import annotations

import pytest

from pipeline.detect.agreements.knowledge import read_table
from pipeline.detect.agreements.sites import find_sites
from pipeline.model import Header

from .tellings import told_in

WORDS = read_table("kinds")["short_names"]


@pytest.mark.parametrize(("text", "lemma"), WORDS["examples"])
def test_a_short_name_is_told_behind_the_name(text: str, lemma: str) -> None:
    site = find_sites(text)[0]
    assert site.short is not None
    assert site.short.lemma == lemma


@pytest.mark.parametrize("text", WORDS["counter"])
def test_other_words_behind_the_name_are_no_short_name(text: str) -> None:
    assert find_sites(text)[0].short is None


def test_the_number_beside_the_short_name_is_the_agreements_own() -> None:
    told = told_in("Avtal om vattenvård (nedan V-avtalet, ärendenummer KS 2012/15) antogs den 3 maj 2012.")
    assert [(one.title, one.diary_number) for one in told.agreements] == [
        ("Avtal om vattenvård", "KS 2012/15")
    ]


def test_what_is_told_of_the_short_name_is_told_of_the_agreement() -> None:
    told = told_in(
        "Avtal om vattenvård (KS 2012/15), i det följande kallat huvudavtalet, gäller. Driftsavtal för "
        "pumpar (KS 2012/16) finns också.\n\nHuvudavtalet antogs av kommunfullmäktige den 3 maj 2012, § 12."
    )
    assert [(told.agreements[event.agreement].title, event.kind) for event in told.events] == [
        ("Avtal om vattenvård", "adopted")
    ]


def test_a_short_name_with_an_adjective_is_not_the_word_without_it() -> None:
    told = told_in(
        "Samverkansavtal om vatten (KS 2012/15) gäller. Avtal om vattenvård mellan Älvsta kommun och "
        "Granfors kommun, nedan det nya avtalet, ersätter det.\n\nDet nya avtalet undertecknades 2020-05-03."
    )
    assert [(told.agreements[event.agreement].title, event.kind) for event in told.events] == [
        ("Avtal om vattenvård mellan Älvsta kommun och Granfors kommun", "signed")
    ]


def test_an_agreement_that_calls_itself_avtalet_means_itself_by_that() -> None:
    text = (
        "Älvsta kommun och Granfors kommun har träffat följande driftsavtal (Avtalet).\n\n"
        "Skötselavtal om vatten (KS 1999/31) upphör att gälla den 30 april 2011 och ersätts i sin helhet "
        "av Avtalet."
    )
    told = told_in(text, Header("overenskommelse", "Älvsta kommun", None, "Driftsavtal om vatten"))
    assert [(one.agreement, one.relation, one.other) for one in told.relations] == [(0, "replaces", 1)]
