"""Reservations, statements, recusals, motions and commissions, with persons and text."""

from __future__ import annotations

import pytest

from pipeline.detect import detect_document
from pipeline.detect.mentions import law_parts
from pipeline.model import Findings

from .printed import printed


def protocol(parts: str, decision: str = "Taxan antas.") -> Findings:
    page = f"""
^^Älvsta kommun  Kommunstyrelsen  Protokoll  2019-03-12
**§ 12 Taxa för badhuset

**Bakgrund
Eva Lind (S) reserverade sig mot det förra beslutet. Per Ek (M) yrkade avslag.
{parts}

**Beslut
{decision}

**§ 13 Meddelanden
**Beslut
Meddelandena läggs till handlingarna.
"""
    return detect_document(*printed(page))


def dissents(parts: str) -> list[tuple[str, list[str], str]]:
    return [(d.kind, [p.name for p in d.persons], d.text) for d in protocol(parts).proceedings.dissents]


def motions(parts: str) -> list[tuple[str, list[str], str]]:
    return [(m.kind, [p.name for p in m.persons], m.text) for m in protocol(parts).proceedings.motions]


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        (
            "**Reservation\nEva Lind (S) och Per\nEk (M) reserverar sig mot beslutet.",
            [
                (
                    "reservation",
                    ["Eva Lind", "Per Ek"],
                    "Eva Lind (S) och Per Ek (M) reserverar sig mot beslutet.",
                )
            ],
        ),
        (
            "**Särskilt yttrande\nÅsa Hed (V) lämnar ett särskilt yttrande: Taxan är hög. Den bör ses över.",
            [
                (
                    "statement",
                    ["Åsa Hed"],
                    "Åsa Hed (V) lämnar ett särskilt yttrande: Taxan är hög. Den bör ses över.",
                )
            ],
        ),
        (
            "**Jäv\nPer Ek (M) anmäler jäv och deltar inte i beslutet. Ulf Bo (M) tjänstgör.",
            [("recusal", ["Per Ek"], "Per Ek (M) anmäler jäv och deltar inte i beslutet.")],
        ),
        ("**Jäv\nNämndens ledamöter deltar inte.", [("recusal", [], "Nämndens ledamöter deltar inte.")]),
        ("**Beslutsgång\nOrdföranden finner att förslaget bifalls.", []),
    ],
)
def test_a_dissent_has_its_kind_persons_and_text(
    parts: str, expected: list[tuple[str, list[str], str]]
) -> None:
    assert dissents(parts) == expected


def test_parties_may_reserve_themselves() -> None:
    found = protocol("**Reservation\nModeraterna och Liberalerna reserverar sig mot beslutet.")
    (dissent,) = found.proceedings.dissents
    assert (dissent.persons, dissent.parties) == ((), ("Moderaterna", "Liberalerna"))


def test_each_of_several_statements_has_its_own_text() -> None:
    parts = """
**Anteckning
Eva Lind (S) lämnar följande protokollsanteckning:
Vi ser positivt på taxan.

Per Ek (M) lämnar följande protokollsanteckning:
Vi ser negativt på taxan.
"""
    assert [
        (persons, text.splitlines()[-1].split(":")[-1].strip()) for _, persons, text in dissents(parts)
    ] == [
        (["Eva Lind"], "Vi ser positivt på taxan."),
        (["Per Ek"], "Vi ser negativt på taxan."),
    ]


def test_motions_have_movers_kind_and_text() -> None:
    parts = """
**Yrkanden
Eva Lind (S) yrkar bifall till förslaget. Per Ek (M) m.fl. yrkar att ärendet återremitteras.
Åsa Hed (V) yrkar i första hand avslag på förslaget och i andra hand återremiss.
Ulf Bo (KD) instämmer i Eva Linds yrkande.
Ordföranden finner att förslaget bifalls.
"""
    assert motions(parts) == [
        ("approve", ["Eva Lind"], "Eva Lind (S) yrkar bifall till förslaget."),
        ("refer_back", ["Per Ek"], "Per Ek (M) m.fl. yrkar att ärendet återremitteras."),
        ("reject", ["Åsa Hed"], "Åsa Hed (V) yrkar i första hand avslag på förslaget"),
        ("refer_back", ["Åsa Hed"], "och i andra hand återremiss."),
        ("support", ["Ulf Bo"], "Ulf Bo (KD) instämmer i Eva Linds yrkande."),
    ]


def test_a_heading_says_what_a_motion_without_such_a_word_is() -> None:
    assert motions("**Tilläggsyrkande\nEva Lind (S) yrkar att bastun hålls öppen.")[0][0] == "addition"


def test_a_commission_leads_to_its_decision() -> None:
    found = protocol("", "Kommunchefen får i uppdrag att se över taxan senast i juni 2020.")
    (commission,) = found.proceedings.commissions
    assert found.decisions[commission.decision].status == "decided"
    assert (commission.assignee, str(commission.deadline)) == ("Kommunchefen", "2020-06")


def test_a_time_without_a_year_stays_words() -> None:
    found = protocol("", "Kommunchefen får i uppdrag att till styrelsens sammanträde i maj se över taxan.")
    (commission,) = found.proceedings.commissions
    assert (commission.deadline, commission.deadline_text) == (None, "till styrelsens sammanträde i maj")


def test_laws_sums_and_periods_are_rows_with_their_paragraph() -> None:
    parts = "Enligt 2 kap. 5 § kommunallagen (2017:725) får 40 000 kronor tas ut från och med 1 juli 2019."
    found = protocol(f"**Ekonomi\n{parts}").proceedings
    assert [(x.law, x.number, x.provision, x.paragraph) for x in found.laws] == [
        ("kommunallagen", "2017:725", "2 kap. 5 §", 0)
    ]
    assert [(x.value, x.raw, x.paragraph) for x in found.money] == [(40000.0, "40 000 kronor", 0)]
    assert [str(x.start) for x in found.periods] == ["2019-07-01"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("6 kap 15 § KL", ("KL", None, "6 kap 15 §")),
        ("lagen (2010:1065)", (None, "2010:1065", None)),
        ("9 kap. 2 a § plan- och bygglagen", ("plan- och bygglagen", None, "9 kap. 2 a §")),
        ("5 kap. 11–13 §§", (None, None, "5 kap. 11–13 §§")),
    ],
)
def test_a_citation_of_a_law_is_taken_apart(text: str, expected: tuple[str | None, ...]) -> None:
    assert law_parts(text) == expected
