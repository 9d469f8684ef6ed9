"""Whose a matter's diary number is: the agreement's own, or that of a matter which came later."""

from __future__ import annotations

import pytest

from pipeline.detect.agreements import find_agreements
from pipeline.model import Header, PartialDate

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
