"""Whole histories of agreements that are given notice of, run out or are only told of as an older one."""

from __future__ import annotations

from .histories import events, history_of, protocol, terms


def test_two_councils_adopt_and_one_gives_notice() -> None:
    links = history_of(
        protocol(
            "Mossby kommun",
            "Kommunfullmäktige",
            "2015-11-30",
            """
**§ 131 Nämndsavtal om gemensam lönenämnd (KS 2015/210)

**Sammanfattning
Nämndsavtal mellan Mossby kommun och Sköllersta kommun om gemensam lönenämnd gäller från och med den 1 januari
2016 till och med den 31 december 2019.

**Beslut
Kommunfullmäktige antar nämndsavtalet mellan Mossby kommun och Sköllersta kommun om gemensam lönenämnd.
""",
        ),
        """
^^Sköllersta kommun
##Tjänsteskrivelse
Dnr KS 2018/77
2018-10-02

**Bakgrund
Kommunfullmäktige i Mossby kommun antog den 30 november 2015, § 131, Nämndsavtal mellan Mossby kommun och
Sköllersta kommun om gemensam lönenämnd (KS 2015/210). Kommunfullmäktige i Sköllersta kommun antog
nämndsavtalet
den 14 december 2015, § 160. Mossby kommun har i september 2018 sagt upp nämndsavtalet till den 31
december 2019.
""",
    )
    (agreement,) = links.agreements
    assert events(agreement) == [
        "adopted 2015-11-30 Kommunfullmäktige § 131",
        "adopted 2015-12-14 Kommunfullmäktige § 160",
        "in_force 2016-01-01",
        "terminated 2018-09",
        "expires 2019-12-31",
    ]


def test_a_partnership_is_extended_and_then_given_up() -> None:
    links = history_of(
        """
^^Mossby kommun
##Slutrapport för idéburet offentligt partnerskap
Dnr SN 2023/9
2023-04-28

**Bakgrund
Socialnämnden beslutade den 19 juni 2019, § 77, att ingå Överenskommelse om idéburet offentligt partnerskap
mellan Mossby kommun och Fontänhuset Mossby. Överenskommelsen undertecknades i augusti 2019 och gällde under
perioden 1 september 2019 till 31 december 2021.

**Förlängning
Den 9 november 2021, § 140, beslutade socialnämnden att förlänga överenskommelsen till den 31 december 2022.
Föreningen sade upp överenskommelsen i maj 2022. En ny överenskommelse har inte tecknats.
""",
    )
    (agreement,) = links.agreements
    assert events(agreement) == [
        "adopted 2019-06-19 Socialnämnden § 77",
        "signed 2019-08",
        "in_force 2019-09-01",
        "extended 2021-11-09 Socialnämnden § 140",
        "expires 2021-12-31",
        "terminated 2022-05",
        "expires 2022-12-31",
    ]


def test_the_end_of_an_older_lease_is_a_problem_and_not_the_new_ones_end() -> None:
    links = history_of(
        protocol(
            "Mossby kommun",
            "Tekniska nämnden",
            "2011-05-17",
            """
**§ 41 Arrendeavtal för kolonilotter (TN 2011/88)

**Ärendebeskrivning
Mossby kommun har sedan 1994 ett arrendeavtal med Mossby Koloniförening. Avtalet går ut den 30 juni 2011.
Förvaltningen föreslår att ett nytt arrendeavtal tecknas mellan Mossby kommun och Mossby
Koloniförening. Det nya
avtalet gäller från den 1 juli 2011.

**Beslut
Tekniska nämnden beslutar

att teckna nytt arrendeavtal mellan Mossby kommun och Mossby Koloniförening.
""",
        ),
    )
    (agreement,) = links.agreements
    assert terms(agreement).startswith("TN 2011/88 | Mossby Koloniförening; Mossby kommun | 2011-07-01–")
    assert events(agreement) == [
        "adopted 2011-05-17 Tekniska nämnden § 41",
        "in_force 2011-07-01",
    ]
