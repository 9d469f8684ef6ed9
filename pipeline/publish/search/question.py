"""What a reader typed, taken apart: words, phrases, § and numbers, and what is not wanted.

Anything may be typed. "Several words" in quotation marks stand side by side; -word must not be there; a star
after a word stands for any ending. A diary number, a date or "§ 14" is kept together as typed. AND, OR, NEAR
and other signs of SQLite's own language are plain words here.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from ...swedish.stems import find_words, plain

# More than any question needs; keeps a pasted page from becoming a query that takes minutes.
MAX_WORDS = 40
MAX_LENGTH = 2_000

_QUOTES = str.maketrans({"“": '"', "”": '"', "„": '"', "»": '"', "«": '"'})
_HYPHENS = str.maketrans({"–": "-", "—": "-", "−": "-", "‐": "-", "‑": "-"})
# A minus only excludes where a word begins: "14-15" is no exclusion.
_PART = re.compile(
    r"""(?P<minus>(?<!\S)-)?
        (?: "(?P<phrase>[^"]*)"? | (?P<paragraph>§+\s*\d+\w*) | (?P<word>[^\s"§]+|§+) )""",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Term:
    """A word, or words that stand side by side, in lower case.

    `raw` is as typed. `together` is true for what was in quotation marks and for numbers; such a term is
    taken as it is, without synonyms.
    """

    words: tuple[str, ...]
    raw: str
    together: bool = False
    any_ending: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """The terms that must be there and those that must not."""

    wanted: tuple[Term, ...]
    unwanted: tuple[Term, ...] = ()


def read_question(typed: str) -> Question:
    """`typed` as terms; none of them wanted where there is no word to look for."""
    text = unicodedata.normalize("NFC", typed[:MAX_LENGTH]).translate(_QUOTES).translate(_HYPHENS)
    wanted: list[Term] = []
    unwanted: list[Term] = []
    left = MAX_WORDS
    for part in _PART.finditer(text):
        raw = part["phrase"] or part["paragraph"] or part["word"] or ""
        words = tuple(plain(span.of(raw)) for span in find_words(raw))[:left]
        if part["paragraph"]:
            # §§ 14 asks for § 14.
            words = tuple(word for place, word in enumerate(words) if place == 0 or word != "§")
        left -= len(words)
        if words:
            any_ending = part["word"] is not None and raw.endswith("*")
            together = part["word"] is None or len(words) > 1 or words[0].isdigit()
            term = Term(words, raw, together, any_ending)
            (unwanted if part["minus"] else wanted).append(term)
    return Question(tuple(dict.fromkeys(wanted)), tuple(dict.fromkeys(unwanted)))
