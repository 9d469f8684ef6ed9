from __future__ import annotations

import pytest

from pipeline.load import stemming as module
from pipeline.load.stemming import Stemming
from pipeline.swedish.stems import plain_words, stem

TEXT = "Styrelsen beslutar, enligt § 14 och §15 (KS/298/2018),\natt  förlänga e\u0301tablerings-avtalet."


def test_the_stems_of_a_text_are_those_of_its_words() -> None:
    assert Stemming().stemmed(TEXT) == " ".join(map(stem, plain_words(TEXT)))


@pytest.mark.parametrize("nothing", [None, "", " \n", "– . ,"])
def test_of_no_words_there_are_no_stems(nothing: str | None) -> None:
    assert not Stemming().stemmed(nothing).strip()


def test_words_are_counted_whatever_stands_beside_them() -> None:
    stemming = Stemming()
    for part in (TEXT, "beslutar", None):
        stemming.stemmed(part)
    words = dict(stemming.words())
    assert words["beslutar"] == 2
    assert sum(words.values()) == len(plain_words(TEXT)) + 1
    assert list(words) == sorted(words)


def test_counts_are_the_same_where_little_is_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [f"{TEXT} ord{number % 7}, Ord{number % 7}" for number in range(40)]

    def counted() -> list[tuple[str, int]]:
        stemming = Stemming()
        for text in texts:
            stemming.stemmed(text)
            stemming.count()
        return stemming.words()

    many = counted()
    monkeypatch.setattr(module, "_REMEMBERED", 3)
    assert counted() == many
