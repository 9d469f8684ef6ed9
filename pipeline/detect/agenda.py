"""The numbered matters of a summons: "3. Uppsägning av avtal", with what is proposed beneath.

A summons numbers its matters from 1 without a sign. A bare list of them is only the table of what will come
up; they are items where their text stands under most of them.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model import Span
from pipeline.swedish.deferred import deferred

from .manuscript import Manuscript, ManuscriptLine
from .paragraph_marks import Mark

_MATTER = deferred(r"^\s*(?P<number>\d{1,3})(?P<sign>[.):]|(?=\s))\s*(?P<rest>[A-ZÅÄÖÉ].*)$")
_FEWEST = 3
# The share of the matters that have text of their own under them.
_WITH_TEXT = 0.5
# Points by which lines that begin at one edge may differ.
_SAME_EDGE = 8.0
_SAME_SIZE = 0.75
_WEIGHT = 3.0


def agenda_marks(manuscript: Manuscript) -> list[Mark]:
    """The lines that begin the matters, numbered from 1; empty where they do not make a run with text."""
    tops = {page: line.index for line in reversed(manuscript.lines) if (page := line.page)}
    found = [
        mark
        for line in manuscript.lines
        if line.starts_block or line.bold or line.index == tops[line.page]
        if (mark := _mark(line))
    ]
    runs = [_run(found, position) for position, mark in enumerate(found) if mark.number == 1]
    told = [run for run in runs if _has_text(manuscript, run)]
    # Of runs alike in length the last: the first may begin in the list on the front.
    return max(reversed(told), key=len, default=[])


def _mark(line: ManuscriptLine) -> Mark | None:
    match = _MATTER.match(line.text)
    if match is None:
        return None
    rest = Span(line.span.start + match.start("rest"), line.span.end)
    return Mark(line, int(match["number"]), match["sign"], rest, _WEIGHT)


def _run(marks: Sequence[Mark], first: int) -> list[Mark]:
    """The matters that follow on the one at `first`, printed like it: the next number, or the one after."""
    run = [marks[first]]
    for position in range(first + 1, len(marks)):
        mark = marks[position]
        step = mark.number - run[-1].number
        if step not in (1, 2) or not _alike(run[0], mark):
            continue
        later = (other for other in marks[position + 1 :] if _alike(run[0], other))
        if step == 2 and any(other.number == mark.number - 1 for other in later):
            continue
        run.append(mark)
    return run


def _alike(first: Mark, mark: Mark) -> bool:
    """True where both are printed alike: "3" and "3." are not, nor is the list on the front like the text."""
    # A bold title with its number in plain type at the right is not read as bold; its size is the same.
    if first.sign != mark.sign or abs(first.line.size - mark.line.size) > _SAME_SIZE:
        return False
    one, other = first.line.box, mark.line.box
    return one is None or other is None or abs(one.x0 - other.x0) <= _SAME_EDGE


def _has_text(manuscript: Manuscript, run: Sequence[Mark]) -> bool:
    """True where most matters have lines of text under their own: not a title that only wraps."""
    if len(run) < _FEWEST:
        return False
    ends = [*(mark.line.index for mark in run[1:]), len(manuscript.lines)]
    told = sum(_is_told(manuscript.lines[m.line.index + 1 : end]) for m, end in zip(run, ends, strict=True))
    return told >= _WITH_TEXT * len(run)


def _is_told(under: Sequence[ManuscriptLine]) -> bool:
    return any(line.text.rstrip().endswith((".", ":", ",")) for line in under)
