"""Citations, and decisions that are reported from elsewhere."""

from __future__ import annotations

import pytest

from pipeline.detect import detect_document
from pipeline.model import Findings

from .printed import printed


def findings(sentence: str) -> Findings:
    page = f"""
^^Region Norrmark  Rapport
##Uppföljning av samverkansavtalet

**Bakgrund
{sentence}
"""
    return detect_document(*printed(page))


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Förslaget behandlades av politiska samverkansrådet den 14 mars 2016, § 9.",
            ("Politiska samverkansrådet", "2016-03-14", "§ 9"),
        ),
        ("Regionfullmäktige fastställde planen i juni 2016, § 61.", ("Regionfullmäktige", "2016-06", "§ 61")),
        (
            "Reglementet antogs av dåvarande landstingsstyrelsen under våren 2011, § 45.",
            ("Landstingsstyrelsen", "2011", "§ 45"),
        ),
        (
            "Förslaget redovisades för landstingsstyrelsen den 9 juni 2015, § 102.",
            ("Landstingsstyrelsen", "2015-06-09", "§ 102"),
        ),
        ("Se även KF 2015-09-17 § 146.", ("Kommunfullmäktige", "2015-09-17", "§ 146")),
        ("• §37 Arbetsutskottet Överenskommelse om samverkan", ("Arbetsutskottet", "None", "§ 37")),
    ],
)
def test_a_citation_has_the_body_and_the_date_that_stand_with_it(
    sentence: str, expected: tuple[str, str, str]
) -> None:
    (citation,) = findings(sentence).citations
    assert (citation.body, str(citation.date), citation.paragraph_label) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Frågan regleras i 2 kap. 3 § kommunallagen.",
        "Enligt 4 § förvaltningslagen ska parter höras.",
        "Föredragning sker under § 25.",
    ],
)
def test_a_law_and_a_bare_sign_are_no_citations(sentence: str) -> None:
    assert findings(sentence).citations == ()


def test_rows_of_a_list_have_the_body_that_the_sentence_over_it_names() -> None:
    found = findings(
        "Avtalet gäller när det har godkänts av fullmäktige i båda kommunerna. "
        "Så har skett enligt följande.\n\n"
        "Granby   2013-09-30   § 61\n\nÄlvsta   2013-10-21   § 104\n"
    )
    assert [(c.body, str(c.date), c.paragraph_label) for c in found.citations] == [
        ("Kommunfullmäktige", "2013-09-30", "§ 61"),
        ("Kommunfullmäktige", "2013-10-21", "§ 104"),
    ]


def test_rows_without_a_sentence_over_them_have_no_body() -> None:
    found = findings("Protokoll från fullmäktige har lästs.\n\nGranby   2013-09-30   § 61\n")
    assert [citation.body for citation in found.citations] == [None]


def test_the_meetings_own_label_and_own_body() -> None:
    head = "^^SJÖVIKS STAD  PROTOKOLL\n^^Södra Strandens stadsdelsnämnd 2008-05-22\n"
    first = f"""{head}**§ 4
**Fritidsgården

Stadsdelsnämnden antog den 16 juni 2005, § 9, avtalet. Stadsdelsnämnden § 5 gäller samma sak.

**Beslut
Stadsdelsnämnden godkänner planen.
"""
    second = f"{head}**§ 5\n**Parken\n\n**Beslut\nStadsdelsnämnden godkänner planen.\n"
    found = detect_document(*printed(first, second))
    assert [(c.body, str(c.date), c.paragraph_label) for c in found.citations] == [
        ("Södra Strandens stadsdelsnämnd", "2005-06-16", "§ 9")
    ]


def test_a_clause_with_verb_and_date_is_a_cited_decision() -> None:
    found = findings(
        "Avtalet reviderades inför 2017, och regionfullmäktige fastställde den nu gällande överenskommelsen "
        "i juni 2016, § 61. Nämnden ansvarar för den."
    )
    (decision,) = found.decisions
    assert decision.status == "cited"
    assert decision.text == "regionfullmäktige fastställde den nu gällande överenskommelsen i juni 2016, § 61"
    assert (decision.action, decision.body, str(decision.date), decision.paragraph_label) == (
        "adopt",
        "Regionfullmäktige",
        "2016-06",
        "§ 61",
    )


def test_a_decision_that_was_made_in_a_month_is_cited_without_a_body() -> None:
    (decision,) = findings("Beslut om att förlänga överenskommelsen fattades i november 2019.").decisions
    assert (decision.action, str(decision.date), decision.body) == ("extend", "2019-11", None)


def test_the_list_under_a_citation_is_what_was_decided() -> None:
    page = """
^^Region Norrmark  Protokollsutdrag  Regionala utvecklingsnämnden
**§ 50
**Överenskommelse om regional samverkan (RUN/112/2015)

**Sammanfattning
Förslaget behandlades av politiska samverkansrådet den 14 mars 2016,
§ 9, där rådet beslutade följande:

1. Politiska samverkansrådet rekommenderar Region Norrmark att besluta:
Region Norrmark tecknar överenskommelsen med länets kommuner.

2. Politiska samverkansrådet rekommenderar länets kommuner att besluta:
Kommunen tecknar överenskommelsen med Region Norrmark.

**Beslut
Överenskommelsen godkänns.
"""
    cited = [d for d in detect_document(*printed(page)).decisions if d.status == "cited"]
    assert [(d.position, d.action, d.body, d.addressee, str(d.date), d.paragraph_label) for d in cited] == [
        (1, "recommend", "Politiska samverkansrådet", "Region Norrmark", "2016-03-14", "§ 9"),
        (2, "recommend", "Politiska samverkansrådet", "Länets kommuner", "2016-03-14", "§ 9"),
    ]
    assert cited[0].text == "Region Norrmark tecknar överenskommelsen med länets kommuner."
    assert cited[0].diary_number == "RUN/112/2015"


def test_a_matter_that_was_only_treated_is_not_decided() -> None:
    assert findings("Arbetsutskottet har den 20 maj 2016, § 68 behandlat ärendet.").decisions == ()


@pytest.mark.parametrize(
    ("sentence", "asked"),
    [
        ("Länsrådet rekommenderade den 28 maj 2015, § 24, parterna att godkänna avtalet.", "Parterna"),
        ("Därefter rekommenderade Länsrådet den 28 maj 2015, § 24, parterna att godkänna det.", "Parterna"),
        ("I maj 2012 rekommenderade Länsrådet samtliga parter att anta det förslaget.", "Samtliga parter"),
    ],
)
def test_whom_a_body_asked_stands_without_the_body(sentence: str, asked: str) -> None:
    (told,) = (decision for decision in findings(sentence).decisions if decision.status == "cited")
    assert (told.body, told.action, told.addressee) == ("Länsrådet", "recommend", asked)


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        (
            "Den 14 juni 2019, § 12, rekommenderade Samverkansrådet för busstrafik parterna att anta det.",
            ("recommend", "Samverkansrådet för busstrafik", "Parterna"),
        ),
        (
            "Samrådsgruppen för räddning beslutade 2011-04-08, § 6, att rekommendera kommunerna att gå med.",
            ("recommend", "Samrådsgruppen för räddning", "Kommunerna"),
        ),
        (
            "Kulturnämnden uppdrog den 26 oktober 2022, § 97, åt chefen att pröva om avtalet kan förlängas.",
            ("commission", "Kulturnämnden", "Chefen"),
        ),
    ],
)
def test_whom_another_body_asked_or_charged_is_told(sentence: str, told: tuple[str, str, str]) -> None:
    (found,) = [decision for decision in findings(sentence).decisions if decision.status == "cited"]
    assert (found.action, found.body, found.addressee) == told


def test_why_it_was_decided_is_no_part_of_what_was() -> None:
    told = findings(
        "Kulturnämnden bordlade ärendet den 29 augusti 2019, § 61, i avvaktan på besked om anslag."
    )
    assert [d.text for d in told.decisions] == ["Kulturnämnden bordlade ärendet den 29 augusti 2019, § 61"]
