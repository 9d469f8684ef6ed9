"""Organisations and actors by name."""

import pytest

from pipeline.swedish.bodies import find_actors, find_organisations
from pipeline.swedish.knowledge import read_table

FORMS = read_table("organisations")["forms"]
ACTORS = read_table("actors")


@pytest.mark.parametrize(("text", "name"), FORMS["examples"])
def test_an_organisation(text, name):
    assert [mention.name for mention in find_organisations(text)] == [name]


@pytest.mark.parametrize("text", FORMS["counter"])
def test_no_organisation(text):
    assert find_organisations(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Region Norrmark och Granfors kommun", "Region Norrmark; Granfors kommun"),
        ("Kommunförbundet Norrmark och Region Norrmark", "Kommunförbundet Norrmark; Region Norrmark"),
        ("Region Norrmark\nProtokoll", "Region Norrmark"),
        ("Region Norrmark har svarat. Region Norrmarks svar", "Region Norrmark; Region Norrmark"),
        ("kommunerna Älvsta och Tallåsen", "Älvsta kommun; Tallåsens kommun"),
        ("Älvsta, Granfors och Sjöviks kommuner", "Älvsta kommun; Granfors kommun; Sjöviks kommun"),
    ],
)
def test_several_organisations(text, expected):
    assert "; ".join(mention.name for mention in find_organisations(text)) == expected


@pytest.mark.parametrize("town", ["Borås", "Tranås", "Västerås", "Sotenäs", "Bollnäs", "Bengtsfors"])
def test_a_place_that_ends_in_s_keeps_it(town):
    assert [mention.name for mention in find_organisations(f"{town} kommuns svar")] == [f"{town} kommun"]


def test_there_are_290_municipalities():
    municipalities = read_table("organisations")["municipalities"]
    assert len(municipalities) == len(set(municipalities)) == 290


@pytest.mark.parametrize(("text", "name", "kind"), ACTORS["examples"])
def test_an_actor(text, name, kind):
    assert [(mention.name, mention.kind) for mention in find_actors(text)] == [(name, kind)]


@pytest.mark.parametrize("text", ACTORS["counter"])
def test_no_actor(text):
    assert find_actors(text) == []
