"""§ comes back where the reader had none, and only with proof."""

from __future__ import annotations

import pytest

from pipeline.repair import repair_text
from pipeline.repair.tables import read_table

REFERENCES = read_table("paragraph_signs")["reference"]
PROTOCOL = "Nämndens protokoll från mötet i Sjövik.\n"


def mended(text: str) -> str:
    """`text` as it comes out from a protocol without any §."""
    return repair_text(PROTOCOL + text)[0].removeprefix(PROTOCOL)


@pytest.mark.parametrize(("read", "printed"), [pair for entry in REFERENCES for pair in entry["examples"]])
def test_references(read: str, printed: str) -> None:
    assert mended(read) == printed


@pytest.mark.parametrize("text", [text for entry in REFERENCES for text in entry["keeps"]])
def test_numbers_that_are_no_references_stay(text: str) -> None:
    assert mended(text) == text


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        ("8 12 Val\nKarin Ek väljs.\n8 13 Budget", "§ 12 Val\nKarin Ek väljs.\n§ 13 Budget"),
        ("812 Val\n813 Budget\n314 Taxa", "§ 12 Val\n§ 13 Budget\n§ 14 Taxa"),
        ("8 41 2021.156 KS", "§ 41 2021.156 KS"),
        ("841\nVal\n841 Val", "§ 41\nVal\n§ 41 Val"),
        ("894\nInformation\n895 2021.016 KS", "§ 94\nInformation\n§ 95 2021.016 KS"),
        ("$ 107 2021.236 KS\nVal\n8110\nMotioner", "§ 107 2021.236 KS\nVal\n§ 110\nMotioner"),
        ("$ 12 2021.236 KS\n8110\nMotioner", "§ 12 2021.236 KS\n8110\nMotioner"),
        ("5 61 Anmälan av beslut\nDnr MBN 2015/9", "§ 61 Anmälan av beslut\nDnr MBN 2015/9"),
        ("$£31 Val\n. 832 Budget", "§ 31 Val\n. § 32 Budget"),
    ],
)
def test_headings_with_proof(read: str, printed: str) -> None:
    if read.startswith("841\n"):
        read, printed = f"{read}\n842 Budget", f"{printed}\n§ 42 Budget"
    assert mended(read) == printed


@pytest.mark.parametrize("text", ["8 12 Val", "812 Val\n890 Budget", "81\n82\n83"])
def test_headings_without_proof_stay(text: str) -> None:
    assert mended(text) == text


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        ("§ 11 Val\n8 12 Budget\n§ 13 Taxa", "§ 11 Val\n§ 12 Budget\n§ 13 Taxa"),
        ("§ 11 Val\n8 12 Budget\n8 13 Taxa", "§ 11 Val\n§ 12 Budget\n§ 13 Taxa"),
        ("$ 1. Parter\n§ 2. Syfte\n5 3. Tid\n§ 4. Ort", "§ 1. Parter\n§ 2. Syfte\n§ 3. Tid\n§ 4. Ort"),
        ("§ 2 Syfte\nse $ 7 ovan", "§ 2 Syfte\nse § 7 ovan"),
    ],
)
def test_beside_some_that_were_read_the_sequence_is_the_proof(read: str, printed: str) -> None:
    assert mended(read) == printed


@pytest.mark.parametrize(
    "text",
    [
        "§ 11 Val\n8 40 Budget",
        "§ 11 Val\n8 11 Budget",
        "§ 11 Val\n812 Budget\n§ 13 Taxa",
        "§ 11 Val\n3 12 Budget",
        "§ 4 Val\n5 5 Kronor\nKarin\n§ 5 Budget",
        "enligt 3 §\nden 12 mars, 8 31.",
    ],
)
def test_beside_some_that_were_read_less_is_no_proof(text: str) -> None:
    assert mended(text) == text


def test_a_text_that_is_no_protocol_stays() -> None:
    text = "8 12 Sill\n8 13 Lax"
    assert repair_text(text)[0] == text


def test_bullets_come_back_with_the_signs() -> None:
    text = "8 12 Val\n8 13 Budget\n+ Karin Ek väljs"
    assert mended(text) == "§ 12 Val\n§ 13 Budget\n• Karin Ek väljs"
    assert mended("+ Karin Ek väljs") == "+ Karin Ek väljs"
