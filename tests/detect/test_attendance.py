"""The attendance pages in their templates: who, in which role, for which §§; place, times and range."""

from __future__ import annotations

import pytest

from pipeline.detect import detect_document
from pipeline.model import Attendee, Findings, Meeting, PartialDate, Person, Proceedings

from .printed import printed

_ITEM = """
**§ 12 Dagordning
**Beslut
Dagordningen godkänns.

**§ 13 Meddelanden
**Beslut
Meddelandena läggs till handlingarna.
"""

_ROWS = """
^^Älvsta kommun  Kommunstyrelsen  Protokoll  2019-03-12
Plats och tid Stadshuset, Älvsta kl. 13.15–16.05 Paragrafer §§12-13
Beslutande Eva Lind (S) (ordförande)
Per von Ek (M) §§12-13
Åsa Hed (V), ej § 13
Olle Frid (C) ersätter Rut Sahl (C) § 12
Ej tjänstgörande ersättare Mona Dal (S), Ulf Ö Bo (-)
Övriga deltagare Karin Ahl (kommunchef)
Nils Ås (ekonom, avdelningen för
mark och bygg) §12
Utses att justera Per von Ek (M) och Åsa Hed (V)
Justeringens plats och tid Stadshuset, 2019-03-20 kl. 09.00
Sekreterare ..........................
Siv Vik
Ordförande ..........................
Eva Lind (S)
ANSLAG/BEVIS
Organ Kommunstyrelsen
Underskrift Tove Tell (S)
"""

_TABLE = """
^^Region Norrmark  Regionfullmäktige  Protokoll  2019-03-12
Närvarande ledamöter och ersättare
Ledamot Parti Anmärkning
Eva Lind S ordförande
Per Ek M 2:e vice ordförande, ej § 12
Åsa Hed V ersätter Rut Sahl
(V) § 13
"""


def found(page: str) -> Findings:
    return detect_document(*printed(page, _ITEM))


def proceedings(page: str) -> Proceedings:
    return found(page).proceedings


def shown(attendee: Attendee) -> tuple[str, str | None, str, str | None]:
    return attendee.person.name, attendee.person.party, attendee.role, attendee.title


def test_label_and_value_give_role_party_and_title() -> None:
    assert [shown(attendee) for attendee in proceedings(_ROWS).attendance] == [
        ("Eva Lind", "S", "member", "ordförande"),
        ("Per von Ek", "M", "member", None),
        ("Åsa Hed", "V", "member", None),
        ("Olle Frid", "C", "serving_substitute", None),
        ("Mona Dal", "S", "substitute", None),
        ("Ulf Ö Bo", "-", "substitute", None),
        ("Karin Ahl", None, "other", "kommunchef"),
        ("Nils Ås", None, "other", "ekonom, avdelningen för mark och bygg"),
        ("Per von Ek", "M", "verifier", None),
        ("Åsa Hed", "V", "verifier", None),
        ("Siv Vik", None, "secretary", None),
        ("Eva Lind", "S", "chair", None),
    ]


def test_the_paragraphs_that_somebody_is_there_for_are_kept() -> None:
    by_name = {a.person.name: a for a in reversed(proceedings(_ROWS).attendance)}
    assert by_name["Per von Ek"].present == ((12, 13),)
    assert (by_name["Åsa Hed"].present, by_name["Åsa Hed"].away) == ((), ((13, 13),))
    assert by_name["Olle Frid"].replaces == Person("Rut Sahl", "C")
    assert by_name["Nils Ås"].present == ((12, 12),)


def test_the_span_leads_to_the_name() -> None:
    document, repaired = printed(_ROWS, _ITEM)
    text = "\n".join(page.text for page in repaired.pages)
    for attendee in detect_document(document, repaired).proceedings.attendance:
        assert attendee.span.of(text).startswith(attendee.person.name.split()[0])
        assert attendee.page == 1


def test_the_meeting_has_place_times_range_and_verification() -> None:
    assert proceedings(_ROWS).meeting == Meeting(
        page=1,
        place="Stadshuset, Älvsta",
        start="13:15",
        end="16:05",
        first_number=12,
        last_number=13,
        chair=Person("Eva Lind", "S"),
        secretary=Person("Siv Vik"),
        verification_place="Stadshuset",
        verification_date=PartialDate(2019, 3, 20),
    )


def test_a_table_with_a_column_for_the_party_is_read() -> None:
    attendance = proceedings(_TABLE).attendance
    assert [shown(attendee) for attendee in attendance] == [
        ("Eva Lind", "S", "member", "ordförande"),
        ("Per Ek", "M", "member", "2:e vice ordförande"),
        ("Åsa Hed", "V", "serving_substitute", None),
    ]
    assert attendance[1].away == ((12, 12),)
    assert attendance[2].replaces == Person("Rut Sahl", "V")
    assert attendance[2].present == ((13, 13),)


@pytest.mark.parametrize(
    ("line", "place", "start", "end"),
    [
        ("Plats och tid Hamnen, Sjövik, kl 08:30–11:40", "Hamnen, Sjövik", "08:30", "11:40"),
        ("Tid och plats Onsdagen den 20 oktober 2021 kl. 10.00–14.35, Torget", "Torget", "10:00", "14:35"),
        (
            "Plats och tid Torget kl. 9.30. Sammanträdet ajournerades kl. 12.00–13.15.",
            "Torget",
            "09:30",
            None,
        ),
        ("Plats Torget 4", "Torget 4", None, None),
    ],
)
def test_place_and_times(line: str, place: str, start: str | None, end: str | None) -> None:
    page = f"^^Sjöviks kommun  Socialnämnden  Protokoll  2019-03-12\n{line}\nBeslutande Eva Lind (S)"
    meeting = proceedings(page).meeting
    assert meeting is not None
    assert (meeting.place, meeting.start, meeting.end) == (place, start, end)


def test_officials_under_a_damaged_label_are_not_members() -> None:
    page = """
^^Sjöviks kommun  Socialnämnden  Protokoll  2019-03-12
Beslutande Eva Lind (S), ordförande
Per Ek (M)
6vriqa Siv Vik, socialchef
Nils Ås, ekonom
"""
    attendance = proceedings(page).attendance
    assert [(a.person.name, a.role) for a in attendance][-1] == ("Nils Ås", "other")
    assert attendance[-1].confidence < 1


def test_a_line_that_cannot_be_read_is_a_problem() -> None:
    page = """
^^Sjöviks kommun  Socialnämnden  Protokoll  2019-03-12
Beslutande Eva Lind (S)
3va L1nd (M)
"""
    problems = [problem for problem in found(page).problems if problem.kind == "attendance-unread"]
    assert [problem.page for problem in problems] == [1]


def test_a_statement_has_no_attendance() -> None:
    page = "##Tjänsteskrivelse\nNärvarande Eva Lind (S)\n**Förslag till beslut\nPlanen antas."
    assert detect_document(*printed(page)).proceedings.attendance == ()


@pytest.mark.parametrize(("announced", "missing"), [("12-13", 0), ("12-14", 1), ("11-13", 1)])
def test_paragraphs_that_are_announced_and_not_found_are_a_problem(announced: str, missing: int) -> None:
    head = "^^Sjöviks kommun  Socialnämnden  Protokoll  2019-03-12\nBeslutande Eva Lind (S)"
    kinds = {"paragraph-missing", "paragraph-range"}
    told = [p.message for p in found(f"{head}\nParagrafer {announced}").problems if p.kind in kinds]
    assert len(told) == missing


def test_the_chair_may_stand_in_the_list_by_office() -> None:
    page = """
^^Sjöviks kommun  Socialnämnden  Protokoll  2019-03-12
LEDAMÖTER:
Ordförande Eva Lind (S)
Vice ordförande Per Ek (M)
Åsa Hed (V)
Ulf Bo (KD) 2:e vice ordförande
"""
    assert [shown(attendee) for attendee in proceedings(page).attendance] == [
        ("Eva Lind", "S", "member", "Ordförande"),
        ("Per Ek", "M", "member", "Vice ordförande"),
        ("Åsa Hed", "V", "member", None),
        ("Ulf Bo", "KD", "member", "2:e vice ordförande"),
    ]


def test_only_the_first_under_a_label_for_one_is_the_chair() -> None:
    page = """
^^Sjöviks kommun  Socialnämnden  Protokoll  2019-03-12
Ordförande
Eva Lind (S)
Per Ek (M)
"""
    result = found(page)
    assert [(a.person.name, a.role) for a in result.proceedings.attendance] == [("Eva Lind", "chair")]
    assert "attendance-unread" in {problem.kind for problem in result.problems}


def test_a_signature_right_after_the_list_is_the_chairs() -> None:
    page = """
^^Sjöviks kommun  Socialnämnden  Protokoll  2019-03-12
Beslutande Per Ek (M)
Ersättare Åsa Hed (V)
Ordförande Eva Lind (S)
"""
    attendance = proceedings(page).attendance
    assert (attendance[-1].person.name, attendance[-1].role) == ("Eva Lind", "chair")
