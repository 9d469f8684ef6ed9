"""Whether an agreement was in force on a day, and what makes that uncertain."""

from __future__ import annotations

import datetime

import pytest

from pipeline.link.in_force import Happening, Term, standing_on

from .findings import day
from .histories import history_of, protocol

ADOPTED = Happening("adopted", day("2018-06-19"))
GIVEN_UP = Happening("terminated", day("2020-03-10"))
SIGNED = Happening("signed", day("2014"))
ONLY_PROPOSED = (
    Happening("proposed", day("2018-05-02")),
    Happening("in_force", day("2019-01-01"), ("Avtalet föreslås gälla från och med den 1 januari 2019.",)),
)
FOUR_YEARS = Term(day("2019-01-01"), day("2022-12-31"), happenings=(ADOPTED,))


def _answer(term: Term, on: str) -> str:
    standing = standing_on(datetime.date.fromisoformat(on), term)
    return "no" if standing is None else "yes" if standing.certain else "perhaps"


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        ("2018-12-31", "no"),
        ("2019-01-01", "yes"),
        ("2022-12-31", "yes"),
        ("2023-01-01", "no"),
    ],
)
def test_a_known_first_and_last_day_settle_it(on: str, expected: str) -> None:
    assert _answer(FOUR_YEARS, on) == expected


@pytest.mark.parametrize(
    ("term", "on", "expected"),
    [
        (Term(day("2015"), day("2018-12-31")), "2015-03-01", "perhaps"),
        (Term(day("2015"), day("2018-12-31")), "2016-03-01", "yes"),
        (Term(day("2015-01-01"), day("2018-06")), "2018-06-15", "perhaps"),
        (Term(day("2015-01-01"), day("2018")), "2018-12-31", "yes"),
        (Term(day("2015-01-01"), open_ended=True), "2030-01-01", "yes"),
        (Term(day("2015-01-01"), open_ended=True, happenings=(GIVEN_UP,)), "2020-01-01", "yes"),
        (Term(day("2015-01-01"), open_ended=True, happenings=(GIVEN_UP,)), "2021-01-01", "perhaps"),
        (Term(day("2015-01-01")), "2016-01-01", "perhaps"),
        (Term(day("2015-01-01"), replaced_from=day("2016-01-01")), "2016-01-01", "no"),
        (Term(None, day("2018-12-31")), "2016-01-01", "no"),
        (
            Term(None, day("2018-12-31"), happenings=(Happening("signed", day("2014")),)),
            "2016-01-01",
            "perhaps",
        ),
        (Term(), "2016-01-01", "no"),
        (Term(day("2019-01-01"), day("2021-12-31"), happenings=ONLY_PROPOSED), "2020-01-01", "perhaps"),
        (
            Term(day("2019-01-01"), day("2021-12-31"), happenings=(*ONLY_PROPOSED, ADOPTED)),
            "2020-01-01",
            "yes",
        ),
        (
            Term(day("2019-01-01"), day("2021-12-31"), happenings=ONLY_PROPOSED, is_document=True),
            "2020-01-01",
            "yes",
        ),
    ],
)
def test_what_is_not_known_makes_the_answer_uncertain(term: Term, on: str, expected: str) -> None:
    assert _answer(term, on) == expected


def test_an_extension_and_a_termination_move_the_last_day() -> None:
    made = protocol(
        "Ekvalls kommun",
        "Kommunstyrelsen",
        "2014-03-04",
        """
**§ 31 Skötselavtal för bryggor (KS 2014/60)

**Beslut
Kommunstyrelsen beslutar

att godkänna Skötselavtal mellan Ekvalls kommun och Nolby Båtklubb. Avtalet gäller från och med
den 1 maj 2014 till och med den 30 april 2016.
""",
    )
    act = """
**§ {number} Skötselavtal för bryggor (KS 2014/60)

**Beslut
Kommunstyrelsen beslutar

att {act}
"""
    extended = protocol(
        "Ekvalls kommun",
        "Kommunstyrelsen",
        "2016-03-01",
        act.format(
            number=22,
            act="förlänga Skötselavtal mellan Ekvalls kommun och Nolby Båtklubb t.o.m. 2019-04-30.",
        ),
    )
    given_up = protocol(
        "Ekvalls kommun",
        "Kommunstyrelsen",
        "2017-09-05",
        act.format(
            number=140,
            act="säga upp Skötselavtal mellan Ekvalls kommun och Nolby Båtklubb till upphörande den "
            "31 mars 2018.",
        ),
    )
    for documents, last in (
        ((made,), "2016-04-30"),
        ((made, extended), "2019-04-30"),
        ((made, extended, given_up), "2018-03-31"),
    ):
        (agreement,) = history_of(*documents).agreements
        assert agreement.valid_to == day(last)


@pytest.mark.parametrize(
    ("happenings", "on", "expected"),
    [
        ((SIGNED,), "2022-12-31", "yes"),
        ((SIGNED,), "2023-06-01", "perhaps"),
        ((SIGNED, GIVEN_UP), "2023-06-01", "no"),
    ],
)
def test_what_goes_on_by_itself_may_be_in_force_after_its_last_day(
    happenings: tuple[Happening, ...], on: str, expected: str
) -> None:
    term = Term(day("2015-01-01"), day("2022-12-31"), happenings=happenings, renewal="1 år")
    assert _answer(term, on) == expected
