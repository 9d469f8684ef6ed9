"""What a document says of itself."""

from __future__ import annotations

from pipeline.detect import detect_document
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
