"""Protocols without §: numbers of the body and those before it, lead-ins in capitals, proposals."""

from __future__ import annotations

from pipeline.detect import detect_document

from .printed import printed

_UNSIGNED = """
^^Tallvikens kommun   Protokoll
^^Kommunstyrelsen   2016-03-01

**Ks 30   Dnr 31/16
Au 18
**Årsbokslut 2015

Ekonomienheten redovisar ett överskott.

ARBETSUTSKOTTET FÖRESLÅR

att kommunstyrelsen godkänner årsbokslutet.

KOMMUNSTYRELSEN BESLUTAR

att godkänna årsbokslutet,

att överlämna det till kommunfullmäktige.

**Ks 31   Dnr 40/16
Au 21
**Avgifter för camping

KOMMUNSTYRELSEN FÖRESLÅR KOMMUNFULLMÄKTIGE BESLUTA

att fastställa avgifterna för 2016.
"""

_ASSEMBLY = """
^^Region Västmyra   Protokoll
^^Regionfullmäktige   2023-06-13

**§ 61
**Avgift för uteblivet besök

**Regionstyrelsens förslag
Avgiften höjs till 300 kronor.

**Regionfullmäktiges beslut
Regionfullmäktige avslår förslaget.

**Skäl
Påminnelser har visat sig räcka.

**§ 62
**Revidering av policyn

**Regionfullmäktiges beslut
Policyn antas.
"""

_ADDITION = """
##Tilläggsavtal om larm

**1 Parter
Region Västmyra och Tallvikens kommun.

**2 Tillägg till huvudavtalet
Till § 5 fogas följande stycke:

§ 5 Kostnaden bärs av kommunen.

**3 Giltighet
Tilläggsavtalet gäller från och med den 1 januari 2020.
"""


def test_the_number_of_the_committee_before_is_no_title() -> None:
    found = detect_document(*printed(_UNSIGNED))
    assert [(p.label, p.title, p.diary_number) for p in found.paragraphs] == [
        ("§ 30", "Årsbokslut 2015", "31/16"),
        ("§ 31", "Avgifter för camping", "40/16"),
    ]


def test_lead_ins_in_capitals_are_read() -> None:
    found = detect_document(*printed(_UNSIGNED))
    assert [(d.status, d.action, d.addressee, d.text) for d in found.decisions if d.status == "decided"] == [
        ("decided", "approve", None, "godkänna årsbokslutet"),
        ("decided", "note", None, "överlämna det till kommunfullmäktige."),
        ("decided", "propose", "Kommunfullmäktige", "fastställa avgifterna för 2016."),
    ]


def test_a_boards_proposal_before_the_assembly_is_the_boards() -> None:
    found = detect_document(*printed(_ASSEMBLY))
    assert [(d.status, d.action, d.body, d.addressee) for d in found.decisions] == [
        ("proposed", "propose", "Regionstyrelsen", "Regionfullmäktige"),
        ("decided", "reject", "Regionfullmäktige", None),
        ("decided", "adopt", "Regionfullmäktige", None),
    ]


def test_an_addition_that_quotes_a_clause_has_clauses_of_its_own() -> None:
    found = detect_document(*printed(_ADDITION))
    assert [(p.kind, p.label, p.title) for p in found.paragraphs] == [
        ("clause", "1", "Parter"),
        ("clause", "2", "Tillägg till huvudavtalet"),
        ("clause", "3", "Giltighet"),
    ]
