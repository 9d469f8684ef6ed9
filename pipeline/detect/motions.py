"""What was moved at the meeting, and by whom: approval, rejection, an addition, a referral back …"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import cast

from pipeline.model import Motion, MotionKind, Person, Section, Span
from pipeline.swedish.deferred import deferred

from .manuscript import Manuscript
from .remarks import Sentence, after_actor, load_table, sentences_of
from .sections import content_span

_TELLING = frozenset({"motion", "voting", "decision", "other"})
_SECOND_HAND = deferred(r"[,\s]+(?:och\s+|samt\s+)?i\s+andra\s+hand\s+", re.IGNORECASE)
_FIRST_HAND = deferred(r"\bi\s+första\s+hand\s+", re.IGNORECASE)
# The chair moves like any other, and is printed by office.
_CHAIR = deferred(r"^(?:Ordföranden?|Ordförande)(?=\s)")
# What the meeting makes of a motion is no part of it.
_FINDS = deferred(r"^[A-ZÅÄÖ][\wåäöÅÄÖ -]{2,60} (?:finner|ställer (?:\w+ ){0,3}proposition)\b")
_HEADED = {"tillägg": "addition", "ändring": "amendment", "återremiss": "refer_back", "avslag": "reject"}


@dataclass(frozen=True, slots=True)
class _Moved:
    """A motion in a sentence: where it begins and its words after the verb."""

    persons: tuple[Person, ...]
    start: int
    kind: MotionKind
    rule: str


@cache
def _kinds() -> tuple[tuple[MotionKind, re.Pattern[str]], ...]:
    return tuple(
        (entry["kind"], deferred(rf"(?<![\w-])(?:{'|'.join(entry['patterns'])})", re.IGNORECASE))
        for entry in load_table()["motion"]
    )


@cache
def _verb(headed: bool) -> re.Pattern[str]:
    verbs = load_table()["motion_verbs"]
    moving = verbs["strong"] + (verbs["weak"] if headed else [])
    support = verbs["support"] if headed else []
    return deferred(
        r"[^.]{0,90}?(?<!\w)(?:(?P<move>"
        + "|".join(map(re.escape, moving))
        + ")|(?P<support>"
        + ("|".join(map(re.escape, support)) or "(?!)")
        + r"))(?!\w)"
    )


def motion_kind(words: str) -> MotionKind:
    """What the words after the verb move; of several kinds the one that is named first."""
    best: tuple[int, int] | None = None
    kind: MotionKind = "other"
    for order, (candidate, pattern) in enumerate(_kinds()):
        match = pattern.search(words)
        if match and (best is None or (match.start(), order) < best):
            best, kind = (match.start(), order), candidate
    return kind


def find_motions(manuscript: Manuscript, sections: Sequence[Section]) -> tuple[Motion, ...]:
    """The motions in the order of the text; "i andra hand" makes a motion of its own."""
    found: list[Motion] = []
    for section in sections:
        if section.role not in _TELLING or section.paragraph is None:
            continue
        headed = section.role == "motion"
        moved: list[tuple[Sentence, _Moved]] = []
        outcomes: list[int] = []
        for sentence in sentences_of(manuscript, section):
            moved += [(sentence, one) for one in _in_sentence(sentence, headed, section.heading)]
            if _FINDS.match(sentence.text):
                outcomes.append(sentence.span.start)
        if not moved:
            continue
        ends = [sentence.span.start + one.start for sentence, one in moved[1:]]
        ends.append(content_span(manuscript, section).end)
        for (sentence, one), end in zip(moved, ends, strict=True):
            start = sentence.span.start + one.start
            last = end if headed or sentence.text.rstrip().endswith(":") else min(end, sentence.span.end)
            last = min([last, *(stop for stop in outcomes if stop > start)])
            span = Span(start, max(start + 1, last))
            found.append(
                Motion(
                    paragraph=section.paragraph,
                    kind=one.kind,
                    persons=one.persons,
                    text=manuscript.joined(span).strip(" ,"),
                    span=span,
                    page=manuscript.page_of(start),
                    rule=one.rule,
                    confidence=1.0 if headed else 0.9,
                )
            )
    return tuple(found)


def _in_sentence(sentence: Sentence, headed: bool, heading: str) -> list[_Moved]:
    text = sentence.text
    actors = [(a.span.start, after_actor(text, a), a.persons) for a in sentence.actors if a.persons]
    if headed and (chair := _CHAIR.match(text)):
        actors.insert(0, (0, chair.end(), (Person(chair[0]),)))
    moved: list[_Moved] = []
    starts = [*(start for start, _, _ in actors[1:]), len(text)][: len(actors)]
    for (start, follows, persons), limit in zip(actors, starts, strict=True):
        match = _verb(headed).match(text, follows, limit)
        if match is None:
            continue
        words = text[match.end() :]
        if match["support"]:
            moved.append(_Moved(persons, start, "support", "support"))
            continue
        second = _SECOND_HAND.search(words)
        if second and _kind(words[second.end() :], "") == "other":
            second = None
        first = words[: second.start()] if second else words
        moved.append(_Moved(persons, start, _kind(_FIRST_HAND.sub("", first), heading), match["move"]))
        if second:
            kind = _kind(words[second.end() :], heading)
            moved.append(_Moved(persons, match.end() + second.start(), kind, f"{match['move']}/second"))
    return moved


def _kind(words: str, heading: str) -> MotionKind:
    kind = motion_kind(words)
    if kind == "other":
        for word, headed in _HEADED.items():
            if heading.casefold().startswith(word):
                return cast(MotionKind, headed)
    return kind
