"""The lexicon of the corpus: what is counted, and that it can be stored and is the same every time."""

from __future__ import annotations

import msgspec

from pipeline.model import Bookmark
from pipeline.repair import CorpusLexicon, build_lexicon

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
