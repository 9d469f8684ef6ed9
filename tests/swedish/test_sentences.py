"""Sentences and abbreviations."""

from itertools import pairwise

import pytest

from pipeline.swedish.abbreviations import expand
from pipeline.swedish.knowledge import read_table
from pipeline.swedish.sentences import split_sentences

TABLE = read_table("abbreviations")


@pytest.mark.parametrize(("text", "sentences"), [pair for case in TABLE["case"] for pair in case["examples"]])
def test_sentences(text, sentences):
    assert [span.of(text) for span in split_sentences(text)] == sentences


@pytest.mark.parametrize(
    "abbreviation", [a for a in TABLE["expansions"] if a not in TABLE["ending"]["may_end"]]
)
def test_the_stop_of_an_abbreviation_ends_no_sentence(abbreviation):
    text = f"Detta gäller {abbreviation} Granfors och Sjövik."
    assert [span.of(text) for span in split_sentences(text)] == [text]


@pytest.mark.parametrize(
    ("written", "words"),
    [("t.ex.", "till exempel"), ("t ex", "till exempel"), ("bl. a.", "bland annat"), ("xyz.", None)],
)
def test_expand(written, words):
    assert expand(written) == words


@pytest.mark.parametrize("text", ["", "  \n ", "..."])
def test_text_without_words(text):
    assert len(split_sentences(text)) <= 1


def test_every_sign_of_a_text_is_in_one_sentence_or_is_space():
    text = "Ett. Två m.m. Tre!\n\n1. Fyra\n2. Fem? § 6 sju"
    spans = split_sentences(text)
    covered = {place for span in spans for place in range(span.start, span.end)}
    assert all(place in covered or text[place].isspace() for place in range(len(text)))
    assert all(first.end <= second.start for first, second in pairwise(spans))
