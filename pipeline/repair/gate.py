"""Does a page show the damage that is to be repaired? Where it shows none, nothing is changed.

A reader without å, ä and ö in its alphabet loses all of them: a page has them or has them not. In Swedish
prose they are about one letter in twenty, and in no hundred words less than one in fifty. A document too
short for that is judged by its words (see `short_texts`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from .tables import read_table

LEAST_LETTERS = 100
MOST_DOTTED = 0.002
LEAST_SWEDISH = 0.06
MOST_FOREIGN = 0.03
_LONGEST_WORD = 60

_WORD = re.compile(r"[^\W\d_]+")
_SWEDISH = frozenset(read_table("gate")["swedish"])
_LOST = frozenset(read_table("gate")["lost"])
_FOREIGN = frozenset(read_table("gate")["foreign"])


@dataclass(frozen=True, slots=True)
class Signs:
    """What a text shows of damage: letters, those with dots, words, and common words among them."""

    letters: int
    dotted: int
    words: int
    swedish: int
    lost: int
    foreign: int = 0

    @property
    def dotted_share(self) -> float:
        """The share of letters that are å, ä or ö; 0 for a text without letters."""
        return self.dotted / self.letters if self.letters else 0.0

    @property
    def dots_lost(self) -> bool:
        """True for Swedish prose, long enough to tell, that has none of its å, ä and ö."""
        return (
            self.letters >= LEAST_LETTERS
            and self.dotted_share <= MOST_DOTTED
            and self.swedish + self.lost >= LEAST_SWEDISH * self.words
        )

    @property
    def may_follow(self) -> bool:
        """True for a text that has no dotted letter but does not tell why: its document decides.

        It is too short, or a list of names, and it is not in another language.
        """
        short = self.letters < LEAST_LETTERS and not self.dotted
        return short or (self.dotted_share <= MOST_DOTTED and self.foreign < MOST_FOREIGN * self.words)

    @property
    def is_sound(self) -> bool:
        """True for a text that shows its dotted letters as Swedish prose does."""
        return self.letters >= LEAST_LETTERS and self.dotted_share >= 0.015


@lru_cache(maxsize=64)
def signs_of(text: str) -> Signs:
    """Count what `Signs` tells of `text`."""
    # One endless word, of whatever letters, is no text.
    words = [word for word in _WORD.findall(text.lower()) if len(word) <= _LONGEST_WORD]
    letters = "".join(words)
    return Signs(
        letters=len(letters),
        dotted=sum(map(letters.count, "åäö")),
        words=len(words),
        swedish=sum(map(_SWEDISH.__contains__, words)),
        lost=sum(map(_LOST.__contains__, words)),
        foreign=sum(map(_FOREIGN.__contains__, words)),
    )


def damaged_pages(texts: Sequence[str]) -> list[bool]:
    """For each page of a document, whether its words are to be repaired.

    A page that does not tell follows its document, where that has damaged pages and no sound ones.
    """
    signs = [signs_of(text) for text in texts]
    damaged = [page.dots_lost for page in signs]
    if any(damaged) and not any(page.is_sound for page in signs):
        return [lost or page.may_follow for lost, page in zip(damaged, signs, strict=True)]
    if 0 < sum(page.letters for page in signs) < LEAST_LETTERS:
        # Imported here: only what is short pays for the word list.
        from .short_texts import shows_damage

        return [shows_damage("\n".join(texts))] * len(signs)
    return damaged
