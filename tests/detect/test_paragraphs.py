"""Which lines begin a §, what they are called, and what is said of gaps in the numbers."""

from __future__ import annotations

from pipeline.detect.manuscript import Manuscript
from pipeline.detect.paragraphs import Paragraphs, find_paragraphs, printed_range
from pipeline.model import DocumentKind

from .printed import printed

_DECISION = "\n\n**Beslut\nRapporten godkänns.\n"


def found(*pages: str, kind: DocumentKind = "protokoll") -> Paragraphs:
    return find_paragraphs(Manuscript.of(*printed(*pages)), kind)


def titles(paragraphs: Paragraphs) -> list[tuple[int | None, str, str | None]]:
    return [(item.number, item.title, item.diary_number) for item in paragraphs.items]


def test_sign_number_and_title_stand_in_many_ways() -> None:
    page = f"""
**§ 12
**Budget för kommande år (RS/12/2018)
{_DECISION}
**§13 KS 2018/114
**Taxa för renhållning
{_DECISION}
**§ 14 Val av ersättare
{_DECISION}
**KF § 15 Dnr KS 2018/77
**Delårsrapport
{_DECISION}"""
    assert titles(found(page)) == [
        (12, "Budget för kommande år", "RS/12/2018"),
        (13, "Taxa för renhållning", "KS 2018/114"),
        (14, "Val av ersättare", None),
        (15, "Delårsrapport", "KS 2018/77"),
    ]


def test_a_title_runs_over_lines_of_one_type() -> None:
    title = "**Överenskommelse mellan Region Norrmark och länets\n**kommuner om regional samverkan"
    page = f"**§ 3\n{title}\n{_DECISION}"
    assert found(page).items[0].title == (
        "Överenskommelse mellan Region Norrmark och länets kommuner om regional samverkan"
    )


def test_a_table_of_contents_begins_no_paragraph() -> None:
    contents = "§ 1 Val av justerare\n§ 2 Budget\n§ 3 Taxa\n"
    pages = [f"**§ {n}\n**{t}\n{_DECISION}" for n, t in ((1, "Val av justerare"), (2, "Budget"), (3, "Taxa"))]
    items = found(contents, *pages).items
    assert [(item.number, item.first_page) for item in items] == [(1, 2), (2, 3), (3, 4)]


def test_a_list_of_other_decisions_begins_no_paragraph() -> None:
    page = f"""
**§ 7
**Meddelanden

§ 41 Arbetsutskottet Riktlinjer för bidrag
§ 17 Arbetsutskottet Plan för skolan

**Beslut
Redovisningen läggs till handlingarna.

**§ 8
**Taxa
{_DECISION}"""
    assert [item.number for item in found(page).items] == [7, 8]


def test_a_wrapped_line_begins_no_paragraph() -> None:
    page = f"""
**§ 20
**Samverkan

Förslaget behandlades av samverkansrådet den 14 mars 2016,
§ 9, där rådet tillstyrkte det.
{_DECISION}
**§ 21
**Taxa
{_DECISION}"""
    assert [item.number for item in found(page).items] == [20, 21]


def test_a_missing_number_is_a_problem() -> None:
    pages = [f"**§ {n}\n**Ärende {n}\n{_DECISION}" for n in (4, 5, 7)]
    result = found(*pages)
    assert [item.number for item in result.items] == [4, 5, 7]
    assert [(p.kind, p.message) for p in result.problems] == [
        ("paragraph-gap", "§ 6 not found between § 5 and § 7")
    ]


def test_the_range_that_is_announced_is_compared() -> None:
    front = "Plats och tid Regionens hus Paragrafer §§ 4–6\n"
    pages = [f"**§ {n}\n**Ärende {n}\n{_DECISION}" for n in (4, 5)]
    manuscript = Manuscript.of(*printed(front, *pages))
    assert printed_range(manuscript) == (4, 6)
    assert [p.kind for p in find_paragraphs(manuscript, "protokoll").problems] == ["paragraph-range"]


def test_a_sign_that_ocr_read_as_8_is_restored_where_the_sequence_asks() -> None:
    pages = [f"§ 41\nBudget\n{_DECISION}", f"8 42\nTaxa\n{_DECISION}", f"§ 43\nVal\n{_DECISION}"]
    items = found(*pages).items
    assert [(item.number, item.rule) for item in items] == [
        (41, "sign"),
        (42, "sign-restored"),
        (43, "sign"),
    ]


def test_the_sections_of_an_agreement_are_clauses() -> None:
    page = "**§1 Parter\nRegion Norrmark och Älvsta kommun.\n\n**§2 Syfte\nSyftet är samverkan.\n"
    items = found(page, kind="overenskommelse").items
    assert [(item.kind, item.label, item.title) for item in items] == [
        ("clause", "§ 1", "Parter"),
        ("clause", "§ 2", "Syfte"),
    ]


def test_a_paragraph_ends_where_the_next_begins() -> None:
    pages = [f"**§ 1\n**Val\n{_DECISION}", "Mer om valet.\n", f"**§ 2\n**Taxa\n{_DECISION}"]
    items = found(*pages).items
    assert [(item.first_page, item.last_page) for item in items] == [(1, 2), (3, 3)]


def test_the_numbers_of_bodies_that_prepared_the_matter_are_not_its_title() -> None:
    page = f"**Kf § 61  Ks § 88  Au § 54      Dnr KS 2020-00112\n**Ansvarsfrihet för direktionen\n{_DECISION}"
    assert titles(found(page)) == [(61, "Ansvarsfrihet för direktionen", "KS 2020-00112")]


def test_a_sign_that_ocr_put_into_the_number_is_taken_out_where_the_sequence_asks() -> None:
    pages = [
        f"§ 73\nBudget\n{_DECISION}",
        f"§ 874 Taxa\n{_DECISION}",
        f"§$ 75\nVal\n{_DECISION}",
        f"876 Ekonomi\n{_DECISION}",
    ]
    assert [item.number for item in found(*pages).items] == [73, 74, 75, 76]


def test_the_clauses_of_a_scanned_agreement_need_no_bold_type() -> None:
    page = """
1. Parter

Region Norrmark och
Älvsta kommun.

3: Syfte

Syftet är att samverka i
frågor om utveckling.

4. Omfattning

Samverkan omfattar alla
områden.
"""
    assert [(item.label, item.title) for item in found(page, kind="overenskommelse").items] == [
        ("1", "Parter"),
        ("3", "Syfte"),
        ("4", "Omfattning"),
    ]


def test_the_range_may_be_announced_without_the_sign() -> None:
    assert printed_range(Manuscript.of(*printed("Sekreterare Paragrafer 41-50\n"))) == (41, 50)
    assert printed_range(Manuscript.of(*printed("Paragrafer 2019-06-12\n"))) is None


def test_numbers_without_a_sign_count_where_they_run_on_under_one_body() -> None:
    page = f"""
Fs 51 Upprop
{_DECISION}
Fs 52 Delårsbokslut GT 2012/61
{_DECISION}
Fs 53 Budget GT 2012/44
Box 12
{_DECISION}"""
    assert titles(found(page)) == [
        (51, "Upprop", None),
        (52, "Delårsbokslut", "GT 2012/61"),
        (53, "Budget", "GT 2012/44"),
    ]


def test_numbers_behind_the_titles_count_where_they_run_on() -> None:
    gap = " " * 30
    page = f"""
Val av justerare{gap}Fn § 51
{_DECISION}
Bokslut för 1991{gap}Fn § 52
dnr 91.014
{_DECISION}
Bidrag till Älvsta IF{gap}Fn § 53
{_DECISION}"""
    assert [(number, title) for number, title, _ in titles(found(page))] == [
        (51, "Val av justerare"),
        (52, "Bokslut för 1991"),
        (53, "Bidrag till Älvsta IF"),
    ]


def test_references_at_the_ends_of_lines_begin_no_paragraph() -> None:
    page = f"""
§ 1 Upprop
{_DECISION}
Yttrandet antogs av styrelsen, Ks § 51

Tidigare behandling Ks § 52

Arbetsutskottet Ks § 53
{_DECISION}
§ 2 Budget
{_DECISION}
§ 3 Taxa
{_DECISION}
§ 4 Val
{_DECISION}"""
    assert [item.number for item in found(page).items] == [1, 2, 3, 4]


def test_letters_with_numbers_that_do_not_run_on_begin_no_paragraph() -> None:
    page = f"Ks 51 Upprop\n{_DECISION}\nBox 7 Granfors\n{_DECISION}\nVal 12 Ombud\n{_DECISION}"
    assert found(page).items == ()


def test_the_code_of_a_filing_plan_beside_the_number_is_no_title() -> None:
    page = f"KFN § 69 042 KFN 2009/12\n\n**Ekonomisk uppföljning\n{_DECISION}"
    assert titles(found(page)) == [(69, "Ekonomisk uppföljning", "KFN 2009/12")]


def test_a_title_with_its_number_at_the_right_goes_on_in_bold_and_ends_before_the_text() -> None:
    gap = " " * 20
    page = f"""
§ 80 Beslut om allmän trafikplikt för linje 16KTN0088
**Granfors–Sjövik
{_DECISION}
§ 81 Ersättare{gap}16KTN0089
Tre har anmält förhinder.
{_DECISION}"""
    assert [item.title for item in found(page).items] == [
        "Beslut om allmän trafikplikt för linje Granfors–Sjövik",
        "Ersättare",
    ]


def _with_numbers(*headings: str) -> str:
    return "\n".join(f"{heading}\n\nKommunen har prövat frågan.\n{_DECISION}" for heading in headings)


def test_headings_that_lost_their_number_fill_a_gap_exactly() -> None:
    page = _with_numbers(
        "§ 45 Årsredovisning 38/92", "§ 46 Taxa 17/92", "Ny organisation 21/92", "§ 48 Val 61/92"
    )
    items = found(page).items
    assert [(item.number, item.title, item.diary_number, item.rule) for item in items[2:]] == [
        (47, "Ny organisation", "21/92", "sign-restored"),
        (48, "Val", "61/92", "sign"),
    ]


def test_a_gap_that_other_lines_would_overfill_stays_a_problem() -> None:
    page = _with_numbers(
        "§ 45 Årsredovisning 38/92", "§ 46 Taxa 17/92", "Ny plan 21/92", "Nytt torg 22/92", "§ 48 Val 61/92"
    )
    assert [item.number for item in found(page).items] == [45, 46, 48]
    assert [problem.kind for problem in found(page).problems] == ["paragraph-gap"]
