"""Diary numbers: every shape to its one key, and nothing else."""

import pytest

from pipeline.swedish.diary import find_diary_numbers
from pipeline.swedish.knowledge import read_table

TABLE = read_table("diary_numbers")
RULES = TABLE["rule"]


def of(kind):
    return [(rule["id"], *example) for rule in RULES for example in rule.get(kind, [])]


@pytest.mark.parametrize(("rule", "text", "key", "series", "serial", "year"), of("examples"))
def test_a_number_in_running_text(rule, text, key, series, serial, year):
    number = find_diary_numbers(text)[0]
    assert (number.key, number.rule) == (key, rule)
    assert (number.series, number.serial, number.year) == (series or None, serial or None, year or None)
    assert number.raw == number.span.of(text)


@pytest.mark.parametrize(("rule", "text", "key", "series", "serial", "year"), of("headings"))
def test_a_number_in_a_heading(rule, text, key, series, serial, year):
    number = find_diary_numbers(text, "heading")[0]
    assert (number.key, number.rule) == (key, rule)
    assert (number.series, number.serial, number.year) == (series or None, serial or None, year or None)


@pytest.mark.parametrize("text", [text for entry in [*RULES, *TABLE["case"]] for text in entry["counter"]])
def test_no_number_in_running_text(text):
    assert find_diary_numbers(text) == []


@pytest.mark.parametrize("text", [text for rule in RULES for text in rule.get("heading_counter", [])])
def test_no_number_in_a_heading(text):
    assert find_diary_numbers(text, "heading") == []


@pytest.mark.parametrize(
    ("printings", "key"),
    [
        (["RUN/41/2018", "RUN / 41 / 2018", "RUN/41/2O18", "RUN/\n41/2018"], "RUN/41/2018"),
        (["KS/2018:298 - 001", "KS/2018:298-001", "KS/2018:298 – 001"], "KS/2018:298-001"),
        (["RS 2018–06226", "RS 2018-06226", "RS\n2018-06226"], "RS 2018-06226"),
        (["2026.266 KS", "2O26.266 KS"], "2026.266 KS"),
    ],
)
def test_all_printings_of_a_number_share_its_key(printings, key):
    assert {number.key for text in printings for number in find_diary_numbers(f"({text})")} == {key}


@pytest.mark.parametrize(
    ("text", "case"),
    [
        ("KS/2018:298 - 001", "KS/2018:298"),
        ("SLK-2023-00027:41", "SLK-2023-00027"),
        ("RUN/41/2018", "RUN/41/2018"),
        ("RS 2018-00123-4", "RS 2018-00123"),
    ],
)
def test_the_case_is_the_number_without_its_document(text, case):
    assert [number.case for number in find_diary_numbers(text)] == [case]


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("Dnr 31/16, 32/16 och 33/16", ["31/16", "32/16", "33/16"]),
        ("RUN/41/2018,\nRUN/35/2018", ["RUN/41/2018", "RUN/35/2018"]),
        ("Datum Diarienummer\n2018-04-23 31/16", ["31/16"]),
        ("Ks 60 Dnr 2018/14", ["2018/14"]),
        ("KF § 102 DNR: 2018-000123", ["2018-000123"]),
        ("§ 491 Ärendenummer SLK-2025-00364", ["SLK-2025-00364"]),
        ("Tfn 0600-12 34 56 Dnr 12/18", ["12/18"]),
    ],
)
def test_numbers_among_other_things(text, keys):
    assert [number.key for number in find_diary_numbers(text)] == keys


def test_every_word_that_announces_a_number_is_looked_for() -> None:
    for cue in TABLE["words"]["strong_cues"]:
        text = f"{'ord ' * 80}{cue.capitalize()} 12/18 {'ord ' * 80}"
        assert [number.key for number in find_diary_numbers(text)] == ["12/18"], cue
