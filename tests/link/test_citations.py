"""Citations are led to the one paragraph that fits, or left open."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.link import LinkInput, link_corpus
from pipeline.model import Case, Citation, Header, ParagraphKey, PartialDate, Span

from .findings import day, document

ROOM = "Regionfullmäktige"


def _protocol(
    name: str, date: PartialDate | None, number: int | None = 92, **header: str | None
) -> LinkInput:
    values = {"organisation": "Region Norrmark", "body": ROOM, "diary_number": "RUN/9/2018"} | header
    return document(
        name,
        "Folkhälsa\n\nÄrendet.",
        Header("protokoll", values["organisation"], values["body"], None, date, values["diary_number"]),
        item="Folkhälsa",
        number=number,
    )


def _resolved(citation: Citation, *targets: LinkInput, organisation: str = "Region Norrmark") -> list[str]:
    citing = document("a", "Rapport.", Header("rapport", organisation), citations=(citation,))
    return [link.target.sha256[0] for link in link_corpus([citing, *targets]).citations]


def _citation(
    date: str | None, label: str | None, body: str | None = ROOM, diary: str | None = None
) -> Citation:
    return Citation("…", Span(0, 5), 1, body, day(date) if date else None, label, diary)


@pytest.mark.parametrize(
    ("citation", "expected"),
    [
        (_citation("2018-06", "§ 92"), ["b"]),
        (_citation("2018-06-19", "§92"), ["b"]),
        (_citation("2018", "§ 92"), ["b"]),
        (_citation("2018-06", "§ 93"), []),
        (_citation("2018-07", "§ 92"), []),
        (_citation("2018-06", "§ 92", "Regionstyrelsen"), []),
        (_citation("2018-06", None), []),
        (_citation(None, "§ 92"), []),
        (_citation(None, "§ 92", diary="RUN/9/2018"), ["b"]),
        (_citation("2018-06", "§ 92", diary="RUN/10/2018"), []),
    ],
)
def test_body_date_and_paragraph_must_agree(citation: Citation, expected: list[str]) -> None:
    assert _resolved(citation, _protocol("b", day("2018-06-19"))) == expected


def test_of_two_meetings_in_the_month_none_is_guessed() -> None:
    both = (_protocol("b", day("2018-06-05")), _protocol("c", day("2018-06-19")))
    assert _resolved(_citation("2018-06", "§ 92"), *both) == []


def test_a_body_of_the_same_name_elsewhere_is_another_body() -> None:
    target = _protocol("b", day("2018-06-19"), body="Kommunstyrelsen", organisation="Älvsta kommun")
    citation = _citation("2018-06-19", "§ 92", "Kommunstyrelsen")
    assert _resolved(citation, target, organisation="Granfors kommun") == []
    assert _resolved(citation, target, organisation="Älvsta kommun") == ["b"]


def test_a_municipality_may_cite_its_region() -> None:
    target = _protocol("b", day("2018-06-19"))
    assert _resolved(_citation("2018-06", "§ 92"), target, organisation="Älvsta kommun") == ["b"]


def test_a_document_that_turns_up_later_closes_what_was_open() -> None:
    citation = _citation("2018-06", "§ 92")
    assert _resolved(citation) == []
    assert _resolved(citation, _protocol("c", day("2018-05-02"), 12)) == []
    assert _resolved(citation, _protocol("c", day("2018-05-02"), 12), _protocol("b", day("2018-06-19"))) == [
        "b"
    ]


def test_cases_gather_documents_and_paragraphs_of_a_number() -> None:
    links = link_corpus(
        [
            document("a", "Rapport.", Header("rapport", diary_number="RUN/9/2018")),
            _protocol("b", day("2018-06-19")),
        ]
    )
    assert links.cases == (Case("RUN/9/2018", ("a" + "0" * 63, "b" + "0" * 63), (), "Region Norrmark"),)


def test_a_paragraph_of_another_number_is_named_in_its_case() -> None:
    whole = document("b", "Ärendet.", Header("protokoll", body=ROOM), item="Folkhälsa", number=92)
    paragraph = replace(whole.findings.paragraphs[0], diary_number="RUN/9/2018")
    findings = replace(whole.findings, paragraphs=(paragraph,))
    links = link_corpus([LinkInput(whole.repaired, findings)])
    assert links.cases == (Case("RUN/9/2018", (), (ParagraphKey(whole.sha256, 0),)),)


def _bearing(name: str, organisation: str | None) -> LinkInput:
    return document(name, "Ärendet.", Header("rapport", organisation, diary_number="KS/45/2020"))


def test_a_number_of_two_organisations_is_two_cases() -> None:
    links = link_corpus([_bearing("a", "Älvsta kommun"), _bearing("b", "Sjöviks kommun")])
    assert [(case.organisation, len(case.documents)) for case in links.cases] == [
        ("Sjöviks kommun", 1),
        ("Älvsta kommun", 1),
    ]


def test_a_paper_that_names_nobody_belongs_to_the_only_case_of_its_number() -> None:
    links = link_corpus([_bearing("a", "Älvsta kommun"), _bearing("b", None)])
    assert [(case.organisation, len(case.documents)) for case in links.cases] == [("Älvsta kommun", 2)]
    several = link_corpus(
        [_bearing("a", "Älvsta kommun"), _bearing("b", None), _bearing("c", "Sjöviks kommun")]
    )
    assert [case.organisation for case in several.cases] == ["Sjöviks kommun", "Älvsta kommun", None]


def test_a_case_that_cites_another_is_tied_to_it() -> None:
    citation = Citation("…", Span(0, 5), 1, ROOM, day("2018-06"), "§ 92")
    citing = document(
        "a",
        "Rapport.",
        Header("rapport", "Region Norrmark", diary_number="RUN/3/2021"),
        citations=(citation,),
    )
    links = link_corpus([citing, _protocol("b", day("2018-06-19"))])
    numbers = [
        (links.cases[cited.case].diary_number, links.cases[cited.other].diary_number)
        for cited in links.case_citations
    ]
    assert numbers == [("RUN/3/2021", "RUN/9/2018")]
