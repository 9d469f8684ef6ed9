"""Edits of several stages compose to repairs on the raw text, in order and disjoint, that can be undone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model import Span, apply_repairs
from pipeline.repair.edits import Edit, Mending, undo_repairs


@st.composite
def stages(draw: st.DrawFn) -> tuple[str, list[list[Edit]]]:
    """A text and some stages of edits, each on the text that the one before it left."""
    raw = draw(st.text("abå \n-", max_size=30))
    text, result = raw, []
    for stage in range(draw(st.integers(0, 4))):
        points = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8)))
        edits = [
            Edit(start, end, draw(st.text("xyö\n", max_size=3)), f"stage-{stage}")
            for start, end in zip(points[::2], points[1::2], strict=False)
        ]
        result.append(edits)
        position, parts = 0, []
        for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
            parts += [text[position : edit.start], edit.after]
            position = edit.end
        text = "".join([*parts, text[position:]])
    return raw, result


@given(stages())
def test_repairs_lead_from_the_raw_text_to_the_text_and_back(case: tuple[str, list[list[Edit]]]) -> None:
    raw, edits_by_stage = case
    mending = Mending(raw)
    for edits in edits_by_stage:
        mending.apply(edits)
    assert apply_repairs(raw, mending.repairs) == mending.text
    assert undo_repairs(mending.text, mending.repairs) == raw


@given(stages())
def test_repairs_are_in_order_and_disjoint_and_change_something(case: tuple[str, list[list[Edit]]]) -> None:
    raw, edits_by_stage = case
    mending = Mending(raw)
    for edits in edits_by_stage:
        mending.apply(edits)
    end = 0
    for repair in mending.repairs:
        assert repair.span.start >= end
        assert repair.before == repair.span.of(raw) != repair.after
        end = repair.span.end


def test_two_stages_at_one_word_make_one_repair() -> None:
    mending = Mending("en for-\nandring av")
    mending.apply([Edit(3, 16, "forandring\n", "hyphen", 0.8, "divided")])
    mending.apply([Edit(3, 13, "förändring", "ocr-lexicon", 0.9, "a word")])
    (repair,) = mending.repairs
    assert (repair.before, repair.after) == ("for-\nandring ", "förändring\n")
    assert (repair.method, repair.confidence, repair.evidence) == ("ocr-lexicon", 0.8, "divided; a word")


def test_words_beside_each_other_stay_two_repairs() -> None:
    mending = Mending("§\n12\nArende")
    mending.apply([Edit(0, 5, "", "running-head")])
    mending.apply([Edit(0, 6, "Ärende", "ocr-lexicon")])
    assert [repair.span for repair in mending.repairs] == [Span(0, 5), Span(5, 11)]


def test_a_change_that_is_taken_back_is_no_repair() -> None:
    mending = Mending("ab")
    mending.apply([Edit(0, 1, "x", "one")])
    mending.apply([Edit(0, 1, "a", "two")])
    assert mending.repairs == ()


def test_edits_of_one_stage_must_not_overlap() -> None:
    with pytest.raises(ValueError, match="overlap"):
        Mending("abc").apply([Edit(0, 2, "", "one"), Edit(1, 3, "", "one")])


def test_undoing_repairs_that_are_not_in_the_text_is_refused() -> None:
    mending = Mending("abc")
    mending.apply([Edit(0, 1, "x", "one")])
    with pytest.raises(ValueError, match="not in this text"):
        undo_repairs("abc", mending.repairs)
