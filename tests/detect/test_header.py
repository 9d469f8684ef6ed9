"""What a document says of itself."""

from __future__ import annotations

import pytest

from pipeline.detect import detect_document
from pipeline.detect.logotype import find_logotype, small_logotype
from pipeline.model import Header

from .printed import printed

_EXTRACT = "^^Region Norrmark  Protokollsutdrag  Regionstyrelsen\n"


def header(*pages: str, **properties: str) -> Header:
    return detect_document(*printed(*pages, properties=properties)).header


def test_an_extract_has_its_paragraphs_title_and_number() -> None:
    page = f"{_EXTRACT}**§ 4\n**Samverkan (RS/12/2018)\n\n**Beslut\nPlanen antas."
    assert header(page) == Header(
        "protokollsutdrag", "Region Norrmark", "Regionstyrelsen", "Samverkan", None, "RS/12/2018"
    )


def test_an_extract_without_its_sign_is_one_item_with_neither_number_nor_label() -> None:
    page = f"{_EXTRACT}##Uppföljning av samverkan (RS/12/2018)\n\n**Beslut\nPlanen antas."
    findings = detect_document(*printed(page))
    (item,) = findings.paragraphs
    assert (item.kind, item.number, item.label) == ("item", None, None)
    assert (item.title, item.diary_number) == ("Uppföljning av samverkan", "RS/12/2018")


def test_a_protocols_head_may_be_stacked_and_broken() -> None:
    head = "^^Barn- och\n^^ungdomsnämnden\n^^Protokoll\n^^2018-03-27\n"
    pages = [f"{head}**§ {n}\n**Ärende {n}\n\n**Beslut\nPlanen antas.\n" for n in (1, 2)]
    found = header(*pages)
    assert (found.kind, found.body, str(found.date)) == (
        "protokoll",
        "Barn- och ungdomsnämnden",
        "2018-03-27",
    )
    assert found.title is None


def test_a_report_has_the_date_and_number_of_its_letterhead_not_of_its_text() -> None:
    page = """
Samverkan och klimat   2019-05-16   RUN/29/2019
Lina Ek

##Utvärdering av överenskommelsen

**Bakgrund
Sedan den 1 januari 2013 har detta reglerats i ett avtal (LS/88/2012).
"""
    found = header(page)
    assert (found.kind, found.title) == ("rapport", "Utvärdering av överenskommelsen")
    assert (str(found.date), found.diary_number) == ("2019-05-16", "RUN/29/2019")


def test_the_day_of_adjustment_is_not_the_meetings_day() -> None:
    page = """
**Sammanträdesprotokoll
Kommunstyrelsen
Justeringens plats och tid Kommunhuset 2018-04-09
Sammanträdesdatum 2018-03-28

**§ 1
**Val

**Beslut
Anna Berg utses att justera.

**§ 2
**Taxa

**Beslut
Taxan antas.
"""
    found = header(page)
    assert (found.kind, found.body, str(found.date)) == ("protokoll", "Kommunstyrelsen", "2018-03-28")


def test_an_agreements_number_in_the_text_is_not_its_own() -> None:
    page = """
##Överenskommelse mellan Region Norrmark och Älvsta kommun om jour

**§ 1 Bakgrund
Tidigare gällde ett avtal (LS/88/2012).
"""
    found = header(page)
    assert (found.kind, found.diary_number, found.date) == ("overenskommelse", None, None)
    assert found.organisation == "Region Norrmark"


def test_the_title_of_a_scan_may_stand_in_the_properties_but_a_file_name_is_none() -> None:
    page = "Bakgrund\nI länet har det länge funnits samverkan.\n"
    assert header(page, title="Uppföljning av samverkan").title == "Uppföljning av samverkan"
    assert header(page, title="Microsoft Word - skrivelse 3.docx").title is None


def test_a_document_without_text_is_said_to_have_none() -> None:
    findings = detect_document(*printed(""))
    assert [problem.kind for problem in findings.problems] == ["no-text"]


def test_a_protocol_with_an_agenda_on_its_front_is_no_summons() -> None:
    front = "^^Älvsta kommun\n**Sammanträdesprotokoll\nKommunstyrelsen\n2018-02-06\n**Dagordning\n"
    pages = [f"**§ {n}\n**Ärende {n}\n\n**Beslut\nPlanen antas.\n" for n in (12, 13)]
    assert header(front, *pages).kind == "protokoll"


def test_an_extract_may_say_so_in_a_sentence() -> None:
    page = """
Utdrag ur protokoll fört vid sammanträde med kommunstyrelsen i
Älvsta kommun den 5 mars 1998

Ks § 45
Dnr 1998/112-311

Lantmäteriförrättning för Norrby 2:4

Kommunstyrelsen beslutar

att godkänna förrättningen.
"""
    found = header(page)
    assert (found.kind, found.organisation, found.body) == (
        "protokollsutdrag",
        "Älvsta kommun",
        "Kommunstyrelsen",
    )
    assert (found.title, str(found.date)) == ("Lantmäteriförrättning för Norrby 2:4", "1998-03-05")


def test_a_letterheads_columns_give_the_body_the_day_and_the_number() -> None:
    page = """
Landstinget Norrmark                     SKRIVELSE
Ledningskontoret          Datum          Diarienummer
                          2011-10-03     LS 1105-0773
Telefon 060-12 34 56      Landstingsstyrelsen

##Svar på motion om friskvård

**Förslag till beslut
Landstingsstyrelsen föreslår landstingsfullmäktige besluta

att anse motionen besvarad.

Per Holm
Landstingsdirektör
"""
    findings = detect_document(*printed(page))
    found = findings.header
    assert (found.kind, found.organisation, found.body) == (
        "tjansteskrivelse",
        "Landstinget Norrmark",
        "Landstingsstyrelsen",
    )
    assert (str(found.date), found.diary_number) == ("2011-10-03", "LS 1105-0773")
    # Who signs the statement is no part of what it proposes.
    assert [decision.text for decision in findings.decisions] == ["anse motionen besvarad."]


def test_a_protocol_of_one_paragraph_is_an_extract() -> None:
    head = "^^Region Norrmark\n^^Regionstyrelsen   Protokoll   2018-05-29\n"
    text = "**§ 67\n**Riktlinjer\n\n**Sammanfattning\nDe har setts över.\n\n**Beslut\nRiktlinjerna antas.\n"
    assert header(head + text).kind == "protokollsutdrag"
    assert header(head + text.replace("§ 67", "§ 1")).kind == "protokoll"


@pytest.mark.parametrize(
    ("lines", "organisation"),
    [
        ("GRANBY   Protokollsutdrag\nKOMMUN   Kommunstyrelsen", "Granby kommun"),
        ("REGION\nNORRMARK", "Region Norrmark"),
        ("Granby\nkommun", "Granby kommun"),
        ("SJÖVIKS\nSTAD", "Sjöviks stad"),
    ],
)
def test_a_logotype_on_two_lines_names_the_organisation(lines: str, organisation: str) -> None:
    found = find_logotype(lines.split("\n"))
    assert found == (organisation, 0)


@pytest.mark.parametrize(
    "lines", ["TJÄNSTESKRIVELSE\nKommun och region", "GRANBY\nKommunstyrelsen", "Region Norrmark\nProtokoll"]
)
def test_no_logotype(lines: str) -> None:
    assert find_logotype(lines.split("\n")) is None


def test_minutes_of_a_group_that_is_no_body_of_the_law() -> None:
    page = """
##Minnesanteckningar från Norrmarks länssamverkan
Fredagen den 8 mars 2019, Regionens hus

Närvarande  Region Norrmark: Anna Ek, ordförande
Granby kommun: Per Holm
Anmält förhinder  Siv Lind, trafiknämnden

**§ 1 Inledning
Dagordningen godkändes.

**§ 2 Läget
Alla berättade.
"""
    found = header(page)
    assert (found.kind, found.organisation, found.body, str(found.date)) == (
        "protokoll",
        "Region Norrmark",
        "Norrmarks länssamverkan",
        "2019-03-08",
    )


def test_a_board_of_a_part_of_the_town_has_it_in_its_name() -> None:
    head = "^^SJÖVIKS STAD  PROTOKOLL 5/2008\n^^Södra Strandens stadsdelsnämnd 2008-05-22\n"
    pages = [f"{head}**§ {n}\n**Ärende {n}\n\n**Beslut\nStadsdelsnämnden godkänner planen.\n" for n in (1, 2)]
    findings = detect_document(*printed(*pages))
    assert (findings.header.organisation, findings.header.body) == (
        "Sjöviks stad",
        "Södra Strandens stadsdelsnämnd",
    )
    assert {decision.body for decision in findings.decisions} == {"Södra Strandens stadsdelsnämnd"}


def test_the_place_of_the_notice_is_no_title() -> None:
    page = """
^^GRANBY KOMMUN  SAMMANTRÄDESPROTOKOLL
Kommunfullmäktige 1996-03-25
##Förvaringsplats Kommunkontoret

**§ 20
**Val

**Beslut
Per Holm väljs.

**§ 21
**Budget

**Beslut
Budgeten antas.
"""
    assert header(page).title is None


@pytest.mark.parametrize(
    ("proposal", "expected"),
    [
        (
            "Socialförvaltningen föreslår att socialnämnden föreslår kommunfullmäktige besluta\n"
            "att godkänna avtalet med Granby kommun.",
            ("propose", "Socialnämnden", "Kommunfullmäktige"),
        ),
        (
            "Socialförvaltningen föreslår att socialnämnden för egen del beslutar\n"
            "att ge förvaltningschefen i uppdrag att informera personalen.",
            ("commission", "Socialnämnden", "Förvaltningschefen"),
        ),
        (
            "Socialförvaltningen föreslår att socialnämnden beslutar att godkänna rapporten.",
            ("approve", "Socialnämnden", None),
        ),
    ],
)
def test_an_office_proposes_what_the_body_is_to_decide(
    proposal: str, expected: tuple[str | None, ...]
) -> None:
    page = f"""
GRANBY KOMMUN
Tjänsteskrivelse
2021-02-08

##Avtal om köp av tjänster

**Förslag till beslut
{proposal}

**Ärendet
Avtalet löper ut.
"""
    findings = detect_document(*printed(page))
    (row,) = findings.decisions
    assert (row.action, row.body, row.addressee) == expected
    assert (row.status, findings.header.body) == ("proposed", "Socialnämnden")


@pytest.mark.parametrize(
    "words",
    [
        "Kommunstyrelsens förslag:",
        "Kommunstyrelsen 2018-09-03, § 151, föreslår kommunfullmäktige besluta:",
        "Kommunstyrelsen föreslog den 3 september 2018, § 151, kommunfullmäktige att besluta:",
    ],
)
def test_the_boards_proposal_before_the_assembly_is_a_proposal_to_it(words: str) -> None:
    page = f"""
^^Granby kommun  Protokoll
^^Kommunfullmäktige 2018-09-24
**§ 77
**Avtal om räddningstjänst

**Förslag till beslut
{words}
1. Avtalet förlängs.

**Beslut
1. Avtalet förlängs.

**§ 78
**Val

**Beslut
Per Holm väljs.
"""
    rows = detect_document(*printed(page, page.replace("§ 77", "§ 79").replace("§ 78", "§ 80"))).decisions
    row = next(row for row in rows if row.status == "proposed")
    assert (row.action, row.body, row.addressee) == ("propose", "Kommunstyrelsen", "Kommunfullmäktige")
    assert row.text == "Avtalet förlängs."


@pytest.mark.parametrize(
    ("head", "body"),
    [
        (
            "^^Granby kommun\n^^Gemensam överförmyndarnämnd i Granby, Älvsta och Sjövik\n^^2019-05-14",
            "Gemensamma överförmyndarnämnden",
        ),
        ("^^Granby kommun  Sammanträdesprotokoll\n^^Fullmäktige\n^^2019-05-14", "Kommunfullmäktige"),
        ("^^Region Norrmark  Protokoll\n^^Fullmäktige\n^^2019-05-14", "Regionfullmäktige"),
    ],
)
def test_a_bodys_name_is_made_whole(head: str, body: str) -> None:
    pages = [f"{head}\n**§ {n}\n**Ärende {n}\n\n**Beslut\nPlanen antas.\n" for n in (1, 2)]
    assert header(*pages).body == body


def test_what_the_board_decides_to_propose_is_a_proposal_to_the_next_body() -> None:
    page = """
LANDSTINGET NORRMARK        PROTOKOLL
Landstingsstyrelsen         1999-11-16

**LS § 201 Svar på motion om glasögon

Landstingsstyrelsen beslutar

att föreslå landstingsfullmäktige besluta

att motionen skall anses besvarad.

**LS § 202 Upphandling av buss

Landstingsstyrelsen beslutar

att genomföra upphandlingen.
"""
    findings = detect_document(*printed(page))
    assert findings.header.organisation == "Landstinget Norrmark"
    row = findings.decisions[0]
    assert (row.text, row.action, row.body, row.addressee) == (
        "motionen skall anses besvarad.",
        "propose",
        "Landstingsstyrelsen",
        "Landstingsfullmäktige",
    )


def test_an_extract_may_tell_the_day_under_its_title_and_its_organisation_in_small_letters() -> None:
    page = """
^^N region norrmark
^^Kulturnämnden
**§ 4
**Stöd till bibliotek
Ärendenummer KUN 2018-0012
Sammanträde tisdagen den 27 mars 2018, klockan 09.00, Regionhuset

**Ärendebeskrivning
Region Norrmark antog en plan den 3 maj 2015.

**Beslut
Planen antas.
"""
    found = header(page)
    assert (found.organisation, found.body, str(found.date)) == (
        "Region Norrmark",
        "Kulturnämnden",
        "2018-03-27",
    )


def test_a_date_in_the_text_of_an_extract_is_not_the_meetings() -> None:
    text = "**Sammanfattning\nSammanträde hölls den 3 maj 2015.\n\n**Beslut\nPlanen antas."
    page = f"{_EXTRACT}**§ 4\n**Samverkan\n\n{text}"
    assert header(page).date is None


def test_small_letters_are_a_logotype_only_where_the_text_has_the_name() -> None:
    assert small_logotype(["S  sjövik kommun"], "Sjövik kommun äger hamnen.") == "Sjövik kommun"
    assert small_logotype(["region norrmark"], "Regionen äger skolan.") is None
    assert small_logotype(["i en annan kommun"], "Annan kommun") is None


_JOINT = """
^^Sjöviks kommun   SAMMANTRÄDESPROTOKOLL
^^Räddningsnämnden Kustlandet den 19 maj 2011

**§ 1
**Taxa

**Beslut
Nämnden antar taxan{}.

**§ 2
**Val

**Beslut
Nämnden utser Per Ek.
"""


@pytest.mark.parametrize(
    ("named", "text", "body"),
    [
        ("Räddningsnämnden Kustlandet", " för Kustlandet", "Räddningsnämnden Kustlandet"),
        ("Räddningsnämnden Kustlandet", "", "Räddningsnämnden"),
        ("Räddningsnämnden Kustlandet", " för Kustlandets kommun", "Räddningsnämnden"),
        ("Räddningsnämnden Södra Kusten", " för Södra Kusten", "Räddningsnämnden Södra Kusten"),
        ("Räddningsnämnden Protokoll", " till dagens Protokoll", "Räddningsnämnden"),
        ("Räddningsnämnden", " för Kustlandet", "Räddningsnämnden"),
        ("Räddningsnämnden Listan", " i Listan enligt listan", "Räddningsnämnden"),
        ("Räddningsnämnden Kustlandet", " utom Kustlandet", "Räddningsnämnden"),
        ("Räddningsnämnden Ekberg", " som Ekberg önskar. Justerare Anna Ekberg (S)", "Räddningsnämnden"),
        ("Räddningsnämnden Anna Ek", " som Anna Ek önskar", "Räddningsnämnden"),
    ],
)
def test_a_joint_board_may_have_a_proper_name(named: str, text: str, body: str) -> None:
    page = _JOINT.format(text).replace("Räddningsnämnden Kustlandet", named, 1)
    assert header(page).body == body


def test_a_list_that_heads_a_later_page_is_no_name_of_the_board() -> None:
    later = "^^Räddningsnämnden Voteringslista\nLedamot\n"
    page = _JOINT.format(" i Voteringslista").replace("Räddningsnämnden Kustlandet", "Räddningsnämnden", 1)
    assert header(page, later).body == "Räddningsnämnden"


def test_the_label_of_the_day_may_stand_above_it() -> None:
    page = f"{_EXTRACT}**§ 4\n**Samverkan i länet\nSammanträdesdatum\n2018-03-27\n\n**Beslut\nPlanen antas."
    assert str(header(page).date) == "2018-03-27"
