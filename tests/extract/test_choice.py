"""Which reading of a page is kept."""

from __future__ import annotations

import pytest

from pipeline.extract.choice import Intent, doubt, intend, settle
from pipeline.extract.layer import Layer
from pipeline.extract.tokens import Token
from pipeline.model import Box

from .sheets import PROSE

DAMAGE = str.maketrans({"å": "d", "ä": "i", "ö": "é"})


def tokens(lines: list[str], confidence: float | None = None, top: float = 100.0) -> tuple[Token, ...]:
    made = []
    for row, line in enumerate(lines):
        x, baseline = 70.0, top + 14 * row
        for word in line.split():
            box = Box(x, baseline - 8, x + 5 * len(word), baseline + 3)
            made.append(Token(word, box, baseline, 11.0, confidence=confidence))
            x = box.x1 + 4
    return tuple(made)


GOOD = Layer(tokens(PROSE))
DAMAGED = Layer(tokens([line.translate(DAMAGE) for line in PROSE]))
STAMP = Layer(tokens(["Inkom 2024-05-02"]))
EMPTY = Layer(())
READ = tokens(PROSE, 0.95)


@pytest.mark.parametrize(
    ("layer", "drawn", "unread", "mode", "plan"),
    [
        (GOOD, True, "", "auto", "keep"),
        (DAMAGED, True, "", "auto", "compare"),
        (Layer(GOOD.tokens, unmapped=0.5), True, "", "auto", "compare"),
        (STAMP, True, "", "auto", "keep"),
        (STAMP, True, "The page has a picture that may hold text", "auto", "add"),
        (EMPTY, True, "", "auto", "read"),
        (EMPTY, False, "", "auto", "blank"),
        (EMPTY, False, "", "always", "blank"),
        (GOOD, True, "", "always", "read"),
        (DAMAGED, True, "", "never", "keep"),
        (EMPTY, True, "", "never", "keep"),
    ],
)
def test_intend(layer: Layer, drawn: bool, unread: str, mode: str, plan: str) -> None:
    intent = intend(layer, drawn, unread, mode)
    assert intent.plan == plan
    assert intent.reason


def test_a_bad_layer_gives_way_to_better_ocr() -> None:
    outcome = settle(intend(DAMAGED, True, "", "auto"), DAMAGED, READ)
    assert outcome.source == "ocr"
    assert outcome.tokens == READ
    assert "OCR reads better" in outcome.reason


def test_a_bad_layer_is_kept_where_ocr_is_worse() -> None:
    worse = tokens([line.replace("e", "c").translate(DAMAGE) for line in PROSE], 0.4)
    outcome = settle(intend(DAMAGED, True, "", "auto"), DAMAGED, worse)
    assert outcome.source == "layer"
    assert outcome.tokens == DAMAGED.tokens
    assert "no better" in outcome.reason


def test_a_page_in_which_nothing_is_found_says_so() -> None:
    outcome = settle(Intent("read", ""), EMPTY, ())
    assert (outcome.tokens, outcome.quality) == ((), None)
    assert "no words" in outcome.reason


def test_text_of_the_picture_is_added_once() -> None:
    intent = Intent("add", "The page has a picture that may hold text")
    read = tokens(["Inkom 2024-05-02"], 0.9) + tokens(PROSE, 0.95, top=300)
    outcome = settle(intent, STAMP, read)
    assert outcome.source == "mixed"
    assert [token.text for token in outcome.tokens].count("Inkom") == 1
    assert len(outcome.tokens) == len(STAMP.tokens) + len(READ)


def test_scraps_of_a_photograph_are_not_added() -> None:
    scraps = tokens(["xq zt vvn wkl"], 0.55, top=300)
    outcome = settle(Intent("add", "The page has a picture that may hold text"), STAMP, scraps)
    assert (outcome.source, outcome.tokens) == ("layer", STAMP.tokens)


def test_what_ocr_makes_of_a_logotype_is_left_out_and_said_to_be() -> None:
    logotype = tokens(["WNORRrnARK se"], 0.1, top=40)
    outcome = settle(
        Intent("read", "The page has no text layer and was read by OCR."), EMPTY, logotype + READ
    )
    assert outcome.tokens == READ
    assert "2 scraps" in outcome.reason


def test_ill_read_lines_with_a_known_word_or_a_number_are_kept() -> None:
    read = tokens(["beslutet xqz"], 0.2, top=40) + tokens(["7"], 0.2, top=80)
    outcome = settle(Intent("read", ""), EMPTY, read + READ)
    assert "beslutet" in [token.text for token in outcome.tokens]


def test_an_ill_read_bullet_is_kept_and_a_scrap_far_from_its_line_is_not() -> None:
    text = tokens(["e identifiera gemensamma områden"], 0.9, top=40)
    bullet = text[0]._replace(confidence=0.1)
    outcome = settle(Intent("read", ""), EMPTY, (bullet, *text[1:]))
    assert [token.text for token in outcome.tokens][:2] == ["e", "identifiera"]
    far = bullet._replace(box=Box(10, 32, 15, 43))
    outcome = settle(Intent("read", ""), EMPTY, (far, *text[1:]))
    assert outcome.tokens[0].text == "identifiera"


NAMES = Layer(tokens(["Inger Malmros Bengt Ek Gun-Britt Edlund"]))


def test_a_scanned_page_is_in_doubt_where_its_neighbours_lost_their_letters() -> None:
    intent = doubt(intend(NAMES, True, "", "auto"))
    assert intent.plan == "doubt"
    read = tokens(["Inger Malmros Bengt Ek Gun-Britt Edlund"], 0.95)
    outcome = settle(intent, NAMES, read)
    assert (outcome.source, outcome.tokens) == ("ocr", read)
    assert "other pages" in outcome.reason


def test_a_layer_in_doubt_is_kept_where_ocr_is_worse() -> None:
    worse = tokens([line.replace("e", "c").translate(DAMAGE) for line in PROSE], 0.4)
    outcome = settle(doubt(intend(GOOD, True, "", "auto")), GOOD, worse)
    assert (outcome.source, outcome.tokens) == ("layer", GOOD.tokens)


@pytest.mark.parametrize("layer", [DAMAGED, EMPTY])
def test_what_is_read_anyway_is_not_doubted(layer: Layer) -> None:
    intent = intend(layer, True, "", "auto")
    assert doubt(intent) == intent


def test_a_bad_layer_gives_the_words_that_ocr_lacks() -> None:
    layer = Layer(tokens([line.translate(DAMAGE) for line in [*PROSE, "§ 92 Budget"]]))
    read = tokens([*PROSE, "8 92 Budget"], 0.95)
    outcome = settle(intend(layer, True, "", "auto"), layer, read)
    assert outcome.source == "mixed"
    assert [token.text for token in outcome.tokens][-3:] == ["§", "92", "Budget"]
    assert "1 word was taken from the layer" in outcome.reason
