"""Running heads and feet: what is one, and what only looks like one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.extract.edges import fold, patterns
from pipeline.extract.margins import mark_margins
from pipeline.model import Box, Line, Page, Span, TextSource, Word

Printed = tuple[float, str]


def page(
    number: int, lines: list[Printed], source: TextSource = "layer", small: tuple[str, ...] = ()
) -> Page:
    """An A4 page with lines at the given distances from the top; | in a line is a wide gap."""
    text = "\n".join(line.replace("|", " ") for _, line in lines)
    made = []
    position = 0
    for top, line in lines:
        box = Box(71, top, 71 + 5 * len(line), top + 11)
        words = []
        x, start = 71.0, position
        for part in line.split("|"):
            words.append(Word(Span(start, start + len(part)), Box(x, top, x + 5 * len(part), top + 11)))
            start += len(part) + 1
            x += 5 * len(part) + 100
        size = 7.5 if line in small else 11.0
        made.append(Line(Span(position, position + len(line)), box, size=size, words=tuple(words)))
        position += len(line) + 1
    return Page(number, 595, 842, text, tuple(made), source)


def roles(pages: list[Page], role: str) -> list[list[str]]:
    return [
        [line.span.of(page.raw_text) for line in page.lines if line.role == role]
        for page in mark_margins(pages)
    ]


def body(number: int) -> list[Printed]:
    """Text that differs from page to page, as text does."""
    start = ["Under", "Våren", "Kommunerna", "Arbetet", "Rapporten", "Nämnden", "Styrelsen", "Planen"][
        number % 8
    ]
    return [(200 + 13 * row, f"{start} avsnitt {chr(97 + number)} rad {chr(97 + row)}") for row in range(30)]


HEAD = [(36.0, "Regionstyrelsen"), (50.0, "Protokoll"), (76.0, "2024-03-19")]
STRIP = (775.0, "Justerandes sign Justerandes sign Utdragsbestyrkande")


def protocol(count: int) -> list[Page]:
    return [page(n + 1, [(20.0, str(n + 1)), *HEAD, *body(n), STRIP]) for n in range(count)]


@pytest.mark.parametrize("count", [2, 3, 12])
def test_the_head_and_foot_of_a_protocol_are_taken_on_every_page(count: int) -> None:
    heads, feet = roles(protocol(count), "head"), roles(protocol(count), "foot")
    assert heads == [[str(n + 1), "Regionstyrelsen", "Protokoll", "2024-03-19"] for n in range(count)]
    assert feet == [["Justerandes sign Justerandes sign Utdragsbestyrkande"]] * count


def test_a_head_that_stands_lower_on_the_first_page_is_taken_there_too() -> None:
    pages = protocol(5)
    pages[0] = page(1, [(20.0, "1"), *((top + 27, text) for top, text in HEAD), *body(0), STRIP])
    assert roles(pages, "head")[0] == ["1", "Regionstyrelsen", "Protokoll", "2024-03-19"]


def test_the_text_between_is_body() -> None:
    assert all(len(lines) == 30 for lines in roles(protocol(4), "body"))


@pytest.mark.parametrize("text", ["Sida 1 av 4", "2(2)", "1 (4)", "- 7 -", "12"])
@pytest.mark.parametrize("top", [20.0, 800.0])
def test_a_page_number_is_taken_from_an_only_page(text: str, top: float) -> None:
    role = "head" if top < 400 else "foot"
    assert roles([page(1, sorted([(top, text), *body(0)]))], role) == [[text]]


@pytest.mark.parametrize(
    ("number", "heads"),
    [("2", ["Regionstyrelsen", "2"]), ("889", ["Regionstyrelsen"])],
)
def test_a_number_below_the_head_must_be_the_pages_own(number: str, heads: list[str]) -> None:
    """ "889" is what OCR makes of "§89"."""
    pages = [page(n + 1, [(36.0, "Regionstyrelsen"), *body(n)]) for n in range(3)]
    pages[1] = page(2, [(36.0, "Regionstyrelsen"), (60.0, number), *body(1)])
    assert roles(pages, "head")[1] == heads


def test_numbers_below_the_head_that_count_on_are_page_numbers() -> None:
    pages = [page(n + 1, [(36.0, "Regionstyrelsen"), (50.0, str(n + 31)), *body(n)]) for n in range(3)]
    assert roles(pages, "head") == [["Regionstyrelsen", str(n + 31)] for n in range(3)]


def test_a_signature_strip_is_taken_from_an_only_page_with_what_stands_below_it() -> None:
    pages = [page(1, [*body(0), (770.0, "Justerandes signatur Utdragsbestyrkande"), (785.0, "AE BÖ")])]
    assert roles(pages, "foot") == [["AE BÖ", "Justerandes signatur Utdragsbestyrkande"][::-1]]


def test_spellings_of_ocr_count_as_the_same() -> None:
    spellings = [
        "Regionfullmäktige i Norrmark",
        "Regionfullmäktlge i Norrmark",
        "Regi0nfullmäktige i Norrrnark",
    ]
    pages = [page(n + 1, [(36.0, spelling), *body(n)], "ocr") for n, spelling in enumerate(spellings)]
    assert roles(pages, "head") == [[spelling] for spelling in spellings]


def test_left_and_right_pages_may_have_heads_of_their_own() -> None:
    pages = [
        page(n + 1, [(36.0, "Norrmarks läns samverkansråd" if n % 2 else "Verksamhetsplan 2024"), *body(n)])
        for n in range(8)
    ]
    assert all(len(heads) == 1 for heads in roles(pages, "head"))


def test_a_head_with_something_added_far_to_the_right_is_still_one() -> None:
    pages = protocol(4)
    text = "1\nRegionstyrelsen Voteringslista"
    words = (
        Word(Span(2, 17), Box(71, 36, 146, 47)),
        Word(Span(18, 32), Box(300, 36, 370, 47)),
    )
    lines = (
        Line(Span(0, 1), Box(71, 20, 76, 31), size=11.0),
        Line(Span(2, 32), Box(71, 36, 370, 47), size=11.0, words=words),
    )
    pages[2] = Page(3, 595, 842, text, lines, "layer")
    assert roles(pages, "head")[2] == ["1", "Regionstyrelsen Voteringslista"]


def test_a_sentence_that_begins_as_the_head_does_is_body() -> None:
    pages = protocol(4)
    sentence = "Regionstyrelsen beslutar att godkänna budgeten."
    pages[2] = page(3, [(36.0, sentence), *body(2)])
    assert roles(pages, "head")[2] == []


@pytest.mark.parametrize(
    "first_lines",
    [
        pytest.param(["§ 12", "§ 13", "§ 14", "§ 15"], id="paragraphs that count on"),
        pytest.param(["§ 12 Budget"] * 4, id="a paragraph's label that recurs"),
        pytest.param(["Ram 2027", "Ram 2028", "Ram 2029", "Ram 2030"], id="titles with other numbers"),
        pytest.param(["Inledning", "Beslut", "Ett ärende väcks", "Yrkanden"], id="other texts"),
    ],
)
def test_what_is_not_the_same_on_the_pages_around_is_body(first_lines: list[str]) -> None:
    pages = [page(n + 1, [(60.0, line), *body(n)]) for n, line in enumerate(first_lines)]
    assert roles(pages, "head") == [[], [], [], []]


def test_a_sentence_that_recurs_at_the_edge_of_two_pages_is_body() -> None:
    sentence = "Regionstyrelsen beslutar att ge förvaltningen i uppdrag att ta fram en plan."
    pages = [page(n + 1, [*body(n), (740.0, sentence)]) for n in range(2)]
    assert roles(pages, "foot") == [[], []]


def test_a_section_heading_that_begins_some_pages_is_body() -> None:
    pages = [
        page(n + 1, [*HEAD, (95.0, "Beslut" if n % 2 else f"Text {body(n)[0][1]}"), *body(n)])
        for n in range(6)
    ]
    assert all("Beslut" not in heads for heads in roles(pages, "head"))


def test_below_a_line_of_body_nothing_is_a_head() -> None:
    pages = [page(n + 1, [(36.0, body(n)[0][1]), (60.0, "Bakgrunden"), *body(n)[1:]]) for n in range(5)]
    assert roles(pages, "head") == [[]] * 5


def test_a_letterhead_of_a_first_page_is_body() -> None:
    letterhead = [(30.0, "Regionala utvecklingsförvaltningen 2024-05-02 RUN 12/2024"), (44.0, "Anna Ek")]
    pages = [page(1, [*letterhead, *body(0)]), page(2, body(1)), page(3, body(2))]
    assert roles(pages, "head") == [[], [], []]


def test_copies_of_a_page_are_no_evidence() -> None:
    same = [(36.0, "Anmälda ärenden"), *body(0)]
    assert roles([page(1, same), page(2, same)], "head") == [[], []]


def test_pages_without_lines_are_left_alone() -> None:
    pages = [page(1, []), *protocol(2)]
    assert roles(pages, "head")[0] == []
    assert mark_margins([]) == ()


@pytest.mark.parametrize(
    ("text", "example", "fits"),
    [
        (pattern, text, fits)
        for pattern in patterns()
        for texts, fits in ((pattern.examples, True), (pattern.counterexamples, False))
        for text in texts
    ],
    ids=lambda value: value if isinstance(value, str) else getattr(value, "name", None),
)
def test_the_data_files_examples(text: object, example: str, fits: bool) -> None:
    assert text.fits(example) is fits  # type: ignore[attr-defined]


def test_every_entry_has_examples() -> None:
    assert all(pattern.examples and pattern.counterexamples for pattern in patterns())


@pytest.mark.parametrize(
    ("text", "expected"), [("Sida 12 av 40", "sida0av0"), ("§ 7, Åtgärder.", "§0åtgärder"), ("— · —", "")]
)
def test_fold(text: str, expected: str) -> None:
    assert fold(text) == expected


ADDRESS = "Region Norrmark • Box 1, 999 01 Granfors • Växel 0999-12 34 56 • region@norrmark.example"


def test_the_address_at_the_foot_of_a_letter_of_two_pages() -> None:
    pages = [page(n + 1, [*body(n), (800.0, ADDRESS)], small=(ADDRESS,)) for n in range(2)]
    assert roles(pages, "foot") == [[ADDRESS], [ADDRESS]]


def test_a_head_that_only_the_second_page_has_is_known_by_its_number() -> None:
    pages = [
        page(1, [(40.0, "1(2)"), (100.0, "Region Norrmark|Tjänsteskrivelse|2015-09-07"), *body(0)]),
        page(2, [(40.0, "Region Norrmark|2(2)"), (54.0, "2015-09-07"), (120.0, "Tidplan"), *body(1)]),
    ]
    assert roles(pages, "head") == [["1(2)"], ["Region Norrmark 2(2)", "2015-09-07"]]


@pytest.mark.parametrize(
    "line",
    ["Region Norrmark|3(4)", "§ 12 Avtal|2(2)", "Enligt bilaga 2(2)", "Bilaga|2"],
    ids=lambda line: line,
)
def test_another_number_or_a_paragraph_makes_no_head(line: str) -> None:
    pages = [page(1, body(0)), page(2, [(40.0, line), *body(1)])]
    assert roles(pages, "head") == [[], []]


def test_the_letterhead_in_the_line_of_the_first_pages_number_is_body() -> None:
    pages = [page(1, [(40.0, "Region Norrmark|Tjänsteskrivelse|1(2)"), *body(0)]), page(2, body(1))]
    assert roles(pages, "head") == [[], []]


def test_a_head_that_wraps_on_most_pages_is_one_where_it_does_not() -> None:
    wrapped = [(40.0, "Barn- och"), (54.0, "ungdomsnämnden"), (68.0, "Protokoll")]
    pages = [page(n + 1, [*wrapped, *body(n)]) for n in range(6)]
    pages[3] = page(4, [(40.0, "Barn- och ungdomsnämnden|Röstlista"), (54.0, "Protokoll"), *body(3)])
    assert roles(pages, "head")[3] == ["Barn- och ungdomsnämnden Röstlista", "Protokoll"]


def test_what_the_head_has_already_said_is_body_below_it() -> None:
    pages = protocol(6)
    pages[2] = page(3, [(20.0, "3"), *HEAD, (92.0, "Regionstyrelsen"), *body(2), STRIP])
    assert roles(pages, "head")[2] == ["3", "Regionstyrelsen", "Protokoll", "2024-03-19"]


@pytest.mark.parametrize("strip", ["Justering ...........", "Justcrandes s1gn Utdragsbestyrkandc"])
def test_a_strip_that_ocr_read_is_taken_from_an_only_page(strip: str) -> None:
    assert roles([page(1, [*body(0), (790.0, strip)], "ocr")], "foot") == [[strip]]


def test_a_line_to_sign_on_is_body() -> None:
    line = "Justerande ......................"
    assert roles([page(1, [*body(0), (790.0, line)], "ocr")], "foot") == [[]]


def test_a_title_in_large_type_that_later_heads_repeat_is_body() -> None:
    title = "Samverkansavtal om gemensam växel"
    cover = page(1, [(167.0, title), *body(0)])
    cover = replace(cover, lines=(replace(cover.lines[0], size=18.0), *cover.lines[1:]))
    pages = [cover, *(page(n + 1, [(28.0, title), *body(n)], small=(title,)) for n in range(1, 4))]
    assert roles(pages, "head") == [[], [title], [title], [title]]


def test_a_head_that_names_the_paragraphs_of_its_page_is_taken() -> None:
    pages = [
        page(n + 1, [(36.0, f"Kommunstyrelsen|2018-04-10|§§ {61 + n}–{62 + n}"), *body(n)]) for n in range(2)
    ]
    assert [len(lines) for lines in roles(pages, "head")] == [1, 1]


def test_a_line_that_begins_with_its_paragraph_is_none() -> None:
    pages = [page(n + 1, [(36.0, f"§ {61 + n}|Meddelanden"), *body(n)]) for n in range(3)]
    assert roles(pages, "head") == [[], [], []]


def test_heads_of_left_and_right_pages_are_known_by_the_number_that_counts_them() -> None:
    tops = ["12|Älvsta kommun", "2 Organisation|13", "14|Älvsta kommun", "3 Ekonomi|15"]
    pages = [page(n + 1, [(36.0, top), *body(n)]) for n, top in enumerate(tops)]
    assert roles(pages, "head")[1:] == [[top.replace("|", " ")] for top in tops[1:]]


def test_numbers_that_do_not_count_the_pages_make_no_head() -> None:
    pages = [page(n + 1, [(36.0, f"Summa|{(17, 3, 90)[n]}"), *body(n)]) for n in range(3)]
    assert roles(pages, "head") == [[], [], []]


def test_a_word_across_all_pages_is_no_text_of_theirs() -> None:
    def across(n: int, text: str) -> Page:
        made = page(n + 1, [*body(n), (400.0, text)])
        return replace(made, lines=(*made.lines[:-1], replace(made.lines[-1], size=120.0)))

    assert roles([across(n, "UTKAST") for n in range(2)], "head") == [["UTKAST"]] * 2
    assert roles([across(n, ("Budget", "Bokslut")[n]) for n in range(2)], "head") == [[], []]


def test_a_head_of_many_labels_and_values_is_no_sentence() -> None:
    top = "Älvsta kommun|Datum 2018-03-02|Diarienummer KS 2018/123|Sida {} (2) för nämndens ledamöter"
    pages = [page(n + 1, [(36.0, top.format(n + 1)), *body(n)]) for n in range(2)]
    assert [len(lines) for lines in roles(pages, "head")] == [1, 1]
