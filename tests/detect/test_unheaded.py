"""Decisions that no heading announces, and sentences that only look like them."""

from __future__ import annotations

import pytest

from pipeline.detect import detect_document
from pipeline.detect.own_body import is_own_body

from .printed import printed

_HEAD = "^^Granfors kommun  Protokoll\n^^Kommunstyrelsens arbetsutskott\n^^2003-09-23\n"


def decided(text: str) -> list[tuple[str, str]]:
    findings = detect_document(*printed(f"{_HEAD}§ 7 Begäran om medel\n\n{text}"))
    return [(d.action, d.text) for d in findings.decisions if d.status == "decided"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Arbetsutskottet beslutar\natt bordlägga ärendet.", [("table", "bordlägga ärendet.")]),
        ("Utskottet beslutade\natt avslå begäran.", [("reject", "avslå begäran.")]),
        (
            "Beslutades att välja Karin Ek (c) att justera protokollet.",
            [("elect", "Beslutades att välja Karin Ek (c) att justera protokollet.")],
        ),
        ("Till justerare valdes Karin Ek.", [("elect", "Till justerare valdes Karin Ek.")]),
        ("Informationen lades till handlingarna.", [("note", "Informationen lades till handlingarna.")]),
        (
            "Efter diskussion beslutar arbetsutskottet att avslå begäran.",
            [("reject", "Efter diskussion beslutar arbetsutskottet att avslå begäran.")],
        ),
        (
            "Arbetsutskottets förslag till kommunstyrelsen:\n\nMedel beviljas.\n",
            [("propose", "Medel beviljas.")],
        ),
    ],
)
def test_what_the_body_does_is_decided(text: str, expected: list[tuple[str, str]]) -> None:
    assert decided(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Arbetsutskottet beslutade den 3 maj 2002, § 41, att avslå en tidigare begäran.",
        "Tekniska nämnden beslutar att begära medel.",
        "Taxan fastställs om fullmäktige så beslutar.\n\nEkonomichefen informerar om läget.",
        "Ordföranden förklarar mötet avslutat.",
    ],
)
def test_what_others_do_or_did_is_not(text: str) -> None:
    assert decided(text) == []


@pytest.mark.parametrize(
    ("name", "own", "expected"),
    [
        ("Arbetsutskottet", "Kommunstyrelsens arbetsutskott", True),
        ("Nämnden", "Gemensamma nämnden för familjerätt", True),
        ("Mötet", "Direktionen", True),
        ("Kommunstyrelsen", "Kommunstyrelsens arbetsutskott", False),
        ("Styrelsen", "Socialnämnden", False),
        (None, "Socialnämnden", False),
    ],
)
def test_a_body_goes_by_a_part_of_its_name(name: str | None, own: str, expected: bool) -> None:
    assert is_own_body(name, own) is expected
