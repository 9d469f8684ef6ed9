"""Capitals of a corrected word: those of what is read, but where the reader took å, ä or ö for a capital.

A small å, ä or ö is as tall as a capital, so that "överenskommelse" comes out as "Overenskommelse". Whether a
capital was printed is told by the place: the beginning of a sentence or of a line that is a heading.
"""

from __future__ import annotations

_TALL = frozenset("åäö")


def in_case(word: str, read: str, begins: bool) -> str:
    """`word` (in lower case) with the capitals of what is read; a capital within a word is a misreading.

    A sign has no case: what is read as one has a capital where it `begins` a line or sentence. A capital
    that stands for å, ä or ö is one only there, and so is one that was read for another letter.
    """
    if not any(sign.isalpha() for sign in read):
        return word.capitalize() if begins else word
    letters = [sign for sign in read if sign.isalpha()]
    if len(letters) > 1 and len(letters) == len(read) and read.isupper():
        return word.upper()
    if not read[0].isupper():
        return word
    misread = word[0] in _TALL or word[0] != read[0].lower()
    return word if misread and not begins else word[0].upper() + word[1:]
