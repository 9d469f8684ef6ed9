"""The lexicon of the corpus: what is counted, and that it can be stored and is the same every time."""

from __future__ import annotations

import msgspec
import pytest

from pipeline.model import Bookmark
from pipeline.repair import CorpusLexicon, add_up, build_lexicon, count_words, questions_of
from pipeline.repair import corpus_lexicon as module

from .pages import DAMAGED, SOUND, document, page


def test_sound_pages_are_counted() -> None:
    lexicon = build_lexicon([document(page(SOUND))])
    assert lexicon.words["länets"] == 1
    assert lexicon.words["från"] == 1
    assert lexicon.total == sum(lexicon.words.values())


def test_damaged_and_poorly_read_pages_are_not() -> None:
    assert build_lexicon([document(page(DAMAGED)), document(page(SOUND, quality=0.4))]) == CorpusLexicon()


def test_margins_and_halves_of_divided_words_are_not_counted() -> None:
    text = f"Sidhuvud\n{SOUND}\nett sam-\nråd"
    words = build_lexicon([document(page(text, line1="head"))]).words
    assert not {"sidhuvud", "sam", "råd"} & set(words)


def test_the_bookmarks_of_a_damaged_document_are_counted() -> None:
    outline = (Bookmark("Samråd i Östmyra", 0, 1),)
    assert build_lexicon([document(page(DAMAGED), outline=outline)]).words == {
        "i": 1,
        "samråd": 1,
        "östmyra": 1,
    }


def test_pairs_are_kept_for_ambiguous_words_only() -> None:
    text = f"{SOUND}\nNämnden har mötts här, men här."
    lexicon = build_lexicon([document(page(text))])
    assert lexicon.pairs["mötts här"] == 1
    assert "här men" not in lexicon.pairs
    assert "mellan länets" not in lexicon.pairs


def test_it_can_be_stored_and_does_not_depend_on_order() -> None:
    one, two = document(page(SOUND)), document(page(SOUND.replace("hälsa", "vård")))
    lexicon = build_lexicon([one, two])
    packed = msgspec.msgpack.encode(lexicon)
    assert msgspec.msgpack.decode(packed, type=CorpusLexicon) == lexicon
    assert msgspec.msgpack.encode(build_lexicon([two, one])) == packed


PASSAGE = "Parterna i Tallåsen möts varje kvartal och räknar upp ersättningen efter prognosen"
WORN = "Partema i Tallasen mots varje kvarial och rdknar upp ersdttningen efter prognosen"


def test_what_was_counted_in_each_document_adds_up_to_the_lexicon_of_all() -> None:
    documents = [document(page(SOUND)), document(page(f"{SOUND}\n{PASSAGE}.", 2)), document(page(DAMAGED))]
    counts = [count_words(one) for one in documents]
    added, whole = add_up(counts, map(questions_of, documents)), build_lexicon(documents)
    assert (added.words, added.pairs, added.total) == (whole.words, whole.pairs, whole.total)
    assert added.words["länets"] == 2


def test_only_the_places_that_damaged_pages_ask_for_are_kept() -> None:
    clean = document(page(f"{SOUND}\n{PASSAGE}. Budgeten för hamnen växer med tre kronor per ton gods."))
    damaged = document(page(f"{DAMAGED}\n{WORN}."))
    counts = [count_words(clean), count_words(damaged)]
    places = add_up(counts, map(questions_of, (clean, damaged))).places
    every = build_lexicon([clean, damaged]).places
    assert places.items() < every.items()
    told = " ".join(places.values())
    assert "ersättningen" in told
    assert "växer" not in told


def test_without_a_damaged_page_there_are_no_places() -> None:
    documents = [document(page(SOUND)), document(page(f"{SOUND}\n{PASSAGE}."))]
    assert not add_up([count_words(one) for one in documents], map(questions_of, documents)).places


def test_a_word_divided_on_the_damaged_page_does_not_hide_the_place() -> None:
    clean = document(page(f"{SOUND}\n{PASSAGE}."))
    damaged = document(page(f"{DAMAGED}\n{WORN.replace('efter', 'ef-{0}ter').format(chr(10))}."))
    counts = [count_words(clean), count_words(damaged)]
    places = add_up(counts, map(questions_of, (clean, damaged))).places
    assert "ersättningen" in " ".join(places.values())


def test_of_more_words_than_can_be_held_the_rare_ones_are_let_go(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_MOST_HELD", 40)
    documents = [document(page(SOUND)), document(page(SOUND.replace("hälsa", "vård")))]
    words = add_up([count_words(one) for one in documents], map(questions_of, documents)).words
    assert words["och"] >= 2
    assert len(words) <= 40


@pytest.mark.parametrize(
    ("word", "compound", "part"),
    [("skräppo", "skrappomote", "skrappo"), ("tråvling", "travlingsmote", "travlings"),
     ("bråckare", "brackarmote", "brackar"), ("skräppo", "skrapmote", "")],
)  # fmt: skip
def test_words_of_the_corpus_as_first_parts(word: str, compound: str, part: str) -> None:
    found = module.FoldedWords({word: 3}).first_parts(compound)
    assert (part in found) if part else not found


def test_a_compound_of_a_word_that_only_the_corpus_has() -> None:
    """No dictionary has "skräppo": the archive's own use of it lets its compounds be mended."""
    from pipeline.repair.corrector import Corrector

    alone, taught = Corrector(CorpusLexicon()), Corrector(CorpusLexicon({"skräppo": 40}, {}, 1000))
    assert alone.likeliest("skrdppométet") is None
    assert taught.likeliest("skrdppométet") == ("skräppomötet", 0.0)
