"""Histories as single matters tell them: an old agreement and its successor, proposals, terms by length."""

from __future__ import annotations

from .histories import events, history_of, protocol, terms


def test_the_present_agreement_is_not_the_one_that_the_matter_makes() -> None:
    links = history_of(
        protocol(
            "Mossby kommun",
            "Kultur- och fritidsnämnden",
            "2011-05-18",
            """
**§ 41 Hyresavtal för Mossby bibliotek (KFN 2011/33)

**Sammanfattning
Nuvarande hyresavtal löper ut den 30 september 2011. Det nya avtalet gäller i fem år från den 1 oktober
2011. Årshyran är 480 000 kronor.

**Beslut
Kultur- och fritidsnämnden beslutar att godkänna hyresavtalet med Fastighets AB Lunden.
""",
        )
    )
    (agreement,) = links.agreements
    assert (
        terms(agreement)
        == "KFN 2011/33 | Fastighets AB Lunden; Mossby kommun | 2011-10-01–2016-09-30 | 480000 SEK | -"
    )
    assert events(agreement) == [
        "adopted 2011-05-18 Kultur- och fritidsnämnden § 41",
        "in_force 2011-10-01",
        "expires 2016-09-30",
    ]


def test_two_agreements_of_one_name_are_told_apart_by_the_word_before_them() -> None:
    links = history_of(
        protocol(
            "Region Norrmark",
            "Samverkansnämnden",
            "2020-03-06",
            """
**§ 9 Överenskommelse om samverkan kring barns hälsa (RS 2019/881)

**Sammanfattning
Nuvarande överenskommelse mellan Region Norrmark och länets kommuner om samverkan kring barns hälsa antogs
2016 och gäller till och med 2020-06-30. Ett förslag till ny överenskommelse presenterades för
samverkansnämnden den 6 december 2019, § 44. Den nya överenskommelsen gäller från den 1 juli 2020 till den
30 juni 2024.

**Beslut
Samverkansnämnden rekommenderar Region Norrmark och länets kommuner att anta överenskommelsen.
""",
        )
    )
    new, old = sorted(links.agreements, key=lambda agreement: str(agreement.diary_number), reverse=True)
    if new.diary_number is None:
        new, old = old, new
    assert events(new) == [
        "presented 2019-12-06 Samverkansnämnden § 44",
        "recommended 2020-03-06 Samverkansnämnden § 9",
        "in_force 2020-07-01",
        "expires 2024-06-30",
    ]
    assert events(old) == ["adopted 2016", "expires 2020-06-30"]


def test_what_is_proposed_or_only_welcomed_is_not_done() -> None:
    links = history_of(
        protocol(
            "Region Norrmark",
            "Regionstyrelsen",
            "2017-02-14",
            """
**§ 22 Avtal om sjukresor med Taxi Mossby AB (RS 2013/54)

**Sammanfattning
Avtalet gäller t.o.m. 2017-08-31. Trafiknämnden beslutade den 24 januari 2017, § 8, att föreslå
regionstyrelsen att säga upp avtalet.

**Beslut
Regionstyrelsen ställer sig positiv till att förlänga avtalet.
""",
        )
    )
    (agreement,) = links.agreements
    assert events(agreement) == ["proposed 2017-01-24 Trafiknämnden § 8", "expires 2017-08-31"]


def test_a_telling_of_all_councils_in_a_year_is_no_event_beside_each_of_them() -> None:
    name = "Avtal mellan Mossby kommun och Sköllersta kommun om växel."
    adopted = "Kommunfullmäktige i {} antog den {}, § {}, " + name
    links = history_of(
        f"""
^^Mossby kommun
##Tjänsteskrivelse
Dnr KS 2018/77
2018-10-02

**Bakgrund
{adopted.format("Mossby", "30 november 2015", 131)}
{adopted.format("Sköllersta", "14 december 2015", 160)}
""",
        """
^^Sköllersta kommun
##Rapport
Dnr KS 2019/12
2019-03-01

**Bakgrund
Kommunfullmäktige i de två kommunerna antog 2015 Avtal mellan Mossby kommun och Sköllersta kommun om växel.
""",
    )
    (agreement,) = links.agreements
    assert events(agreement) == [
        "adopted 2015-11-30 Kommunfullmäktige § 131",
        "adopted 2015-12-14 Kommunfullmäktige § 160",
    ]
    assert all(len(event.sources) == 2 for event in agreement.events)


def test_an_extract_with_a_dated_proposal_for_two_agreements() -> None:
    links = history_of(
        protocol(
            "Mossby kommun",
            "Kommunfullmäktige",
            "2018-09-24",
            """
**§ 77 Förlängning av avtal om gemensam växel samt tilläggsavtal om chatt (KS 2018/133)

**Sammanfattning
Växeln regleras i Avtal om gemensam växel (KS 2013/148), som gäller till och med 2018-12-31.

**Kommunstyrelsens förslag
Kommunstyrelsen 2018-09-03, § 151, föreslår kommunfullmäktige besluta
att Avtal om gemensam växel förlängs till och med 2021-12-31, samt
att Tilläggsavtal om chatt godkänns.

**Beslut
Kommunfullmäktige beslutar
att Avtal om gemensam växel förlängs till och med 2021-12-31, samt
att Tilläggsavtal om chatt godkänns.
""",
        )
    )
    told = {agreement.title: events(agreement) for agreement in links.agreements}
    assert told["Avtal om gemensam växel"] == [
        "proposed 2018-09-03 Kommunstyrelsen § 151",
        "extended 2018-09-24 Kommunfullmäktige § 77",
        "expires 2018-12-31",
        "expires 2021-12-31",
    ]
    assert told["Tilläggsavtal om chatt"] == [
        "proposed 2018-09-03 Kommunstyrelsen § 151",
        "adopted 2018-09-24 Kommunfullmäktige § 77",
    ]
