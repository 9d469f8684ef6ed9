"""Letters set for show: words whose letters are spaced, and the large letter that a text begins with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from .rows import Row
from .tokens import Token, union

# Letters that a spaced word has, how many of them differ, and in units of the type size how far apart they
# are at most. A gap that is so many times the common one parts two such words.
FEWEST_LETTERS, FEWEST_KINDS = 5, 3
SPACED = 1.2
PARTED = 1.7

# How much larger than the word that it begins a dropped letter is, and how far the word may stand from it, in
# units of the word's size.
DROPPED = 1.8
BESIDE = 0.8


def spaced_words(row: Row) -> Row:
    """The row with each word whose letters are spaced, as in "B E S L U T", as one word."""
    if sum(1 for token in row.tokens if len(token.text) == 1) < FEWEST_LETTERS:
        return row
    words: list[Token] = []
    for run in _runs(row.tokens):
        words += _words(run) if _is_spaced(run) else run
    return Row(tuple(words))


def _runs(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    """Stretches of single letters of one size and height, close to each other, and of what is none."""
    run: list[Token] = []
    for token in tokens:
        if run and not (_is_letter(token) and _is_letter(run[-1]) and _is_close(run[-1], token)):
            yield run
            run = []
        run.append(token)
    yield run


def _is_letter(token: Token) -> bool:
    return len(token.text) == 1 and token.text.isalpha()


def _is_close(before: Token, token: Token) -> bool:
    return (
        token.size == before.size
        and token.text.isupper() == before.text.isupper()
        and token.box.x0 - before.box.x1 <= PARTED * SPACED * token.size
    )


def _is_spaced(run: Sequence[Token]) -> bool:
    if len(run) < FEWEST_LETTERS or len({token.text for token in run}) < FEWEST_KINDS:
        return False
    return median(_gaps(run)) <= SPACED * run[0].size


def _gaps(run: Sequence[Token]) -> list[float]:
    return [token.box.x0 - before.box.x1 for before, token in pairwise(run)]


def _words(run: Sequence[Token]) -> list[Token]:
    common = max(median(_gaps(run)), 0.1 * run[0].size)
    words = [[run[0]]]
    for gap, token in zip(_gaps(run), run[1:], strict=True):
        if gap > PARTED * common:
            words.append([])
        words[-1].append(token)
    return [_joined(word) for word in words]


def _joined(letters: Sequence[Token]) -> Token:
    text = "".join(token.text for token in letters)
    known = [token.confidence for token in letters if token.confidence is not None]
    return letters[0]._replace(
        text=text, box=union([token.box for token in letters]), confidence=min(known, default=None)
    )


def dropped_letters(tokens: Sequence[Token]) -> Sequence[Token]:
    """The words with each large letter that drops into the lines beside it put before its word."""
    letters = [token for token in tokens if _is_letter(token) and token.text.isupper()]
    if not letters:
        return tokens
    begun: dict[int, Token] = {}
    for letter in letters:
        words = [token for token in tokens if _is_begun_by(token, letter)]
        if words:
            first = min(words, key=lambda token: (token.baseline, token.box.x0))
            begun[id(first)] = first._replace(text=letter.text + first.text)
            begun[id(letter)] = letter
    return [begun.get(id(token), token) for token in tokens if begun.get(id(token)) is not token]


def _is_begun_by(token: Token, letter: Token) -> bool:
    """True for a word beside a dropped letter, on one of the lines that it is as high as."""
    return (
        letter.size >= DROPPED * token.size
        and token.text[:1].isalpha()
        and 0 <= token.box.x0 - letter.box.x1 + 0.3 * token.size <= (BESIDE + 0.3) * token.size
        and letter.baseline - letter.size <= token.baseline < letter.baseline - 0.2 * token.size
    )
