"""What stands side by side on a page: columns, lists, notes in the margin, wrapped cells, addresses."""

from __future__ import annotations

from textwrap import wrap

import pytest

from pipeline.extract.lists import ListHeading, list_headings
from pipeline.extract.tokens import Token
from pipeline.model import Box

from .sheets import PROSE
from .test_layout import read, words

LEFT, MIDDLE, RIGHT = 20, 210, 400


def stack(x: float, top: float, *lines: str, size: float = 10.0, step: float = 12.0) -> list[Token]:
    """Lines one under another; an empty one leaves its place empty."""
    return [token for index, line in enumerate(lines) for token in words(x, top + step * index, line, size)]


def column(part: int) -> list[str]:
    """Lines of running text, as wide as a narrow column."""
    return wrap(" ".join(" ".join(PROSE).split()[part:]), 30)[:9]


def test_three_columns_are_read_one_after_the_other() -> None:
    columns = [column(0), column(7), column(21)]
    parts = [stack(x, 100, *lines, size=7) for x, lines in zip((LEFT, MIDDLE, RIGHT), columns, strict=True)]
    assert read(*parts) == [line for lines in columns for line in lines]


def test_a_note_in_the_margin_comes_behind_the_paragraph_beside_it() -> None:
    assert read(
        stack(
            50,
            100,
            "Nämnden har behandlat frågan om bidrag till",
            "bygdegården i Sjövik vid två möten och vill",
            "återkomma till den.",
        ),
        stack(400, 100, "Kopia till", "Kultur- och", "fritid", size=8, step=12),
        stack(
            50, 150, "Ett nytt förslag väntas före sommaren, och då", "kan nämnden ta ställning till frågan."
        ),
    ) == [
        "Nämnden har behandlat frågan om bidrag till",
        "bygdegården i Sjövik vid två möten och vill",
        "återkomma till den.",
        "Kopia till",
        "Kultur- och",
        "fritid",
        "Ett nytt förslag väntas före sommaren, och då",
        "kan nämnden ta ställning till frågan.",
    ]


def test_a_title_in_the_margin_comes_before_the_text_beside_it() -> None:
    assert read(
        stack(50, 100, "§ 12", "Val av juste-", "ringsmän"),
        stack(
            200,
            100,
            "Till justeringsmän för dagens protokoll valdes",
            "herrar Ek och Alm med uppdrag att tillsammans",
            "med ordföranden granska det.",
        ),
    ) == [
        "§ 12",
        "Val av juste-",
        "ringsmän",
        "Till justeringsmän för dagens protokoll valdes",
        "herrar Ek och Alm med uppdrag att tillsammans",
        "med ordföranden granska det.",
    ]


AGENDA = (
    (1, ("Upprop",), "", "Ordföranden"),
    (2, ("Redovisning av beslut enligt", "socialtjänstlagen i Älvsta"), "SN 2018/22", "Eva Ek"),
    (3, ("Svar på motion om larm för", "personer över åttio år"), "SN 2018/31", "Bo Alm"),
    (4, ("Delårsrapport",), "SN 2018/9", "Eva Ek"),
    (5, ("Meddelanden",), "SN 2018/2", "Ordföranden"),
)


def test_a_wrapped_cell_of_a_table_without_lines_is_read_to_its_end() -> None:
    parts, y = [], 100.0
    for number, lines, diary, person in AGENDA:
        parts += [
            words(50, y, str(number)),
            stack(80, y, *lines),
            words(300, y, diary),
            words(420, y, person),
        ]
        y += 12 * len(lines) + 8
    assert read(*parts) == [
        "1 Upprop Ordföranden",
        "2 Redovisning av beslut enligt socialtjänstlagen i Älvsta SN 2018/22 Eva Ek",
        "3 Svar på motion om larm för personer över åttio år SN 2018/31 Bo Alm",
        "4 Delårsrapport SN 2018/9 Eva Ek",
        "5 Meddelanden SN 2018/2 Ordföranden",
    ]


def test_rows_set_close_are_not_taken_for_one_wrapped_cell() -> None:
    rows = [
        ("8", "Avfallsplan för åren till 2030 med Björkhult", "KS 2019/88"),
        ("9", "Information om utredningen om förbund", "KS 2020/97"),
        ("10", "svar på motion om lokala föreskrifter", "KS 2020/12"),
    ]
    parts = [
        words(x, 100 + 12 * at, text)
        for at, row in enumerate(rows)
        for x, text in zip((50, 80, 420), row, strict=True)
    ]
    assert read(*parts) == [" ".join(row) for row in rows]


def test_values_in_small_letters_stay_with_their_labels() -> None:
    assert read(
        stack(50, 100, "Skickat:", "Till:", "Kopia:"),
        stack(120, 100, "den 14 maj 2018 klockan tio", "registrator vid kommunen", "nämndens sekreterare"),
    ) == [
        "Skickat: den 14 maj 2018 klockan tio",
        "Till: registrator vid kommunen",
        "Kopia: nämndens sekreterare",
    ]


def test_marks_under_one_another_are_no_text() -> None:
    rows = [("Anna Ek", "x", ""), ("Bo Alm", "", "x"), ("Cecilia Dal", "x", ""), ("David Ask", "x", "")]
    parts = [
        words(x, 100 + 12 * at, text)
        for at, row in enumerate(rows)
        for x, text in zip((50, 200, 300), row, strict=True)
    ]
    assert read(*parts) == ["Anna Ek x", "Bo Alm x", "Cecilia Dal x", "David Ask x"]


def test_an_address_is_read_whole() -> None:
    assert read(
        stack(50, 100, "Handläggare", "Karin Ek", "0999-123 45"),
        stack(320, 112, "Kommunstyrelsen", "Box 12", "999 12 Sjövik"),
    ) == ["Handläggare", "Karin Ek", "0999-123 45", "Kommunstyrelsen", "Box 12", "999 12 Sjövik"]


def test_lists_beneath_their_headings_are_read_one_after_the_other() -> None:
    members = ["Anna Ek (C)", "Bo Alm (S)", "Cecilia Dal (M)"]
    others = ["David Ask (V)", "Eva Lind (L)"]
    assert read(
        stack(50, 100, "Ledamöter", *members),
        stack(320, 100, "Ersättare", *others),
        words(50, 170, "Övriga närvarande"),
        words(50, 182, "Fredrik Alm, sekreterare"),
    ) == ["Ledamöter", *members, "Ersättare", *others, "Övriga närvarande", "Fredrik Alm, sekreterare"]


def test_the_parties_to_an_agreement_sign_one_after_the_other() -> None:
    first = ["För Älvsta kommun", "Älvsta den 3 maj 2018", "", "", "", "Anna Ek", "kommunchef"]
    second = ["För Sjöviks kommun", "Sjövik den 8 maj 2018", "", "", "", "Bo Alm", "kommundirektör"]
    assert read(stack(50, 100, *first), stack(320, 100, *second)) == [line for line in first + second if line]


@pytest.mark.parametrize("kind", list_headings(), ids=lambda kind: kind.name)
def test_headings_of_lists(kind: ListHeading) -> None:
    assert all(kind.fits(example) for example in kind.examples)
    assert not any(kind.fits(example) for example in kind.counterexamples)


def test_a_label_in_the_margin_is_read_before_the_cells_beside_it() -> None:
    cells = (Box(150, 90, 350, 120), Box(350, 90, 545, 120))
    assert read(
        stack(52, 101, "4.", size=8),
        stack(66, 101, "Hyres-", "tid", size=8, step=10),
        stack(153, 98, "Från och med den", size=6.5),
        stack(153, 112, "2018-07-01"),
        stack(353, 98, "Till och med den", size=6.5),
        stack(353, 112, "2021-06-30"),
        cells=cells,
    ) == ["4. Hyres-", "tid Från och med den 2018-07-01 Till och med den 2021-06-30"]


def test_lists_below_a_table_are_read_as_on_any_page() -> None:
    cells = (Box(50, 90, 250, 120), Box(250, 90, 450, 120))
    assert read(
        words(55, 105, "Hyra"),
        words(255, 105, "240 000"),
        stack(50, 160, "För hyresvärden", "Anna Ek"),
        stack(300, 160, "För hyresgästen", "Bo Alm"),
        cells=cells,
    ) == ["Hyra 240 000", "För hyresvärden", "Anna Ek", "För hyresgästen", "Bo Alm"]


def test_those_who_sign_are_read_with_what_they_are() -> None:
    assert read(stack(50, 100, "Anna Ek", "Kanslichef"), stack(320, 100, "Bo Alm", "Biträdande jurist")) == [
        "Anna Ek",
        "Kanslichef",
        "Bo Alm",
        "Biträdande jurist",
    ]


def test_labels_in_small_type_are_read_with_the_values_below_them() -> None:
    assert read(
        stack(50, 100, "Kontaktperson", size=7.5),
        stack(310, 100, "Telefon", size=7.5),
        stack(50, 113, "Yvonne Ek", size=11),
        stack(310, 113, "0999-123 77", size=11),
    ) == ["Kontaktperson Yvonne Ek Telefon 0999-123 77"]


def test_a_table_within_a_column_is_no_end_of_it() -> None:
    left, right = column(0), column(7)
    table = [("Besök, tusental", "112", "118"), ("Nöjda brukare", "81", "79")]
    parts = [stack(20, 100, *left, size=7), stack(210, 100, *right, *right[:3], size=7)]
    for at, cells in enumerate(table):
        parts += [words(x, 208 + 12 * at, text, 7) for x, text in zip((20, 90, 115), cells, strict=True)]
    assert read(*parts) == [*left, *map(" ".join, table), *right, *right[:3]]


def test_paragraphs_that_answer_one_another_are_read_in_pairs() -> None:
    text = column(0)
    pairs = [(text[:3], text[3:5]), (text[5:7], text[2:5]), (text[1:3], text[6:9])]
    parts, y = [], 100.0
    for one, other in pairs:
        parts += [stack(20, y, *one, size=9), stack(210, y, *other, size=9)]
        y += 12 * 3 + 8
    assert read(*parts) == [line for one, other in pairs for line in one + other]


def test_a_label_beside_the_heading_of_a_list_begins_no_list_itself() -> None:
    assert read(
        stack(50, 100, "Beslutande", "", "", "Övriga"),
        stack(180, 100, "Ledamöter", "Anna Berg (S), ordförande", "Bo Lind (M)", "Eva Ström, sekreterare"),
    ) == [
        "Beslutande Ledamöter",
        "Anna Berg (S), ordförande",
        "Bo Lind (M)",
        "Övriga Eva Ström, sekreterare",
    ]
