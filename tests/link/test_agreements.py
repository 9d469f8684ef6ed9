"""Agreements over the corpus: merged by number and name, with their events, periods and relations."""

from __future__ import annotations

import itertools

import pytest

from pipeline.link import LinkInput, link_corpus
from pipeline.model import Agreement, Citation, Decision, Event, Header, Links, Span

from .findings import day, document

NAME = "Överenskommelse mellan Region Norrmark och länets kommuner om folkhälsa"
NUMBERED = f"{NAME} (RUN/9/2018)"
OLD = "Samverkansavtal mellan Region Norrmark och länets kommuner (LS/4/2014)"


def _told(agreement: Agreement) -> list[str]:
    return [
        " ".join(str(part) for part in (event.kind, event.date, event.body, event.paragraph_label) if part)
        for event in agreement.events
    ]


def _event(links: Links, kind: str) -> Event:
    return next(event for agreement in links.agreements for event in agreement.events if event.kind == kind)


def _kinds(links: Links) -> list[str]:
    return [problem.kind for problem in links.problems]


def test_documents_with_the_same_number_tell_of_one_agreement() -> None:
    links = link_corpus(
        [
            document("a", f"{NUMBERED} gäller från och med 2019-01-01."),
            document("b", f"{NUMBERED} gäller till och med 2021-12-31."),
        ]
    )
    assert [agreement.diary_number for agreement in links.agreements] == ["RUN/9/2018"]
    assert (links.agreements[0].valid_from, links.agreements[0].valid_to) == (
        day("2019-01-01"),
        day("2021-12-31"),
    )


def test_a_name_without_a_number_joins_the_one_agreement_of_that_name() -> None:
    links = link_corpus(
        [
            document("a", f"{NUMBERED} är tecknad."),
            document("b", f"{NAME} antogs i juni 2018 av regionfullmäktige."),
        ]
    )
    assert len(links.agreements) == 1
    assert _told(links.agreements[0]) == ["adopted 2018-06 Regionfullmäktige"]


def test_the_next_agreement_of_the_same_name_stays_apart() -> None:
    links = link_corpus(
        [
            document("a", f"{NUMBERED} gällde under perioden 2019-01-01–2021-12-31."),
            document("b", f"{NAME} (RUN/77/2021) gäller under perioden 2022-01-01–2025-12-31."),
        ]
    )
    assert [str(agreement.valid_to) for agreement in links.agreements] == ["2021-12-31", "2025-12-31"]


def test_a_name_that_two_agreements_bear_is_left_open() -> None:
    links = link_corpus(
        [
            document("a", f"{NUMBERED} är tecknad."),
            document("b", f"{NAME} (RUN/77/2021) är tecknad."),
            document("c", f"{NAME} undertecknades den 3 maj 2018."),
        ]
    )
    assert len(links.agreements) == 2
    assert _kinds(links) == ["agreement-unresolved"]
    assert not any(agreement.events for agreement in links.agreements)


def test_the_number_of_another_party_does_not_make_another_agreement() -> None:
    told = "gäller från och med 2019-01-01."
    links = link_corpus(
        [document("a", f"{NUMBERED} {told}"), document("b", f"{NAME} (KS/55/2018) {told}")],
    )
    assert len(links.agreements) == 1


def test_an_extension_explains_a_later_last_day() -> None:
    links = link_corpus(
        [
            document("a", f"{NUMBERED} gäller under perioden 2019-01-01–2021-12-31."),
            document("b", f"{NUMBERED} förlängdes i december 2020 till och med 2022-12-31."),
        ]
    )
    agreement = links.agreements[0]
    assert agreement.valid_to == day("2022-12-31")
    assert [told for told in _told(agreement) if told.startswith("expires")] == [
        "expires 2021-12-31",
        "expires 2022-12-31",
    ]
    assert _kinds(links) == []


def test_two_last_days_without_an_extension_contradict_each_other() -> None:
    links = link_corpus(
        [
            document("a", f"{NUMBERED} gäller till och med 2021-12-31."),
            document("b", f"{NUMBERED} gäller till och med 2022-12-31."),
        ]
    )
    assert _kinds(links) == ["agreement-contradiction"]


def test_an_event_told_twice_is_one_with_both_sources() -> None:
    links = link_corpus(
        [
            document("a", f"{NUMBERED} antogs av regionfullmäktige den 19 juni 2018, § 92."),
            document("b", f"{NUMBERED} antogs i juni 2018 av regionfullmäktige."),
        ]
    )
    assert _told(links.agreements[0]) == ["adopted 2018-06-19 Regionfullmäktige § 92"]
    assert [source.sha256[0] for source in _event(links, "adopted").sources] == ["a", "b"]


@pytest.mark.parametrize(
    "other",
    [
        "antogs av kommunfullmäktige den 19 juni 2018, § 92.",
        "antogs av regionfullmäktige den 20 juni 2018, § 92.",
        "antogs av regionfullmäktige den 19 juni 2018, § 93.",
    ],
)
def test_other_body_day_or_paragraph_make_another_event(other: str) -> None:
    first = document("a", f"{NUMBERED} antogs av regionfullmäktige den 19 juni 2018, § 92.")
    links = link_corpus([first, document("b", f"{NUMBERED} {other}")])
    assert len(links.agreements[0].events) == 2


def test_relations_lead_from_agreement_to_agreement() -> None:
    links = link_corpus([document("a", f"{NUMBERED} ersätter {OLD}.")])
    titles = [agreement.diary_number for agreement in links.agreements]
    (relation,) = links.relations
    assert (titles[relation.agreement], relation.relation, titles[relation.other]) == (
        "RUN/9/2018",
        "replaces",
        "LS/4/2014",
    )


def test_agreements_that_replace_each_other_are_a_contradiction() -> None:
    links = link_corpus(
        [document("a", f"{NUMBERED} ersätter {OLD}."), document("b", f"{OLD} ersätter {NUMBERED}.")]
    )
    assert links.relations == ()
    assert _kinds(links) == ["agreement-contradiction"]


def test_a_word_without_a_name_joins_by_an_event_that_both_tell() -> None:
    known = document("a", f"{OLD} antogs av regionfullmäktige i november 2014, § 171.")
    word = document("b", "Regionfullmäktige antog samverkansavtalet i november 2014, § 171.")
    links = link_corpus([known, word])
    assert len(links.agreements) == 1
    assert len(_event(links, "adopted").sources) == 2


def test_a_word_without_a_name_and_without_a_sign_is_a_problem_and_no_agreement() -> None:
    links = link_corpus(
        [
            document("a", f"{OLD} är tecknat."),
            document("b", "Samverkansavtalet gäller till och med 2018-12-31."),
        ]
    )
    assert [agreement.diary_number for agreement in links.agreements] == ["LS/4/2014"]
    assert links.agreements[0].valid_to is None
    assert _kinds(links) == ["agreement-unresolved"]


def test_a_citation_dates_the_decision_of_an_undated_extract() -> None:
    header = Header(
        "protokollsutdrag", "Region Norrmark", "Regionala utvecklingsnämnden", None, None, "RUN/9/2018"
    )
    text = f"{NUMBERED}\n\nRegion Norrmark tecknar överenskommelsen."
    words = "Region Norrmark tecknar överenskommelsen."
    start = text.replace("\n\n", "\n").index(words)
    decision = Decision(
        "decided", 1, "propose", words, Span(start, start + len(words)), 1, 1, body=header.body, paragraph=0
    )
    extract = document("a", text, header, item=NAME, decisions=(decision,))
    citing = Header(
        "protokoll", "Region Norrmark", "Regionfullmäktige", None, day("2018-06-19"), "RUN/9/2018"
    )
    citation = Citation("…", Span(0, 5), 1, header.body, day("2018-04-20"), "§ 41")
    protocol = document("b", f"{NUMBERED}\n\nÄrendet.", citing, item=NAME, number=92, citations=(citation,))
    links = link_corpus([extract, protocol])
    assert _told(links.agreements[0]) == ["proposed 2018-04-20 Regionala utvecklingsnämnden § 41"]


def test_the_order_of_the_documents_does_not_matter() -> None:
    documents: list[LinkInput] = [
        document("a", f"{NUMBERED} antogs av regionfullmäktige den 19 juni 2018, § 92."),
        document("b", f"{NAME} antogs i juni 2018."),
        document(
            "c",
            f"{OLD} omarbetades och det nya avtalet, {NUMBERED}, löper under perioden 2019–2022.",
        ),
    ]
    results = [link_corpus(list(order)) for order in itertools.permutations(documents)]
    assert all(result == results[0] for result in results)


@pytest.mark.parametrize(
    ("number", "titles"),
    [
        ("KS/45/2020", ("Avtal om räddningstjänst", "Hyresavtal för förskolan Linden")),
        ("KS/45/2020", ("Avtal om räddningstjänst", "Avtal om färdtjänst")),
        (None, ("Avtal om räddningstjänst", "Avtal om räddningstjänst")),
    ],
)
def test_two_municipalities_may_count_or_name_alike(number: str | None, titles: tuple[str, str]) -> None:
    documents = [
        document(
            place[0].lower(),
            f"{title}\n\nAvtalet gäller från och med 2020-01-01.",
            Header("protokollsutdrag", f"{place} kommun", "Kommunstyrelsen", None, None, number),
            item=title,
            number=45,
        )
        for place, title in zip(("Älvsta", "Granfors"), titles, strict=True)
    ]
    links = link_corpus(documents)
    assert [len(agreement.events[0].sources) for agreement in links.agreements] == [1, 1]
    assert _kinds(links) == []


@pytest.mark.parametrize(("number", "count"), [("RUN/9/2018", 1), ("RUN/9/2014", 2)])
def test_an_agreement_without_a_number_is_the_one_that_was_made_in_its_time(number: str, count: int) -> None:
    text = f"{NAME}\n\nÖverenskommelsen gäller från och med 2019-01-01 till 2021-12-31."
    own = document("a", text, Header("overenskommelse", "Region Norrmark", None, NAME))
    links = link_corpus([own, document("b", f"{NAME} ({number}) är beslutad.")])
    assert len(links.agreements) == count


def test_an_empty_corpus_has_no_links() -> None:
    assert link_corpus([]) == Links()
