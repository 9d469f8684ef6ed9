"""Words in context: damage of our own invention is repaired, and what is right or protected stays."""

from __future__ import annotations

from time import process_time

import pytest

from pipeline.repair import CorpusLexicon, repair_text
from pipeline.repair.tables import read_table

# Makes the page around a phrase one that has lost its dots.
AROUND = (
    "\nKommunerna och regionen har under hosten arbetat med att ta fram ett nytt avtal, och det ska nu "
    "ga ut pa remiss till alla berorda namnder innan fullmaktige kan besluta om det i december."
)


def mended(phrase: str, lexicon: CorpusLexicon | None = None) -> str:
    """`phrase` as it comes out from a damaged page."""
    return repair_text(phrase + AROUND, lexicon)[0].split("\n")[0]


@pytest.mark.parametrize(
    ("damaged", "true"),
    [
        ("Nimnden foreslér att frigan utreds", "Nämnden föreslår att frågan utreds"),
        ("en h&llbar l6sning for lanet", "en hållbar lösning för länet"),
        ("Atgarderna behdver foljas upp", "Åtgärderna behöver följas upp"),
        ("miljénimndens ordforande", "miljönämndens ordförande"),
        ("sorn kommer fran skargarden", "som kommer från skärgården"),
        ("beslutet galler tre ar", "beslutet gäller tre år"),
        ("det 4r nu som det ar", "det är nu som det är"),
        ("Okad trygghet pa landsbygden", "Ökad trygghet på landsbygden"),
        ("ARENDEBESKRIVNING", "ÄRENDEBESKRIVNING"),
        ("halso- och sjukvarden", "hälso- och sjukvården"),
        ("stod av fonden, med stod av lagen", "stöd av fonden, med stöd av lagen"),
        ("skolbiblioteksradet", "skolbiblioteksrådet"),
        ("namnder i glesbygdsomradena", "nämnder i glesbygdsområdena"),
    ],
)
def test_damage_is_repaired(damaged: str, true: str) -> None:
    assert mended(damaged) == true


@pytest.mark.parametrize(
    "text",
    [
        "dnr RSN/41/2017 och KS 2019.112",
        "den 4 april 2019 kl. 13.30",
        "25 000 kr och 4 a",
        "se www.norrmark.se/protokoll eller kansli@norrmark.example",
        "EU, SKR och KSAU",
        "McDonald och Schwartz",
        "Fridhem 4:101 och Solbacka 1:26",
        "bl.a. och t.ex. m.m.",
        "personnummer 121212-1212",
        "(M) yrkar bifall",
        "alla kommuner vill ha ett enkelt avtal",
    ],
)
def test_what_is_right_or_protected_stays(text: str) -> None:
    assert mended(text) == text


@pytest.mark.parametrize(
    ("damaged", "true"),
    [
        ("har finns tre forslag", "här finns tre förslag"),
        ("som bor kvar i byn", "som bor kvar i byn"),
        ("en lang rad av hus", "en lång rad av hus"),
        ("bade man och kvinnor, som man sager", "både män och kvinnor, som man säger"),
        ("i var region", "i vår region"),
        ("val av justerare", "val av justerare"),
        ("flyttas till en ny rad i tabellen", "flyttas till en ny rad i tabellen"),
        ("okar ar for ar", "ökar år för år"),
        ("en cykelgata i byn", "en cykelgata i byn"),
    ],
)
def test_words_that_are_valid_as_they_stand_are_decided_by_context(damaged: str, true: str) -> None:
    assert mended(damaged) == true


def test_the_corpus_knows_names_that_no_word_list_has() -> None:
    lexicon = CorpusLexicon({"tråxla": 6}, {}, 6)
    assert mended("byn Traxla") == "byn Traxla"
    assert mended("byn Traxla", lexicon) == "byn Tråxla"


@pytest.mark.parametrize(
    ("damaged", "true"),
    [
        ("byn Sandnaset", "byn Sandnäset"),
        ("byn Stensj6hult", "byn Stensjöhult"),
        ("vid Kungsasens skola", "vid Kungsåsens skola"),
        ("garden Lillh6jden", "gården Lillhöjden"),
        ("vid HAllesj6n", "vid Hällesjön"),
        ("efter skogsbrandslackning", "efter skogsbrandsläckning"),
        # What may be as it stands, and what two spellings fit as well, is left.
        ("fru Flackman", "fru Flackman"),
        ("fru Marta Salonen", "fru Marta Salonen"),
        ("byn Traxla", "byn Traxla"),
        ("lek i Forsparken", "lek i Forsparken"),
        ("herr Mohammad Karlsson", "herr Mohammad Karlsson"),
    ],
)
def test_what_no_list_has_is_mended_by_its_spelling_alone(damaged: str, true: str) -> None:
    assert mended(damaged) == true


def test_what_is_known_elsewhere_goes_before_spelling() -> None:
    assert mended("byn Stensjohult") == "byn Stensjöhult"
    assert mended("byn Stensjohult", CorpusLexicon({"stensjohult": 6}, {}, 6)) == "byn Stensjohult"


def test_a_name_of_the_corpus_goes_before_what_spelling_makes_likelier() -> None:
    rare = CorpusLexicon({"bergsäkra": 1, "och": 2_000_000}, {}, 2_000_001)
    assert mended("byn Bergsakra") == "byn Bergsåkra"
    assert mended("byn Bergsakra", rare) == "byn Bergsäkra"


def test_a_spelling_tells_why() -> None:
    _, repairs = repair_text("Byn Sandnaset." + AROUND)
    (repair,) = (repair for repair in repairs if repair.after == "Sandnäset")
    assert repair.method == "ocr-spelling"
    assert "spelt" in repair.evidence and 0.9 <= repair.confidence <= 1


def test_a_slip_elsewhere_in_the_corpus_is_no_reading() -> None:
    lexicon = CorpusLexicon({"sammantrådet": 1}, {}, 1)
    assert mended("sammantr\ufffddet", lexicon) == "sammanträdet"


def test_neighbours_in_the_corpus_decide() -> None:
    words = {"har": 9, "här": 9, "alltid": 3}
    assert mended("alltid har", CorpusLexicon(words, {"alltid här": 60}, 21)) == "alltid här"
    assert mended("alltid har", CorpusLexicon(words, {"alltid har": 60}, 21)) == "alltid har"


def test_a_repair_says_why() -> None:
    _, repairs = repair_text("Nimnden foreslér" + AROUND)
    first = repairs[0]
    assert (first.before, first.after, first.method) == ("Nimnden", "Nämnden", "ocr-lexicon")
    assert 0.5 < first.confidence <= 1
    assert "Nämnden" in first.evidence


@pytest.mark.parametrize(
    ("words", "example"),
    [
        (entry["words"], example)
        for entry in read_table("contexts")["context"]
        for example in entry["examples"]
    ],
)
def test_the_examples_of_the_contexts_hold_their_word(words: list[str], example: str) -> None:
    assert set(words) & set(example.split())


def test_a_word_without_end_takes_no_time() -> None:
    began = process_time()
    text = f"{AROUND}\n{'anbud' * 60_000}\nsam-\n{'kommun' * 50_000}"
    assert "berörda nämnder" in repair_text(text)[0]
    assert process_time() - began < 5
