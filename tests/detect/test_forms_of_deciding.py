"""Forms in which bodies of many kinds word and lay out what they decide, propose and note."""

from __future__ import annotations

import pytest

from pipeline.detect import detect_document
from pipeline.detect.actions import action_of, charged_party
from pipeline.detect.leadins import read_leadin
from pipeline.model import Decision, Findings

from .printed import printed

_HEAD = "^^Granfors kommun  Protokoll  Socialnämnden\n^^2018-05-29\n"


def findings(text: str, head: str = _HEAD) -> Findings:
    return detect_document(*printed(f"{head}**§ 40\n**Samverkan SN 2018/12\n\n{text}"))


def rows(text: str, head: str = _HEAD) -> list[tuple[str, str, str | None, str | None, str]]:
    return [_row(decision) for decision in findings(text, head).decisions]


def _row(decision: Decision) -> tuple[str, str, str | None, str | None, str]:
    return decision.status, decision.action, decision.body, decision.addressee, decision.text


def test_a_board_decides_for_its_own_part_under_its_proposal() -> None:
    head = "^^Granfors kommun  Protokoll  Kommunstyrelsen\n^^2018-05-29\n"
    text = """
**Beslut
Kommunstyrelsens förslag till kommunfullmäktige:
1. Planen antas.

Kommunstyrelsens beslut för egen del:
2. Kommundirektören får i uppdrag att återkomma.
"""
    assert rows(text, head) == [
        ("decided", "propose", "Kommunstyrelsen", "Kommunfullmäktige", "Planen antas."),
        (
            "decided",
            "commission",
            "Kommunstyrelsen",
            "Kommundirektören",
            "Kommundirektören får i uppdrag att återkomma.",
        ),
    ]


def test_the_body_may_stand_behind_the_verb_above_its_clauses() -> None:
    found = rows("Efter en längre överläggning beslöt socialnämnden\natt bordlägga ärendet.")
    assert found == [("decided", "table", "Socialnämnden", None, "bordlägga ärendet.")]


def test_another_meetings_decision_is_told_and_not_taken() -> None:
    found = rows(
        """
**Bakgrund
Socialnämnden beslutade den 21 oktober 2016, § 162,
att ge förvaltningen i uppdrag att utreda frågan.
"""
    )
    assert [(row[0], row[1], row[2]) for row in found] == [("cited", "commission", "Socialnämnden")]


def test_a_sentence_may_end_with_the_lead_in_of_a_list() -> None:
    found = rows(
        """
**Beslut
Socialnämnden lägger rapporten till handlingarna och föreslår kommunfullmäktige besluta
1. Avtalet sägs upp.
"""
    )
    assert found == [
        ("decided", "note", "Socialnämnden", None, "Socialnämnden lägger rapporten till handlingarna"),
        ("decided", "propose", "Socialnämnden", "Kommunfullmäktige", "Avtalet sägs upp."),
    ]


def test_who_is_released_or_elected_stands_in_a_list() -> None:
    found = rows(
        """
**Beslut
Nämnden godkänner avsägelserna från
a) Lars Öman (V), ersättare
b) Eivor Lund (S), ledamot
"""
    )
    assert [(row[1], row[4]) for row in found] == [
        ("grant", "Lars Öman (V), ersättare"),
        ("grant", "Eivor Lund (S), ledamot"),
    ]


def test_what_is_noted_under_a_decision_is_none() -> None:
    found = rows(
        """
Socialnämnden beslutar
att bevilja ansökan.

Avgift: 1.840 kronor.

Besvärshänvisning bifogas.

Per Ek lät anteckna avvikande mening.
"""
    )
    assert [row[4] for row in found] == ["bevilja ansökan."]


def test_what_a_filed_list_names_is_no_decision() -> None:
    found = rows(
        """
**Beslut
Redovisningen av delegationsbeslut läggs till handlingarna.

D 311 Bygglov beviljat för garage Lindarna 7

D 312 Startbesked för eldstad Torrskär 1:9
"""
    )
    assert [row[4] for row in found] == ["Redovisningen av delegationsbeslut läggs till handlingarna."]


def test_the_preparing_body_proposes_without_a_heading() -> None:
    head = "^^Granfors kommun  Protokoll  Kommunfullmäktige\n^^1996-05-29\n"
    text = """
Kommunstyrelsen föreslog den 4 mars 1996, Ks § 41,
att godkänna årsredovisningen.

Kommunfullmäktige beslöt
att godkänna årsredovisningen.
"""
    assert [row[:4] for row in rows(text, head)] == [
        ("proposed", "propose", "Kommunstyrelsen", "Kommunfullmäktige"),
        ("decided", "approve", "Kommunfullmäktige", None),
    ]


def test_the_same_is_decided_in_several_places() -> None:
    found = findings(
        """
**Bakgrund
Avtalet har antagits av kommunfullmäktige i Granby den 30 september 2013, § 81, i Sjövik
den 28 oktober 2013, § 99, och i Älvsta den 25 november 2013, § 120.
"""
    )
    assert [(cited.body, str(cited.date), cited.paragraph_label) for cited in found.citations] == [
        ("Kommunfullmäktige", "2013-09-30", "§ 81"),
        ("Kommunfullmäktige", "2013-10-28", "§ 99"),
        ("Kommunfullmäktige", "2013-11-25", "§ 120"),
    ]
    assert [(row.status, row.action) for row in found.decisions] == [("cited", "adopt")] * 3


def test_a_decision_may_be_the_same_as_the_one_before_it() -> None:
    found = rows(
        """
**Bakgrund
Regionfullmäktige godkände den 13 december 2016, § 140, Avtal om färdtjänst. Kommunfullmäktige i Granby
fattade motsvarande beslut den 27 februari 2017, § 18.
"""
    )
    assert [(row[1], row[2]) for row in found] == [
        ("approve", "Regionfullmäktige"),
        ("approve", "Kommunfullmäktige"),
    ]
    assert found[0][4] == "Regionfullmäktige godkände den 13 december 2016, § 140, Avtal om färdtjänst."


def test_an_extract_in_copies_is_kept_once() -> None:
    page = "**§ 40\n**Samverkan SN 2018/12\n\nNämnden har fått ett förslag.\n\n**Beslut\nFörslaget avslås.\n"
    found = detect_document(*printed(f"{_HEAD}{page}", f"{_HEAD}{page}"))
    assert [decision.text for decision in found.decisions] == ["Förslaget avslås."]
    assert "paragraph-copy" in {problem.kind for problem in found.problems}


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Då platser försvinner får förvaltningen i uppdrag att utreda frågan.", "Förvaltningen"),
        ("uppdraga åt kommunstyrelsen att utarbeta reglementen.", "Kommunstyrelsen"),
        ("att Eva Lind får i uppdrag att kalla till möte.", "Eva Lind"),
        ("Socialnämnden ska i augusti redovisa hur underskottet hämtas in.", "Socialnämnden"),
        ("att förelägga ägaren att ta bort antennerna", "Ägaren"),
    ],
)
def test_who_is_charged(text: str, who: str) -> None:
    assert action_of(text) == "commission"
    assert charged_party(text) == who


def test_a_heading_in_a_templates_own_words_ends_the_decision() -> None:
    found = rows(
        """
**Beslut
Handlingarna läggs till akten.

**Anmälda handlingar
Beslut från länsstyrelsen om ny ledamot.
"""
    )
    assert [row[4] for row in found] == ["Handlingarna läggs till akten."]


def test_where_a_matter_was_before_is_cited_without_the_sign() -> None:
    text = "\n\n".join(
        f"Ks {number} Dnr {number}/16\nAu {number - 12}\nTaxa\n\n**Beslut\nTaxan antas."
        for number in (30, 31, 32)
    )
    found = detect_document(*printed(f"^^Granfors kommun  Protokoll  Kommunstyrelsen\n^^2016-03-01\n{text}"))
    assert [(cited.body, cited.paragraph_label) for cited in found.citations] == [
        ("Arbetsutskottet", "§ 18"),
        ("Arbetsutskottet", "§ 19"),
        ("Arbetsutskottet", "§ 20"),
    ]


def test_who_is_to_decide_may_be_asked_by_nobody() -> None:
    head = "^^Granfors kommun  Tjänsteskrivelse\n^^2018-05-29\n"
    text = "##Taxa\n\n**Förslag till beslut\nSocialnämnden föreslås besluta\natt anta taxan.\n"
    found = detect_document(*printed(f"{head}{text}"))
    assert [_row(decision) for decision in found.decisions] == [
        ("proposed", "adopt", "Socialnämnden", None, "anta taxan.")
    ]


def test_a_committee_proposes_what_its_board_is_to_decide() -> None:
    head = "^^Granfors kommun  Protokoll  Kommunstyrelsens arbetsutskott\n^^2018-05-29\n"
    text = "**Beslut\nKommunstyrelsen föreslår kommunfullmäktige besluta att\n1. Taxan antas.\n"
    assert rows(text, head) == [
        ("decided", "propose", "Kommunstyrelsens arbetsutskott", "Kommunstyrelsen", "Taxan antas.")
    ]


def test_what_is_attested_under_a_decision_is_none() -> None:
    found = rows("Socialnämnden beslutar\natt anta planen.\n\nRätt utdraget intygar\nEva Lind")
    assert [row[4] for row in found] == ["anta planen."]


def test_a_rule_of_dashes_is_no_decision() -> None:
    assert rows("**Beslut\n- - -\n") == []


def test_what_a_body_asked_for_is_a_proposal_to_whom_it_asked() -> None:
    leadin = read_leadin("Hamnstyrelsen hemställde vidare hos kommunfullmäktige att")
    assert leadin is not None
    assert (leadin.who, leadin.kind, leadin.to) == ("Hamnstyrelsen", "propose", "Kommunfullmäktige")


def test_an_extract_of_one_paragraph_has_the_number_of_its_head() -> None:
    page = """
^^Granfors kommun  Protokollsutdrag
^^Socialnämnden 2018-05-29

Diarienr SN 2018/41

§ 34 Avgifter för hemtjänst

Beslut

Avgifterna fastställs.
"""
    found = detect_document(*printed(page))
    assert [(item.number, item.diary_number) for item in found.paragraphs] == [(34, "SN 2018/41")]
