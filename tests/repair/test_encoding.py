"""Encoding: every example of the table, what ftfy does beside it, and what must stay."""

from __future__ import annotations

import unicodedata

import pytest

from pipeline.repair import repair_text
from pipeline.repair.tables import read_table

TABLE = read_table("encoding")


@pytest.mark.parametrize(
    ("damaged", "true"),
    [pair for entry in (*TABLE["character"], *TABLE["family"]) for pair in entry["examples"]],
)
def test_the_examples_of_the_table(damaged: str, true: str) -> None:
    assert repair_text(damaged)[0] == true


@pytest.mark.parametrize("text", TABLE["clean"]["examples"])
def test_swedish_typography_stays(text: str) -> None:
    assert repair_text(text) == (text, ())


@pytest.mark.parametrize(
    ("damaged", "true"),
    [
        (unicodedata.normalize("NFD", "Älvsta får stöd på sjön"), "Älvsta får stöd på sjön"),
        ("Val av\x96 ordförande", "Val av– ordförande"),
        ("nämnden\x00 får\x07 stöd", "nämnden får stöd"),
        ("för\x02\nändring av taxan", "förändring\nav taxan"),
        ("för\u00adändring", "förändring"),
        ("för\u00ad\nändring av", "förändring\nav"),
    ],
)
def test_beyond_the_table(damaged: str, true: str) -> None:
    assert repair_text(damaged)[0] == true


def test_signs_of_another_encoding_stay_on_a_page_that_has_its_letters() -> None:
    text = "N{r {r|r} och båt"
    assert repair_text(text)[0] == text


def test_a_repair_of_mojibake_is_small() -> None:
    _, repairs = repair_text("Kommunen Ã…re har mÃ¥nga sjÃ¶ar")
    assert [(repair.before, repair.after) for repair in repairs] == [("Ã…", "Å"), ("Ã¥", "å"), ("Ã¶", "ö")]
