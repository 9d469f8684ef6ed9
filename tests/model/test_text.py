"""Text is never changed in place: repairs lead from one text to the next, and spans lead back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model import (
    PAGE_JOIN,
    Claims,
    Repair,
    RepairedPage,
    Span,
    apply_repairs,
    page_index,
    page_starts,
)


def repair(start: int, before: str, after: str) -> Repair:
    return Repair(Span(start, start + len(before)), before, after, "test")


@pytest.mark.parametrize(
    ("raw", "repairs", "text"),
    [
        ("ldnets avtal", [], "ldnets avtal"),
        ("ldnets avtal", [repair(0, "ldn", "län")], "länets avtal"),
        ("sam-\nverkan", [repair(3, "-\n", "")], "samverkan"),
        ("a c", [repair(1, "", "b"), repair(2, "c", "")], "ab "),
    ],
)
def test_repairs_lead_from_the_raw_text_to_the_repaired(raw: str, repairs: list[Repair], text: str) -> None:
    assert apply_repairs(raw, repairs) == text


@pytest.mark.parametrize(
    "repairs",
    [
        [repair(0, "ldm", "län")],
        [repair(3, "ets", "en"), repair(0, "ldn", "län")],
        [repair(0, "ldn", "län"), repair(2, "net", "nad")],
        [repair(10, "avtal", "avtalet")],
    ],
    ids=["other text", "wrong order", "overlapping", "beyond the end"],
)
def test_repairs_that_do_not_fit_are_refused(repairs: list[Repair]) -> None:
    with pytest.raises(ValueError, match="does not fit"):
        apply_repairs("ldnets avtal", repairs)


@st.composite
def repaired_pages(draw: st.DrawFn) -> tuple[str, RepairedPage]:
    """A raw text with repairs at random places."""
    raw = draw(st.text("abcå§\n", max_size=40))
    cuts = sorted(draw(st.lists(st.integers(0, len(raw)), max_size=8)))
    repairs = [
        Repair(Span(a, b), raw[a:b], draw(st.text("xyz", max_size=4)), "test")
        for a, b in zip(cuts[::2], cuts[1::2], strict=False)
    ]
    return raw, RepairedPage(1, apply_repairs(raw, repairs), tuple(repairs))


@given(repaired_pages())
def test_every_place_outside_a_repair_leads_back_to_the_same_character(
    page: tuple[str, RepairedPage],
) -> None:
    raw, repaired = page
    put_in: set[int] = set()
    shift = 0
    for change in repaired.repairs:
        start = change.span.start + shift
        put_in |= set(range(start, start + len(change.after)))
        shift += len(change.after) - len(change.span)
    for offset, character in enumerate(repaired.text):
        if offset not in put_in:
            assert raw[repaired.raw_offset(offset)] == character


def test_a_place_within_a_repair_leads_to_its_start() -> None:
    page = RepairedPage(1, "i länet nu", (repair(2, "ldnet", "länet"),))
    assert [page.raw_offset(offset) for offset in (0, 2, 5, 7)] == [0, 2, 2, 7]


@given(st.lists(st.text("ab", max_size=5), min_size=1, max_size=6))
def test_every_character_of_the_document_text_is_on_its_page(texts: list[str]) -> None:
    document = PAGE_JOIN.join(texts)
    starts = page_starts(texts)
    for index, (start, text) in enumerate(zip(starts, texts, strict=True)):
        assert document[start : start + len(text)] == text
        assert all(page_index(starts, start + offset) == index for offset in range(len(text)))


def test_spans_are_half_open() -> None:
    assert Span(2, 5).of("abcdefg") == "cde" and len(Span(2, 5)) == 3
    assert Span(2, 5).overlaps(Span(4, 9))
    assert not Span(2, 5).overlaps(Span(5, 9))


def test_a_span_is_free_until_something_takes_a_character_of_it() -> None:
    claims = Claims(20, [Span(2, 4)])
    assert claims.is_free(Span(0, 2)) and not claims.is_free(Span(3, 9)) and claims.is_free(Span(4, 9))
    claims.take(Span(8, 12))
    assert claims.is_free(Span(4, 8)) and not claims.is_free(Span(4, 9)) and claims.is_free(Span(12, 20))
