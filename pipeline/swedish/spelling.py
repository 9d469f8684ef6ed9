"""How Swedish words and names are spelt: how likely a letter is behind the four before it.

No list has the names of all farms, roads and families, but they are put together of what other names are put
together of: "Sandnäset" looks right, "Sandnaset" does not. The model counts the runs of one to five letters
in the names and words of a dictionary and interpolates their shares (after Witten and Bell, "The
zero-frequency problem", IEEE Transactions on Information Theory 37, 1991). It lies in the file of words (see
`word_file`), as sorted numbers and natural logarithms.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterable
from itertools import accumulate, pairwise
from struct import Struct
from typing import Any

_LETTERS = "^$abcdefghijklmnopqrstuvwxyzåäöéü"
_START, _END = "^", "$"
_CODES = {letter: code for code, letter in enumerate(_LETTERS)}
_BITS = 6
_ORDER = 5
# How much a run that was seen lends to those that were not.
_UNSEEN = 0.7
# Beside a name a word of the language tells little of how names are spelt.
_WORD_WEIGHT = 0.1
_CONTEXT = (1 << _BITS * (_ORDER - 1)) - 1
_HEADER = Struct("2Q")

# What stands before a word: the beginning, as often as the model looks back.
BEGINNING = 0


class SpellingModel:
    """The model of a buffer that `compiled_spelling` made."""

    def __init__(self, buffer: memoryview) -> None:
        runs, contexts = _HEADER.unpack_from(buffer)
        ends = accumulate((4 * count for count in (runs, runs, contexts, contexts)), initial=_HEADER.size)
        parts = [buffer[start:end] for start, end in pairwise(ends)]
        self._runs, self._shares = parts[0].cast("I"), parts[1].cast("f")
        self._contexts, self._lent = parts[2].cast("I"), parts[3].cast("f")

    def follow(self, context: int, letter: str) -> tuple[float, int]:
        """How likely `letter` is behind `context` (natural logarithm), and the context with it.

        A letter that Swedish names do not have ends what can be told: minus infinity. The end of the word is
        "".
        """
        code = _CODES.get(letter or _END)
        if code is None:
            return -math.inf, context
        lent = 0.0
        for length in range(_ORDER - 1, -1, -1):
            before = context & ((1 << _BITS * length) - 1) | 1 << _BITS * length
            run = before << _BITS | code
            at = bisect_left(self._runs, run)
            if at < len(self._runs) and self._runs[at] == run:
                return lent + self._shares[at], (context << _BITS | code) & _CONTEXT
            at = bisect_left(self._contexts, before)
            if at < len(self._contexts) and self._contexts[at] == before:
                lent += self._lent[at]
        return lent - math.log(len(_LETTERS)), (context << _BITS | code) & _CONTEXT


def compiled_spelling(names: Iterable[str], words: Iterable[str]) -> bytes:
    """The model of `names` and `words` (in lower case, letters only)."""
    import numpy as np

    weighed = [(name, 1.0) for name in names] + [(word, _WORD_WEIGHT) for word in words]
    weighed = [(word, weight) for word, weight in weighed if _CODES.keys() >= set(word)]
    text = "".join(_START * (_ORDER - 1) + word + _END for word, _ in weighed)
    table = np.zeros(ord(max(_LETTERS)) + 1, np.uint64)
    table[[ord(letter) for letter in _LETTERS]] = range(len(_LETTERS))
    codes = table[np.frombuffer(text.encode("utf-32-le"), np.uint32)]
    weights = np.repeat([weight for _, weight in weighed], [len(word) + _ORDER for word, _ in weighed])
    at = np.nonzero(codes != _CODES[_START])[0]
    shares: dict[int, tuple[Any, Any]] = {}
    lent: list[tuple[Any, Any]] = []
    for length in range(1, _ORDER + 1):
        # A one before the first letter tells runs of different lengths apart.
        run = np.ones(len(at), np.uint64)
        for back in range(length - 1, -1, -1):
            run = run << np.uint64(_BITS) | codes[at - back]
        runs, place = np.unique(run, return_inverse=True)
        counts = np.bincount(place, weights=weights[at])
        contexts, context = np.unique(runs >> np.uint64(_BITS), return_inverse=True)
        unseen = _UNSEEN * np.bincount(context)
        totals = np.bincount(context, weights=counts) + unseen
        shorter: Any = 1 / len(_LETTERS)
        if length > 1:
            rest = np.uint64((1 << _BITS * (length - 1)) - 1)
            known, share = shares[length - 1]
            shorter = share[np.searchsorted(known, runs & rest | rest + np.uint64(1))]
        shares[length] = runs, (counts + unseen[context] * shorter) / totals[context]
        lent.append((contexts, unseen / totals))
    return _joined([shares[length] for length in sorted(shares)], lent)


def _joined(shares: list[tuple[Any, Any]], lent: list[tuple[Any, Any]]) -> bytes:
    import numpy as np

    # Longer runs are greater numbers, so that what is put behind one another is in order.
    parts = []
    for table in (shares, lent):
        parts.append(np.concatenate([numbers for numbers, _ in table]).astype("<u4"))
        parts.append(np.log(np.concatenate([values for _, values in table])).astype("<f4"))
    return _HEADER.pack(len(parts[0]), len(parts[2])) + b"".join(part.tobytes() for part in parts)
