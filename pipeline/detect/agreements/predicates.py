"""A sentence that says several things of one agreement, as one sentence for each of them.

"Avtalet remitterades i mars och antogs av kommunfullmäktige i juni" gives its date in March to the
referral and the body to the adoption; read as a whole it would mix them up.
"""

from __future__ import annotations

import re

from pipeline.swedish.deferred import deferred

from .knowledge import alternatives, read_table
from .marks import MarkedText

_VERB = alternatives(read_table("events")["predicates"]["verbs"])
_SUBJECT = deferred(
    r"(?P<subject>⟦A\d+⟧),?\s+(?:som\s+)?(?:(?:har|hade|blev)\s+)?" + _VERB + r"(?![\w-])", re.IGNORECASE
)
_NEXT = deferred(
    r"(?:,|,?\s+(?:och|samt|men))\s+(?:[-–]\s+)?"
    r"(?:(?:därefter|sedan|senare|slutligen)\s+)?(?=" + _VERB + r"(?![\w-]))",
    re.IGNORECASE,
)
# Another agreement in between may be what the next verb is said of.
_BREAK = deferred(r"[;:.]|⟦A\d+⟧")


def split_predicates(marked: MarkedText) -> list[MarkedText]:
    """`marked` itself, or a part for each verb that is said of the one agreement that it begins with."""
    first = _SUBJECT.search(marked.text)
    if not first:
        return [marked]
    cuts = list(_NEXT.finditer(marked.text, first.end()))
    if not cuts or _BREAK.search(marked.text, first.end(), cuts[-1].start()):
        return [marked]
    parts = [marked.text[: cuts[0].start()]]
    for place, cut in enumerate(cuts):
        end = cuts[place + 1].start() if place + 1 < len(cuts) else len(marked.text)
        parts.append(f"{first['subject']} {marked.text[cut.end() : end]}")
    return [MarkedText(marked.span, part, marked.marks) for part in parts]
