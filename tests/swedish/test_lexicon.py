"""The vocabulary: frequencies, forms by what is left without dots, and ghosts."""

from __future__ import annotations

import pytest

from pipeline.swedish.dictionary import fold
from pipeline.swedish.knowledge import read_table
from pipeline.swedish.known_names import known_names
from pipeline.swedish.lexicon import Vocabulary, estimated_share, vocabulary
from pipeline.swedish.word_file import WordFile, compiled_words

SHARES = {"råd": 1e-4, "rad": 1e-5, "nämnd": 1e-5, "namnd": 1e-8, "idé": 1e-5}
SMALL = Vocabulary(WordFile(compiled_words(SHARES, {}, estimated_share)))


@pytest.mark.parametrize(
    ("word", "folded"), [("Åtgärd", "Atgard"), ("för", "for"), ("idé", "ide"), ("hus", "hus"), ("", "")]
)
def test_folding(word: str, folded: str) -> None:
    assert fold(word) == folded


def test_frequencies_and_variants() -> None:
    assert SMALL.frequency("råd") == 1e-4
    assert SMALL.frequency("saknas") == 0
    assert set(SMALL.variants("rad")) == {"råd", "rad"}
    assert SMALL.variants("ide") == ("idé",)
    assert SMALL.variants("hus") == ()


@pytest.mark.parametrize(("word", "ghost"), [("namnd", True), ("rad", False), ("råd", False), ("hus", False)])
def test_a_ghost_is_a_form_that_lost_its_dots(word: str, ghost: bool) -> None:
    assert SMALL.is_ghost(word) is ghost


def test_swedish_is_known() -> None:
    words = vocabulary()
    assert words.frequency("för") > 100 * words.frequency("for") > 0
    assert len(words) > 300_000
    assert vocabulary() is words


def test_the_words_of_administration_are_known() -> None:
    words = vocabulary()
    for band in read_table("administration")["band"]:
        least = band["per_million"] / 1_000_000
        assert all(words.frequency(word) >= least for word in band["words"])


def test_expected_shares_are_exact_and_do_not_undo_the_bands() -> None:
    words, expected = vocabulary(), read_table("administration")["expected"]
    assert all(words.frequency(word) == share / 1_000_000 for word, share in expected.items())
    assert words.frequency("bör") > words.frequency("bor")


@pytest.mark.parametrize("name", ["östling", "åkerlunds", "håkan", "sölvesborg", "söderköpings"])
def test_common_names_are_known_and_their_forms_without_dots_are_ghosts(name: str) -> None:
    assert name in known_names()
    assert vocabulary().frequency(name) >= 2e-6
    assert vocabulary().frequency(fold(name)) < 1e-7


def test_a_name_that_is_another_name_without_its_dots_is_not_among_them() -> None:
    assert not {"göran", "sala", "kil"} & known_names()


def test_the_words_of_administration_are_in_lower_case() -> None:
    bands = read_table("administration")["band"]
    assert all(word == word.lower() and word.isalpha() for band in bands for word in band["words"])
