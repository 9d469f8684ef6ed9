"""Sums and times of notice that minutes tell of an agreement, and what words that point back mean."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.detect.agreements.knowledge import read_table
from pipeline.detect.agreements.renewal import read_renewal

from .tellings import events_in, told_in

KNOWN = "Driftsavtal mellan Älvsta kommun och Sjöviks Ridklubb (KFN/3/2018) gäller från och med 2019-01-01."
TOLD = read_table("forms")["told_sum"]


@pytest.mark.parametrize(("text", "value"), TOLD["examples"])
def test_a_sum_told_right_after_the_agreement_is_its_sum(text: str, value: float) -> None:
    (mention,) = told_in(f"{KNOWN} {text}").agreements
    assert mention.amount == value


@pytest.mark.parametrize("text", TOLD["counter"])
def test_other_sums_are_not(text: str) -> None:
    (mention,) = told_in(f"{KNOWN} {text}").agreements
    assert mention.amount is None


@pytest.mark.parametrize("text", TOLD["by_piece"])
def test_the_price_of_a_piece_is_not_the_sum(text: str) -> None:
    (mention,) = told_in(f"{KNOWN} {text}").agreements
    assert mention.amount is None


def test_two_sums_or_another_block_leave_it_open() -> None:
    sums = "Ersättningen är 200 000 kronor. Ersättningen är 300 000 kronor."
    assert told_in(f"{KNOWN} {sums}").agreements[0].amount is None
    assert told_in(f"{KNOWN}\n\n**Ekonomi\nErsättningen är 200 000 kronor.").agreements[0].amount is None


@pytest.mark.parametrize(
    "text",
    [
        "Avtalet innebär\n\n– att kommunerna tillsammans betalar 2 400 000 kronor per år.",
        "**Ekonomi\nÄlvsta kommun betalar 2 400 000 kronor per år.",
    ],
)
def test_what_parties_pay_is_the_sum_of_the_one_agreement_of_the_matter(text: str) -> None:
    assert told_in(f"{KNOWN}\n\n{text}").agreements[0].amount == 2400000


def test_the_time_of_notice_is_told_of_the_agreement_before_it() -> None:
    (mention,) = told_in(f"{KNOWN} Uppsägningstiden är sex månader.").agreements
    assert mention.notice == "6 månader"


NEW = "Förslag till Avtal mellan Älvsta kommun och Granfors kommun om växel (KS/8/2020) har tagits fram."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # The word means the old agreement without a name, and so does the next one.
        (f"Kommunerna har sedan 1999 haft ett avtal om växel. Avtalet sades upp i maj 2019. {NEW}", []),
        (f"Sedan 1999 finns ett avtal om växel. Avtalet upphörde den 31 december 2019. {NEW}", []),
        (f"{NEW} Avtalet undertecknades den 3 maj 2020.", ["signed 2020-05-03"]),
        (f"{NEW} Det undertecknades den 3 maj 2020.", ["signed 2020-05-03"]),
        # "Den" cannot be an "avtal".
        (f"{NEW} Den undertecknades den 3 maj 2020.", []),
        (f"{NEW} Växeln är gammal. Det undertecknades den 3 maj 2020.", []),
        (f"{NEW} När avtalet har undertecknats den 3 maj 2020 ska det skickas in.", []),
        (f"{NEW} Om avtalet har sagts upp i maj 2020 gäller annat.", []),
    ],
)
def test_a_word_that_points_back_means_what_was_last_brought_up(text: str, expected: list[str]) -> None:
    assert events_in(text) == expected


RENEWAL: dict[str, list[Any]] = read_table("forms")["renewal"]


@pytest.mark.parametrize(("text", "renewal"), RENEWAL["examples"])
def test_an_agreement_goes_on_by_itself(text: str, renewal: str) -> None:
    assert read_renewal(text) == renewal


@pytest.mark.parametrize("text", RENEWAL["counter"])
def test_an_agreement_that_may_be_extended_does_not(text: str) -> None:
    assert read_renewal(text) is None
