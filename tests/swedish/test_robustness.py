"""What holds for every finder on any text."""

from itertools import pairwise
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.swedish.amounts import find_amounts
from pipeline.swedish.bodies import find_actors, find_addressees, find_bodies, find_organisations
from pipeline.swedish.dates import (
    find_dates,
    find_notice_times,
    find_periods,
    find_yearless_dates,
    find_years,
)
from pipeline.swedish.diary import find_diary_numbers
from pipeline.swedish.laws import find_law_citations
from pipeline.swedish.sentences import split_sentences

FINDERS = [
    find_dates,
    find_years,
    find_yearless_dates,
    find_periods,
    find_notice_times,
    find_bodies,
    find_organisations,
    find_actors,
    find_addressees,
    find_diary_numbers,
    find_amounts,
    find_law_citations,
]
FRAGMENTS = [
    "den ", "23 ", "april ", "2018", "-04", "-", "–", " ", "\n", "§ ", "34", "kap. ", "Dnr ", "KS ", "/14",
    "nämnden", "Vård- och ", "omsorgs", "Region ", "Norrmark", "s ", "kommun", "er", " kronor", "4 217 000",
    "från och med ", "till och med ", "tom ", "tills vidare", "(", ")", ".", ",", "lagen", "Älvsta", " och ",
]  # fmt: skip


@given(st.lists(st.one_of(st.sampled_from(FRAGMENTS), st.text(max_size=3)), max_size=25).map("".join))
@settings(max_examples=150)
def test_mentions_lie_in_the_text_in_order_and_apart(text):
    for finder in FINDERS:
        spans = [mention.span for mention in finder(text)]
        assert spans == sorted(spans), finder.__name__
        assert all(0 <= span.start < span.end <= len(text) for span in spans), finder.__name__
        assert not any(first.overlaps(second) for first, second in pairwise(spans)), finder.__name__
    covered = "".join(span.of(text) for span in split_sentences(text))
    assert "".join(covered.split()) == "".join(text.split())


@pytest.mark.parametrize(
    "piece",
    ["a-", "1 ", "2018-", "kap. 3 ", "vård- och ", "Aa ", "Aa, ", "§ ", "den ", "\n", "a-, ", "från och "],
)
def test_no_text_takes_long(piece):
    text = piece * (6_000 // len(piece))
    began = perf_counter()
    for finder in [*FINDERS, split_sentences]:
        finder(text)
    assert perf_counter() - began < 2.0
