"""Decisions of a meeting on agreements: what the matter makes, and what is done with one that exists."""

from __future__ import annotations

import pytest

from pipeline.detect.agreements import Telling, find_agreements
from pipeline.model import Decision, DecisionAction, DecisionStatus, Header, PartialDate, Span

from .tellings import item_of, manuscript_of

MEETING = PartialDate(2020, 5, 4)


def _matter(
    title: str,
    text: str,
    decided: str,
    action: DecisionAction = "approve",
    status: DecisionStatus = "decided",
) -> Telling:
    manuscript = manuscript_of(f"§ 45\n\n{title}\n\n{text}\n\nBeslut\n\n{decided}")
    start = manuscript.text.rindex(decided)
    decision = Decision(
        status,
        1,
        action,
        decided,
        Span(start, start + len(decided)),
        1,
        1,
        body="Kommunstyrelsen",
        date=MEETING,
        paragraph=0,
    )
    header = Header("protokoll", "Älvsta kommun", "Kommunstyrelsen", None, MEETING)
    return find_agreements(
        manuscript, header, (item_of(manuscript, title, "KS/45/2020", 45),), (decision,), ()
    )


def _events(telling: Telling) -> list[str]:
    return sorted(
        f"{event.kind} {event.date} {event.paragraph_label or ''}".strip() for event in telling.events
    )


@pytest.mark.parametrize(
    ("title", "text", "decided", "action", "expected"),
    [
        (
            "Hyresavtal för förskolan Linden",
            "Avtalet gäller från och med den 1 juli 2020 till och med den 30 juni 2030.",
            "Kommunstyrelsen godkänner hyresavtalet.",
            "approve",
            ["adopted 2020-05-04 § 45", "expires 2030-06-30", "in_force 2020-07-01"],
        ),
        (
            "Godkännande av avtal om räddningstjänst",
            "Kommunerna har tagit fram ett avtal.",
            "Kommunstyrelsen föreslår kommunfullmäktige att godkänna avtalet om räddningstjänst.",
            "propose",
            ["proposed 2020-05-04 § 45"],
        ),
        (
            "Markanvisningsavtal Svanen 3",
            "Bolaget har lämnat in en ansökan.",
            "Markanvisningsavtalet godkänns.",
            "approve",
            ["adopted 2020-05-04 § 45"],
        ),
        (
            "Uppsägning av driftsavtal med Sjövik Drift AB",
            "Driftsavtalet löper ut den 31 december 2021.",
            "Kommunstyrelsen säger upp driftsavtalet med Sjövik Drift AB.",
            "terminate",
            ["expires 2021-12-31", "terminated 2020-05-04 § 45"],
        ),
        (
            "Förlängning av samverkansavtal med Region Norrmark om hemsjukvård",
            "Avtalet löper ut den 31 december 2020.",
            "Kommunstyrelsen beslutar att förlänga samverkansavtalet till och med den 31 december 2022.",
            "extend",
            ["expires 2020-12-31", "expires 2022-12-31", "extended 2020-05-04 § 45"],
        ),
        (
            "Ny förbundsordning för Räddningstjänsten Norr",
            "Den nya förbundsordningen föreslås gälla från och med 2021-01-01.",
            "Kommunstyrelsen antar ny förbundsordning för Räddningstjänsten Norr.",
            "adopt",
            ["adopted 2020-05-04 § 45", "in_force 2021-01-01"],
        ),
        (
            "Remiss av förslag till överenskommelse om vattenvård",
            "Regionen har begärt synpunkter.",
            "Kommunstyrelsen antar yttrandet över förslaget till överenskommelse om vattenvård.",
            "adopt",
            ["consulted 2020-05-04 § 45"],
        ),
        (
            "Svar på motion om avtal för skolskjuts",
            "Motionären är missnöjd.",
            "Motionen avslås.",
            "reject",
            [],
        ),
        ("Ekonomisk uppföljning", "Hyresavtalet har sagts upp.", "Uppföljningen godkänns.", "approve", []),
        (
            "Hyresavtal för förskolan Linden",
            "Ett förslag finns.",
            "Kommunstyrelsen har inget att erinra mot att hyresavtalet godkänns.",
            "other",
            [],
        ),
        (
            "Val av ombud",
            "Ett ombud behövs.",
            "Kommunstyrelsen ger direktören i uppdrag att teckna avtal med leverantören.",
            "commission",
            [],
        ),
    ],
)
def test_a_matter_tells_these_events(
    title: str, text: str, decided: str, action: DecisionAction, expected: list[str]
) -> None:
    assert _events(_matter(title, text, decided, action)) == expected


def test_a_draft_is_no_event() -> None:
    decided = "Kommunstyrelsen beslutade att förlänga hyresavtalet till och med 2022-12-31."
    telling = _matter("Hyresavtal för förskolan Linden", "Ett förslag.", decided, "extend", "proposed")
    assert _events(telling) == []


def test_the_matter_that_makes_an_agreement_gives_it_its_number() -> None:
    made = _matter("Hyresavtal för förskolan Linden", "Nytt.", "Hyresavtalet godkänns.")
    ended = _matter("Uppsägning av hyresavtal för förskolan Linden", "Slut.", "Hyresavtalet sägs upp.")
    assert [telling.agreements[0].diary_number for telling in (made, ended)] == ["KS/45/2020", None]


@pytest.mark.parametrize(("status", "kind"), [("cited", "proposed"), ("decided", "consulted")])
def test_what_a_committee_proposed_to_its_board_was_proposed(status: DecisionStatus, kind: str) -> None:
    words = (
        "Kommunstyrelsen föreslog 2020-05-04, § 45, fullmäktige att tillstyrka Avtal om badet (KS 2020/45)."
    )
    told = _matter("Badet i Sjövik", "Avtal om badet (KS 2020/45) är klart.", words, "propose", status)
    assert {event.kind for event in told.events} == {kind}
