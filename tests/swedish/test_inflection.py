"""Forms of words and names, numbers in words, and the patterns in data files."""

import pytest

from pipeline.swedish.inflection import inflected, nominative, word_form
from pipeline.swedish.knowledge import alternatives, expand, read_table
from pipeline.swedish.numbers import parse_number, parse_year_in_words

TABLE = read_table("inflection")


@pytest.mark.parametrize(("genitive", "name"), TABLE["names"])
def test_nominative(genitive, name):
    assert nominative(genitive) == name


def test_a_known_name_decides_about_the_s():
    assert nominative("Mossås", {"Mosså"}) == "Mosså"
    assert nominative("Tunas", {"Tunas"}) == "Tunas"


@pytest.mark.parametrize(("form", "indefinite", "definite"), TABLE["words"])
def test_inflected(form, indefinite, definite):
    assert (inflected(form, "indefinite") or "", inflected(form, "definite") or "") == (indefinite, definite)


@pytest.mark.parametrize(
    ("form", "definite", "plural", "genitive"),
    [
        ("överenskommelse", False, False, False),
        ("överenskommelsens", True, False, True),
        ("överenskommelserna", True, True, False),
        ("samverkansavtalet", True, False, False),
        ("nämnders", False, True, True),
    ],
)
def test_word_form(form, definite, plural, genitive):
    known = word_form(form)
    assert (known.is_definite, known.is_plural, known.is_genitive) == (definite, plural, genitive)


@pytest.mark.parametrize(
    ("written", "number"),
    [("12", 12), ("tolv", 12), ("Sex", 6), ("en", 1), ("många", None), ("9999999", None)],
)
def test_parse_number(written, number):
    assert parse_number(written) == number


def test_alternatives_prefer_the_longest_and_take_any_space():
    assert alternatives(["till", "till och med"]) == r"(?:till\s+och\s+med|till)"


def test_parts_of_patterns_leave_the_names_of_groups_alone():
    assert (
        expand("(?P<year><year>)-<part>", {"year": "[0-9]{4}", "part": "x<year>"})
        == "(?P<year>[0-9]{4})-x[0-9]{4}"
    )
    assert expand("<b>", {"a": r"\d", "b": "<a>+"}) == r"\d+"


@pytest.mark.parametrize(
    ("written", "year"),
    [
        ("nittonhundraåttiofyra", 1984),
        ("tjugohundrafem", 2005),
        ("tjugohundra- tretton", 2013),
        ("tvåtusentjugo", 2020),
        ("nittonhundra", 1900),
        ("tjugohundrafemhundra", None),
        ("sjutton", None),
    ],
)
def test_years_in_words(written, year):
    assert parse_year_in_words(written) == year
