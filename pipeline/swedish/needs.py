"""What a text must have for a regular expression to match in it, read from how the expression is written.

Read are the parts of the language that this project's patterns use; where another stands, nothing is claimed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import product

# Of each need one string, in small letters, stands in every text that matches.
Needs = tuple[frozenset[str], ...]

# More strings than these are no quicker to look for than the pattern itself.
_MOST_STRINGS = 40
_MOST_NEEDS = 3
_MOST_SIGNS = 6
_TOKEN = re.compile(
    r"(?P<run>[^\\\[(){}|*+?^$.]+)"
    r"|(?P<set>\[\^?\]?(?:[^\]\\]|\\.)*\])"
    r"|(?P<escaped>\\(?:u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|.))"
    r"|(?P<open>\((?:\?(?::|=|!|<=|<!|>|P<\w+>|-?i:|i-:))?(?!\?))"
    r"|(?P<close>\))"
    r"|(?P<bar>\|)"
    r"|(?P<times>(?:[*+?]|\{\d*,?\d*\})[?+]?)"
    r"|(?P<zero>[\^$])"
    r"|(?P<any>\.)",
    re.DOTALL,
)
# What makes a set of signs more than a list of a few: a class, a sign by its number, a range, all others.
_RANGE = re.compile(r"\\[a-zA-Z0-9]|(?<!^)-(?!$)|^\^")
_CODES = ("u", "x")
_NOTHING = frozenset({""})

# All strings that a part can match, where they are few and known; and what it needs.
_Part = tuple[frozenset[str] | None, list[frozenset[str]]]


class _Unread(Exception):
    """The expression has something in it that is not read here."""


def needs_of(source: str) -> Needs:
    """What every match of the pattern has in it, the most telling first; nothing where that is not clear."""
    try:
        tokens = list(_tokens(source))
        (exact, needs), end = _branches(tokens, 0)
    except _Unread:
        return ()
    if end < len(tokens):
        return ()
    telling = sorted(_telling(exact, needs), key=_value, reverse=True)
    return tuple(dict.fromkeys(telling[:_MOST_NEEDS]))


def _tokens(source: str) -> Iterator[tuple[str, str]]:
    place = 0
    while place < len(source):
        match = _TOKEN.match(source, place)
        if match is None:
            raise _Unread
        place = match.end()
        yield str(match.lastgroup), match[0]


def _branches(tokens: Sequence[tuple[str, str]], place: int) -> tuple[_Part, int]:
    """The part from `place` to the end of its group: one of the branches that "|" divides."""
    parts: list[_Part] = []
    while True:
        part, place = _sequence(tokens, place)
        parts.append(part)
        if place == len(tokens) or tokens[place][0] == "close":
            return (parts[0] if len(parts) == 1 else _one_of(parts)), place
        place += 1


def _sequence(tokens: Sequence[tuple[str, str]], place: int) -> tuple[_Part, int]:
    """Parts that follow each other: strings run on from one to the next as far as they are known."""
    needs: list[frozenset[str]] = []
    run, whole = _NOTHING, True
    while place < len(tokens) and tokens[place][0] not in ("close", "bar"):
        kind, written = tokens[place]
        if kind == "run" and place + 1 < len(tokens) and tokens[place + 1][0] == "times" and written[1:]:
            # What is repeated is the last sign alone.
            run = frozenset(before + written[:-1].lower() for before in run)
            written = written[-1]
        (exact, more), place = _item(tokens, kind, written, place)
        if place < len(tokens) and tokens[place][0] == "times":
            exact, more = _repeated((exact, more), tokens[place][1])
            place += 1
        needs += more
        if exact is not None and len(run) * len(exact) <= _MOST_STRINGS:
            run = frozenset([before + after for before, after in product(run, exact)])
        else:
            needs.append(run)
            run, whole = (_NOTHING if exact is None else exact), False
    return ((run, needs) if whole else (None, [*needs, run])), place


def _item(tokens: Sequence[tuple[str, str]], kind: str, written: str, place: int) -> tuple[_Part, int]:
    """What stands at `place`, and where the next item begins."""
    if kind == "open":
        part, end = _branches(tokens, place + 1)
        if end == len(tokens):
            raise _Unread
        if written in ("(?=", "(?<="):
            part = (_NOTHING, _telling(*part))
        elif written in ("(?!", "(?<!"):
            part = (_NOTHING, [])
        return part, end + 1
    if kind == "times":
        raise _Unread
    if kind == "run":
        return (_signs([written]), []), place + 1
    if kind == "set":
        inner = written[1:-1]
        few = not _RANGE.search(inner) and len(signs := re.findall(r"\\?(.)", inner)) <= _MOST_SIGNS
        return (_signs(signs) if few else None, []), place + 1
    if kind == "escaped":
        sign = written[1]
        if sign in "bBAZ":
            return (_NOTHING, []), place + 1
        if sign in _CODES:
            return (_signs([chr(int(written[2:], 16))]), []), place + 1
        if sign == "n":
            return (_signs(["\n"]), []), place + 1
        return (None if sign.isalnum() else _signs([sign]), []), place + 1
    return (_NOTHING if kind == "zero" else None, []), place + 1


def _repeated(part: _Part, times: str) -> _Part:
    exact, needs = part
    least = re.match(r"\{(\d*)", times)
    if times[0] == "?":
        return (None if exact is None else exact | _NOTHING), []
    if times[0] == "*" or (least and int(least[1] or 0) == 0):
        return None, []
    return None, _telling(exact, needs)


def _one_of(parts: Sequence[_Part]) -> _Part:
    """Of parts of which one matches: what each of them needs, one need of each."""
    exacts = [exact for exact, _ in parts if exact is not None]
    if len(exacts) == len(parts) and sum(map(len, exacts)) <= _MOST_STRINGS:
        return frozenset().union(*exacts), []
    best: list[frozenset[str]] = []
    for exact, needs in parts:
        telling = _telling(exact, needs)
        if not telling:
            return None, []
        best.append(max(telling, key=_value))
    return None, [frozenset().union(*best)]


def _signs(written: Sequence[str]) -> frozenset[str] | None:
    """Strings in small letters; none with letters that case has more than two forms of."""
    if any((sign > "\u017f" and sign.isalpha()) or sign in "µſıİ" for string in written for sign in string):
        return None
    return frozenset([string.lower() for string in written])


def _telling(exact: frozenset[str] | None, needs: Sequence[frozenset[str]]) -> list[frozenset[str]]:
    """The needs that are worth looking for, without strings that have another of the same need in them."""
    found = []
    for need in (*needs, exact) if exact is not None else needs:
        if any(
            not string or (len(string) == 1 and (string.isalnum() or string.isspace())) for string in need
        ):
            continue
        least = (
            [s for s in need if not any(other in s and other != s for other in need)]
            if len(need) > 1
            else need
        )
        if 0 < len(least) <= _MOST_STRINGS:
            found.append(frozenset(least))
    return found


def _value(need: frozenset[str]) -> tuple[int, int, list[str]]:
    return min(map(len, need)), -len(need), sorted(need)
