"""The matters of a summons: which are items, what they are called, and what is proposed in them."""

from __future__ import annotations

from pipeline.detect import detect_document
from pipeline.model import Findings

from .printed import printed

_HEAD = """
Östmyra kommun
##Kallelse till kommunstyrelsen
Tid   Tisdagen den 7 mars 2023, klockan 08.30

"""
_MATTERS = """
1       Upprop
Protokollet justeras den 13 mars.

2       Uppsägning av hyresavtal   KS2023/0061
Hyran är 4 000 kronor.

Förslag till beslut
Kommunstyrelsen föreslår kommunfullmäktige besluta
1. att säga upp avtalet,
2. att uppdra åt kommunstyrelsen att förhandla om ett nytt.
Föredragande: Lars Vik, klockan 09.00

3       Meddelanden   KS2023/0005
Förslag till beslut
Kommunstyrelsen lägger skrivelserna till handlingarna.
"""


def found(*pages: str) -> Findings:
    return detect_document(*printed(*pages))


def test_the_matters_of_a_summons_are_items_without_a_label() -> None:
    findings = found(_HEAD + _MATTERS)
    assert findings.header.kind == "kallelse"
    assert [(p.kind, p.number, p.label, p.title, p.diary_number) for p in findings.paragraphs] == [
        ("item", 1, None, "Upprop", None),
        ("item", 2, None, "Uppsägning av hyresavtal", "KS2023/0061"),
        ("item", 3, None, "Meddelanden", "KS2023/0005"),
    ]
    assert [(m.number, m.role) for m in findings.diary_mentions] == [
        ("KS2023/0061", "own"),
        ("KS2023/0005", "own"),
    ]


def test_a_proposal_in_a_matter_has_its_number_and_no_day_for_nothing_is_decided() -> None:
    findings = found(_HEAD + _MATTERS)
    assert [
        (d.status, d.position, d.body, d.addressee, d.date, d.diary_number, d.text)
        for d in findings.decisions
    ] == [
        ("proposed", 1, "Kommunstyrelsen", "Kommunfullmäktige", None, "KS2023/0061", "säga upp avtalet"),
        (
            "proposed",
            2,
            "Kommunstyrelsen",
            "Kommunfullmäktige",
            None,
            "KS2023/0061",
            "uppdra åt kommunstyrelsen att förhandla om ett nytt.",
        ),
        (
            "proposed",
            1,
            "Kommunstyrelsen",
            None,
            None,
            "KS2023/0005",
            "Kommunstyrelsen lägger skrivelserna till handlingarna.",
        ),
    ]


def test_a_list_of_what_will_come_up_is_no_item() -> None:
    listed = "1 Upprop\n2 Delårsrapport   KS 2023-00412\n3 Taxa   KS 2023-00287\n4 Meddelanden\n"
    assert not found(_HEAD + listed).paragraphs


def test_the_list_on_the_front_does_not_stand_for_the_matters_behind_it() -> None:
    findings = found(
        _HEAD + "1       Upprop\n2       Uppsägning av hyresavtal\n3       Meddelanden\n", _MATTERS
    )
    assert [(p.number, p.first_page) for p in findings.paragraphs] == [(1, 2), (2, 2), (3, 2)]


def test_a_matter_that_is_not_found_is_told() -> None:
    findings = found(_HEAD + _MATTERS.replace("3       Medd", "4       Medd"))
    assert [p.number for p in findings.paragraphs] == [1, 2, 4]
    assert [p.message for p in findings.problems] == ["3 not found between 2 and 4"]


def test_matters_that_are_numbered_otherwise_do_not_go_on_with_the_list() -> None:
    listed = "1       Upprop\n2       Taxa\n3       Val\n4       Meddelanden\n"
    text = "".join(f"\n{n}. Ärende {n}\nTexten står här.\n" for n in (3, 4))
    assert not found(_HEAD + listed, text).paragraphs


def test_what_stands_over_the_matters_is_no_proposal_and_their_titles_are_not_the_summonss() -> None:
    matters = "".join(f"**{n}. Ärende {n}\n\n**Förslag till beslut\nPlan {n} antas.\n\n" for n in (1, 2, 3))
    findings = found("SJÖVIKS KOMMUN\n##KALLELSE\nSocialnämnden\nTid: Onsdag 5 april 2023\n\n" + matters)
    assert (findings.header.body, findings.header.title) == ("Socialnämnden", None)
    assert [d.text for d in findings.decisions] == ["Plan 1 antas.", "Plan 2 antas.", "Plan 3 antas."]


def test_a_matter_may_hold_the_proposal_of_who_prepares_it() -> None:
    matters = "".join(
        f"{n}.   Ärende {n}   KS 2019/1{n}\nKommunstyrelsens förslag:\nPlan {n} antas.\n\n" for n in (1, 2, 3)
    )
    findings = found("Granby kommun\n##Kallelse till kommunfullmäktige\n2019-05-20\n\n" + matters)
    assert {(d.action, d.body, d.addressee) for d in findings.decisions} == {
        ("propose", "Kommunstyrelsen", "Kommunfullmäktige")
    }
