"""Sums of money in kronor, from "38.412 kronor" to "2,4 miljoner kronor"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from ..model import Span
from .deferred import deferred
from .knowledge import alternatives, read_table
from .numbers import NUMBER, parse_number
from .sieve import Sought, in_small_letters
from .windows import windows_around

_FACTORS: dict[str, int] = {
    word.lower(): unit["factor"] for unit in read_table("amounts")["unit"] for word in unit["words"]
}
_UNIT = alternatives(_FACTORS)
_SPACE = r"(?:[ \u00a0\u2009]?\n|[ \u00a0\u2009\u202f])"
# Thousands in groups of three with spaces or stops, else plain digits; then perhaps decimals.
_DIGITS = rf"(?:[0-9]{{1,3}}(?:{_SPACE}[0-9]{{3}})+|[0-9]{{1,3}}(?:\.[0-9]{{3}})+|[0-9]+)(?:,[0-9]{{1,2}})?"
_BEFORE = r"(?P<minus>(?<![\w.,])[-−–]|\bminus\s+)?(?<![\w.,:/])"
_AMOUNT = Sought(
    rf"{_BEFORE}(?P<number>{_DIGITS})\s?(?P<unit>{_UNIT})(?!\w)"
    rf"|(?<!\w)(?P<words>{NUMBER})\s+(?P<word_unit>(?:miljone?r?|miljarde?r?)\s+kronor|tusen\s+kronor|kronor)(?!\w)"
    rf"|\bSEK\s?(?P<leading>{_DIGITS})(?!\w)",
    re.IGNORECASE,
)
# The last word of a unit: sums stand around these alone.
_UNIT_WORD = deferred(rf"{alternatives(unit.split()[-1] for unit in _FACTORS)}(?!\w)|\bsek")
_AROUND = (80, 40)


@dataclass(frozen=True, slots=True)
class Amount:
    """A sum of money; `value` is in whole units of `currency`."""

    span: Span
    value: float
    currency: Literal["SEK"] = "SEK"


def find_amounts(text: str) -> list[Amount]:
    """The sums in `text`, in order; numbers without a unit of money are none."""
    found = []
    units = (match.start() for match in _UNIT_WORD.finditer(in_small_letters(text)))
    for match in _AMOUNT.within(text, windows_around(text, units, *_AROUND)):
        start, end = match.span()
        if match["words"]:
            number, unit = parse_number(match["words"]), match["word_unit"]
            value = None if number is None else float(number)
        else:
            written, unit = match["number"] or match["leading"], match["unit"] or "kr"
            # "l00 000 kronor": the rest of a sum that was read wrong is no sum.
            value = None if re.match("0[0-9]", written) else _value(written)
        if value is None:
            continue
        value *= _FACTORS[" ".join(unit.lower().split())]
        found.append(Amount(Span(start, end), -value if match["minus"] else value))
    return found


def _value(written: str) -> float:
    whole, _, decimals = written.partition(",")
    return float(re.sub(r"[\s.]", "", whole) + "." + (decimals or "0"))
