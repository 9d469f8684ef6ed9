"""What a word that only points back means, where the document knows several agreements of that word."""

from __future__ import annotations

import pytest

from pipeline.detect.agreements import find_agreements
from pipeline.model import Header, PartialDate

from .tellings import item_of, manuscript_of, told_in

OLD = "Det nuvarande avtalet, Avtal om gemensam växel (KS 2010/12), trädde i kraft den 1 januari 2011."
NEW = "Den 3 maj 2017, § 9, godkände regionfullmäktige Avtal om samverkan kring service (KS 2017/40)."


def events_of(text: str) -> dict[str, set[str]]:
    """The kinds of events by the title of their agreement."""
    telling = told_in(text)
    found: dict[str, set[str]] = {}
    for event in telling.events:
        found.setdefault(telling.agreements[event.agreement].title, set()).add(event.kind)
    return found


def test_a_word_means_what_the_block_was_last_about() -> None:
    found = events_of(f"{NEW}\n\n{OLD} Växeln sköts av regionen. Avtalet undertecknades den 2 december 2010.")
    assert found["Avtal om gemensam växel"] == {"in_force", "signed"}
    assert "signed" not in found["Avtal om samverkan kring service"]


def test_a_word_that_begins_a_block_means_what_the_one_before_was_about() -> None:
    found = events_of(f"{OLD}\n\n{NEW}\n\nAvtalet undertecknades den 20 maj 2017.")
    assert "signed" in found["Avtal om samverkan kring service"]


def test_a_pronoun_reaches_back_over_a_sentence_where_only_agreements_do_so() -> None:
    found = events_of(f"{NEW}\n\n{OLD} Växeln sköts av regionen. I maj 2016 sades det upp av föreningen.")
    assert found["Avtal om gemensam växel"] == {"in_force", "terminated"}


def test_a_name_that_follows_an_indefinite_word_is_what_the_word_meant() -> None:
    text = (
        f"{OLD} Det ersätts av ett nytt avtal. Avtal om samverkan kring service (KS 2017/40) godkändes 2017."
    )
    telling = told_in(text)
    pairs = [
        (telling.agreements[one.agreement].title, one.relation, telling.agreements[one.other].title)
        for one in telling.relations
    ]
    assert pairs == [("Avtal om samverkan kring service", "replaces", "Avtal om gemensam växel")]


def test_a_name_is_whole_without_its_parties_where_it_says_where() -> None:
    telling = told_in(
        "Ett förslag till Avtal om hemvård i Norrmarks län mellan Region Norrmark och länets kommuner "
        "presenterades för regionstyrelsen den 3 maj 2017."
    )
    (agreement,) = telling.agreements
    assert agreement.title == "Avtal om hemvård i Norrmarks län"
    assert agreement.parties == ("Region Norrmark", "länets kommuner")


def test_parties_behind_the_number_and_before_the_name_are_its_own() -> None:
    for text in (
        "Avtal om gemensam växel (KS 2010/12) mellan Region Norrmark och Älvsta kommun gäller från 2011.",
        "Växeln bygger på ett avtal mellan Region Norrmark och Älvsta kommun, Avtal om gemensam växel.",
    ):
        (agreement,) = told_in(text).agreements
        assert agreement.title == "Avtal om gemensam växel"
        assert agreement.parties == ("Region Norrmark", "Älvsta kommun")


def test_a_common_word_means_the_only_agreement_of_its_block() -> None:
    newer = "Samverkansavtal mellan Älvsta kommun och Granfors kommun om kundtjänst"
    events = events_of(
        "Samarbetet reglerades i Avtal mellan Älvsta kommun och Granfors kommun om växel (KS/8/2011).\n\n"
        f"Det har ersatts av {newer} (KS/9/2016). "
        "Kommunfullmäktige i Älvsta antog avtalet den 29 maj 2017, § 52."
    )
    assert events == {newer: {"adopted"}}


@pytest.mark.parametrize(("verb", "meant"), [("utarbetat", True), ("läst", False)])
def test_a_draft_that_was_worked_out_is_of_what_the_matter_makes(verb: str, meant: bool) -> None:
    title = "Tilläggsavtal om skidspår"
    manuscript = manuscript_of(
        f"§ 12\n\n{title}\n\nÄlvsta kommun har {verb} ett tilläggsavtal. Det presenterades för "
        "kommunstyrelsen den 3 mars 2020."
    )
    header = Header("protokoll", "Älvsta kommun", "Kommunstyrelsen", None, PartialDate(2020, 5, 4))
    told = find_agreements(manuscript, header, (item_of(manuscript, title, "KS 2020/12"),), (), ())
    assert [event.kind for event in told.events] == (["presented"] if meant else [])
