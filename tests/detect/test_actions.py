"""What a decision does and whom it charges."""

from __future__ import annotations

import pytest

from pipeline.detect.actions import action_of, charged_party


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ("Nämnden antar yttrandet som sitt eget och översänder det till revisorerna.", "adopt"),
        ("att godkänna rapporten och lägga den till handlingarna", "approve"),
        ("Tre punkter gäller från i dag.", "other"),
    ],
)
def test_the_first_verb_gives_the_action(text: str, action: str) -> None:
    assert action_of(text) == action


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Regiondirektören får i uppdrag att se över rådet.", "Regiondirektören"),
        ("Förvaltningen ges i uppdrag att återkomma i maj.", "Förvaltningen"),
        ("att uppdra åt kommunchefen att teckna avtal", "Kommunchefen"),
        ("att ge förvaltningen i uppdrag att pröva frågan", "Förvaltningen"),
        ("förvaltningschefen får i uppdrag att söka en ny lokal", "Förvaltningschefen"),
        ("Taxan antas.", None),
    ],
)
def test_who_is_charged(text: str, who: str | None) -> None:
    assert charged_party(text) == who


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ("Nämnden godkänner informationen.", "note"),
        ("Informationen om budgeten godkänns.", "note"),
        ("Interpellationen får ställas och besvaras i maj.", "grant"),
        ("Avgiften för lovet fastställs till 8 200 kronor.", "other"),
        ("Hyran och avgifterna fastställs.", "adopt"),
    ],
)
def test_words_that_look_like_another_action(text: str, action: str) -> None:
    assert action_of(text) == action
