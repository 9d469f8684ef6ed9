"""Hyphens at the end of lines: the table in `data/hyphens.toml`, and what the corpus decides."""

from __future__ import annotations

import pytest

from pipeline.repair import CorpusLexicon, repair_text
from pipeline.repair.hyphens import hyphen_edits
from pipeline.repair.tables import read_table


@pytest.mark.parametrize(("first", "second", "expected"), read_table("hyphens")["examples"])
def test_the_examples_of_the_table(first: str, second: str, expected: str) -> None:
    assert repair_text(f"{first}\n{second}")[0] == expected.replace("/", "\n")


def test_a_word_of_the_corpus_needs_no_word_list() -> None:
    asked = []

    def knows(word: str) -> bool:
        asked.append(word)
        return word == "qvistmötet"

    (edit,) = hyphen_edits("vid qvist-\nmötet i mars", knows)
    assert (edit.after, asked) == ("qvistmötet\n", ["qvistmötet"])


def test_the_corpus_knows_names() -> None:
    lexicon = CorpusLexicon({"björkhultsvägen": 4}, {}, 4)
    assert repair_text("på Björkhults-\nvägen 4", lexicon)[0] == "på Björkhultsvägen\n4"


def test_on_a_damaged_page_the_word_is_joined_and_mended() -> None:
    text = (
        "Nar namnden har beslutat om en for-\nandring av taxan ska kommunerna fa veta det inom en vecka, "
        "och det galler ocksa for dem som inte var med pa motet i Granfors."
    )
    assert "beslutat om en förändring\nav taxan" in repair_text(text)[0]


def test_a_division_at_the_end_of_the_text_stays() -> None:
    assert repair_text("en för-")[0] == "en för-"
