"""The words of the archive: which of them a typed word may mean.

A compound is found by its parts ("avtal" finds "samverkansavtal"). A word that the archive does not have
gets a second chance: without its dots ("overenskommelse"), then with a letter or two wrong ("Jimtland").
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from ...swedish.compounds import may_be_part
from ...swedish.dictionary import fold
from ...swedish.stems import plain, stem

MOST_COMPOUNDS = 40
MOST_VARIANTS = 6
_LEAST_PART = 4
_LONG_REST = 6
_LEAST_FUZZY = 5
_LONG = 8
# Of the words that begin or end with a word, the most common ones are looked at.
_LOOKED_AT = 400
# Sorts after every letter.
_LAST = "\U0010ffff"


class ArchiveWords:
    """The stems of an archive, how many rows have each, and how to come to them from a typed word."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def entries(self, stemmed: str) -> int:
        """How many rows have the stem."""
        row = self._connection.execute("select entries from search_stems where stem = ?", (stemmed,))
        return int(next(row, (0,))[0])

    def knows(self, word: str) -> bool:
        """True where some form of `word` stands in the archive. What has no letter, as a number, is known."""
        return not any(map(str.isalpha, word)) or self.entries(stem(word)) > 0

    def shown(self, stemmed: tuple[str, ...]) -> str:
        """Words of the archive with these stems, for a reader: the most common form of each."""
        forms = []
        for own in stemmed:
            row = self._connection.execute(
                "select word from search_words where stem = ? order by occurrences desc, word limit 1", (own,)
            )
            forms.append(str(next(row, (own,))[0]))
        return " ".join(forms)

    def compounds(self, word: str) -> list[str]:
        """The stems of compounds that begin or end with `word`, the most common first."""
        part = stem(word)
        if len(part) < _LEAST_PART or not part.isalpha() or not may_be_part(part):
            return []
        sql = """select stem, entries from search_stems where {column} >= ? and {column} < ?
                 order by entries desc, stem limit ?"""
        found: dict[str, int] = {}
        for column, beginning in (("stem", part), ("reversed", part[::-1])):
            values = (beginning, beginning + _LAST, _LOOKED_AT)
            found.update(self._connection.execute(sql.format(column=column), values))
        common = sorted(found, key=lambda whole: (-found[whole], whole))
        chosen: list[str] = []
        for whole in common:
            if whole.isalpha() and len(whole) >= len(part) + 3 and self._is_compound(whole, part):
                chosen.append(whole)
                if len(chosen) == MOST_COMPOUNDS:
                    break
        return chosen

    def _is_compound(self, whole: str, part: str) -> bool:
        """What is left beside the part must be like a word, for "tion" is no part of "motion"."""
        rest = whole[: -len(part)] if whole.endswith(part) else whole[len(part) :]
        forms = {rest, rest.removesuffix("s"), rest.removeprefix("s"), stem(rest)}
        # A long rest is hardly there by chance, even where the archive has it nowhere by itself.
        return len(rest) >= _LEAST_PART and (len(rest) >= _LONG_REST or any(map(self.entries, forms)))

    def folded(self, word: str) -> list[str]:
        """The stems that are `word` when dots and accents are lost."""
        return self._of_letters({fold(plain(word)), fold(stem(word))}, word)

    def similar(self, word: str) -> list[str]:
        """The stems of the words that differ from `word` by the fewest letters: one, or two if it is long."""
        from rapidfuzz.distance import OSA
        from rapidfuzz.process import extract

        folded = fold(plain(word))
        if len(folded) < _LEAST_FUZZY or sum(map(str.isalpha, folded)) < _LEAST_FUZZY - 1:
            return []
        most = 2 if len(folded) >= _LONG else 1
        near: list[tuple[str, int, int]] = []
        lengths = range(len(folded) - most, len(folded) + most + 1)
        # Hardly anybody mistakes the first letter; the other words are many times more.
        for first in (True, False):
            for letters in _letters(self._connection, lengths, folded[0], first):
                near += extract(folded, letters, scorer=OSA.distance, score_cutoff=most, limit=50)
            if near:
                break
        least = min((distance for _, distance, _ in near), default=0)
        return self._of_letters({letters for letters, distance, _ in near if distance == least}, word)

    def _of_letters(self, letters: set[str], word: str) -> list[str]:
        """The stems of the words and the stems that are `letters` without dots, the most common first."""
        marks = ", ".join("?" * len(letters))
        rows = self._connection.execute(
            f"""select stem, entries from search_stems where stem in (
                  select stem from search_stems where folded in ({marks})
                  union select stem from search_words where folded in ({marks}))
                and stem <> ? order by entries desc, stem limit {MOST_VARIANTS}""",
            (*letters, *letters, stem(word)),
        )
        return [str(row[0]) for row in rows]


@lru_cache(maxsize=4)
def _kept(path: str, changed: int, size: int) -> dict[tuple[int, str], list[str]]:
    # Filled by the caller, so that the key is what it depends on.
    return {}


def _letters(
    connection: sqlite3.Connection, lengths: range, beginning: str, same: bool
) -> Iterator[list[str]]:
    """The words and stems of these lengths, without dots and accents, by their first letter.

    Those that begin with the sign `beginning`, or all others. They are read once for each state of the file.
    """
    name = next((row[2] for row in connection.execute("pragma database_list") if row[1] == "main"), "")
    state = Path(name).stat() if name else None
    kept = _kept(name, state.st_mtime_ns if state else 0, state.st_size if state else 0)
    if not kept:
        read: dict[tuple[int, str], list[str]] = {(0, ""): []}
        for (letters,) in connection.execute(
            "select folded from search_words union select folded from search_stems where folded is not null"
        ):
            read.setdefault((len(letters), letters[:1]), []).append(letters)
        kept.update(read)
    return (
        letters
        for (length, first), letters in kept.items()
        if length in lengths and (first == beginning) is same
    )
