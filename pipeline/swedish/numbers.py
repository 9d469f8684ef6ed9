"""Small numbers as Swedish writes them, in digits or in words."""

from __future__ import annotations

import re

_WORDS = {
    "noll": 0, "en": 1, "ett": 1, "två": 2, "tre": 3, "fyra": 4, "fem": 5, "sex": 6, "sju": 7, "åtta": 8,
    "nio": 9, "tio": 10, "elva": 11, "tolv": 12, "tretton": 13, "fjorton": 14, "femton": 15, "sexton": 16,
    "sjutton": 17, "arton": 18, "nitton": 19, "tjugo": 20, "tjugofyra": 24, "trettio": 30, "trettiosex": 36,
    "fyrtio": 40, "femtio": 50, "sextio": 60, "sjuttio": 70, "åttio": 80, "nittio": 90, "hundra": 100,
}  # fmt: skip

_MOST_DIGITS = 6

NUMBER = rf"(?:[0-9]+|{'|'.join(sorted(_WORDS, key=len, reverse=True))})"
"""A pattern for what `parse_number` reads; to be used with IGNORECASE and word boundaries."""


def parse_number(written: str) -> int | None:
    """The number that `written` stands for ("12", "tolv"), or `None`; genitive endings are for the caller.

    More than six digits are no count of anything that a protocol counts, but a number's or a machine's.
    """
    written = written.strip().lower()
    if re.fullmatch(r"[0-9]+", written):
        return int(written) if len(written) <= _MOST_DIGITS else None
    return _WORDS.get(written)


_ONES = ("ett", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio")
_TENS = ("tjugo", "trettio", "fyrtio", "femtio", "sextio", "sjuttio", "åttio", "nittio")
_TEENS = (
    "tio", "elva", "tolv", "tretton", "fjorton", "femton", "sexton", "sjutton", "arton", "nitton",
)  # fmt: skip
_CENTURIES = {"nittonhundra": 1900, "tjugohundra": 2000, "tvåtusen": 2000}

# Where a line ends within the word.
_BROKEN = r"(?:-\s)?"
YEAR_IN_WORDS = (
    rf"(?:(?:nitton|tjugo){_BROKEN}hundra|två{_BROKEN}tusen)(?:-?\s)?"
    rf"(?:(?:{'|'.join(_TENS)})(?:{_BROKEN}(?:{'|'.join(_ONES)}))?|{'|'.join(_TEENS)}|{'|'.join(_ONES)})?(?<!\s)(?!\w|-\s?\w)"
)
"""A pattern for what `parse_year_in_words` reads; to be used with IGNORECASE."""


def parse_year_in_words(written: str) -> int | None:
    """The year that deeds write out ("nittonhundraåttiofyra", "tjugohundrafem"), or `None`."""
    written = "".join(written.lower().replace("-", "").split())
    for century, year in _CENTURIES.items():
        if not written.startswith(century):
            continue
        rest = written[len(century) :]
        if not rest:
            return year
        if rest in _TEENS:
            return year + 10 + _TEENS.index(rest)
        for place, tens in enumerate(_TENS, start=2):
            ones = rest[len(tens) :]
            if rest.startswith(tens) and (not ones or ones in _ONES):
                return year + 10 * place + (_ONES.index(ones) + 1 if ones else 0)
        return year + _ONES.index(rest) + 1 if rest in _ONES else None
    return None
