"""The diary number beside an agreement's name, in brackets, behind a year or behind a clause."""

from __future__ import annotations

import pytest

from pipeline.detect.agreements.sites import find_sites


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Avtal om vattenvård (KS 2012/15) gäller.", "KS 2012/15"),
        ("Den tidigare överenskommelsen från 2014 (KN 2014/19) gäller.", "KN 2014/19"),
        ("Det bygger på ett samverkansavtal från den 5 november 2013 (LS 2013/890).", "LS 2013/890"),
        ("Det avtal om vattenvård som Älvsta och Sjövik har haft (KS 2007/118) upphör.", "KS 2007/118"),
        ("Avtal om vattenvård, som utredaren beskriver (KS 2007/118), gäller.", None),
        ("Avtal om vattenvård (2012–2015) gäller.", None),
    ],
)
def test_the_number_stands_beside_the_name(text: str, number: str | None) -> None:
    assert find_sites(text)[0].diary_number == number
