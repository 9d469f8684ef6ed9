"""Words that ran together are parted; words that only look so are not."""

from __future__ import annotations

import pytest

from pipeline.repair.tables import read_table

from .test_corrector import mended

TABLE = read_table("joined")


@pytest.mark.parametrize(("read", "printed"), TABLE["examples"])
def test_joined_words_are_parted(read: str, printed: str) -> None:
    assert mended(f"beslut {read} har fattats") == f"beslut {printed} har fattats"


@pytest.mark.parametrize("word", TABLE["keeps"])
def test_words_stay_whole(word: str) -> None:
    assert " " not in mended(word)
