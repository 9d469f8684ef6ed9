"""Whole histories of what several public bodies, or one and the civil society, agree upon together."""

from __future__ import annotations

from .histories import events, history_of, protocol, terms


def test_an_old_agreement_without_a_name_keeps_its_own_end() -> None:
    links = history_of(
        protocol(
            "Hallinge kommun",
            "Kommunstyrelsen",
            "2012-04-17",
            """
**§ 71 Avtal om gemensam räddningstjänst med Ekvalls kommun (KS 2012/55)

**Sammanfattning
Kommunerna har sedan 1999 haft ett avtal om räddningstjänst. Avtalet sades upp i december 2011 och löper
ut den
31 december 2012. Ett förslag till nytt avtal om gemensam räddningstjänst mellan Hallinge kommun och
Ekvalls kommun
har tagits fram. Avtalet föreslås gälla från och med den 1 januari 2013 till och med den 31 december 2017.

**Beslut
Kommunstyrelsen föreslår kommunfullmäktige besluta

att godkänna Avtal om gemensam räddningstjänst mellan Hallinge kommun och Ekvalls kommun.
""",
        ),
    )
    new = [agreement for agreement in links.agreements if agreement.diary_number == "KS 2012/55"]
    assert [terms(agreement) for agreement in new] == [
        "KS 2012/55 | Ekvalls kommun; Hallinge kommun | 2013-01-01–2017-12-31 | - | -"
    ]
    assert [events(agreement) for agreement in new] == [
        ["proposed 2012-04-17 Kommunstyrelsen § 71", "in_force 2013-01-01", "expires 2017-12-31"]
    ]


def test_the_agreement_itself_joins_the_minutes_where_an_extension_explains_the_end() -> None:
    links = history_of(
        protocol(
            "Nolby kommun",
            "Kommunfullmäktige",
            "2012-11-26",
            """
**§ 140 Avtal om gemensam växel (KS 2012/301)

**Beslut
Avtal om gemensam växel mellan Nolby kommun och Ekvalls kommun godkänns.
""",
        ),
        protocol(
            "Nolby kommun",
            "Kommunstyrelsen",
            "2016-10-11",
            """
**§ 188 Förlängning av avtal om gemensam växel (KS 2012/301)

**Sammanfattning
Avtal om gemensam växel mellan Nolby kommun och Ekvalls kommun gäller från och med den 1 februari 2013
till och med
den 31 januari 2017.

**Beslut
Kommunstyrelsen beslutar att förlänga avtalet om gemensam växel till och med den 31 januari 2019.
""",
        ),
        """
##Avtal om gemensam växel
##mellan Nolby kommun och Ekvalls kommun

**1. Parter
Nolby kommun, org.nr 212000-5555, och Ekvalls kommun, org.nr 212000-8888.

**2. Ersättning
Ekvalls kommun betalar 1 150 000 kronor per år till Nolby kommun.

**3. Avtalstid
Detta avtal gäller från och med den 1 februari 2013 till och med den 31 januari 2017.
""",
    )
    (agreement,) = links.agreements
    assert terms(agreement) == (
        "KS 2012/301 | Ekvalls kommun; Nolby kommun | 2013-02-01–2019-01-31 | 1150000 SEK | -"
    )
    assert events(agreement) == [
        "adopted 2012-11-26 Kommunfullmäktige § 140",
        "in_force 2013-02-01",
        "extended 2016-10-11 Kommunstyrelsen § 188",
        "expires 2017-01-31",
        "expires 2019-01-31",
    ]


def test_a_regional_agreement_is_consulted_upon_adopted_and_replaces_another() -> None:
    links = history_of(
        """
^^Region Sunnerdal
##Utvärdering av samarbetet
Dnr RS 2022/410
2022-03-15

**Bakgrund
Samverkansavtal mellan Region Sunnerdal och Sunnerdals kommuner om kollektivtrafik (RS 2015/88) gällde
från och med
den 1 juli 2015 till och med den 31 december 2019. Det ersattes av Överenskommelse mellan Region Sunnerdal och
Sunnerdals kommuner om hållbara resor (RS 2019/230).

Överenskommelsen om hållbara resor remitterades till kommunerna i mars 2019 och antogs av
regionfullmäktige i oktober
2019, § 121. Den gäller från och med den 1 januari 2020 till och med den 31 december 2023.
Överenskommelsen utvärderades
under 2021.
""",
    )
    by_number = {agreement.diary_number: agreement for agreement in links.agreements}
    assert sorted(by_number) == ["RS 2015/88", "RS 2019/230"]
    assert events(by_number["RS 2015/88"]) == ["in_force 2015-07-01", "expires 2019-12-31"]
    told = events(by_number["RS 2019/230"])
    assert [event for event in told if not event.startswith("consulted")] == [
        "adopted 2019-10 Regionfullmäktige § 121",
        "in_force 2020-01-01",
        "reviewed 2021",
        "expires 2023-12-31",
    ]
    assert [event.split()[:2] for event in told if event.startswith("consulted")] == [
        ["consulted", "2019-03"]
    ]
    (relation,) = links.relations
    assert (links.agreements[relation.agreement].diary_number, relation.relation) == (
        "RS 2019/230",
        "replaces",
    )
    assert links.agreements[relation.other].diary_number == "RS 2015/88"


def test_the_statutes_of_a_federation_are_adopted_by_each_member() -> None:
    decision = """
**§ {number} Förbundsordning för Räddningstjänstförbundet Mälbygden ({case})

**Sammanfattning
Ett förslag till reviderad förbundsordning har tagits fram. Den föreslås gälla från och med den 1 januari
2014.

**Beslut
Kommunfullmäktige beslutar

att anta Förbundsordning för Räddningstjänstförbundet Mälbygden.
"""
    links = history_of(
        protocol(
            "Nolby kommun",
            "Kommunfullmäktige",
            "2013-10-28",
            decision.format(number=99, case="KS 2013/200"),
        ),
        protocol(
            "Ekvalls kommun",
            "Kommunfullmäktige",
            "2013-11-18",
            decision.format(number=131, case="KS 2013/415"),
        ),
    )
    told = {event for agreement in links.agreements for event in events(agreement)}
    assert {"adopted 2013-10-28 Kommunfullmäktige § 99", "adopted 2013-11-18 Kommunfullmäktige § 131"} <= told
    assert not any(event.startswith(("terminated", "signed", "expires")) for event in told)


def test_a_partnership_with_an_association_is_signed_and_extended() -> None:
    links = history_of(
        """
^^Region Sunnerdal
##Uppföljning av partnerskapet
Dnr HSN 2020/51
2020-09-30

**Inledning
Idéburet offentligt partnerskap mellan Region Sunnerdal och Kvinnojouren Linnea om stöd till utsatta (HSN
2017/19)
undertecknades den 12 juni 2017. Partnerskapet gällde från och med den 1 september 2017 till och med den
31 augusti
2019. Hälso- och sjukvårdsnämnden beslutade den 21 maj 2019, § 48, att förlänga partnerskapet till och
med den 31 augusti
2021. Regionen bidrar med 900 000 kronor per år.
""",
    )
    (agreement,) = links.agreements
    assert terms(agreement) == (
        "HSN 2017/19 | Kvinnojouren Linnea; Region Sunnerdal | 2017-09-01–2021-08-31 | 900000 SEK | -"
    )
    assert events(agreement) == [
        "signed 2017-06-12",
        "in_force 2017-09-01",
        "extended 2019-05-21 Hälso- och sjukvårdsnämnden § 48",
        "expires 2019-08-31",
        "expires 2021-08-31",
    ]


def test_a_joint_board_lasts_until_further_notice_until_it_is_given_notice_of() -> None:
    links = history_of(
        """
##Avtal om gemensam överförmyndarnämnd
##mellan Hallinge kommun, Ekvalls kommun och Nolby kommun

**§ 1 Parter
Hallinge kommun, Ekvalls kommun och Nolby kommun.

**§ 2 Uppdrag
Kommunerna inrättar en gemensam nämnd för överförmyndarfrågor med Ekvalls kommun som värdkommun.

**§ 3 Giltighetstid
Avtalet gäller från och med den 1 januari 2011 och tills vidare med en uppsägningstid av tolv månader.
""",
        protocol(
            "Nolby kommun",
            "Kommunfullmäktige",
            "2017-12-18",
            """
**§ 160 Gemensam överförmyndarnämnd (KS 2017/390)

**Beslut
Kommunfullmäktige beslutar

att säga upp Avtal om gemensam överförmyndarnämnd mellan Hallinge kommun, Ekvalls kommun och Nolby kommun.
""",
        ),
    )
    (agreement,) = links.agreements
    assert terms(agreement) == (
        "- | Ekvalls kommun; Hallinge kommun; Nolby kommun | 2011-01-01–tills vidare | - | 12 månader"
    )
    assert events(agreement) == ["in_force 2011-01-01", "terminated 2017-12-18 Kommunfullmäktige § 160"]


def test_what_is_only_planned_or_wished_has_not_happened() -> None:
    links = history_of(
        protocol(
            "Ekvalls kommun",
            "Kommunstyrelsen",
            "2015-06-02",
            """
**§ 81 Samverkansavtal om vuxenutbildning (KS 2015/77)

**Sammanfattning
Samverkansavtal mellan Ekvalls kommun och Nolby kommun om vuxenutbildning (KS 2010/12) gäller till och
med den 30 juni
2016. Avtalet kan förlängas med ett år om ingen part säger upp det. Ett nytt avtal ska tecknas under
hösten 2015.

**Beslut
Kommunstyrelsen beslutar

att uppdra åt kommundirektören att ta fram ett förslag till nytt samverkansavtal om vuxenutbildning.
""",
        ),
    )
    told = {event for agreement in links.agreements for event in events(agreement)}
    assert "expires 2016-06-30" in told
    assert not any(event.split()[0] in {"extended", "terminated", "signed", "adopted"} for event in told)


def test_two_neighbours_with_like_agreements_are_not_mixed_up() -> None:
    item = """
**§ {number} Avtal om färdtjänst med {other} ({case})

**Beslut
Kommunstyrelsen beslutar

att godkänna Avtal om färdtjänst mellan Ekvalls kommun och {other}. Avtalet gäller från och med {start}.
"""
    links = history_of(
        protocol(
            "Ekvalls kommun",
            "Kommunstyrelsen",
            "2014-03-04",
            item.format(number=31, other="Nolby kommun", case="KS 2014/60", start="den 1 maj 2014"),
            item.format(number=32, other="Hallinge kommun", case="KS 2014/61", start="den 1 juni 2014"),
        ),
    )
    assert {agreement.diary_number: events(agreement) for agreement in links.agreements} == {
        "KS 2014/60": ["adopted 2014-03-04 Kommunstyrelsen § 31", "in_force 2014-05-01"],
        "KS 2014/61": ["adopted 2014-03-04 Kommunstyrelsen § 32", "in_force 2014-06-01"],
    }
