"""Words as a searcher means them."""

from __future__ import annotations

import pytest

from pipeline.swedish.stems import stem, stems


@pytest.mark.parametrize(
    "forms",
    [
        ["överenskommelse", "överenskommelser", "överenskommelserna", "Överenskommelsens"],
        ["avtal", "avtalet", "avtalens"],
        ["nämnd", "nämnden", "nämnderna"],
        ["förlänga", "förlängs", "förlängdes"],
        ["beslut", "besluten", "beslutade"],
    ],
)
def test_inflected_forms_share_a_stem(forms: list[str]) -> None:
    assert len({stem(form) for form in forms}) == 1


@pytest.mark.parametrize(
    ("one", "other"), [("får", "far"), ("mål", "mal"), ("råd", "rad"), ("kommun", "kommission")]
)
def test_other_words_do_not(one: str, other: str) -> None:
    assert stem(one) != stem(other)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("§14", ["§", "14"]),
        ("RUN/34/2018", ["run", "34", "2018"]),
        ("2018-06", ["2018", "06"]),
        ("A\u030alvsta", ["ålvst"]),
        ("", []),
        ("_ 🙂 –", []),
    ],
)
def test_words_are_cut_where_signs_part_them(text: str, expected: list[str]) -> None:
    assert stems(text) == expected
