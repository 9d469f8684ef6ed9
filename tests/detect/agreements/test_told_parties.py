"""Parties told beside the name of an agreement, by who made, grants or has it."""

from __future__ import annotations

import pytest

from pipeline.detect.agreements.sites import find_sites
from pipeline.detect.agreements.told_parties import parties_beside, signers
from pipeline.model import Header

from .tellings import told_in


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Det står i Avtal om vatten (KS 2012/15), som slöts mellan Älvsta kommun och länets kommuner.",
            ("Älvsta kommun", "länets kommuner"),
        ),
        (
            "Det står i Avtal om vatten, som dåvarande Landstinget Norrmark hade slutit med Älvsta kommun.",
            ("Landstinget Norrmark", "Älvsta kommun"),
        ),
        (
            "Det avtal om vattenvård som Älvsta kommun och Sjöviks kommun har haft upphör.",
            ("Älvsta kommun", "Sjöviks kommun"),
        ),
        (
            "Älvsta kommun upplåter mark till Älvsta Båtklubb enligt Arrendeavtal för hamnen (287/95).",
            ("Älvsta kommun", "Älvsta Båtklubb"),
        ),
        (
            "Kommunen har sedan 2018 ett partnerskap med Föreningen Bryggans vänner (SN 2017/9).",
            ("Älvsta kommun", "Föreningen Bryggans vänner"),
        ),
        (
            "Mellan Älvsta kommun och Granfors kommun finns Avtal om vattenvård (KS 2012/15).",
            ("Älvsta kommun", "Granfors kommun"),
        ),
        (
            "Avtal om vattenvård (KS 2012/15), här kallat huvudavtalet, slöts mellan Landstinget Norrmark "
            "och kommunerna Älvsta, Granfors och Sjövik.",
            ("Landstinget Norrmark", "Älvsta kommun", "Granfors kommun", "Sjöviks kommun"),
        ),
        (
            "Älvsta kommun har därför tillsammans med Granfors kommun utarbetat ett avtal om vattenvård.",
            ("Älvsta kommun", "Granfors kommun"),
        ),
        ("Mellan Älvsta kommun och Granfors kommun går en väg enligt Avtal om vägar (KS 2012/15).", ()),
        # Who only works by it has not made it.
        ("Älvsta kommun arbetar med Sjöviks kommun enligt Avtal om vattenvård (KS 2012/15).", ()),
        ("Älvsta kommun föreslår ett partnerskap med Föreningen Bryggans vänner.", ()),
    ],
)
def test_who_made_grants_or_has_it_are_its_parties(text: str, expected: tuple[str, ...]) -> None:
    site = find_sites(text, (), "Älvsta kommun")[0]
    assert parties_beside(text, 0, site, "Älvsta kommun") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Avtalet undertecknades den 3 maj av Älvsta kommun och Sjövik Drift AB.",
            ("Älvsta kommun", "Sjövik Drift AB"),
        ),
        ("Avtalet undertecknades den 3 maj av ordföranden.", ()),
    ],
)
def test_those_told_to_have_signed_are_parties(text: str, expected: tuple[str, ...]) -> None:
    assert signers(text) == expected


@pytest.mark.parametrize(
    ("before", "text", "known"),
    [
        (
            "Älvsta kommun och Granfors kommun har sedan 1996 samverkat om badet. ",
            "Samverkan regleras i ",
            True,
        ),
        (
            "Kommunerna Älvsta och Granfors driver gymnasiet tillsammans. ",
            "Formerna för samarbetet regleras i ",
            True,
        ),
        ("Älvsta kommun och Granfors kommun har begärt ett yttrande. ", "Samverkan regleras i ", False),
        ("Älvsta kommun och Granfors kommun samarbetar om badet. ", "Taxan finns i ", False),
    ],
)
def test_who_do_together_what_the_agreement_rules_are_its_parties(
    before: str, text: str, known: bool
) -> None:
    whole = f"{before}{text}Avtal om badet (KS 2012/15)."
    site = find_sites(whole)[0]
    expected = ("Älvsta kommun", "Granfors kommun") if known else ()
    assert parties_beside(whole, len(before), site, None, 0) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Granfors kommun är ny. Avtal mellan kommunerna Älvsta, Granfors och Sjövik om vatten",
            ["Älvsta kommun", "Granfors kommun", "Sjöviks kommun"],
        ),
        (
            "Sjövik kommun är ny. Avtal mellan kommunerna Älvsta och Sjövik om vatten",
            ["Älvsta kommun", "Sjövik kommun"],
        ),
    ],
)
def test_a_municipality_is_called_as_the_text_does_or_as_such_names_are_formed(
    text: str, expected: list[str]
) -> None:
    assert list(find_sites(text)[0].parties) == expected


@pytest.mark.parametrize(("who", "known"), [("Delägarna", True), ("Parterna", True), ("Bolagen", False)])
def test_in_an_agreement_its_own_parties_had_the_older_one(who: str, known: bool) -> None:
    text = (
        "Mellan Älvsta kommun och Granfors kommun, gemensamt benämnda Delägarna, har slutits detta avtal.\n\n"
        f"{who} har sedan den 1 juli 1999 samverkat enligt Skötselavtal om vatten (KS 1999/31)."
    )
    header = Header("overenskommelse", "Älvsta kommun", None, "Driftsavtal om vatten")
    older = told_in(text, header).agreements[1]
    assert older.title == "Skötselavtal om vatten"
    assert older.parties == (("Älvsta kommun", "Granfors kommun") if known else ())
