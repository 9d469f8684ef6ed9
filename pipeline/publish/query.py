"""What a reader typed, as a full-text query that SQLite understands.

Anything may be typed. Words must all be there; "several words" in quotation marks stand side by side; -word
must not be there; a star after a word stands for any ending. A diary number, a date or "§ 14" is kept
together as typed. AND, OR, NEAR and other signs of SQLite's own language are plain words here.
"""

from __future__ import annotations

import re
import unicodedata

from ..load.fulltext import WORD_SIGNS

# More than any question needs; keeps a pasted page from becoming a query that takes minutes.
MAX_WORDS = 40

_QUOTES = str.maketrans({"“": '"', "”": '"', "„": '"', "»": '"', "«": '"'})
_HYPHENS = str.maketrans({"–": "-", "—": "-", "−": "-", "‐": "-", "‑": "-"})
# A minus only excludes where a word begins: "14-15" is no exclusion.
_PART = re.compile(
    r"""(?P<minus>(?<!\S)-)?
        (?: "(?P<phrase>[^"]*)"? | (?P<paragraph>§+\s*\d+\w*) | (?P<word>[^\s"§]+|§+) )""",
    re.VERBOSE,
)


def full_text_query(typed: str) -> str | None:
    """`typed` as an FTS5 expression; `None` where there is no word to look for."""
    text = unicodedata.normalize("NFC", typed).translate(_QUOTES).translate(_HYPHENS)
    wanted: list[str] = []
    unwanted: list[str] = []
    left = MAX_WORDS
    for part in _PART.finditer(text):
        raw = part["phrase"] or part["paragraph"] or part["word"] or ""
        words = _words(raw)[:left]
        left -= len(words)
        if words:
            any_ending = part["word"] is not None and raw.endswith("*")
            expression = _paragraph(raw) if part["paragraph"] else _phrase(words, any_ending)
            (unwanted if part["minus"] else wanted).append(expression)
    if not wanted:
        return None
    return " ".join([" AND ".join(wanted), *(f"NOT {phrase}" for phrase in unwanted)])


def _words(text: str) -> list[str]:
    """The words of `text` as the index cuts them."""
    return "".join(char if _in_word(char) else " " for char in text).split()


def _in_word(char: str) -> bool:
    # The categories that FTS5's unicode61 counts as parts of words; marks belong to the letter before them.
    category = unicodedata.category(char)
    return category[0] in "LNM" or category == "Co" or char in WORD_SIGNS


def _phrase(words: list[str], any_ending: bool) -> str:
    return '"' + " ".join(words) + '"' + ("*" if any_ending else "")


def _paragraph(raw: str) -> str:
    """§ 14, printed with or without the space: two words or one in the index."""
    signs = raw[: len(raw) - len(raw.lstrip("§"))]
    number = raw.lstrip("§").strip()
    return f'("{signs} {number}" OR "{signs}{number}")'
