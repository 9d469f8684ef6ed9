"""The points of decisions and proposals: where each begins, who decides, and what it does."""

from __future__ import annotations

import pytest

from pipeline.detect import detect_document
from pipeline.model import Decision

from .printed import printed

_HEAD = "^^Region Norrmark  Protokoll  Regionstyrelsen\n^^2018-05-29\n"


def decisions(text: str, status: str = "decided", head: str = _HEAD) -> list[Decision]:
    findings = detect_document(*printed(f"{head}**§ 40\n**Samverkan (RS/12/2018)\n\n{text}"))
    return [decision for decision in findings.decisions if decision.status == status]


def test_numbered_points_are_rows_with_their_wrapped_lines_joined() -> None:
    found = decisions(
        """
**Beslut
1. Uppföljningen godkänns.

2. Regiondirektören får i uppdrag att se över rådets roll i förhållande till
övriga former för samverkan.

**Expedieras till
Kommunerna
"""
    )
    assert [(d.position, d.action, d.addressee, d.text) for d in found] == [
        (1, "approve", None, "Uppföljningen godkänns."),
        (
            2,
            "commission",
            "Regiondirektören",
            "Regiondirektören får i uppdrag att se över rådets roll i förhållande till "
            "övriga former för samverkan.",
        ),
    ]
    assert all(d.body == "Regionstyrelsen" and d.paragraph_label == "§ 40" for d in found)
    assert all(str(d.date) == "2018-05-29" and d.diary_number == "RS/12/2018" for d in found)


def test_att_clauses_are_points_without_their_att() -> None:
    found = decisions(
        "**Beslut\nRegionstyrelsen beslutar\n\natt anta planen, samt\n\n"
        "att uppdra åt regiondirektören att följa upp den.\n"
    )
    assert [(d.text, d.action) for d in found] == [
        ("anta planen", "adopt"),
        ("uppdra åt regiondirektören att följa upp den.", "commission"),
    ]


def test_a_running_att_is_the_first_of_the_points() -> None:
    found = decisions(
        "**Beslut\nRegionstyrelsen beslutar att anta planen, samt\natt upphäva planen från 2011.\n"
    )
    assert [(d.text, d.action) for d in found] == [
        ("anta planen", "adopt"),
        ("upphäva planen från 2011.", "repeal"),
    ]


def test_bullets_are_points_but_not_those_under_a_colon() -> None:
    found = decisions("**Beslut\n• Planen antas.\n• Taxan upphävs.\n")
    assert [d.text for d in found] == ["Planen antas.", "Taxan upphävs."]
    found = decisions(
        "**Beslut\n1. Förvaltningen ges i uppdrag att utreda:\n• lokaler\n• bemanning\n2. Planen antas.\n"
    )
    assert [d.position for d in found] == [1, 2]
    assert found[0].text.endswith("• bemanning")


def test_each_printed_paragraph_of_plain_sentences_is_a_row() -> None:
    found = decisions(
        "**Beslut\nPlanen antas. Den gäller i två år.\n\nFörvaltningen ges i uppdrag att följa upp den.\n"
    )
    assert [(d.position, d.action, d.text) for d in found] == [
        (1, "adopt", "Planen antas. Den gäller i två år."),
        (2, "commission", "Förvaltningen ges i uppdrag att följa upp den."),
    ]


def test_what_a_colon_opens_stays_with_its_sentence() -> None:
    found = decisions(
        "**Beslut\nPlanen antas med följande ändring:\n\nMålet är 66 procent.\n\nTaxan upphävs.\n"
    )
    assert [d.text for d in found] == [
        "Planen antas med följande ändring:\nMålet är 66 procent.",
        "Taxan upphävs.",
    ]


def test_a_list_under_the_decision_is_no_part_of_it() -> None:
    found = decisions("**Beslut\nRedovisningen läggs till handlingarna.\n\nFörteckning maj 2018\nBilaga 4\n")
    assert [d.text for d in found] == ["Redovisningen läggs till handlingarna."]


def test_a_proposal_to_the_next_body_names_it() -> None:
    found = decisions("**Beslut\nRegionstyrelsen föreslår regionfullmäktige besluta:\n\n1. Planen antas.\n")
    assert [(d.action, d.body, d.addressee, d.text) for d in found] == [
        ("propose", "Regionstyrelsen", "Regionfullmäktige", "Planen antas.")
    ]


def test_a_proposal_to_the_assembly_under_the_decision_is_the_boards_own() -> None:
    found = decisions(
        "**Beslut\nYttrandet antas.\n\n**Förslag till beslut i kommunfullmäktige\nMotionen avslås.\n"
    )
    assert [(d.action, d.addressee, d.text) for d in found] == [
        ("adopt", None, "Yttrandet antas."),
        ("propose", "Kommunfullmäktige", "Motionen avslås."),
    ]


def test_the_last_of_several_lead_ins_counts() -> None:
    text = """
**Förslag till beslut
Arbetsutskottet föreslår regionstyrelsen
Regionstyrelsen föreslår regionfullmäktige

Region Norrmark tecknar överenskommelsen.
"""
    found = decisions(text, status="proposed")
    assert [(d.body, d.addressee, d.action) for d in found] == [
        ("Regionstyrelsen", "Regionfullmäktige", "propose")
    ]


def test_according_to_the_proposal_takes_the_proposals_words() -> None:
    found = decisions("**Förslag till beslut\nPlanen antas.\n\n**Beslut\nEnligt förslag.\n")
    assert [(d.text, d.action) for d in found] == [("Planen antas.", "adopt")]


def test_a_point_goes_on_over_a_page_break() -> None:
    first = (
        _HEAD
        + "**§ 41\n**Samverkan\n\n**Beslut\n1. Regiondirektören får i uppdrag att tillsammans med Region"
    )
    second = _HEAD + "Norrmarks kommuner se över rådet.\n\n**Expedieras till\nKommunerna"
    findings = detect_document(*printed(first, second))
    (decision,) = findings.decisions
    assert decision.text == (
        "Regiondirektören får i uppdrag att tillsammans med Region Norrmarks kommuner se över rådet."
    )
    assert (decision.page, decision.last_page) == (1, 2)


def test_a_motion_is_no_decision() -> None:
    assert decisions("**Yrkanden\nAnna Berg (S) yrkar att planen antas.\n") == []


def test_the_heading_may_name_the_body() -> None:
    head = "^^Älvsta kommun  Protokoll\n^^2018-05-29\n"
    found = decisions("**Kommunstyrelsens beslut\nPlanen antas.\n", head=head)
    assert [(d.body, d.text) for d in found] == [("Kommunstyrelsen", "Planen antas.")]


def test_a_statement_proposes_and_decides_nothing() -> None:
    text = """
Datum: 2018-05-02
Handläggare: Per Holm
Diarienr: KS 2018/114

##Stöd till föreningar

**Förslag till beslut i kommunstyrelsen
Föreningen beviljas bidrag.

**Beslutet ska skickas till
Föreningen
"""
    findings = detect_document(*printed(text))
    assert findings.header.kind == "tjansteskrivelse"
    assert [(d.status, d.body, d.text) for d in findings.decisions] == [
        ("proposed", "Kommunstyrelsen", "Föreningen beviljas bidrag.")
    ]


def test_a_body_that_decides_on_a_line_by_itself_needs_no_heading() -> None:
    found = decisions(
        "Budgeten har beretts.\n\nRegionstyrelsen beslutar\n\natt anta budgeten,\n\natt upphäva ramen.\n"
    )
    assert [(d.text, d.action) for d in found] == [("anta budgeten", "adopt"), ("upphäva ramen.", "repeal")]


def test_a_body_that_decides_in_a_sentence_needs_no_heading() -> None:
    found = decisions("Budgeten har beretts.\n\nRegionstyrelsen beslutar att anta budgeten.\n")
    assert [d.text for d in found] == ["Regionstyrelsen beslutar att anta budgeten."]


def test_another_body_that_decides_is_no_decision_of_this_one() -> None:
    assert decisions("Budgeten har beretts.\n\nArbetsutskottet beslutar att avvakta.\n") == []


def test_the_boards_proposal_to_the_assembly_is_its_decision() -> None:
    found = decisions("Regionstyrelsens förslag till regionfullmäktige\n\natt anta budgeten.\n")
    assert [(d.action, d.addressee, d.text) for d in found] == [
        ("propose", "Regionfullmäktige", "anta budgeten.")
    ]


def test_a_speakers_proposal_is_not_the_committees() -> None:
    text = "**Förslag till beslut\nPlanen antas.\n\nAnna Berg (S) och Per Holm (C) föreslår att den avslås.\n"
    assert [d.text for d in decisions(text, status="proposed")] == ["Planen antas."]


def test_a_second_lead_in_opens_points_of_its_own() -> None:
    text = """
**Beslut
Regionstyrelsen föreslår regionfullmäktige besluta

att säga upp överenskommelsen.

Regionstyrelsen beslutar för egen del, under förutsättning av regionfullmäktiges beslut,

att ge regiondirektören i uppdrag att förhandla om ett nytt avtal.
"""
    assert [(d.action, d.addressee, d.text) for d in decisions(text)] == [
        ("propose", "Regionfullmäktige", "säga upp överenskommelsen."),
        ("commission", "Regiondirektören", "ge regiondirektören i uppdrag att förhandla om ett nytt avtal."),
    ]


def test_a_reservation_under_the_decision_is_no_point_of_it() -> None:
    found = decisions("**Beslut\nPlanen antas.\n\nAnna Berg (V) reserverar sig mot beslutet.\n")
    assert [d.text for d in found] == ["Planen antas."]


def test_what_the_board_only_proposes_to_the_assembly_is_its_decision() -> None:
    found = decisions("**Förslag till beslut i regionfullmäktige\nMotionen anses besvarad.\n")
    assert [(d.action, d.body, d.addressee) for d in found] == [
        ("propose", "Regionstyrelsen", "Regionfullmäktige")
    ]


def test_the_items_of_a_summons_are_proposals_with_their_numbers() -> None:
    text = """
^^Östmyra kommun
##Kallelse till kommunfullmäktige
2020-11-30

**5. Budget 2021 (KS 2020/114)

Kommunstyrelsen föreslår kommunfullmäktige besluta

att fastställa budgeten.

**6. Avfallsplan (KS 2019/88)

Kommunstyrelsen föreslår kommunfullmäktige besluta

att anta planen.
"""
    findings = detect_document(*printed(text))
    assert findings.header.kind == "kallelse"
    assert [(d.status, d.body, d.addressee, d.diary_number, d.text) for d in findings.decisions] == [
        ("proposed", "Kommunstyrelsen", "Kommunfullmäktige", "KS 2020/114", "fastställa budgeten."),
        ("proposed", "Kommunstyrelsen", "Kommunfullmäktige", "KS 2019/88", "anta planen."),
    ]


def test_the_outcome_at_the_end_of_an_item_needs_no_heading() -> None:
    found = decisions(
        "Delegationsbeslut nr 301–345 anmäls.\n\nStyrelsen lägger redovisningen till handlingarna.\n"
    )
    assert [(d.text, d.action) for d in found] == [
        ("Styrelsen lägger redovisningen till handlingarna.", "note")
    ]


def test_a_list_within_a_point_stays_with_it() -> None:
    text = """
**Beslut
Regionstyrelsen beslutar att
- godkänna rapporten,
- ge förvaltningen i uppdrag att ta fram en plan för
  - frånvaro
  - lokaler
- översända rapporten till revisorerna.
"""
    assert [d.text for d in decisions(text)] == [
        "godkänna rapporten",
        "ge förvaltningen i uppdrag att ta fram en plan för\n- frånvaro\n- lokaler",
        "översända rapporten till revisorerna.",
    ]


def test_numbers_need_no_stop_where_they_run_on() -> None:
    found = decisions("**Beslut\n1 Yttrandet antas.\n2 Paragrafen justeras omedelbart.\n")
    assert [(d.position, d.text) for d in found] == [
        (1, "Yttrandet antas."),
        (2, "Paragrafen justeras omedelbart."),
    ]
    assert [d.text for d in decisions("**Beslut\n12 Rapporter läggs till handlingarna.\n")] == [
        "12 Rapporter läggs till handlingarna."
    ]


def test_the_committees_proposal_in_the_assemblys_words_is_the_committees() -> None:
    text = """
**Beslut
Yttrandet antas.

Regionstyrelsens förslag till regionfullmäktige
Regionfullmäktige beslutar att anta reglementet.
"""
    assert [(d.action, d.body, d.addressee) for d in decisions(text)][1:] == [
        ("propose", "Regionstyrelsen", "Regionfullmäktige")
    ]


def test_names_side_by_side_under_a_proposal_sign_it() -> None:
    text = """
Tjänsteskrivelse
anna.lind@example.se Regionstyrelsen

##Avtal om jour

**Förslag till beslut
Avtalet godkänns.

Anna Lind   Per-Olof Holm
Direktör   Strateg
"""
    findings = detect_document(*printed(text))
    assert findings.header.body == "Regionstyrelsen"
    assert [decision.text for decision in findings.decisions] == ["Avtalet godkänns."]


def test_a_decision_is_kept_as_it_stands_beside_each_of_its_points() -> None:
    found = decisions(
        "**Beslut\nYttrandet antas.\n\n**Förslag till beslut i regionfullmäktige\nMotionen avslås.\n"
    )
    whole = "Yttrandet antas.\nFörslag till beslut i regionfullmäktige\nMotionen avslås."
    assert [d.verbatim for d in found] == [whole, whole]


def test_those_elected_by_a_list_are_a_row_each() -> None:
    found = decisions("**Beslut\nTill ledamöter väljs:\n– Anna Berg (S)\n– Per Holm (M)\n")
    assert [(d.action, d.text) for d in found] == [("elect", "Anna Berg (S)"), ("elect", "Per Holm (M)")]


def test_a_heading_read_into_the_line_beside_it_ends_the_decision() -> None:
    found = decisions(
        "**Sammanfattning\n             Planen har varit på remiss hos kommunerna, som tillstyrker den.\n"
        "**Beslut\n             Planen antas. Den ersätter planen från 2012.\n"
        "Underlag Förvaltningens skrivelse 2018-03-01\n"
    )
    assert [d.text for d in found] == ["Planen antas. Den ersätter planen från 2012."]


def test_a_name_under_the_decision_dissents() -> None:
    found = decisions("**Beslut\nPlanen antas.\n\nLars Ek reserverar sig mot beslutet.\n")
    assert [d.text for d in found] == ["Planen antas."]


def test_dels_opens_a_point() -> None:
    found = decisions("**Beslut\nRegionstyrelsen beslutar\ndels att anta planen,\ndels att upphäva taxan.\n")
    assert [d.action for d in found] == ["adopt", "repeal"]


@pytest.mark.parametrize(
    "leadin",
    [
        "Regionstyrelsen beslutar att föreslå regionfullmäktige",
        "Regionstyrelsen beslutar föreslå regionfullmäktige besluta",
        "Regionstyrelsen beslutade hemställa hos regionfullmäktige",
        "Regionstyrelsen beslutade hos regionfullmäktige hemställa",
        "Regionstyrelsen beslutade att hos regionfullmäktige hemställa",
    ],
)
def test_to_decide_to_ask_is_to_propose(leadin: str) -> None:
    found = decisions(f"**Beslut\n{leadin}\natt anta planen,\natt upphäva planen från 2011.\n")
    assert [(d.action, d.body, d.addressee, d.text) for d in found] == [
        ("propose", "Regionstyrelsen", "Regionfullmäktige", "anta planen"),
        ("propose", "Regionstyrelsen", "Regionfullmäktige", "upphäva planen från 2011."),
    ]


def test_a_sentence_that_asks_with_the_asked_before_the_verb_proposes() -> None:
    (found,) = decisions(
        "**Beslut\nRegionstyrelsen beslutade hos regionfullmäktige hemställa att planen antas.\n"
    )
    assert (found.action, found.addressee) == ("propose", "Regionfullmäktige")


def test_the_votes_are_no_part_of_what_is_decided() -> None:
    found = decisions("**Beslut\nRegionstyrelsen beslutar med fyra röster mot tre\natt anta planen.\n")
    assert [d.text for d in found] == ["anta planen."]


def test_a_proposal_may_follow_on_the_bodys_own_points_by_samt() -> None:
    found = decisions(
        "**Beslut\nRegionstyrelsen beslutar\natt uppdra åt regiondirektören att följa planen, samt\n"
        "att föreslå regionfullmäktige besluta\natt anta planen.\n"
    )
    assert [(d.action, d.addressee, d.text) for d in found] == [
        ("commission", "Regiondirektören", "uppdra åt regiondirektören att följa planen"),
        ("propose", "Regionfullmäktige", "anta planen."),
    ]


def test_to_propose_that_somebody_decides_asks_them() -> None:
    (found,) = decisions(
        "**Beslut\nRegionstyrelsen beslutar att föreslå att regionfullmäktige antar planen.\n"
    )
    assert (found.action, found.addressee) == ("propose", "Regionfullmäktige")
