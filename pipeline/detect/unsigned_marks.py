"""Lines that number a § in a way that only a run of them proves.

Without the sign: "Fs 51 Upprop", "Ks 29" alone on its line; or behind the title: "Val av justerare  Kn § 24".
One such line says nothing ("Box 55", "Au 18" is what another body decided); a run of them does, each one
higher than the last, under the same letters throughout.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from pipeline.swedish.deferred import deferred

from .manuscript import Manuscript, ManuscriptLine

_UNSIGNED = deferred(
    r"^\s*(?P<prefix>[A-ZÅÄÖ][A-Za-zÅÄÖåäö]{1,4})(?P<sign>)\s+(?P<number>\d{1,4})\.?(?P<rest>(?:\s+\S.*)?)$"
)
# The title comes first, and is no reference to another body's paper.
_BEHIND_TITLE = deferred(
    r"^\s*(?P<rest>(?!.*\d{4}-\d{2}-\d{2})[A-ZÅÄÖÉ”\"].{2,100}?[^\s,;:.])\s+"
    r"(?P<prefix>(?:[A-ZÅÄÖ][A-Za-zÅÄÖåäö]{0,6}\.?\s+)?)(?P<sign>§)\s?(?P<number>\d{1,4})\s*$"
)
# What stands before numbers that run upwards and number no §.
_OTHER_RUNS = frozenset(
    {"kap", "sid", "sida", "år", "kl", "nr", "dnr", "bil", "tab", "fig", "tfn", "tel", "box"}
)
_FEWEST = 3
# The share of the steps in a run that are to the very next number.
_NEXT_SHARE = 0.6

UnsignedMark = tuple[ManuscriptLine, re.Match[str]]


def unsigned_run(manuscript: Manuscript, signed: int) -> list[UnsignedMark]:
    """The longest run of unsigned numbers under the same letters; empty where it is no better than `signed`.

    `signed` is how many lines begin with the sign: a body uses it throughout or not at all.
    """
    return _longest_run(manuscript, _UNSIGNED, signed)


def run_behind_titles(manuscript: Manuscript, signed: int) -> list[UnsignedMark]:
    """The longest run of titles that their § follows at the end of the line; as `unsigned_run`."""
    return _longest_run(manuscript, _BEHIND_TITLE, signed)


def _longest_run(manuscript: Manuscript, pattern: re.Pattern[str], signed: int) -> list[UnsignedMark]:
    by_prefix: dict[str, list[UnsignedMark]] = defaultdict(list)
    for line in manuscript.lines:
        match = pattern.match(line.text) if line.starts_block else None
        if match and match["prefix"].casefold() not in _OTHER_RUNS:
            by_prefix[match["prefix"]].append((line, match))
    runs = [run for marks in by_prefix.values() if _runs_on(run := _upwards(marks))]
    best = max(runs, key=len, default=[])
    return best if len(best) > signed else []


def _upwards(marks: Sequence[UnsignedMark]) -> list[UnsignedMark]:
    """The marks without those that do not rise, such as a list of the same §§ in a table of contents."""
    taken: list[UnsignedMark] = []
    for mark in reversed(marks):
        if not taken or int(mark[1]["number"]) < int(taken[-1][1]["number"]):
            taken.append(mark)
    return taken[::-1]


def _runs_on(run: Sequence[UnsignedMark]) -> bool:
    numbers = [int(match["number"]) for _, match in run]
    steps = [after - before for before, after in pairwise(numbers)]
    return len(run) >= _FEWEST and sum(step == 1 for step in steps) >= _NEXT_SHARE * len(steps)
