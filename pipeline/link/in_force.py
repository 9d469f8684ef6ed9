"""Whether an agreement was in force on a day, by its term and what happened to it.

A known first and last day settle it. Where one of them is not known, or only to the month or year that the
day lies in, or where nothing says that a proposed agreement was ever made, the answer is uncertain and says
why.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.model import EventKind, PartialDate

# "Avtalet föreslås gälla från …": the day is a proposal's until the agreement is made.
_PROPOSED = re.compile(r"\b(?:föreslå\w*|förslag\w*|avses\s+gälla|utkast\w*)\b", re.IGNORECASE)
_MADE: tuple[EventKind, ...] = ("adopted", "signed")
_LATER: tuple[EventKind, ...] = ("extended", "terminated", "reviewed")


@dataclass(frozen=True, slots=True)
class Happening:
    """An event of an agreement as far as its term depends on it; `texts` are the words that tell it."""

    kind: EventKind
    date: PartialDate | None = None
    texts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Term:
    """An agreement's first and last day with extensions and terminations counted in, and its events.

    `is_document` is true where the archive has the agreement itself, `renewal` says for how long it goes on
    after its last day where nobody gives notice ("1 år"); `replaced_from` is the first day of the
    agreement that replaces it.
    """

    start: PartialDate | None = None
    end: PartialDate | None = None
    open_ended: bool = False
    happenings: tuple[Happening, ...] = ()
    is_document: bool = False
    renewal: str | None = None
    replaced_from: PartialDate | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """In force on the day, for certain or, where `doubts` says why in Swedish, perhaps."""

    doubts: tuple[str, ...] = ()

    @property
    def certain(self) -> bool:
        """True where nothing speaks against it."""
        return not self.doubts


def standing_on(day: datetime.date, term: Term) -> Standing | None:
    """How the agreement stood on `day`; `None` where it was not in force, or nothing is known of its term."""
    if not (term.start or term.end):
        return None
    doubts: list[str] = []
    start = term.start or _first(term.happenings, _MADE)
    if start is None or start.first_day() > day:
        return None
    if term.start is None:
        doubts.append("första dagen är inte känd")
    elif start.last_day() > day and start.first_day() != day:
        doubts.append(f"första dagen är bara känd som {start}")
    if term.end:
        if term.end.last_day() < day:
            if not _may_go_on(day, term):
                return None
            doubts.append(
                f"förlängs med {term.renewal} i taget om ingen säger upp det, och arkivet vet inte mer"
            )
        if term.end.first_day() < day and term.end.month:
            doubts.append(f"sista dagen är bara känd som {term.end}")
    elif not (found := _without_end(day, term)):
        return None
    else:
        doubts += found.doubts
    if not _is_made(term):
        doubts.append("inget i arkivet säger att förslaget antogs")
    return Standing(tuple(doubts))


def _may_go_on(day: datetime.date, term: Term) -> bool:
    """True after the last day of an agreement that goes on by itself, unless it is known to have ended."""
    if not term.renewal or (term.replaced_from and term.replaced_from.first_day() <= day):
        return False
    return not any(found.kind == "terminated" for found in term.happenings)


def _without_end(day: datetime.date, term: Term) -> Standing | None:
    """What is known of an agreement without a last day: until further notice, given up, or replaced."""
    if term.replaced_from and term.replaced_from.first_day() <= day:
        return None
    terminated = _first(term.happenings, ("terminated",))
    if terminated and terminated.first_day() <= day:
        return Standing((f"uppsagt {terminated}, sista dagen är inte känd",))
    return Standing() if term.open_ended else Standing(("sista dagen är inte känd",))


def _first(happenings: Sequence[Happening], kinds: Sequence[EventKind]) -> PartialDate | None:
    return min((found.date for found in happenings if found.kind in kinds and found.date), default=None)


def _is_made(term: Term) -> bool:
    """True where it was adopted or signed, is in the archive, or is told of as more than a proposal."""
    if term.is_document or any(found.kind in (*_MADE, *_LATER) for found in term.happenings):
        return True
    texts = [
        text for found in term.happenings if found.kind in ("in_force", "expires") for text in found.texts
    ]
    proposed = any(found.kind == "proposed" for found in term.happenings)
    return any(not _PROPOSED.search(text) for text in texts) or not (texts or proposed)
