"""A § that one file holds several times over: an extract that was scanned or joined in three copies."""

from __future__ import annotations

import re

from .manuscript import Manuscript
from .paragraph_marks import Mark, find_marks

# So many lines under the two headings are held against each other.
_COMPARED = 4


def copies_of(manuscript: Manuscript, mark: Mark, end: int) -> list[Mark]:
    """The marks of the same number before `end` with the same words under them.

    A heading that is set again at the top of a page, where its § goes on, has other words under it.
    """
    words = _words_under(manuscript, mark)
    return [
        other
        for other in find_marks(manuscript)
        if other.number == mark.number
        and mark.line.span.end < other.line.span.start < end
        and not other.continued
        and _words_under(manuscript, other) == words
    ]


def before_copy(manuscript: Manuscript, copy: Mark) -> int:
    """Where the text before a copy ends: with the page before, as the copy's page is its own."""
    first = next(line for line in manuscript.lines if line.page == copy.line.page)
    return first.span.start - 1


def _words_under(manuscript: Manuscript, mark: Mark) -> str:
    lines = manuscript.lines[mark.line.index : mark.line.index + 1 + _COMPARED]
    return re.sub(r"\W+", " ", " ".join(line.text for line in lines)).casefold()
