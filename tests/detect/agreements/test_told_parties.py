"""Parties told beside the name of an agreement, by who made, grants or has it."""

from __future__ import annotations

import pytest

from pipeline.detect.agreements.sites import find_sites
from pipeline.detect.agreements.told_parties import parties_beside, signers


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
