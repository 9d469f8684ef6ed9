"""Words that ran together: "iseptember" is "i september" where it is no word, and both parts are common."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from .edits import Edit
from .tables import read_table
from .tokens import Token

METHOD = "ocr-joined"
# A part must be this common (share of running words); the shortest second part.
_COMMON = 2e-5
_LEAST = 3


def joined_edits(
    tokens: Sequence[Token], is_known: Callable[[str], bool], best: Callable[[str], tuple[str, float] | None]
) -> list[Edit]:
    """A space put between a little word and the word that runs on from it.

    `is_known` tells what is one word, damaged or not; `best` gives the likeliest reading of a part, and its
    frequency.
    """
    edits: list[Edit] = []
    firsts = tuple(read_table("joined")["first"])
    for token in tokens:
        text = token.text
        if token.protected or not text.isalpha() or not text.islower() or is_known(text):
            continue
        for first in firsts:
            rest = text[len(first) :]
            if not text.startswith(first) or len(rest) < _LEAST:
                continue
            reading = best(rest)
            if reading and reading[1] >= _COMMON:
                evidence = f"“{text}” is no word; “{first}” and “{reading[0]}” are common words"
                place = token.span.start + len(first)
                edits.append(Edit(place, place, " ", METHOD, 0.7, evidence))
                break
    return edits
