"""How much of a page was read right, estimated without knowing what it says."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

# On a page of Swedish with enough letters the share of å, ä and ö never falls below the floor; with fewer
# there is at least one.
FEWEST_LETTERS, ENOUGH_LETTERS = 150, 400
SWEDISH_FLOOR = 0.019

# A word without å, ä and ö is taken for a damaged one where the word with them is so many times as common:
# word lists hold "pa" and "for" too.
OUTSHONE = 50.0
FOLD = str.maketrans("åäö", "aao")

# The share of words that are known on a clean page, names aside.
USUAL_KNOWN = 0.9

EDGES = "\"'”“„’‘«»()[]{}.,;:!?…–—-•*/·|"
# What engines without § in their alphabet make of it: "$25", "&27".
FALSE_SECTION = re.compile(r"[$&£€]+\d")
MIXED = re.compile(r"[^\W\d_]\d|\d[^\W\d_]")
# What may be a name says nothing when no list has it.
NAME = re.compile(r"[A-ZÅÄÖÉ][a-zåäöéüøæ]+(?:-[A-ZÅÄÖÉ][a-zåäöéüøæ]+)*")
ODD = re.compile(r"[^\w\s.,;:!?()\[\]/&%§\"'”“„’‘«»…–—\-•*+=@#_°½¼¾€$£·\uf0a7-\uf0ff]")


@dataclass(frozen=True, slots=True)
class Reading:
    """What is counted on a page: words, the share known, and that of words with signs where none belong.

    `swedish` is the share of å, ä and ö among the `letters` of words that do not begin with a capital.
    """

    words: int
    known: float
    swedish: float
    odd: float
    letters: int

    @property
    def lost_swedish(self) -> bool:
        """True where a page long enough to tell has fewer å, ä and ö than any Swedish page, and it shows."""
        if self.swedish == 0.0:
            return self.letters >= FEWEST_LETTERS
        return self.letters >= ENOUGH_LETTERS and self.swedish < SWEDISH_FLOOR and self.known < USUAL_KNOWN


def assess(text: str) -> Reading:
    """Count what `quality_of` weighs."""
    words = [word for word in (token.strip(EDGES) for token in text.split()) if word]
    # Names follow no language's letters, and a page may hold little else.
    letters = [sign for word in words if word[0].islower() for sign in word.lower() if sign.isalpha()]
    judged = [word for word in words if any(sign.isalpha() for sign in word)]
    known = sum(1 for word in judged if is_known(word))
    names = sum(1 for word in judged if NAME.fullmatch(word) and not is_known(word))
    odd = sum(1 for word in words if _is_odd(word))
    return Reading(
        words=len(words),
        known=known / (len(judged) - names) if len(judged) > names else 1.0,
        swedish=sum(1 for sign in letters if sign in "åäö") / len(letters) if letters else 0.0,
        odd=odd / len(words) if words else 0.0,
        letters=len(letters),
    )


def quality_of(text: str, confidences: Sequence[float] = ()) -> float | None:
    """The estimated share of words read right, 0 to 1; `None` for a text without words.

    Names and rare compounds are unknown on any page, so that a share of known words as usual in clean
    protocols counts as all right.
    """
    reading = assess(text)
    if reading.words == 0:
        return None
    estimate = min(1.0, reading.known / USUAL_KNOWN) - reading.odd
    if reading.lost_swedish:
        # Nearly a third of the words of Swedish prose have an å, ä or ö.
        estimate -= 0.3 * (1 - reading.swedish / SWEDISH_FLOOR)
    if confidences:
        estimate = (estimate + 2 * sum(confidences) / len(confidences)) / 3
    return round(max(0.0, min(1.0, estimate)), 3)


def is_known(word: str) -> bool:
    """True for a word of Swedish, a name or code in its usual form, or a compound of two known words."""
    plain = word.strip(EDGES)
    if not plain:
        return True
    if "-" in plain or "/" in plain:
        return all(is_known(part) for part in re.split(r"[-/]", plain) if part)
    if _is_code(plain):
        return True
    return _known(plain.lower())


def _is_odd(word: str) -> bool:
    """True for signs that Swedish text has no use for, and for letters and digits in one word."""
    if ODD.search(word) or FALSE_SECTION.match(word):
        return True
    return MIXED.search(word) is not None and not _is_code(word)


def _is_code(word: str) -> bool:
    """True for numbers, dates, diary numbers, addresses and abbreviations, which no word list has."""
    if not any(sign.isalpha() for sign in word):
        return True
    if "@" in word or "://" in word or word.startswith("www."):
        return True
    return (
        re.fullmatch(
            r"§+\d+\w?|[A-ZÅÄÖ]{1,5}|\d+[:.]?[a-zåäö]{1,2}|(?:[A-ZÅÄÖ]{1,5}|\d+)(?:[-/.:][A-ZÅÄÖ]{1,5}|[-/.:]\d+)+",
            word,
        )
        is not None
    )


@lru_cache(maxsize=100_000)
def _known(word: str) -> bool:
    frequency = _frequency(word)
    if frequency > 0:
        return _swedish_twins().get(word, 0.0) < OUTSHONE * frequency
    # Compounds: both halves known and long enough to mean something; an s may join them.
    for at in range(3, len(word) - 2):
        head, tail = word[:at], word[at:]
        if _frequency(tail) >= 3e-7 and len(tail) >= 3:
            stem = head[:-1] if head.endswith("s") and len(head) > 4 else head
            if _frequency(head) >= 3e-7 or _frequency(stem) >= 3e-7:
                return True
    return False


def _frequency(word: str) -> float:
    return _frequencies().get(word, 0.0)


@lru_cache(maxsize=1)
def _swedish_twins() -> dict[str, float]:
    """How common the commonest word is that becomes this one without the dots and rings of å, ä and ö."""
    twins: dict[str, float] = {}
    for word, frequency in _frequencies().items():
        plain = word.translate(FOLD)
        if plain != word and frequency > twins.get(plain, 0.0):
            twins[plain] = frequency
    return twins


@lru_cache(maxsize=1)
def _frequencies() -> dict[str, float]:
    from wordfreq import get_frequency_dict

    return dict(get_frequency_dict("sv", wordlist="best"))
