"""Letters that look alike: the examples of the table, and words that stay as they are."""

from __future__ import annotations

import pytest

from pipeline.repair import repair_text
from pipeline.repair.lookalikes import lookalike_edits
from pipeline.repair.tables import read_table

TABLE = read_table("lookalikes")["lookalike"]
SOUND = (
    "\nKommunerna och regionen har under hösten arbetat med att ta fram ett nytt avtal, och det är på väg."
)


@pytest.mark.parametrize(("read", "printed"), [pair for entry in TABLE for pair in entry["examples"]])
def test_the_examples_of_the_table(read: str, printed: str) -> None:
    assert repair_text(read + SOUND)[0] == printed + SOUND


@pytest.mark.parametrize("word", [word for entry in TABLE for word in entry["keeps"]])
def test_words_that_stay(word: str) -> None:
    assert lookalike_edits(word) == []


def test_a_change_tells_why() -> None:
    (edit,) = lookalike_edits("Alla partema kom.")
    assert (edit.start, edit.end, edit.after, edit.method) == (5, 12, "parterna", "ocr-lookalike")
    assert "no word" in edit.evidence
