"""Whose a matter's diary number is: the agreement's own, or that of a matter which came later."""

from __future__ import annotations

import pytest

from pipeline.detect.agreements import find_agreements
from pipeline.model import Decision, Header, PartialDate, Span

from .tellings import item_of, manuscript_of

TITLE = "Förlängning av avtal om gemensam växel"
TOLD = (
    "Älvsta och Granfors kommuner har sedan den 1 januari 2017 en gemensam växel. Kommunfullmäktige antog "
    "avtalet om gemensam växel den 24 oktober 2016, § 88. Avtalet löper ut den 31 december 2021."
)


@pytest.mark.parametrize(
    ("number", "own"),
    [("KS 2016/311", True), ("KS 2015/40", True), ("KS 2021/118", False), ("KS 2009/5", False)],
)
def test_a_later_matter_bears_the_agreements_number_where_it_was_opened_for_its_making(
    number: str, own: bool
) -> None:
    manuscript = manuscript_of(f"§ 45\n\n{TITLE}\n\n{TOLD}")
    header = Header("protokoll", "Älvsta kommun", "Kommunstyrelsen", None, PartialDate(2021, 5, 4))
    told = find_agreements(manuscript, header, (item_of(manuscript, TITLE, number, 45),), (), ())
    assert [mention.diary_number for mention in told.agreements] == [number if own else None]
    assert "2016-10-24" in {str(event.date) for event in told.events}


def _decided(text: str, words: str, status: str, action: str) -> tuple[Decision, ...]:
    start = text.index(words)
    span = Span(start, start + len(words))
    return (Decision(status, 1, action, words, span, 1, 1, body="Kommunstyrelsen", paragraph=0),)  # type: ignore[arg-type]


@pytest.mark.parametrize(("number", "own"), [("KS 2016/311", True), ("KS 2020/118", False)])
def test_a_matter_that_only_decides_of_it_and_was_opened_for_its_making_bears_its_number(
    number: str, own: bool
) -> None:
    words = "Kommunstyrelsen säger upp Avtal om gemensam växel."
    manuscript = manuscript_of(
        f"§ 45\n\nVäxeln i Granfors\n\nÄlvsta kommun och Granfors kommun undertecknade den 3 oktober 2016 "
        f"Avtal om gemensam växel.\n\n{words}"
    )
    header = Header("protokoll", "Älvsta kommun", "Kommunstyrelsen", None, PartialDate(2021, 5, 4))
    items = (item_of(manuscript, "Växeln i Granfors", number, 45),)
    told = find_agreements(
        manuscript, header, items, _decided(manuscript.folded, words, "decided", "terminate"), ()
    )
    assert [mention.diary_number for mention in told.agreements] == [number if own else None]


def test_a_draft_to_make_an_agreement_is_of_the_matter_that_bears_its_number() -> None:
    words = (
        "Kommunstyrelsen föreslår kommunfullmäktige att anta Avtal om växel mellan Älvsta kommun och "
        "Granfors kommun."
    )
    manuscript = manuscript_of(f"4\n\nVäxel från och med 2022\n\n{words}")
    header = Header("kallelse", "Älvsta kommun", "Kommunstyrelsen", None, PartialDate(2021, 5, 4))
    items = (item_of(manuscript, "Växel från och med 2022", "KS 2021/311", 4),)
    told = find_agreements(
        manuscript, header, items, _decided(manuscript.folded, words, "proposed", "propose"), ()
    )
    assert [mention.diary_number for mention in told.agreements] == ["KS 2021/311"]
