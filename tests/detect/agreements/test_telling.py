"""What a document tells of its agreements: which there are, and which one each sentence means."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from pipeline.detect.agreements import Telling, find_agreements
from pipeline.model import AgreementMention, Header, PartialDate, Span

from .tellings import events_in, item_of, manuscript_of, told_in

OLD = "Samverkansavtal mellan Region Norrmark och länets kommuner (LS/4/2014)"
NEW = "Överenskommelse mellan Region Norrmark och länets kommuner om folkhälsa (RUN/9/2018)"


def _titled(telling: Telling, number: str) -> AgreementMention:
    return next(mention for mention in telling.agreements if mention.diary_number == number)


def _numbers(text: str, kind: str) -> list[str | None]:
    telling = told_in(text)
    return [
        telling.agreements[event.agreement].diary_number for event in telling.events if event.kind == kind
    ]


def test_a_full_name_gives_title_parties_and_number() -> None:
    mention = told_in(f"Samarbetet bygger på {NEW} som alla har skrivit under.").agreements[0]
    assert mention.title == "Överenskommelse mellan Region Norrmark och länets kommuner om folkhälsa"
    assert mention.parties == ("Region Norrmark", "länets kommuner")
    assert mention.diary_number == "RUN/9/2018"


@pytest.mark.parametrize(
    "text",
    [
        "Avtal med leverantören ska tecknas.",
        "Kommunen har avtal om snöröjning.",
        "Enligt kollektivavtalet gäller annat.",
        "Planavtal har träffats mellan kommunen och fastighetsägaren.",
        "Fullmäktige antog reglementet i maj 2017, § 51.",
    ],
)
def test_vague_talk_gives_no_agreement(text: str) -> None:
    telling = told_in(text, Header("rapport", "Region Norrmark"))
    assert telling.agreements == ()
    assert telling.events == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("gäller tills vidare.", True),
        ("gäller från och med 2019-01-01 tills vidare.", True),
        ("gäller alla.", False),
    ],
)
def test_until_further_notice_is_open_ended(text: str, expected: bool) -> None:
    assert told_in(f"{NEW} {text}").agreements[0].open_ended is expected


def test_an_apposition_ties_a_word_to_its_name() -> None:
    text = f"{OLD} omarbetades under hösten 2018 och det nya avtalet, {NEW}, löper under perioden 2019–2022."
    telling = told_in(text)
    assert _titled(telling, "RUN/9/2018").valid_to == PartialDate(2022)
    assert [(relation.relation, relation.agreement, relation.other) for relation in telling.relations] == [
        ("replaces", 1, 0)
    ]
    assert not [event for event in telling.events if event.kind == "revised"]


def test_words_are_led_to_the_agreement_of_that_word() -> None:
    later = "Överenskommelsen undertecknades den 3 maj 2018. Samverkansavtalet undertecknades den 4 maj 2014."
    text = f"{OLD} kom först. {NEW} kom sedan.\n\n{later}"
    assert _numbers(text, "signed") == ["RUN/9/2018", "LS/4/2014"]


def test_a_word_for_the_replaced_agreement_means_its_successor_in_its_time() -> None:
    later = "En utvärdering av samverkansavtalet gjordes i mars 2020."
    text = f"{OLD} ersattes av {NEW}, som gäller från och med 2019-01-01. {later}"
    assert _numbers(text, "reviewed") == ["RUN/9/2018"]


def test_a_word_that_may_mean_two_agreements_is_a_problem_and_no_event() -> None:
    other = "Överenskommelse mellan Älvsta kommun och Granfors kommun om vatten (KS/3/2017)"
    names = f"{NEW}.\n{other}.\nDetta är två."
    telling = told_in(f"{names}\n\nÖverenskommelsen undertecknades den 3 maj 2018.")
    assert telling.events == ()
    assert [problem.kind for problem in telling.problems] == ["agreement-unresolved"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "presenterades i januari i beredningsrådet. Samråd hölls under februari 2018.",
            ["consulted 2018-02", "presented 2018-01 Beredningsrådet"],
        ),
        ("presenterades i mars.", ["presented 2018-03"]),
        ("presenteras den 9 september.", ["presented 2018-09-09"]),
        ("presenterades i november.", []),
    ],
)
def test_a_date_without_a_year_takes_it_from_its_passage_or_the_document(
    text: str, expected: list[str]
) -> None:
    header = Header("rapport", "Region Norrmark", None, None, PartialDate(2018, 5, 21))
    assert sorted(events_in(f"{NEW} {text}", header)) == expected


def test_a_date_after_the_document_is_no_event_that_has_happened() -> None:
    header = Header("rapport", "Region Norrmark", None, None, PartialDate(2018, 5, 21))
    assert events_in(f"{NEW} antogs av regionfullmäktige den 3 juni 2019.", header) == []


def test_every_kommun_is_the_group_that_is_party() -> None:
    text = f"{NEW} togs fram. Samråd hölls i varje kommun under februari 2018."
    assert events_in(text) == ["consulted 2018-02 länets kommuner"]


def test_the_matter_gives_its_number_only_to_an_agreement_that_it_makes() -> None:
    name = "Driftsavtal mellan Älvsta kommun och Sjövik Drift AB om vägar"
    header = Header("protokollsutdrag", "Älvsta kommun", "Kommunstyrelsen")
    numbers = {}
    for title in (name, f"Förlängning av {name}", f"Yttrande över {name}"):
        manuscript = manuscript_of(f"§ 12\n\n{title}\n\nAvtalet är bra.")
        item = item_of(manuscript, title, "KS/5/2020")
        numbers[title] = find_agreements(manuscript, header, (item,), (), ()).agreements[0].diary_number
    assert list(numbers.values()) == ["KS/5/2020", None, None]


def test_a_number_of_another_organisation_is_not_the_agreements() -> None:
    title = "Överenskommelse mellan Region Norrmark och länets kommuner om folkhälsa"
    manuscript = manuscript_of(f"§ 12\n\n{title}\n\nÖverenskommelsen är bra.")
    item = item_of(manuscript, title, "KS/5/2020")
    header = Header("protokollsutdrag", "Älvsta kommun", "Kommunstyrelsen")
    assert find_agreements(manuscript, header, (item,), (), ()).agreements[0].diary_number is None


def test_a_word_in_one_paragraph_of_a_meeting_does_not_reach_into_another() -> None:
    first, second = f"§ 1\n\n{NEW}\n\nInformation.", "§ 2\n\nÖvrigt\n\nAvtalet sades upp den 3 maj 2018."
    manuscript = manuscript_of(f"{first}\n\n{second}")
    middle = manuscript.text.index("§ 2")
    one, two = item_of(manuscript, "Folkhälsa", None, 1), item_of(manuscript, "Övrigt", None, 2)
    items = (replace(one, span=Span(0, middle)), replace(two, span=Span(middle, len(manuscript.text))))
    telling = find_agreements(manuscript, Header("protokoll", "Region Norrmark"), items, (), ())
    assert telling.events == ()


def test_a_sentence_over_a_page_break_is_quoted_from_the_page_that_is_named() -> None:
    pages = (f"{NEW} kom till. Överenskommelsen", "undertecknades av parterna i Granfors den 3 maj 2018.")
    telling = find_agreements(manuscript_of(*pages), Header("rapport", "Region Norrmark"), (), (), ())
    assert [(event.page, event.text) for event in telling.events] == [(2, pages[1])]


def test_scrambled_text_is_read_without_an_error() -> None:
    text = f"{NEW} och {OLD} sades upp § 4 den 3 maj 2018 förslaget ) ( ” mellan om med , . \n \n\n avtal i"
    words = text.split(" ")
    for seed in range(40):
        scrambled = " ".join(random.Random(seed).choices(words, k=120))
        for header in (Header("overenskommelse", None, None, "Avtal"), Header("protokoll", "Älvsta kommun")):
            assert isinstance(told_in(scrambled, header), Telling)


def test_an_empty_document_tells_nothing() -> None:
    assert told_in("") == Telling()
