"""What may have been printed: the channel followed backwards, and kept to what words begin with."""

from __future__ import annotations

import pytest

from pipeline.repair.expansions import expansions
from pipeline.repair.tables import read_table
from pipeline.swedish.dictionary import fold

EXAMPLES = [pair for entry in read_table("confusions")["confusion"] for pair in entry["examples"]]


@pytest.mark.parametrize(("read", "printed"), EXAMPLES)
def test_what_was_printed_is_among_the_expansions(read: str, printed: str) -> None:
    assert fold(printed) in expansions(read.lower(), beam=300)


def test_the_text_itself_comes_first() -> None:
    assert expansions("namnd")[0] == "namnd"


def test_what_holds_signs_is_not_among_its_own_readings() -> None:
    found = expansions("b4t")
    assert "bat" in found and "b4t" not in found


def test_what_begins_like_no_word_is_not_followed() -> None:
    free = expansions("tjinster")
    kept = expansions("tjinster", begins="tjanster".startswith)
    assert "tjanster" in kept
    assert "tjinster" in free and all(text.startswith("tjan") for text in kept)
