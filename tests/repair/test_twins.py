"""The same passage in a cleaner document is found again, and is evidence."""

from __future__ import annotations

import pytest

from pipeline.repair import (
    CorpusLexicon,
    build_lexicon,
    consulted_part,
    questions_of,
    repair_document,
    repair_text,
)
from pipeline.repair.twins import collect_places, skeleton, twins_of

from .pages import DAMAGED, SOUND, document, page

SENTENCE = "Parterna i Tallåsen möts varje kvartal och räknar upp ersättningen efter prognosen"
CLEAN = SENTENCE.split()
DAMAGED_SENTENCE = "Partema i Tallasen m6ts varje kvarial och rdknar upp ersdttningen efter prognosen"
WORN = DAMAGED_SENTENCE.split()
PLACES = collect_places([("a, page 2", CLEAN)], frozenset(word.lower() for word in CLEAN))


@pytest.mark.parametrize(("printed", "read"), [("räknar", "rdknar"), ("möts", "m6ts"), ("länets", "ldnets")])
def test_a_skeleton_survives_damage(printed: str, read: str) -> None:
    assert skeleton(printed) == skeleton(read)


def test_a_word_is_found_by_its_surroundings() -> None:
    twins = twins_of(WORN, PLACES)
    assert twins[WORN.index("ersdttningen")] == ("ersättningen", "a, page 2")


def test_a_surrounding_with_different_words_tells_nothing() -> None:
    other = [word.replace("räknar", "skriver") for word in CLEAN]
    places = collect_places([("a", CLEAN), ("b", other)], frozenset({"räknar", "skriver"}))
    assert not places


def test_another_text_has_no_twin() -> None:
    other = "Kommunen svarar att taxan för vatten bör ligga kvar på samma nivå"
    assert twins_of(other.split(), PLACES) == {}


def test_the_same_passage_decides_what_no_dictionary_can() -> None:
    sound = document(page(f"{SOUND}\nMötet hölls i Gräsvålla bystuga och leddes av Törnqvist från Sjövik."))
    text = f"{DAMAGED}\nMotet hdlls i Grisvalla bystuga och leddes av Tornqvist fran Sjovik."
    alone, with_archive = repair_text(text)[0], repair_text(text, build_lexicon([sound]))
    assert "Grisvalla" in alone
    assert "i Gräsvålla bystuga" in with_archive[0]
    repair = next(repair for repair in with_archive[1] if repair.after == "Gräsvålla")
    assert "000000000000, page 1" in repair.evidence


def test_what_is_consulted_is_all_that_repair_needs() -> None:
    others = [
        document(page(f"{SOUND}\nByn Qvärnåsen i Älvsta har ett samråd.")),
        document(page(SOUND + " Xylofonen.")),
    ]
    damaged = document(page(f"{DAMAGED}\nByn Qvarnasen i Alvsta har ett samrad."))
    whole = build_lexicon(others)
    part = consulted_part(questions_of(damaged), whole)
    assert len(part.words) < len(whole.words)
    assert "Qvärnåsen" in repair_document(damaged, whole).pages[0].text
    assert repair_document(damaged, part).pages[0].text == repair_document(damaged, whole).pages[0].text


def test_a_document_that_has_nothing_to_say_changes_nothing() -> None:
    damaged, sound = document(page(DAMAGED)), document(page(SOUND, quality=0.99))
    part = consulted_part(questions_of(damaged), build_lexicon([sound]))
    unlike = document(page("Wqz.\n" * 9, quality=0.2))
    assert consulted_part(questions_of(damaged), build_lexicon([sound, unlike])) == part


def test_a_sound_document_consults_only_whether_words_are_there() -> None:
    divided = document(page(f"{SOUND}\nett nytt sam-\nråd i länet"))
    lexicon = CorpusLexicon({"samråd": 9, "länet": 40, "och": 900}, {}, 949)
    assert consulted_part(questions_of(divided), lexicon) == CorpusLexicon({"samråd": 1})
