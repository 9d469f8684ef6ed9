"""What a document will ask of the corpus is known before the corpus is."""

from __future__ import annotations

from pipeline.repair import CorpusLexicon, Questions, consulted_part, questions_of

from .pages import DAMAGED, SOUND, document, page


def test_a_sound_document_without_divided_words_asks_nothing() -> None:
    assert questions_of(document(page(SOUND))) == Questions()


def test_divided_words_are_asked_for_whole_and_in_parts() -> None:
    assert questions_of(document(page(f"{SOUND}\nett nytt Sam-\nråd i länet"))).words == (
        "råd",
        "sam",
        "samråd",
    )


def test_words_at_the_edges_of_pages_are_not_asked_for() -> None:
    text = f"Region Norr-\nmark\n{SOUND}"
    assert questions_of(document(page(text, line1="head", line2="head"))) == Questions()


def test_a_damaged_document_asks_with_its_pages() -> None:
    questions = questions_of(document(page(f"Sidhuvud\n{DAMAGED}", line1="head"), page(SOUND, 2)))
    assert questions.texts == (DAMAGED, SOUND)
    assert list(questions.damaged_texts()) == [DAMAGED]


def test_who_asks_nothing_consults_nothing() -> None:
    assert consulted_part(Questions(), CorpusLexicon({"och": 900}, {}, 900)) == CorpusLexicon()
