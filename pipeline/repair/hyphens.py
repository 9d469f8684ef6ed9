"""Words divided at the end of a line are put together on the first line, where Swedish says so.

"för-" and "ändring" are "förändring"; "RSS-" and "gruppen" are "RSS-gruppen"; "hälso-" before "och" stays.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from pipeline.swedish.dictionary import fold

from .edits import Edit
from .tables import read_table

# From the beginning of a word only: one of 300,000 signs is looked through once, not from each of its signs.
_BREAK = re.compile(r"(?<![^\W_])([^\W_]+)([-\u00ad])[ \t]*\n[ \t]*([^\W_]+)([^\s]*)([ \t]*)")
_SOFT = re.compile("\u00ad")

KnowsWord = Callable[[str], bool]


def hyphen_edits(text: str, knows: KnowsWord) -> list[Edit]:
    """Resolve each hyphen at the end of a line; `knows` says whether a word in lower case is Swedish."""
    coordinators = frozenset(map(fold, read_table("hyphens")["coordinators"]))
    edits: list[Edit] = []
    for match in _BREAK.finditer(text):
        first, hyphen, second, tail, space = match.groups()
        if fold(second.lower()) in coordinators and hyphen == "-":
            continue
        joint, confidence, evidence = _joint(first, hyphen, second, knows)
        if joint is None:
            continue
        # What follows the word begins the second line; at the end of the second line its break does.
        line_break = "" if text[match.end() : match.end() + 1] in ("\n", "") else "\n"
        after = f"{first}{joint}{second}{tail}{line_break or space}"
        edits.append(Edit(match.start(), match.end(), after, "hyphen", confidence, evidence))
    return edits


def divided_words(text: str) -> Iterator[str]:
    """All that `hyphen_edits` may ask `knows` about."""
    for match in _BREAK.finditer(text):
        first, _, second, *_ = match.groups()
        yield from ((first + second).lower(), first.lower(), second.lower())


def soft_hyphen_edits(text: str) -> list[Edit]:
    """Soft hyphens that are left within lines: marks of where a word may be divided, not text."""
    return [
        Edit(match.start(), match.end(), "", "soft-hyphen", 1.0, "marks where a word may be divided")
        for match in _SOFT.finditer(text)
    ]


def _joint(first: str, hyphen: str, second: str, knows: KnowsWord) -> tuple[str | None, float, str]:
    """What stands between the parts in one word: "", "-", or None where the hyphen and break stay."""
    if hyphen == "\u00ad":
        return "", 1.0, "a soft hyphen at the end of a line"
    if first[-1].isdigit() and second[0].isdigit():
        # "2011-" and "2015" may be a period, two columns or a date: all can be read as printed.
        return None, 0.0, ""
    if first[-1].isdigit() or second[0].isdigit() or first.isupper() or second[0].isupper():
        # Abbreviations, names and single letters keep their hyphen; "-" before a lone digit is left.
        return ("-", 0.9, "a compound with a hyphen") if second[0].isalpha() else (None, 0.0, "")
    if len(first) == 1:
        return "-", 0.9, "a compound of a letter and a word"
    if second in read_table("hyphens")["suffixes"]:
        return "", 0.95, f"“-{second}” is an ending"
    joined = (first + second).lower()
    if knows(joined):
        return "", 0.98, f"“{joined}” is a word"
    if not knows(first.lower()) or not knows(second.lower()):
        return "", 0.8, f"“{first}-” and “{second}” are not both words"
    return "-", 0.6, f"“{joined}” is no word that is known"
