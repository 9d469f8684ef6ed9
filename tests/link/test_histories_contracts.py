"""Whole histories of contracts that one municipality makes: running, renting, land, sale, intent."""

from __future__ import annotations

from .histories import events, history_of, protocol, terms


def test_an_operating_agreement_is_approved_and_given_notice_of() -> None:
    links = history_of(
        protocol(
            "Lövhults kommun",
            "Kultur- och fritidsnämnden",
            "2016-02-16",
            """
**§ 14 Driftsavtal för ridanläggningen (KFN 2016/21)

**Sammanfattning
Förvaltningen har tagit fram ett förslag till driftsavtal mellan Lövhults kommun och Lövhults Ryttarförening.
Avtalet gäller från och med den 1 april 2016 till och med den 31 mars 2021. Kommunen betalar 385 000 kronor
per år i driftbidrag. Uppsägningstiden är sex månader.

**Beslut
Kultur- och fritidsnämnden beslutar

att godkänna driftsavtalet mellan Lövhults kommun och Lövhults Ryttarförening.
""",
        ),
        protocol(
            "Lövhults kommun",
            "Kultur- och fritidsnämnden",
            "2018-11-20",
            """
**§ 88 Uppsägning av driftsavtal för ridanläggningen (KFN 2016/21)

**Beslut
Kultur- och fritidsnämnden beslutar

att säga upp driftsavtalet mellan Lövhults kommun och Lövhults Ryttarförening så att det upphör att gälla den
30 juni 2019.
""",
        ),
    )
    (agreement,) = links.agreements
    assert terms(agreement) == (
        "KFN 2016/21 | Lövhults Ryttarförening; Lövhults kommun | "
        "2016-04-01–2019-06-30 | 385000 SEK | 6 månader"
    )
    assert events(agreement) == [
        "adopted 2016-02-16 Kultur- och fritidsnämnden § 14",
        "in_force 2016-04-01",
        "terminated 2018-11-20 Kultur- och fritidsnämnden § 88",
        "expires 2019-06-30",
        "expires 2021-03-31",
    ]


def test_a_lease_is_its_own_document_and_the_minutes_that_approve_it() -> None:
    links = history_of(
        protocol(
            "Sundforsa kommun",
            "Socialnämnden",
            "2013-09-17",
            """
**§ 102 Hyresavtal för daglig verksamhet (SN 2013/77)

**Beslut
Socialnämnden godkänner hyresavtal mellan Fastighets AB Kvarnen och Sundforsa kommun avseende lokaler på
Kvarngatan 4.
""",
        ),
        """
##Hyresavtal
##mellan Fastighets AB Kvarnen och Sundforsa kommun
##avseende lokaler på Kvarngatan 4

**1. Parter
Hyresvärd: Fastighets AB Kvarnen, org.nr 556000-1111
Hyresgäst: Sundforsa kommun, org.nr 212000-7777

**2. Hyrestid
Avtalet gäller från och med den 1 januari 2014 till och med den 31 december 2018.

**3. Uppsägning
Uppsägning ska ske skriftligen minst nio månader före hyrestidens utgång.

**4. Hyra
Hyran är 640 000 kronor per år.
""",
    )
    (agreement,) = links.agreements
    assert terms(agreement) == (
        "SN 2013/77 | Fastighets AB Kvarnen; Sundforsa kommun | "
        "2014-01-01–2018-12-31 | 640000 SEK | 9 månader"
    )
    assert events(agreement) == [
        "adopted 2013-09-17 Socialnämnden § 102",
        "in_force 2014-01-01",
        "expires 2018-12-31",
    ]


def test_a_land_allocation_is_prolonged() -> None:
    links = history_of(
        protocol(
            "Sundforsa kommun",
            "Kommunstyrelsen",
            "2019-03-05",
            """
**§ 40 Markanvisningsavtal för kvarteret Lärkan (KS 2019/118)

**Beslut
Kommunstyrelsen beslutar

att godkänna Markanvisningsavtal mellan Sundforsa kommun och Byggmästargruppen Norr AB om kvarteret
Lärkan. Avtalet
gäller till och med den 31 december 2020.
""",
        ),
        protocol(
            "Sundforsa kommun",
            "Kommunstyrelsen",
            "2020-12-08",
            """
**§ 211 Förlängning av markanvisningsavtal för kvarteret Lärkan (KS 2019/118)

**Sammanfattning
Kommunstyrelsen godkände den 5 mars 2019, § 40, Markanvisningsavtal mellan Sundforsa kommun och
Byggmästargruppen
Norr AB om kvarteret Lärkan.

**Beslut
Kommunstyrelsen beslutar

att förlänga markanvisningsavtalet till och med den 30 juni 2021.
""",
        ),
    )
    (agreement,) = links.agreements
    assert (
        terms(agreement) == "KS 2019/118 | Byggmästargruppen Norr AB; Sundforsa kommun | –2021-06-30 | - | -"
    )
    assert events(agreement) == [
        "adopted 2019-03-05 Kommunstyrelsen § 40",
        "extended 2020-12-08 Kommunstyrelsen § 211",
        "expires 2020-12-31",
        "expires 2021-06-30",
    ]
    assert len(agreement.events[0].sources) == 2


def test_a_sale_is_proposed_decided_and_signed() -> None:
    item = """
**§ {number} Försäljning av fastigheten Granlunda 4:12 (KS 2020/9)

**Sammanfattning
Köpeavtal mellan Sundforsa kommun och Torsvalla Industri AB om fastigheten Granlunda 4:12 har tagits fram.
Köpeskillingen är 12 500 000 kronor.

**Beslut
{decision}
"""
    links = history_of(
        protocol(
            "Sundforsa kommun",
            "Kommunstyrelsen",
            "2020-02-04",
            item.format(
                number=12,
                decision="Kommunstyrelsen föreslår kommunfullmäktige besluta\n\natt godkänna "
                "köpeavtalet mellan "
                "Sundforsa kommun och Torsvalla Industri AB.",
            ),
        ),
        protocol(
            "Sundforsa kommun",
            "Kommunfullmäktige",
            "2020-02-24",
            item.format(
                number=7,
                decision="Kommunfullmäktige beslutar\n\natt godkänna köpeavtalet mellan Sundforsa kommun och "
                "Torsvalla Industri AB.",
            ),
        ),
        protocol(
            "Sundforsa kommun",
            "Kommunstyrelsen",
            "2020-05-05",
            """
**§ 61 Återrapportering (KS 2020/9)

**Sammanfattning
Köpeavtalet mellan Sundforsa kommun och Torsvalla Industri AB undertecknades den 14 mars 2020.

**Beslut
Informationen läggs till handlingarna.
""",
        ),
    )
    (agreement,) = links.agreements
    assert terms(agreement) == "KS 2020/9 | Sundforsa kommun; Torsvalla Industri AB | – | 12500000 SEK | -"
    assert events(agreement) == [
        "proposed 2020-02-04 Kommunstyrelsen § 12",
        "adopted 2020-02-24 Kommunfullmäktige § 7",
        "signed 2020-03-14",
    ]


def test_a_letter_of_intent_is_revised() -> None:
    links = history_of(
        protocol(
            "Torsvalla kommun",
            "Kommunstyrelsen",
            "2021-05-11",
            """
**§ 90 Avsiktsförklaring om badhus (KS 2021/140)

**Sammanfattning
En avsiktsförklaring mellan Torsvalla kommun och Bad i Norr AB om ett nytt badhus tecknades i mars 2018.
Avsiktsförklaringen
reviderades i november 2019 av kommunstyrelsen.

**Beslut
Kommunstyrelsen beslutar

att återremittera ärendet.
""",
        ),
    )
    (agreement,) = links.agreements
    assert terms(agreement).split(" | ")[1] == "Bad i Norr AB; Torsvalla kommun"
    assert events(agreement) == ["signed 2018-03", "revised 2019-11 Kommunstyrelsen"]


def test_a_draft_that_is_sent_back_is_not_adopted() -> None:
    links = history_of(
        protocol(
            "Torsvalla kommun",
            "Tekniska nämnden",
            "2017-10-03",
            """
**§ 75 Skötselavtal för motionsspår (TN 2017/66)

**Sammanfattning
Ett förslag till Skötselavtal mellan Torsvalla kommun och Torsvalla Skidklubb har upprättats. Avtalet
föreslås gälla
från och med den 1 januari 2018. När avtalet har godkänts ska det undertecknas av nämndens ordförande.

**Beslut
Tekniska nämnden beslutar

att återremittera ärendet för att avtalet ska kunna sägas upp med kortare varsel.
""",
        ),
    )
    kinds = {event.split()[0] for agreement in links.agreements for event in events(agreement)}
    assert not kinds & {"adopted", "signed", "terminated", "extended"}
