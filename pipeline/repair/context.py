"""What the neighbours of a word say for it: patterns of Swedish, and pairs that the corpus has elsewhere."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from pipeline.swedish.dictionary import fold

from .corpus_lexicon import CorpusLexicon
from .tables import read_table

_Test = Callable[[str], bool]
_YEAR_DIGITS = 4
# A pair of the corpus weighs at most so much.
_MOST_PAIR_BONUS = 5.0
_PAIR_WEIGHT = 1.2


@dataclass(frozen=True, slots=True)
class ContextPattern:
    """Tests on neighbours: each has its distance from the word (-1 is the one before it)."""

    tests: tuple[tuple[int, _Test], ...]
    text: str

    def fits(self, words: Sequence[str], at: int) -> bool:
        """True where every neighbour of `words[at]` is there and passes its test."""
        for distance, test in self.tests:
            place = at + distance
            if not (0 <= place < len(words) and test(words[place])):
                return False
        return True


def context_bonus(
    word: str, folded: Sequence[str], at: int, read: Sequence[str], lexicon: CorpusLexicon
) -> tuple[float, str]:
    """How much more likely `word` is between its neighbours, as a natural logarithm, and why.

    `folded` are the words of the page without dots, `read` the same as they are thought to be now; `at` is
    the place of the word.
    """
    best, reason = 0.0, ""
    patterns = context_patterns()
    if not lexicon.pairs and word not in patterns:
        return best, reason
    for bonus, pattern in patterns.get(word, ()):
        if bonus > best and pattern.fits(folded, at):
            best, reason = bonus, f"fits “{pattern.text}”"
    if not lexicon.pairs:
        return best, reason
    before = read[at - 1] if at else ""
    after = read[at + 1] if at + 1 < len(read) else ""
    count = lexicon.pairs.get(f"{before} {word}", 0) + lexicon.pairs.get(f"{word} {after}", 0)
    if count:
        pair = min(_MOST_PAIR_BONUS, _PAIR_WEIGHT * math.log1p(count))
        best, reason = best + pair, reason or "stands by the same word elsewhere in the corpus"
    return best, reason


def infinitive_bonus(word: str, before: str) -> float:
    """How much more likely an infinitive is after the word `before` (without dots); a natural logarithm."""
    words, never, bonus = _infinitives()
    return bonus if before in words and word not in never else 0.0


@cache
def _infinitives() -> tuple[frozenset[str], frozenset[str], float]:
    table = read_table("contexts")["infinitive"]
    return frozenset(map(fold, table["after"])), frozenset(table["never"]), float(table["bonus"])


@cache
def clause_end_bonuses() -> dict[str, float]:
    """How much likelier words are before a full stop or comma than elsewhere, as natural logarithms."""
    return {word: float(bonus) for word, bonus in read_table("contexts")["clause_end"].items()}


@cache
def context_patterns() -> dict[str, list[tuple[float, ContextPattern]]]:
    """The patterns of `data/contexts.toml` by the word that they speak for."""
    table = read_table("contexts")
    sets = {name: frozenset(map(fold, words)) for name, words in table["sets"].items()}
    patterns: dict[str, list[tuple[float, ContextPattern]]] = {}
    for entry in table["context"]:
        compiled = [(entry["bonus"], _compiled(pattern, sets)) for pattern in entry["patterns"]]
        for word in entry["words"]:
            patterns.setdefault(word, []).extend(compiled)
    return patterns


def _compiled(pattern: str, sets: dict[str, frozenset[str]]) -> ContextPattern:
    parts = pattern.split()
    slot = parts.index("_")
    tests = [(at - slot, _test(part, sets)) for at, part in enumerate(parts) if at != slot]
    return ContextPattern(tuple(tests), pattern)


def _test(part: str, sets: dict[str, frozenset[str]]) -> _Test:
    if part == "##":
        return lambda word: word.isdigit() and len(word) == _YEAR_DIGITS
    if part == "#":
        return lambda word: word.isdigit() and len(word) != _YEAR_DIGITS
    if part.startswith("@"):
        return sets[part[1:]].__contains__
    if part.startswith("*"):
        ending = fold(part[1:])
        return lambda word: word.endswith(ending) and len(word) > len(ending) + 1
    wanted = fold(part)
    return lambda word: word == wanted
