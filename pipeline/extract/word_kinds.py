"""What a word as read is by its looks: known Swedish, perhaps a name, a number, or no word at all."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, NamedTuple

from ..swedish.dictionary import fold
from ..swedish.lexicon import vocabulary

# A word without å, ä and ö is taken for a damaged one where the word with them is so many times as common:
# word lists hold "pa" and "for" too.
OUTSHONE = 50.0

# Names of families have both spellings, Hallgren and Hällgren, where neither is common.
RARE_TWIN = 2e-6

EDGES = "\"'”“„’‘«»()[]{}.,;:!?…–—-•*/·|"
# What engines without § in their alphabet make of it: "$25", "&27".
FALSE_SECTION = re.compile(r"[$&£€]+\d")
MIXED = re.compile(r"[^\W\d_]\d|\d[^\W\d_]")
# What may be a name says nothing when no list has it.
NAME = re.compile(r"[A-ZÅÄÖÉ][a-zåäöéüøæ]+(?:-[A-ZÅÄÖÉ][a-zåäöéüøæ]+)*")
ODD = re.compile(r"[^\w\s.,;:!?()\[\]/&%§\"'”“„’‘«»…–—\-•*+=@#_°½¼¾€$£·\uf0a7-\uf0ff]")
CODE = re.compile(
    r"§+\d+\w?|[A-ZÅÄÖ]{1,5}|\d+[:.]?[a-zåäö]{1,2}|(?:[A-ZÅÄÖ]{1,5}|\d+)(?:[-/.:][A-ZÅÄÖ]{1,5}|[-/.:]\d+)+"
)

# Alone among words these are specks, lines of a table's frame, and bullets that were taken for letters.
SPECK = re.compile(r"[|\\\]\[{}‘’'\"«»*=~^_;,.:!?—©®¢]{1,3}|[bcdefghjklmnqrtuvwyz]")

Kind = Literal["known", "unknown", "name", "number", "odd", "sign"]


class Judgement(NamedTuple):
    """A word's kind, its letters where it begins with a small one, and how many of these are å, ä and ö."""

    kind: Kind
    letters: int
    swedish: int


@lru_cache(maxsize=100_000)
def judge(token: str) -> Judgement:
    """What stands between two spaces, by its looks."""
    word = token.strip(EDGES)
    # Names follow no language's letters, and a page may hold little else.
    small = [sign for sign in word.lower() if sign.isalpha()] if word[:1].islower() else []
    return Judgement(_kind(token, word), len(small), sum(1 for sign in small if sign in "åäö"))


def _kind(token: str, word: str) -> Kind:
    if SPECK.fullmatch(token):
        return "odd"
    if not word:
        return "sign"
    if _is_odd(word):
        return "odd"
    if not any(sign.isalpha() for sign in word):
        return "number"
    if is_known(word):
        return "number" if _is_code(word) else "known"
    if NAME.fullmatch(word):
        own, twin = _shares(word.lower())
        if not twin or (own and twin <= RARE_TWIN):
            return "name"
    return "unknown"


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
    return CODE.fullmatch(word) is not None


@lru_cache(maxsize=100_000)
def _known(word: str) -> bool:
    frequency, twin = _shares(word)
    if frequency > 0:
        return twin < OUTSHONE * frequency
    # Compounds: both halves known and long enough to mean something; an s may join them.
    for at in range(3, len(word) - 2):
        head, tail = word[:at], word[at:]
        if _frequency(tail) >= 3e-7 and len(tail) >= 3:
            stem = head[:-1] if head.endswith("s") and len(head) > 4 else head
            if _frequency(head) >= 3e-7 or _frequency(stem) >= 3e-7:
                return True
    return False


def _frequency(word: str) -> float:
    return _shares(word)[0]


def _shares(word: str) -> tuple[float, float]:
    """How common a word is where it was counted, and the commonest that becomes it without å, ä and ö."""
    own = twin = 0.0
    folded = fold(word)
    for form in vocabulary().forms(folded):
        if form.counted and form.word == word:
            own = form.share
        elif form.counted and word == folded:
            twin = max(twin, form.share)
    return own, twin
