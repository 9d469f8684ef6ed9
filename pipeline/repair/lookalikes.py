"""Words in which letters were taken for others that look alike: "partema" is "parterna" on any page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from pipeline.swedish.lexicon import vocabulary

from .case import in_case
from .edits import Edit
from .loaded import is_word
from .tables import read_table

METHOD = "ocr-lookalike"
_WORD = re.compile(r"[^\W\d_]{4,40}")
# So rare (share of running words) is what is no word as it stands; so common a word that it may have been.
_NO_WORD = 5e-8
_WORD_SHARE = 1e-7
# A compound is told from a chance by its length.
_LEAST_COMPOUND = 8
_KEPT_WORDS = 50_000


def lookalike_edits(text: str) -> list[Edit]:
    """The edits of a page; of a text without such words none."""
    # Most pages have none, and most words stand more than once.
    misread = {read: word for read in set(_WORD.findall(text)) if (word := _printed(read))}
    if not misread:
        return []
    edits = []
    for match in _WORD.finditer(text):
        if word := misread.get(match[0]):
            evidence = f"“{match[0]}” is no word; “{word}” is one, and looks the same in print"
            edits.append(Edit(match.start(), match.end(), word, METHOD, 0.95, evidence))
    return edits


@lru_cache(maxsize=_KEPT_WORDS)
def _printed(text: str) -> str | None:
    """What was printed, in the case of what was read; `None` where that is no other word for certain."""
    word = text.lower()
    known = vocabulary()
    if not any(read in word for read, _, _ in _pairs()):
        return None
    if known.frequency(word) > _NO_WORD or known.is_valid(word):
        return None
    found = {candidate for candidate, ending in _candidates(word) if _may_be(candidate, ending)}
    if len(found) != 1 or is_word(word):
        return None
    return in_case(found.pop(), text, True)


def _candidates(word: str) -> Iterator[tuple[str, bool]]:
    """The word with one place as it may have been printed, and whether that is an ending."""
    for read, printed, endings in _pairs():
        at = word.find(read)
        while at >= 0:
            candidate = word[:at] + printed + word[at + len(read) :]
            yield (
                candidate,
                any(candidate.endswith(end) and at + len(end) > len(candidate) - 2 for end in endings),
            )
            at = word.find(read, at + 1)


def _may_be(word: str, ending: bool) -> bool:
    known = vocabulary()
    if known.is_valid(word) and known.frequency(word) >= _WORD_SHARE:
        return True
    return ending and len(word) >= _LEAST_COMPOUND and is_word(word)


@cache
def _pairs() -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    return tuple(
        (entry["read"], entry["printed"], tuple(entry["endings"]))
        for entry in read_table("lookalikes")["lookalike"]
    )
