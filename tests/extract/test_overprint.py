"""Words printed over one another are read once, and what is seen counts."""

from __future__ import annotations

from pipeline.extract.overprint import printed_once
from pipeline.extract.tokens import Token
from pipeline.model import Box


def word(text: str, x: float, baseline: float = 100.0, size: float = 10.0) -> Token:
    return Token(text, Box(x, baseline - 8, x + 5 * len(text), baseline + 2), baseline, size)


def texts(tokens: list[Token], unseen: list[bool] | None = None) -> list[str]:
    return [token.text for token in printed_once(tokens, unseen or [False] * len(tokens))]


def test_a_word_and_its_shadow_are_one_word() -> None:
    assert texts([word("Protokoll", 70, 100, 24), word("Protokoll", 72, 102, 24)]) == ["Protokoll"]


def test_the_same_word_elsewhere_is_another() -> None:
    assert texts([word("och", 70), word("och", 90), word("och", 70, 113)]) == ["och"] * 3


def test_an_unseen_layer_under_words_that_are_seen_is_left_out() -> None:
    tokens = [word("nämnden", 70), word("nimnden", 71), word("skannad", 70, 300)]
    assert texts(tokens, [False, True, True]) == ["nämnden", "skannad"]


def test_a_layer_that_is_unseen_as_a_whole_stays() -> None:
    assert texts([word("nimnden", 70), word("beslutar", 120)], [True, True]) == ["nimnden", "beslutar"]


def test_a_word_that_stands_twice_in_a_turned_line_is_read_twice() -> None:
    # A table set sideways: both words are as far to the left on the sheet, one above the other.
    turned = [
        Token("450", Box(100, top, 110, top + 15), 100.0, 10.0, turn=270) for top in (300.0, 200.0, 199.0)
    ]
    assert texts(turned) == ["450", "450"]
