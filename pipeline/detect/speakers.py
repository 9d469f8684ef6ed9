"""Parts that no heading opens but what a member does, or what is noted, under a proposal or a decision.

"Anna Berg (S) yrkar …", "Per Ek reserverar sig", "Avgift: 1 840 kronor." The notes are data
(`data/closing_notes.toml`).
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any, cast

from pipeline.model import SectionRole
from pipeline.swedish.deferred import deferred

from .headings import Heading
from .knowledge import read_table
from .manuscript import Manuscript, ManuscriptLine

# "Anna Berg (S) yrkar …" within a proposal is her motion, "… reserverar sig" under a decision her dissent.
_SPEAKER = deferred(
    r"^(?:(?:Vice o|O)rdföranden |Ledamoten |Ersättaren |[A-ZÅÄÖ]\w+rådet )?"
    r"[A-ZÅÄÖ][\w-]+(?: [A-ZÅÄÖ][\w-]+){1,3} (?:m\.? ?fl\.? )?"
    r"(?P<party>\((?:[A-ZÅÄÖ]{1,3}|[a-zåäö-]{1,12})\))?"
    r"(?:(?!\b(?:utses|väljs|väljer)\b)[^.]){0,320}?\b(?:"
    r"(?P<motion>föreslår|yrkar|instämmer|ansluter sig)|(?P<dissent>reserver(?:ar|ade) sig)"
    r"|(?P<recusal>anmäl(?:er|de) jäv)"
    r"|(?P<statement>lämna(?:r|de) (?:\w+ ){0,3}(?:protokollsanteckning|yttrande))"
    r"|(?P<other>delt(?:ar|og) (?:inte|ej) i))\b"
)
# "Mot beslutet reserverar sig …", "Reservation lämnas av …".
_DISSENT = deferred(
    r"^(?:Mot beslutet (?:reserver|anmäl)|Reservation(?:er)? (?:mot|lämna|anmäl|avge|av|från)"
    r"|Skriftlig reservation)"
)


def load_notes() -> list[dict[str, Any]]:
    """The entries of `data/closing_notes.toml`, with their examples."""
    entries: list[dict[str, Any]] = read_table("closing_notes")["note"]
    return entries


@cache
def _notes() -> tuple[tuple[str, SectionRole, re.Pattern[str], bool], ...]:
    return tuple(
        (e["id"], e["role"], deferred("|".join(e["patterns"])), e.get("labelled", False))
        for e in load_notes()
    )


def closing_note(text: str, *, labelled: bool = False) -> tuple[str, SectionRole] | None:
    """The rule and the role of a note that `text`, a block under a decision, begins with.

    With `labelled` only notes count whose label parts them from what stands above, also within a block.
    """
    return next(
        (
            (name, role)
            for name, role, pattern, label in _notes()
            if (label or not labelled) and pattern.match(text)
        ),
        None,
    )


def spoken_part(manuscript: Manuscript, line: ManuscriptLine, current: Heading) -> Heading | None:
    """The part that the block from `line` opens: a motion, a dissent, a note under a decision."""
    if not line.starts_block:
        note = closing_note(line.text.strip(), labelled=True)
        return Heading(note[1], "speaker", "") if note else None
    following = manuscript.lines[line.index : line.index + 5]
    text = " ".join(other.text.strip() for other in following)
    if _DISSENT.match(text):
        return Heading("dissent", "speaker", "")
    match = _SPEAKER.match(text)
    if match is not None:
        role = cast(SectionRole, match.lastgroup)
        lacks_party = match["party"] is None and role in ("motion", "statement")
        if not lacks_party and not (role == "motion" and current.role == "decision"):
            return Heading(role, "speaker", "")
    note = closing_note(text)
    return Heading(note[1], "speaker", "") if note else None
