"""The document as lines, and how wrapped lines are put together again."""

from __future__ import annotations

from pipeline.detect.manuscript import Manuscript
from pipeline.model import Span

from .printed import printed


def manuscript(*pages: str) -> Manuscript:
    return Manuscript.of(*printed(*pages))


def test_wrapped_lines_are_joined_and_blocks_are_kept_apart() -> None:
    text = manuscript(
        "Ett första stycke som är\nbrutet på två rader.\n\nEtt andra stycke.\n• en punkt\n• en till"
    )
    assert text.joined(Span(0, len(text.text))) == (
        "Ett första stycke som är brutet på två rader.\nEtt andra stycke.\n• en punkt\n• en till"
    )


def test_a_sentence_goes_on_over_a_page_break_and_a_new_one_begins_a_block() -> None:
    whole = manuscript("Ett stycke som fortsätter på", "nästa sida.")
    assert [line.starts_block for line in whole.lines] == [True, False]
    ended = manuscript("Ett stycke som slutar.", "Nästa börjar här.")
    assert [line.starts_block for line in ended.lines] == [True, True]


def test_a_sentence_that_ends_early_ends_its_block() -> None:
    lines = (
        "En lång rad som når ända ut till högermarginalen på sidan här",
        "Kort slut.",
        "Ny mening börjar här",
    )
    assert [line.starts_block for line in manuscript("\n".join(lines)).lines] == [True, False, True]


def test_running_heads_are_no_lines_of_the_text_but_kept_aside() -> None:
    text = manuscript("^^Region Norrmark\nText.\n__Justerandes sign", "^^Region Norrmark\nMer.")
    assert [line.text for line in text.lines] == ["Text.", "Mer."]
    assert (text.heads, text.feet) == (("Region Norrmark",), ("Justerandes sign",))


def test_a_place_in_the_text_leads_to_its_page() -> None:
    text = manuscript("Första sidan.", "Andra sidan.")
    assert text.page_of(text.text.index("Andra")) == 2
    assert text.line_at(text.text.index("sidan", 15)).page == 2
