"""Text damaged as OCR damages it: pages of which it is known what they say, and how much is wrong."""

from __future__ import annotations

import math
import random
import re

from ..repair.confusions import channel

# How often a letter that is not of the reader's trouble comes out wrong, for a share of 1.
SLIP = 0.03
SLIPS = {"rn": "m", "m": "rn", "l": "1", "i": "l", "t": "f", "c": "e", "e": "c", "h": "b", "v": "y", "g": "q"}


def damaged(text: str, share: float, seed: str) -> str:
    """`text` as a reader without å, ä and ö might read it; `share` (0 to 1) tells how often it fails.

    The same seed gives the same text.
    """
    chance = random.Random(seed)
    printed = channel().printed
    tables = {
        letters: [(sign, math.exp(-cost)) for sign, cost in signs] for letters, signs in printed.items()
    }
    longest_first = sorted({*tables, *SLIPS}, key=lambda letters: (-len(letters), letters))
    pattern = re.compile("|".join(map(re.escape, longest_first)), re.IGNORECASE)

    def read(match: re.Match[str]) -> str:
        letters = match.group().lower()
        signs = [(sign, weight) for sign, weight in tables.get(letters, ()) if sign != letters and sign]
        failing = min(1.0, sum(weight for _, weight in signs)) if signs else SLIP
        if chance.random() >= failing * share:
            return match.group()
        sign = SLIPS[letters] if not signs else chance.choices(*zip(*signs, strict=True))[0]
        return sign.capitalize() if match.group()[0].isupper() else sign

    return pattern.sub(read, text)
