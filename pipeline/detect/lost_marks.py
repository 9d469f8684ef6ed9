"""Headings of §§ whose number was lost: "Ändrad taxa        44/92" between § 47 and § 49.

A scan's margin may be cut off, or its sign and number unread. Where the other §§ of the protocol have their
diary number at the end of the line with their title, and as many such lines stand between two §§ as numbers
are missing there, those lines are the missing §§.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.model import Span
from pipeline.swedish.diary import DiaryNumber, find_diary_numbers

from .headings import match_heading
from .manuscript import ATT_CLAUSE, BULLET, NUMBERED, Manuscript, ManuscriptLine
from .paragraph_marks import Mark

_MOST_LOST = 3
_FEWEST_ALIKE = 3
_LONGEST_TITLE = 90
# The sign of a § that was put in by its neighbours.
RESTORED = "lost"


def with_lost_marks(manuscript: Manuscript, chain: Sequence[Mark]) -> list[Mark]:
    """The chain with the §§ that the lines between two of its marks tell, where they fill a gap exactly."""
    rules = Counter(number.rule for mark in chain if (number := _number_at_end(mark.line)))
    if not rules or rules.most_common(1)[0][1] < _FEWEST_ALIKE:
        return list(chain)
    rule = rules.most_common(1)[0][0]
    whole: list[Mark] = list(chain[:1])
    for before, after in pairwise(chain):
        missing = after.number - before.number - 1
        if 0 < missing <= _MOST_LOST:
            between = manuscript.lines[before.line.index + 1 : after.line.index]
            found = [line for line in between if _may_head(line, rule)]
            if len(found) == missing:
                whole += [
                    replace(
                        before,
                        line=line,
                        number=number,
                        sign=RESTORED,
                        rest=Span(line.span.start, line.span.end),
                        continued=False,
                    )
                    for number, line in enumerate(found, start=before.number + 1)
                ]
        whole.append(after)
    return whole


def _may_head(line: ManuscriptLine, rule: str) -> bool:
    text = line.text.strip()
    if len(text) > _LONGEST_TITLE or not text[:1].isupper() or match_heading(text):
        return False
    if any(pattern.match(text) for pattern in (ATT_CLAUSE, BULLET, NUMBERED)):
        return False
    number = _number_at_end(line)
    return number is not None and number.rule == rule and number.span.start > 0


def _number_at_end(line: ManuscriptLine) -> DiaryNumber | None:
    """The diary number that closes the line, behind words."""
    found = find_diary_numbers(line.text, context="heading")
    return found[-1] if found and not line.text[found[-1].span.end :].strip() else None
