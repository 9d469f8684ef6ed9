"""Decisions that somebody makes for a board, on a form or in a letter."""

from __future__ import annotations

import pytest

from pipeline.detect import detect_document
from pipeline.model import Decision

from .printed import printed

_LETTER = """
Granby kommun
Kulturnämnden
2022-11-17
Dnr KN-2022/00318

##Bidrag till teaterföreningen

"""
_BACKGROUND = "\n\nFöreningen har ansökt om bidrag. Bidraget betalas ut i mars.\n\nAnna Ek\nkulturchef\n"


def decisions(text: str) -> list[tuple[str, str | None, str, str]]:
    found: tuple[Decision, ...] = detect_document(*printed(text)).decisions
    return [(d.status, d.body, str(d.date), d.text) for d in found]


def test_the_points_of_a_form_are_decided_by_the_board_on_its_day() -> None:
    form = (
        "**Beslut\nUndertecknad beslutar på kulturnämndens vägnar\natt bevilja bidraget,\n"
        "att uppdra åt kulturchefen att betala ut det.\n\n**Bakgrund\nFöreningen har ansökt om bidrag.\n"
    )
    assert decisions(_LETTER + form) == [
        ("decided", "Kulturnämnden", "2022-11-17", "bevilja bidraget"),
        ("decided", "Kulturnämnden", "2022-11-17", "uppdra åt kulturchefen att betala ut det."),
    ]


@pytest.mark.parametrize(
    ("opening", "text"),
    [
        ("Jag beslutar på kulturnämndens vägnar\natt bevilja bidraget.", "bevilja bidraget."),
        (
            "Med stöd av punkt 4.7 i delegationsordningen, antagen den 3 maj 2019,\nbeslutar jag\n\n"
            "att bevilja bidraget.",
            "bevilja bidraget.",
        ),
        (
            "Enligt kulturnämndens delegationsordning beslutar jag att bevilja bidraget.",
            "Enligt kulturnämndens delegationsordning beslutar jag att bevilja bidraget.",
        ),
    ],
)
def test_a_letter_needs_no_heading_to_decide_and_its_reasons_are_no_points(opening: str, text: str) -> None:
    assert decisions(_LETTER + opening + _BACKGROUND) == [("decided", "Kulturnämnden", "2022-11-17", text)]


def test_a_form_is_known_by_its_head_where_nobody_is_said_to_decide() -> None:
    text = "**Beslut\nBidraget beviljas.\n\n**Bakgrund\nFöreningen har ansökt.\n"
    assert decisions("^^GRANBY KOMMUN DELEGATIONSBESLUT\n" + _LETTER + text)[0][0] == "decided"
    assert decisions(_LETTER + text)[0][0] == "proposed"
