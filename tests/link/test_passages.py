"""Passages that recur: found in spite of damage and change, clustered, and not where nothing recurs."""

from __future__ import annotations

import random
import time
from collections import Counter

import pytest

from pipeline.link.candidates import find_candidates
from pipeline.link.passages import find_passages
from pipeline.link.shingles import read_fingerprint
from pipeline.model import Header, PartialDate

from .findings import document

PASSAGE = (
    "Samarbetet mellan regionen och kommunerna växte fram under många år ur behovet av gemensamma "
    "lösningar för kollektivtrafik, folkhälsa och kompetensförsörjning. Redan innan regionen bildades "
    "fanns ett förbund som höll ihop arbetet, och när förbundet lades ned tog regionen över ansvaret. "
    "Sedan dess har parterna mötts varje kvartal för att stämma av läget, fördela medel och lösa de "
    "frågor som ingen kommun klarar på egen hand."
)
WORDS = [
    first + second
    for first in ("berg", "dal", "skog", "sjö", "by", "väg")
    for second in ("en", "ar", "lag", "rik", "ig")
]


def _noise(seed: int, count: int = 120) -> str:
    chosen = random.Random(seed)
    return " ".join(chosen.choice(WORDS) + str(chosen.randrange(9000)) for _ in range(count))


def _clusters(*texts: str) -> list[list[str]]:
    documents = [document(f"{index:02d}", text) for index, text in enumerate(texts)]
    clusters: dict[int, list[str]] = {}
    for passage in find_passages(documents):
        clusters.setdefault(passage.cluster, []).append(passage.sha256[:2])
    return list(clusters.values())


def test_a_passage_in_three_documents_is_one_cluster() -> None:
    texts = [f"{_noise(seed)}\n\n{PASSAGE}\n\n{_noise(seed + 50)}" for seed in range(3)]
    assert _clusters(*texts, _noise(99)) == [["00", "01", "02"]]


def test_the_passage_found_is_the_text_that_recurs() -> None:
    documents = [
        document(str(seed), f"{_noise(seed)}\n\n{PASSAGE}\n\n{_noise(seed + 50)}") for seed in range(2)
    ]
    for passage in find_passages(documents):
        assert passage.text == PASSAGE
        assert passage.page == 1


@pytest.mark.parametrize(
    "damaged",
    [
        PASSAGE.replace("å", "a").replace("ä", "a").replace("ö", "o"),
        PASSAGE.replace("i", "l"),
        PASSAGE.replace("regionen", "reqionen").replace("varje", "vaje"),
        PASSAGE.replace("växte fram", "utvecklades")
        .replace("många år", "åren")
        .replace("lades ned", "upplöstes"),
    ],
)
def test_damage_and_drift_do_not_hide_a_passage(damaged: str) -> None:
    assert _clusters(f"{_noise(1)}\n\n{PASSAGE}", f"{damaged}\n\n{_noise(2)}") == [["00", "01"]]


def test_a_short_phrase_is_no_passage() -> None:
    phrase = " ".join(PASSAGE.split()[:20])
    assert _clusters(f"{_noise(1)} {phrase} {_noise(2)}", f"{_noise(3)} {phrase} {_noise(4)}") == []


def test_what_recurs_in_one_document_only_is_no_passage() -> None:
    assert _clusters(f"{PASSAGE}\n\n{_noise(1)}\n\n{PASSAGE}", _noise(2)) == []


def test_two_passages_are_two_clusters() -> None:
    other = " ".join(reversed(PASSAGE.split()))
    assert _clusters(f"{PASSAGE} {_noise(1)} {other}", f"{other} {_noise(2)} {PASSAGE}") == [
        ["00", "01"],
        ["00", "01"],
    ]


def test_the_first_is_known_and_what_drifted_from_it() -> None:
    later = PASSAGE.replace("växte fram", "utvecklades").replace("varje kvartal", "två gånger om året")
    damaged = PASSAGE.replace("gemensamma", "gemensarnma")
    texts = {"a": (later, "2019-03-01"), "b": (PASSAGE, "2015"), "c": (damaged, "2016-05")}
    documents = [
        document(name, f"{text}\n\n{_noise(place)}", Header("rapport", date=PartialDate.parse(date)))
        for place, (name, (text, date)) in enumerate(texts.items())
    ]
    found = {passage.sha256[0]: passage for passage in find_passages(documents)}
    assert [name for name, passage in found.items() if passage.earliest] == ["b"]
    assert found["a"].changes == ("växte fram → utvecklades", "varje kvartal → två gånger om året")
    assert 0.8 < found["a"].likeness < found["c"].likeness == 1.0
    assert found["c"].changes == ()


def test_none_is_the_first_where_a_document_without_a_date_may_be_older() -> None:
    dated = document("a", f"{PASSAGE}\n\n{_noise(1)}", Header("rapport", date=PartialDate(2015)))
    undated = document("b", f"{PASSAGE}\n\n{_noise(2)}", Header("rapport"))
    assert not any(passage.earliest for passage in find_passages([dated, undated]))


def test_documents_that_begin_alike_meet_few_others() -> None:
    prints = [read_fingerprint(f"{PASSAGE} {_noise(seed, 60)}") for seed in range(300)]
    met = Counter(document for _, document, _ in find_candidates(prints, lambda one, other: False))
    assert max(met.values()) <= 8


def test_the_time_grows_no_faster_than_the_corpus() -> None:
    texts = [f"{_noise(seed, 80)}\n\n{PASSAGE}" for seed in range(400)]
    documents = [document(f"{index:03d}", text) for index, text in enumerate(texts)]
    seconds = []
    for count in (100, 400):
        begun = time.process_time()
        assert len(find_passages(documents[:count])) == count
        seconds.append(time.process_time() - begun)
    assert seconds[1] < 8 * seconds[0]
