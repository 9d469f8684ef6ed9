"""Whose meeting it is, or for whom a paper was written: the body that a document's front names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from pipeline.model import DocumentKind
from pipeline.swedish.bodies import canonical_body, find_bodies
from pipeline.swedish.dates import find_dates
from pipeline.swedish.deferred import deferred
from pipeline.swedish.diary import find_diary_numbers
from pipeline.swedish.knowledge import read_table
from pipeline.swedish.organisations import OrganisationMention, find_organisations

from .front import Front
from .headings import match_heading
from .leadins import read_leadin, running_leadin
from .manuscript import Manuscript

# A line of a letterhead is short; a longer one is a sentence that mentions a number.
LETTERHEAD = 100
_OF_PLACES = deferred(
    r"\s+(?:i|för)\s+(?:kommunerna\s+)?[A-ZÅÄÖ][\wåäöé-]+(?:,? (?:och )?[A-ZÅÄÖ][\wåäöé-]+)*$"
)
_PUBLIC = frozenset({"region", "municipality", "county_council", "association"})
# The lines under "Förslag till beslut" within which the first proposal says who is to decide.
_PROPOSAL_LINES = 4

_OWN_BODIES: tuple[str, ...] = tuple(read_table("bodies")["own"]["names"])
_MEETING = deferred(r"\b(?:kallas|sammanträde[rt]?|möte|protokoll)\b", re.IGNORECASE)
_MEETING_OF = deferred(
    rf"\b(?:sammanträde|möte|protokoll) (?:med|för|i) (?P<body>{'|'.join(_OWN_BODIES)})\b"
    rf"|^(?P<owner>{'|'.join(_OWN_BODIES)})s (?:sammanträdes)?protokoll\b",
    re.IGNORECASE,
)
# Labels of a letterhead, with the numbers that follow them.
_TO = deferred(r"(?:^|\s)(?:Till|Mottagare|Adressat|Beslutande organ)\s*:?$")
_LETTERHEAD_WORDS = deferred(
    r"\b(?:telefon|tfn|tel|e-post|fax|handläggare|datum|sida|till|diarienr|diarienummer|dnr|sid)\b[:.]?"
    r"[\d\s()–-]*|\S+\s?@\s?\S+",
    re.IGNORECASE,
)
# What may stand beside a body in a letterhead without making a sentence of it: "Datum:", "Till".
_FEW_LETTERS = 12
# "Minnesanteckningar från Norrmarks länssamverkan": a meeting of what is no body of the law.
_GROUP = deferred(
    r"^(?:Minnesanteckningar|Mötesanteckningar|Anteckningar|(?:Mötes)?[Pp]rotokoll)"
    r" (?:(?:från|förd[at] vid|vid|för) )(?:(?:möte|sammanträde)t? (?:med|i|för) )?"
    r"(?P<name>[A-ZÅÄÖ][^\W\d]+(?:[ -][^\W\d]+){0,4}?)(?:s (?:möte|sammanträde))?(?:,? (?:den )?\d.*)?$"
)


def public_organisations(text: str) -> list[OrganisationMention]:
    """The organisations in `text` that have protocols: no companies, no clubs."""
    return [mention for mention in find_organisations(text) if mention.kind in _PUBLIC]


def meeting_body(front: Front) -> str | None:
    """The body whose meeting it is: in the running heads, or alone on a line of the front.

    "Direktionen" and the like name the one body of an association, where no other is named.
    """
    return _group(front) or _named_body(front) or _only_body(front)


def _group(front: Front) -> str | None:
    """The group, no body by its name, whose minutes the title says they are."""
    match = _GROUP.match(front.title or "")
    if match is None or public_organisations(match["name"]) or find_dates(match["name"]):
        return None
    named = canonical_body(match["name"])
    return named or (str(match["name"]) if "anteckningar" in match[0] else None)


def _only_body(front: Front) -> str | None:
    for text in [*front.edges, *(line.text for line in front.lines)]:
        for piece in re.split(r"\s{2,}|\t|,|:", text):
            alone = _without_dates(piece).strip()
            if alone.casefold() in _OWN_BODIES:
                return alone.capitalize()
        if match := _MEETING_OF.search(text):
            return (match["body"] or match["owner"]).capitalize()
    return None


def _without_dates(piece: str) -> str:
    for mention in reversed(find_dates(piece)):
        piece = piece[: mention.span.start] + piece[mention.span.end :]
    return piece


def _joint_body(text: str) -> str | None:
    """ "Gemensam överförmyndarnämnd i Älvsta, Granby och Sjövik": the places are no part of the name."""
    bare = _OF_PLACES.sub("", text.strip())
    return canonical_body(bare) if bare != text.strip() and bare[:1].isupper() else None


def _named_body(front: Front) -> str | None:
    for text in front.edges:
        named = [mention.name for mention in find_bodies(text) if not mention.generic]
        if named:
            return named[0]
        for piece in re.split(r"\s{2,}|\t", text):
            if name := _joint_body(piece):
                return name
    for line in front.lines:
        if name := canonical_body(line.text.strip()) or _joint_body(line.text):
            return name
    for line in front.lines:
        for piece in re.split(r"\s{2,}|\t|,|:", line.text):
            # "Bengt Ohlin, trafiknämnden": in small letters it is somebody's, not the letterhead's.
            if piece.strip()[:1].isupper() and (name := canonical_body(piece.strip())):
                return name
    for line in front.lines:
        named = [mention.name for mention in find_bodies(line.text) if not mention.generic]
        if named and (len(line.text) < 90 or _MEETING.search(line.text)):
            return named[0]
    return None


def letterhead_body(front: Front, kind: DocumentKind) -> str | None:
    """The body that a paper is written for or by, where it stands in the letterhead by itself.

    A date, a number or a label may share its line.
    """
    if kind not in ("tjansteskrivelse", "ovrigt"):
        return None
    title = {line.index for line in front.title_lines}
    texts = [line.text for line in front.lines if line.index not in title]
    if kind == "ovrigt" and (sender := _sender(texts)):
        return sender
    for first, second in pairwise(texts):
        # The label of a column, whose line under it begins with another column's.
        named = find_bodies(second) if _TO.search(first) else []
        if named and not named[-1].generic and named[-1].span.end == len(second.rstrip()):
            return named[-1].name
    for first, second in pairwise(texts):
        # A name that a narrow column broke: "Regionala / utvecklingsnämnden".
        words = first.split()
        for above in (first, *words[-1:]):
            name = canonical_body(f"{above} {second}".strip())
            if name is not None and canonical_body(above.strip()) is None and above[:1].isupper():
                return name
    for text in [*front.edges, *texts]:
        named = [mention for mention in find_bodies(text) if not mention.generic]
        if len(named) != 1 or len(text.strip()) > LETTERHEAD:
            continue
        rest = named[0].span.end - named[0].span.start
        rest += sum(len(found.span) for found in find_dates(text))
        rest += sum(len(found.span) for found in find_diary_numbers(text))
        rest += sum(len(found.span) for found in public_organisations(text))
        others = _LETTERHEAD_WORDS.sub("", text)
        if len(re.sub(r"\s+", "", others)) - rest <= _FEW_LETTERS:
            return named[0].name
    return None


def _sender(texts: Sequence[str]) -> str | None:
    """The body alone on a line above "Till": who writes a statement, not to whom."""
    to = next((index for index, text in enumerate(texts) if _TO.search(text)), None)
    if to is None:
        return None
    return next((name for text in texts[:to] if (name := canonical_body(text.strip()))), None)


def proposed_body(manuscript: Manuscript) -> str | None:
    """The body that a statement proposes a decision to, by the first words under its proposal's heading."""
    for line in manuscript.lines:
        heading = match_heading(line.text)
        if heading is None or heading.role != "proposal":
            continue
        if heading.words.casefold().startswith("förslag till beslut") and heading.body:
            return canonical_body(heading.body)
        text = ""
        for below in manuscript.lines[line.index + 1 : line.index + 1 + _PROPOSAL_LINES]:
            text = f"{text} {below.text}".strip()
            running = running_leadin(text)
            leadin = read_leadin(text) or (running[0] if running else None)
            if leadin is not None and leadin.verb:
                office = leadin.to is not None and canonical_body(leadin.who or "") is None
                return canonical_body((leadin.to if office else leadin.who) or "")
        return None
    return None
