"""What cannot have been done to an agreement yet is told of another one, or stays open."""

from __future__ import annotations

from .tellings import events_in

NEW = (
    "Förslag till Avtal mellan Älvsta kommun och Granfors kommun om växel (KS/8/2020) "
    "ska gälla från och med den 1 januari 2021."
)


def test_notice_before_the_first_day_is_not_of_the_agreement_being_made() -> None:
    told = events_in(
        f"{NEW} Föreningen har den 12 december 2018 sagt upp avtalet till upphörande den 31 december 2019."
    )
    assert told == ["in_force 2021-01-01"]


def test_what_is_done_after_the_first_day_is_of_the_agreement() -> None:
    told = events_in(f"{NEW} Avtalet löper ut den 31 december 2025.")
    assert sorted(told) == ["expires 2025-12-31", "in_force 2021-01-01"]


PAST = (
    "Samarbetet reglerades först i Avtal mellan Älvsta kommun och Granfors kommun om växel (KS/8/2011). "
    "Avtalet gällde från och med den 1 januari 2012 till och med den 31 december 2016."
)


def test_an_agreement_that_ran_out_is_not_made_afterwards() -> None:
    told = events_in(f"{PAST} Kommunfullmäktige i Älvsta antog avtalet den 29 maj 2023, § 52.")
    assert told == ["in_force 2012-01-01", "expires 2016-12-31"]


def test_one_that_was_prolonged_has_not_run_out() -> None:
    told = events_in(f"{PAST} Avtalet förlängdes den 3 maj 2016 till och med den 31 december 2024.")
    assert "expires 2024-12-31" in told
