"""Headings told by how they are printed: in the margin beside their text, or set off in unknown words."""

from __future__ import annotations

from dataclasses import replace

from pipeline.swedish.deferred import deferred

from .headings import Heading, match_heading
from .leadins import read_leadin
from .manuscript import ATT_CLAUSE, Manuscript, ManuscriptLine

# Points that a heading in the margin stands left of the text, and the most words that it has.
_MARGIN_HEADING = 40.0
_LONGEST_SIDE = 5
_FEW_WORDS = deferred(r"[A-ZÅÄÖ][a-zåäö-]+(?: [a-zåäö-]+){0,3}:?")


def unknown_heading(manuscript: Manuscript, line: ManuscriptLine, current: Heading) -> Heading | None:
    """A few words set as a heading under a decision or a proposal, in a template's own words.

    They end it, whatever they say: what stands under them is of another kind.
    """
    if current.role not in ("decision", "proposal") or not _FEW_WORDS.fullmatch(line.text.strip()):
        return None
    below = manuscript.lines[line.index + 1 : line.index + 2]
    stands_out = line.bold and bool(below) and not below[0].bold and line.starts_block
    if not stands_out or read_leadin(line.text) is not None or ATT_CLAUSE.match(line.text):
        return None
    return None if manuscript.lines[line.index - 1].bold else Heading("other", "unknown", line.text.strip())


def side_heading(manuscript: Manuscript, line: ManuscriptLine) -> Heading | None:
    """The heading that stands in the margin beside its text, where both were read as one line."""
    if line.box is None or line.box.x0 > manuscript.body_left - _MARGIN_HEADING:
        return None
    words = line.text.split(" ")
    for count in range(min(_LONGEST_SIDE, len(words) - 1), 0, -1):
        heading = match_heading(" ".join(words[:count]))
        if heading is not None and heading.rest is None and words[count][:1].isupper():
            return replace(heading, rest=len(" ".join(words[:count])) + 1)
    return None
