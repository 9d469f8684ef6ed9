"""The room as a whole: its invariant, clean text, and the Python twin of the command."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.model import apply_repairs
from pipeline.repair import CorpusLexicon, build_lexicon, repair_document, repair_text, undo_repairs

from .pages import DAMAGED, SOUND, document, page

PIECES = st.sampled_from(
    [*DAMAGED.split(), *SOUND.split(), "\n", "for-\n", "för-\n", "\u00ad", "ﬁ", "Ã¤", "\x02\n", "§", "8 12",
     "\f", "\u00a0", "•", "\uf0b7", "a\u0308", "|", "{", "-", "\n8 13 Val\n", "”", '"', "\x00",
     "2011-\n", "2015"]
)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=60).map(" ".join)


@settings(max_examples=60)
@given(TEXTS)
def test_repairs_lead_to_the_text_and_back(text: str) -> None:
    repaired, repairs = repair_text(text)
    assert apply_repairs(text, repairs) == repaired
    assert undo_repairs(repaired, repairs) == text


@settings(max_examples=30)
@given(st.lists(TEXTS, max_size=3))
def test_the_invariant_of_the_room(texts: list[str]) -> None:
    read = document(*(page(text, number) for number, text in enumerate(texts, 1)))
    repaired = repair_document(read, CorpusLexicon())
    assert [page.number for page in repaired.pages] == [page.number for page in read.pages]
    for before, after in zip(read.pages, repaired.pages, strict=True):
        assert apply_repairs(before.raw_text, after.repairs) == after.text


def test_a_damaged_document_is_mended() -> None:
    repaired = repair_document(document(page(DAMAGED)), build_lexicon([document(page(SOUND))]))
    assert repaired.pages[0].text == SOUND


def test_without_a_corpus_too() -> None:
    assert repair_text(DAMAGED)[0] == SOUND


def test_sound_text_is_left_as_it_is() -> None:
    assert repair_text(SOUND) == (SOUND, ())


def test_a_page_of_damage_beside_a_sound_one() -> None:
    text, repairs = repair_text(f"{SOUND}\f{DAMAGED}")
    assert text == f"{SOUND}\f{SOUND}"
    assert min(repair.span.start for repair in repairs) > len(SOUND)


@pytest.mark.parametrize("text", ["", "\n", "\f", " "])
def test_text_without_words(text: str) -> None:
    assert repair_text(text) == (text, ())


def test_a_sound_text_does_not_load_the_word_list() -> None:
    program = (
        "import sys; from pipeline.repair import repair_text; "
        f"repair_text({SOUND!r}); sys.exit('wordfreq' in sys.modules or 'ftfy' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
