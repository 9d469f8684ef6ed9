"""Protected spans: every example of the table is one, as a whole."""

from __future__ import annotations

import pytest

from pipeline.model import Span
from pipeline.repair.protect import protected_spans
from pipeline.repair.tables import read_table

CASES = [
    (entry["name"], entry.get("context", "%s").replace("%s", example), example)
    for entry in read_table("protected")["protected"]
    for example in entry["examples"]
]


@pytest.mark.parametrize(("name", "text", "example"), CASES)
def test_the_examples_of_the_table(name: str, text: str, example: str) -> None:
    start = text.index(example)
    assert Span(start, start + len(example)) in protected_spans(text), name


@pytest.mark.parametrize("text", ["nämnden", "Fragan", "En ny lag", "STYRELSEN", "och så vidare"])
def test_words_are_not_protected(text: str) -> None:
    assert protected_spans(text) == []


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("PLAN FOR SKOLAN", ["PLAN"]),
        ("BESLUT OM LSS", ["OM", "LSS"]),
        ("EU FOR ALLA", ["EU", "FOR", "ALLA"]),
        ("Enligt FOR", ["FOR"]),
    ],
)
def test_in_a_heading_of_capitals_common_words_are_no_abbreviations(line: str, words: list[str]) -> None:
    assert [span.of(line) for span in protected_spans(line)] == words
