"""Capitals of corrected words: what is printed small comes out small again."""

from __future__ import annotations

import pytest

from pipeline.repair.case import in_case
from pipeline.repair.tokens import may_begin, tokens_of

from .test_corrector import mended


@pytest.mark.parametrize(
    ("word", "read", "begins", "expected"),
    [
        ("över", "Over", False, "över"),
        ("över", "Over", True, "Över"),
        ("ärende", "ARENDE", False, "ÄRENDE"),
        ("länets", "Janets", False, "länets"),
        ("nämnden", "Nimnden", False, "Nämnden"),
        ("hållet", "hAllet", False, "hållet"),
        ("i", "|", True, "I"),
        ("i", "|", False, "i"),
    ],
)
def test_the_case_of_a_word(word: str, read: str, begins: bool, expected: str) -> None:
    assert in_case(word, read, begins) == expected


@pytest.mark.parametrize(
    ("damaged", "true"),
    [
        ("de har sett Over stodet", "de har sett över stödet"),
        ("Over hilften har svarat", "Över hälften har svarat"),
        ("det galler Ostling och Akerlund", "det gäller Östling och Åkerlund"),
        ("avtalet Overenskommelse om bredband", "avtalet Överenskommelse om bredband"),
    ],
)
def test_within_a_text(damaged: str, true: str) -> None:
    assert mended(damaged) == true


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("en lang rad som gar vidare utan tecken\nOver", False),
        ("en lang rad som slutar med punkt igen.\nOver", True),
        ("Rubrik\nen mycket langre rad an den\nkort\nOver", True),
    ],
)
def test_a_line_that_runs_on_begins_no_sentence(text: str, begins: bool) -> None:
    tokens = tokens_of(text, ())
    assert may_begin(tokens, len(tokens) - 1) is begins
