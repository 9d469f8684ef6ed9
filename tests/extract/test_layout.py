"""Reading order: lines as a reader of the page would read them."""

from __future__ import annotations

import pytest

from pipeline.extract.layout import reading_order
from pipeline.extract.page_text import compose
from pipeline.extract.tokens import Token
from pipeline.model import Box

from .sheets import PROSE

SIZE = 10.0


def words(
    x: float, baseline: float, text: str, size: float = SIZE, turn: int = 0, bold: bool = False
) -> list[Token]:
    """The words of a printed text, half as wide as they are high."""
    tokens = []
    for word in text.split():
        box = Box(x, baseline - 0.75 * size, x + 0.5 * size * len(word), baseline + 0.25 * size)
        tokens.append(Token(word, box, baseline, size, bold, turn=turn))
        x = box.x1 + 0.3 * size
    return tokens


def read(*parts: list[Token], cells: tuple[Box, ...] = ()) -> list[str]:
    tokens = [token for part in parts for token in part]
    return compose(reading_order(tokens, cells))[0].splitlines()


def test_lines_follow_from_the_top_whatever_order_they_were_drawn_in() -> None:
    assert read(words(70, 130, "tredje"), words(70, 104, "första"), words(70, 117, "andra")) == [
        "första",
        "andra",
        "tredje",
    ]


def test_the_blocks_of_a_letterhead_are_one_line() -> None:
    assert read(
        words(500, 80, "RN 12/2021"), words(70, 80, "Välfärd och klimat"), words(330, 80.6, "2021-05-21")
    ) == ["Välfärd och klimat 2021-05-21 RN 12/2021"]


def test_label_and_values_stay_on_their_rows() -> None:
    assert read(
        words(70, 100, "Beslutande"),
        words(185, 101, "Anna Ek (C) ordförande"),
        words(185, 112, "Bo Ask (S)"),
        words(185, 123, "Cecilia Alm (M)"),
    ) == ["Beslutande Anna Ek (C) ordförande", "Bo Ask (S)", "Cecilia Alm (M)"]


def test_raised_signs_and_filled_in_values_belong_to_their_line() -> None:
    assert read(words(70, 100, "enligt skollagen"), words(151, 96.5, "1", 6)) == ["enligt skollagen 1"]
    assert read(
        words(70, 100, "minst", 7), words(100, 101.5, "9", 9), words(120, 100, "månader före", 7)
    ) == ["minst 9 månader före"]


def test_lines_set_close_are_not_mixed() -> None:
    assert read(words(70, 100, "Närvarande ledamöter"), words(70, 110, "och ersättare")) == [
        "Närvarande ledamöter",
        "och ersättare",
    ]


def test_a_label_centred_beside_two_lines_comes_before_both() -> None:
    assert read(
        words(147, 100, "Svar på motion om bredband i Sjövik"),
        words(70, 106.4, "§ 99"),
        words(147, 112.7, "- Dan Berg (L)"),
        words(70, 125.4, "§ 100"),
        words(147, 125.4, "Meddelanden"),
    ) == ["§ 99 Svar på motion om bredband i Sjövik", "- Dan Berg (L)", "§ 100 Meddelanden"]


def test_labels_at_the_first_of_two_lines_stay_there() -> None:
    lines = ["a) att godkänna rapporten om", "färdtjänst", "b) att ge förvaltningen i", "uppdrag"]
    parts = []
    for index, line in enumerate(lines):
        label, _, rest = line.partition(" ") if ")" in line else ("", "", line)
        parts += [words(70, 100 + 12 * index, label), words(90, 100 + 12 * index, rest)]
    assert read(*parts) == lines


def test_a_label_of_two_lines_is_read_before_its_value() -> None:
    assert read(
        words(70, 100, "Justeringens plats och"),
        words(240, 100, "Regionens hus, Granfors"),
        words(70, 111, "tid"),
        words(70, 130, "Sekreterare"),
        words(240, 130, "Eva Lind"),
    ) == ["Justeringens plats och tid Regionens hus, Granfors", "Sekreterare Eva Lind"]


def test_a_line_below_that_begins_with_a_capital_is_no_part_of_the_label() -> None:
    assert read(
        words(70, 100, "Organ"), words(240, 100, "Regionstyrelsen"), words(70, 111, "Underskrift")
    ) == [
        "Organ Regionstyrelsen",
        "Underskrift",
    ]


def test_columns_of_running_text_are_read_one_after_the_other() -> None:
    left = [line[:40].rsplit(" ", 1)[0] for line in PROSE * 2]
    right = [line[40:85].split(" ", 1)[1] for line in PROSE * 2]
    parts = [words(70, 80, "Rubrik över båda spalterna, som är bred nog för att gå tvärs över mitten")]
    for index, (one, other) in enumerate(zip(left, right, strict=True)):
        parts += [words(70, 110 + 13 * index, one, 9), words(320, 110 + 13 * index, other, 9)]
    parts.append(words(70, 300, "Text under spalterna, som också är så bred att den går tvärs över mitten"))
    lines = read(*parts)
    assert lines[1:-1] == left + right
    assert lines[0].startswith("Rubrik") and lines[-1].startswith("Text under")


def test_two_columns_of_names_are_read_line_by_line() -> None:
    parts = []
    for index in range(10):
        parts += [
            words(70, 100 + 12 * index, f"Anna Ek{index} (C)"),
            words(300, 100 + 12 * index, f"Bo Ask{index} (S)"),
        ]
    assert read(*parts)[0] == "Anna Ek0 (C) Bo Ask0 (S)"


def test_turned_text_comes_last_and_in_its_own_order() -> None:
    # Text that runs upwards along the edge: its first word is the lowest.
    side = [
        Token("mars", Box(20, 380, 30, 400), 30, SIZE, turn=270),
        Token("Utskrift", Box(20, 410, 30, 450), 30, SIZE, turn=270),
    ]
    assert read(side, words(70, 600, "Brödtext")) == ["Brödtext", "Utskrift mars"]


FORM = (Box(120, 90, 300, 115), Box(300, 90, 500, 115))


def test_a_form_is_read_label_then_value() -> None:
    assert read(
        words(30, 98, "5. Hyrestid", 7),
        words(125, 98, "Från och med den", 7),
        words(305, 98, "Till och med den", 7),
        words(125, 110, "2024-07-01", 9),
        words(305, 110, "2027-06-30", 9),
        cells=FORM,
    ) == ["5. Hyrestid Från och med den 2024-07-01 Till och med den 2027-06-30"]


def test_a_table_row_with_wrapped_cells_is_one_line() -> None:
    cells = (Box(70, 90, 200, 120), Box(200, 90, 300, 120), Box(70, 120, 200, 140), Box(200, 120, 300, 140))
    assert read(
        words(75, 100, "Öppna förskolan i"),
        words(75, 112, "Tallåsen"),
        words(205, 106, "30 tkr"),
        words(75, 132, "Bibliotek"),
        words(205, 132, "15 tkr"),
        cells=cells,
    ) == ["Öppna förskolan i Tallåsen 30 tkr", "Bibliotek 15 tkr"]


def test_cells_with_paragraphs_are_read_one_after_the_other() -> None:
    cells = (Box(70, 90, 300, 190), Box(300, 90, 540, 190))
    left = [f"vänster rad {index}" for index in range(7)]
    right = [f"höger rad {index}" for index in range(7)]
    parts = [words(75, 100 + 12 * index, line) for index, line in enumerate(left)]
    parts += [words(305, 100 + 12 * index, line) for index, line in enumerate(right)]
    assert read(words(70, 80, "Före"), *parts, words(70, 210, "Efter"), cells=cells) == [
        "Före",
        *left,
        *right,
        "Efter",
    ]


@pytest.mark.parametrize("cells", [(), FORM])
def test_no_word_is_lost_or_doubled(cells: tuple[Box, ...]) -> None:
    parts = [words(30 + 37 * (n % 13), 60 + 7.3 * n, f"ord{n} och{n}", 6 + n % 7) for n in range(90)]
    found = " ".join(read(*parts, cells=cells)).split()
    assert sorted(found) == sorted(token.text for part in parts for token in part)


def test_spans_of_lines_and_words_cover_their_text() -> None:
    tokens = words(70, 100, "Regionstyrelsen beslutar följande") + words(70, 113, "att avslå")
    text, lines = compose(reading_order(tokens))
    assert [line.span.of(text) for line in lines] == ["Regionstyrelsen beslutar följande", "att avslå"]
    assert [word.span.of(text) for line in lines for word in line.words] == text.split()


def test_side_headings_come_before_the_text_beside_them() -> None:
    assert read(
        words(70, 100, "Ärendebeskrivning"),
        words(200, 100, "Kommunerna i Norrmark har sedan länge"),
        words(200, 113, "ett avtal om färdtjänst."),
        words(70, 140, "Förslag till"),
        words(200, 140, "Nämnden godkänner avtalet och ger"),
        words(70, 153, "beslut"),
        words(200, 153, "förvaltningen i uppdrag att följa upp det."),
    ) == [
        "Ärendebeskrivning",
        "Kommunerna i Norrmark har sedan länge",
        "ett avtal om färdtjänst.",
        "Förslag till beslut",
        "Nämnden godkänner avtalet och ger",
        "förvaltningen i uppdrag att följa upp det.",
    ]


def test_what_is_set_as_a_known_side_heading_is_one_too() -> None:
    assert read(
        words(70, 100, "Beslut", bold=True),
        words(200, 100, "Nämnden godkänner avtalet med Älvsta."),
        words(70, 130, "Tidplan", bold=True),
        words(200, 130, "Avtalet börjar gälla efter sommaren, och"),
        words(200, 143, "arbetet följs upp två gånger om året."),
        words(70, 170, "Justerare", bold=True),
        words(200, 170, "Anna Ek (C)"),
        words(200, 183, "Bo Ask (S)"),
    ) == [
        "Beslut",
        "Nämnden godkänner avtalet med Älvsta.",
        "Tidplan",
        "Avtalet börjar gälla efter sommaren, och",
        "arbetet följs upp två gånger om året.",
        "Justerare Anna Ek (C)",
        "Bo Ask (S)",
    ]


@pytest.mark.parametrize(
    ("label", "value"),
    [
        ("Plats och tid", "Rådhuset i Björkhult, sessionssalen, kl. 13.00"),
        ("Närvarande", "Anna Ek (C)"),
        ("Ärendet", "Beslut"),
        ("Beslutande", "Anna Ek (C) ordförande, Bo Ask (S)"),
    ],
)
def test_a_label_stays_with_its_value(label: str, value: str) -> None:
    assert read(words(70, 100, label), words(200, 100, value)) == [f"{label} {value}"]
