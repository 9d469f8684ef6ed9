"""Bodies: their names in every form, what only points at one, and what only looks like one."""

import pytest

from pipeline.swedish.bodies import canonical_body, expand_abbreviation, find_addressees, find_bodies
from pipeline.swedish.knowledge import read_table

TABLE = read_table("bodies")
ENTRIES = [*TABLE["head"], TABLE["authorities"], TABLE["abbreviation_examples"]]


def names(text):
    return [mention.name for mention in find_bodies(text) if not mention.generic]


@pytest.mark.parametrize(("text", "name"), [pair for entry in ENTRIES for pair in entry["examples"]])
def test_a_body(text, name):
    assert name in names(text)
    assert len(names(text)) == 1


@pytest.mark.parametrize("text", [text for entry in ENTRIES for text in entry.get("counter", [])])
def test_no_named_body(text):
    assert names(text) == []


@pytest.mark.parametrize("name", sorted({name for head in TABLE["head"] for _, name in head["examples"]}))
def test_the_canonical_form_is_its_own_canonical_form(name):
    assert canonical_body(name) == name
    assert canonical_body(name.upper()) == name or "FoU" in name


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("kommunfullmäktige på förslag av kommunstyrelsen", "Kommunfullmäktige; Kommunstyrelsen"),
        ("Patientnämnden–Etiska nämnden", "Patientnämnden; Etiska nämnden"),
        ("personalnämnden/kommunstyrelsen", "Personalnämnden; Kommunstyrelsen"),
        ("utskottet föreslår regionala\nutvecklingsnämnden", "Regionala utvecklingsnämnden"),
        ("bygg- och miljönämnden och tekniska nämnden", "Bygg- och miljönämnden; Tekniska nämnden"),
        ("den nya socialnämnden", "Socialnämnden"),
        ("hälso- och sjukvårdsnämnden, vars", "Hälso- och sjukvårdsnämnden"),
        ("en hälso- och sjukvårdsnämnd, vars", ""),
    ],
)
def test_several_bodies(text, expected):
    assert "; ".join(names(text)) == expected


@pytest.mark.parametrize(
    "word", ["nämnden", "styrelsen", "rådet", "utskottet", "fullmäktige", "gemensamma nämnden"]
)
def test_a_word_that_points_back_is_marked(word):
    (mention,) = find_bodies(f"Därefter beslutade {word} enligt förslaget")
    assert mention.generic
    assert mention.name.lower() == word


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Regionfullmäktige", "assembly"),
        ("kommunstyrelsen", "board"),
        ("socialnämnden", "committee"),
        ("arbetsutskottet", "subcommittee"),
        ("ungdomsrådet", "council"),
        ("Länsstyrelsen", "authority"),
    ],
)
def test_the_kind_of_a_body(text, kind):
    assert [mention.kind for mention in find_bodies(text)] == [kind]


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("VÅRD- OCH OMSORGSNÄMND", "Vård- och omsorgsnämnden"),
        ("Bygg- och miljönämnd", "Bygg- och miljönämnden"),
        ("Kommunstyrelse", "Kommunstyrelsen"),
        ("kommunstyrelsens", "Kommunstyrelsen"),
        ("  Tekniska\nnämnden ", "Tekniska nämnden"),
        ("KS", "Kommunstyrelsen"),
        ("Regional utvecklingsnämnd", "Regionala utvecklingsnämnden"),
        ("Gemensam nämnd för hjälpmedel", "Gemensamma nämnden för hjälpmedel"),
        ("dåvarande landstingsstyrelsen", "Landstingsstyrelsen"),
        ("nämndens arbetsutskott", "Arbetsutskottet"),
        ("nämnden", None),
        ("Granfors", None),
        ("kommunstyrelsen i Granfors", None),
    ],
)
def test_canonical_body(printed, name):
    assert canonical_body(printed) == name


@pytest.mark.parametrize("abbreviation", sorted(TABLE["abbreviations"]))
def test_an_abbreviation_stands_for_a_body_in_canonical_form(abbreviation):
    name = expand_abbreviation(abbreviation)
    assert name is not None
    assert canonical_body(name) == name


@pytest.mark.parametrize("abbreviation", ["KD", "BUN", "SD", "MP", "BMN", "ABC"])
def test_what_may_stand_for_two_things_is_not_expanded(abbreviation):
    assert expand_abbreviation(abbreviation) is None


def test_addressees_are_bodies_organisations_and_actors():
    text = "Socialnämnden rekommenderar Region Norrmark och länets kommuner samt regiondirektören"
    assert [(mention.name, mention.kind) for mention in find_addressees(text)] == [
        ("Socialnämnden", "body"),
        ("Region Norrmark", "organisation"),
        ("Länets kommuner", "group"),
        ("Regiondirektören", "officer"),
    ]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("stadsdelsnämnden Näsby-Holmen beslutar", "Stadsdelsnämnden Näsby-Holmen"),
        ("Kommundelsnämnden i Södra Näsby har svarat", "Kommundelsnämnden Södra Näsby"),
        ("Stadsdelsnämnden 2014-04-29", "Stadsdelsnämnden"),
        ("Stadsdelsnämnden Sammanträdesprotokoll", "Stadsdelsnämnden"),
    ],
)
def test_the_part_of_town_may_stand_behind_the_body(text, name):
    assert [mention.name for mention in find_bodies(text)] == [name]
