"""The channel: how printed letters come out when they are read by a model that does not have them.

Costs are negative natural logarithms of shares, so that they add up; 0 is certain.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache

from pipeline.swedish.dictionary import fold

from .tables import read_table

# A letter of the reader's own alphabet that came out as itself; one of å, ä, ö that did so.
_KEPT = 0.02
_DOTS_KEPT = 5.0
_DOTTED = frozenset("åäö")
Begins = Callable[[str], bool]
# Where a letter or two lead, and what they come out as at which cost.
_Move = tuple[dict[int, float], tuple[tuple[str, float], ...]]
# Cost, text, and how many letters were misread.
_Reading = tuple[float, str, int]
# Whether a word begins so is asked of so many letters, by the length of the text; an edit adds two at most.
# With few edits there are few texts, and asking costs more than it saves.
_ASKED_OF_FEW = {4: 4, 5: 4}
_ASKED = _ASKED_OF_FEW | {10: 10, 11: 10, 14: 14, 15: 14}
# A word of so many letters may have lost its first.
_LONG = 3


@dataclass(frozen=True, slots=True)
class Channel:
    """Confusions both ways: `printed[p]` has what p comes out as, `read[r]` what r may have been, folded."""

    printed: dict[str, tuple[tuple[str, float], ...]]
    read: dict[str, tuple[tuple[str, float], ...]]
    longest_printed: int
    longest_read: int


@cache
def channel() -> Channel:
    """The channel of `data/confusions.toml`."""
    printed: dict[str, list[tuple[str, float]]] = {}
    read: dict[str, dict[str, float]] = {}
    for entry in read_table("confusions")["confusion"]:
        for sign, share in entry["read"].items():
            cost = -math.log(share)
            printed.setdefault(entry["printed"], []).append((sign, cost))
            folded = fold(entry["printed"])
            if sign != folded:
                known = read.setdefault(sign, {})
                known[folded] = min(cost, known.get(folded, cost))
    return Channel(
        {letters: tuple(signs) for letters, signs in printed.items()},
        {sign: tuple(sorted(letters.items())) for sign, letters in read.items()},
        max(map(len, printed)),
        max(map(len, read)),
    )


def channel_cost(printed: str, read: str) -> float:
    """How unlikely it is that `printed` came out as `read` (both in lower case); infinite where it cannot."""
    model = channel()
    longest = model.longest_printed
    # rows[i][j] is the least cost at which the first i letters of `printed` came out as read[:j].
    rows: list[dict[int, float]] = [{} for _ in range(len(printed) + longest)]
    rows[0][0] = 0.0
    for at, letter in enumerate(printed):
        row = rows[at]
        if not row:
            continue
        kept = _DOTS_KEPT if letter in _DOTTED else _KEPT
        moves: list[tuple[dict[int, float], tuple[tuple[str, float], ...]]] = [
            (rows[at + 1], ((letter, kept),))
        ]
        for length in range(1, longest + 1):
            if signs := model.printed.get(printed[at : at + length]):
                moves.append((rows[at + length], signs))
        for place, cost in row.items():
            for after, signs in moves:
                for sign, share in signs:
                    if read.startswith(sign, place):
                        end = place + len(sign)
                        if cost + share < after.get(end, math.inf):
                            after[end] = cost + share
    return rows[len(printed)].get(len(read), math.inf)


def expansions(
    read: str, most_edits: int = 3, beam: int = 54, begins: Begins | None = None
) -> tuple[str, ...]:
    """What may have been printed where `read` stands, its dots folded away; the likeliest first.

    Lost dots cost nothing here, for they fold away; everything else is an edit. The text itself is among
    them where it consists of letters. At every letter only the `beam` likeliest are followed further, and
    none of which `begins` says that no word begins so.
    """
    found = _edited_once(read, most_edits) if most_edits < 2 else _edited(read, most_edits, beam, begins)
    return tuple(text for _, text, _ in sorted(_likeliest(found, beam, begins, _ASKED_OF_FEW)))


def _edited_once(read: str, most_edits: int) -> dict[str, _Reading]:
    """The text itself, and with one edit at each place: few enough to make them all."""
    folded = fold(read)
    letters_end = next((at for at, sign in enumerate(read) if not sign.isalpha()), len(read))
    found: dict[str, _Reading] = {folded: (0.0, folded, 0)} if letters_end == len(read) else {}
    if not most_edits:
        return found
    model = channel()
    lost = model.read.get("", ())
    # What stands behind the edit has to consist of letters too.
    letters_begin = next((at for at in range(len(read), 0, -1) if not read[at - 1].isalpha()), 0)
    for at in range(min(letters_end + 1, len(read))):
        edits = [
            (at + length, letters, share)
            for length in range(1, min(model.longest_read, len(read) - at) + 1)
            if at + length >= letters_begin
            for letters, share in model.read.get(read[at : at + length], ())
        ]
        if folded[at] == read[at] and at >= letters_begin and (at or len(read) >= _LONG):
            edits += [(at, letters, share) for letters, share in lost]
        for end, letters, share in edits:
            text = folded[:at] + letters + folded[end:]
            known = found.get(text)
            if known is None or share < known[0]:
                found[text] = (share, text, 1)
    return found


def _edited(read: str, most_edits: int, beam: int, begins: Begins | None) -> dict[str, _Reading]:
    model = channel()
    lost = model.read.get("", ())
    # By text, so that of two ways to one text only the cheaper is followed.
    beams: list[dict[str, _Reading]] = [{} for _ in range(len(read) + 1)]
    beams[0][""] = (0.0, "", 0)
    for at, sign in enumerate(read):
        kept = fold(sign) if sign.isalpha() else ""
        after = beams[at + 1]
        edited = [
            (beams[at + length], letters, share)
            for length in range(1, min(model.longest_read, len(read) - at) + 1)
            for letters, share in model.read.get(read[at : at + length], ())
        ]
        for cost, text, edits in _likeliest(beams[at], beam, begins, _ASKED):
            if kept:
                longer = text + kept
                known = after.get(longer)
                if known is None or cost < known[0]:
                    after[longer] = (cost, longer, edits)
            if edits == most_edits:
                continue
            for ends, letters, share in edited:
                longer = text + letters
                known = ends.get(longer)
                if known is None or cost + share < known[0]:
                    ends[longer] = (cost + share, longer, edits + 1)
            if kept == sign and not edits and (text or len(read) >= _LONG):
                for letters, share in lost:
                    longer = text + letters + sign
                    known = after.get(longer)
                    if known is None or cost + share < known[0]:
                        after[longer] = (cost + share, longer, 1)
    return {text: (cost, text, edits) for cost, text, edits in _likeliest(beams[-1], beam, begins, _ASKED)}


def _likeliest(
    readings: dict[str, _Reading], count: int, begins: Begins | None, asked: Mapping[int, int]
) -> list[_Reading]:
    """The `count` likeliest readings that begin as a word does."""
    found = list(readings.values())
    if len(found) > count:
        found.sort()
    if begins is None:
        return found[:count]
    likeliest = []
    for reading in found:
        text = reading[1]
        length = asked.get(len(text))
        if length is None or begins(text[:length]):
            likeliest.append(reading)
            if len(likeliest) == count:
                break
    return likeliest
