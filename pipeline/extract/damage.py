"""Damage that shows by itself, whatever the words: a wrong encoding, and spaces that are not there.

A page of names has no words by which to tell that its text layer is bad; these marks tell it there too.
"""

from __future__ import annotations

import re

# Two bytes of UTF-8 taken for two signs; signs that could not be told; å, ä and ö of old seven-bit codes.
WRONG_SIGNS = re.compile(
    r"Ã[\u0080-\u00bf\u0152-\u0178\u2013-\u2122…‰†‡]|\ufffd"
    r"|[^\W\d_][?{}|\\][a-zåäö]|(?:^|\s)[{}\\][a-zåäö]{2,}"
)
FEWEST_WRONG, WRONG_SHARE = 3, 0.015

# Letters that a word has at most, compounds included, and how many words may have more.
LONGEST = re.compile(r"[^\W\d_]{29,}")
FEWEST_LONG, LONG_SHARE = 3, 0.04


def visible_damage(text: str, words: int) -> str:
    """What shows that a text layer of so many words is bad, to begin a sentence with; "" for nothing."""
    wrong = len(WRONG_SIGNS.findall(text))
    if wrong >= FEWEST_WRONG and wrong >= WRONG_SHARE * words:
        return "The text layer has the signs of a wrong encoding"
    long = len(LONGEST.findall(text))
    if long >= FEWEST_LONG and long > LONG_SHARE * words:
        return "The text layer has no spaces between its words"
    return ""
