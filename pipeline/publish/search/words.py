"""The words of the archive: which of them a typed word may mean.

A compound is found by its parts ("avtal" finds "samverkansavtal"). A word that the archive does not have
gets a second chance: without its dots ("overenskommelse"), then with a letter or two wrong ("Jimtland").
"""

from __future__ import annotations

import sqlite3
from collections import Counter, defaultdict
from functools import lru_cache

from ...swedish.compounds import may_be_part
from ...swedish.lexicon import fold
from ...swedish.stems import plain, stem

MOST_COMPOUNDS = 40
MOST_VARIANTS = 6
_LEAST_PART = 4
_LONG_REST = 6
_LEAST_FUZZY = 5
_LONG = 8


class ArchiveWords:
    """The stems of an archive, how often each occurs, and how to come to them from a typed word."""

    def __init__(self, words: dict[str, tuple[str, int]]) -> None:
        self._words = words
        self.stems: Counter[str] = Counter()
        self._folded: dict[str, set[str]] = defaultdict(set)
        for word, (stemmed, count) in words.items():
            self.stems[stemmed] += count
            self._folded[fold(word)].add(stemmed)
            self._folded[fold(stemmed)].add(stemmed)
        self._letters = sorted(self._folded)

    def knows(self, word: str) -> bool:
        """True where some form of `word` stands in the archive. What is no word, as a number, is known."""
        return not word.isalpha() or stem(word) in self.stems

    def shown(self, stemmed: tuple[str, ...]) -> str:
        """Words of the archive with these stems, for a reader: the most common form of each."""
        forms: dict[str, tuple[int, str]] = {}
        for word, (own, count) in self._words.items():
            if own in stemmed:
                forms[own] = max(forms.get(own, (0, own)), (count, word))
        return " ".join(forms.get(own, (0, own))[1] for own in stemmed)

    def compounds(self, word: str) -> list[str]:
        """The stems of compounds that begin or end with `word`, the most common first."""
        part = stem(word)
        if len(part) < _LEAST_PART or not part.isalpha() or not may_be_part(part):
            return []
        found = [
            whole for whole in self.stems if len(whole) >= len(part) + 3 and self._is_compound(whole, part)
        ]
        return sorted(found, key=lambda whole: (-self.stems[whole], whole))[:MOST_COMPOUNDS]

    def _is_compound(self, whole: str, part: str) -> bool:
        """What is left beside the part must be like a word, for "tion" is no part of "motion"."""
        if whole.endswith(part):
            rest = whole[: -len(part)]
        elif whole.startswith(part):
            rest = whole[len(part) :]
        else:
            return False
        forms = {rest, rest.removesuffix("s"), rest.removeprefix("s"), stem(rest)}
        # A long rest is hardly there by chance, even where the archive has it nowhere by itself.
        return len(rest) >= _LEAST_PART and (
            len(rest) >= _LONG_REST or any(form in self.stems for form in forms)
        )

    def folded(self, word: str) -> list[str]:
        """The stems that are `word` when dots and accents are lost."""
        found = self._folded.get(fold(plain(word)), set()) | self._folded.get(fold(stem(word)), set())
        return sorted(found - {stem(word)}, key=lambda other: (-self.stems[other], other))[:MOST_VARIANTS]

    def similar(self, word: str) -> list[str]:
        """The stems of the words that differ from `word` by the fewest letters: one, or two if it is long."""
        from rapidfuzz.distance import OSA
        from rapidfuzz.process import extract

        folded = fold(plain(word))
        if len(folded) < _LEAST_FUZZY or not folded.isalpha():
            return []
        most = 2 if len(folded) >= _LONG else 1
        near = extract(folded, self._letters, scorer=OSA.distance, score_cutoff=most, limit=50)
        least = min((distance for _, distance, _ in near), default=0)
        found = {
            stemmed for letters, distance, _ in near if distance == least for stemmed in self._folded[letters]
        }
        return sorted(found - {stem(word)}, key=lambda other: (-self.stems[other], other))[:MOST_VARIANTS]


@lru_cache(maxsize=4)
def _kept(path: str, changed: int, size: int) -> list[ArchiveWords]:
    # Filled by the caller, so that the key is what it depends on.
    return []


def archive_words(connection: sqlite3.Connection) -> ArchiveWords:
    """The words of the database, read once for each state of its file."""
    from pathlib import Path

    name = next((row[2] for row in connection.execute("pragma database_list") if row[1] == "main"), "")
    state = Path(name).stat() if name else None
    kept = _kept(name, state.st_mtime_ns if state else 0, state.st_size if state else 0)
    if not kept:
        rows = connection.execute("select word, stem, occurrences from search_words")
        kept.append(ArchiveWords({word: (stemmed, count) for word, stemmed, count in rows}))
    return kept[0]
