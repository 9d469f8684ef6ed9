"""The estimate of how well a page was read."""

from __future__ import annotations

import tomllib

import pytest

from pipeline.extract.quality import DATA, Model, assess, is_known, quality_of
from pipeline.extract.word_kinds import judge

from .sheets import PROSE

GOOD = " ".join(PROSE)
LOST = GOOD.translate(str.maketrans("åäöÅÄÖ", "aaoAAO"))
ENGLISH_READ = GOOD.translate(str.maketrans({"å": "d", "ä": "i", "ö": "é"}))


def test_a_clean_page_is_all_right() -> None:
    assert quality_of(GOOD) == 1.0


@pytest.mark.parametrize(
    "damaged", [LOST, ENGLISH_READ, GOOD.replace("e", "c").replace("r", "1"), GOOD[::-1]]
)
def test_a_damaged_page_is_far_from_it(damaged: str) -> None:
    quality = quality_of(damaged)
    assert quality is not None and quality < 0.8


def test_less_damage_is_better() -> None:
    half = GOOD[: len(GOOD) // 2] + ENGLISH_READ[len(GOOD) // 2 :]
    qualities = [quality_of(text) or 0.0 for text in (ENGLISH_READ, half, GOOD)]
    assert qualities == sorted(qualities) and len(set(qualities)) == 3


def test_without_words_there_is_no_estimate() -> None:
    assert quality_of("") is None
    assert quality_of(" \n ") is None


def test_confidences_of_ocr_weigh_in() -> None:
    assert (quality_of(GOOD, [0.5]) or 0.0) < (quality_of(GOOD, [0.95]) or 0.0) < 1.0


def test_lost_letters_are_seen_on_a_long_page_only() -> None:
    assert assess(LOST).lost_swedish
    assert not assess(GOOD).lost_swedish
    assert not assess("Anna Berg Ola Lind").lost_swedish


def test_a_list_of_names_is_no_bad_page() -> None:
    names = "Anna Bergqvist (C), Karin Hallgren (S), Per-Olof Zetterlund (M), Ali Kaddouri (V). " * 12
    assert not assess(names).lost_swedish
    assert (quality_of(names) or 0.0) > 0.9


@pytest.mark.parametrize(
    "word",
    [
        "samverkan",
        "Regionstyrelsen,",
        "färdtjänstnämnden",
        "RUN/112/2015",
        "2024-03-19",
        "§12",
        "anna.ek@norrmark.example",
        "hälso-",
        "SKR",
        "",
    ],
)
def test_known_words(word: str) -> None:
    assert is_known(word)


@pytest.mark.parametrize("word", ["férutsdttning", "kom1nunerna", "fullmiktige", "xqzt"])
def test_unknown_words(word: str) -> None:
    assert not is_known(word)


@pytest.mark.parametrize(
    ("token", "kind"),
    [
        ("nämnden,", "known"),
        ("fullmiktige", "unknown"),
        ("For", "unknown"),
        ("Kvarnstroth", "name"),
        ("RUN/112/2015", "number"),
        ("6verenskommelsen", "odd"),
        ("$25", "odd"),
        ("e", "odd"),
        ("|", "odd"),
        ("i", "known"),
        ("–", "sign"),
        ("•", "sign"),
    ],
)
def test_kinds_of_words(token: str, kind: str) -> None:
    assert judge(token).kind == kind


def test_an_unknown_capital_is_a_name_only_where_all_else_is_well_read() -> None:
    names = " Kvarnstrem Forsgird Nystrem Bjerkman"
    clean = (quality_of(GOOD + names) or 0.0) - (quality_of(GOOD) or 0.0)
    bad = (quality_of(ENGLISH_READ + names) or 0.0) - (quality_of(ENGLISH_READ) or 0.0)
    assert clean > -0.01 > bad


def test_every_constant_of_the_estimate_is_explained() -> None:
    entries = tomllib.loads(DATA.read_text("utf-8"))
    assert set(entries) == set(Model.__dataclass_fields__)
    assert all(entry["value"] >= 0 and entry["meaning"] for entry in entries.values())
