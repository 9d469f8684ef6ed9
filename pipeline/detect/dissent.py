"""Reservations, statements, notes to the record, and those who took no part, with persons and text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import cast

from pipeline.model import Dissent, DissentKind, Section, Span
from pipeline.swedish.deferred import deferred

from .manuscript import Manuscript
from .persons import parties_named
from .remarks import Actor, Sentence, after_actor, load_table, sentences_of
from .sections import content_span

# Parts of a § that tell of what was done at this meeting.
_TELLING = frozenset({"dissent", "statement", "recusal", "voting", "decision", "motion", "other"})
# Under these headings what follows the sentence is the text of the reservation or statement.
_OWN = frozenset({"dissent", "statement", "recusal"})
_SENTENCE_ONLY = frozenset({"recusal", "non_participation"})


@dataclass(frozen=True, slots=True)
class _Rule:
    id: str
    kind: DissentKind
    after: tuple[re.Pattern[str], ...]
    before: tuple[re.Pattern[str], ...]


@cache
def _rules() -> tuple[_Rule, ...]:
    return tuple(
        _Rule(
            entry["id"],
            entry["kind"],
            tuple(deferred(pattern) for pattern in entry["after"]),
            tuple(deferred(pattern) for pattern in entry["before"]),
        )
        for entry in load_table()["dissent"]
    )


def dissent_rule(text: str, actors: Sequence[Actor]) -> tuple[str, DissentKind, Actor, int] | None:
    """The rule that a sentence follows, its kind, those who act, and where in the sentence it begins.

    `None` for any other sentence.
    """
    for rule in _rules():
        for actor in actors:
            follows = after_actor(text, actor)
            if any(pattern.match(text, follows) for pattern in rule.after):
                return rule.id, rule.kind, actor, actor.span.start
            if any(pattern.search(text[: actor.span.start]) for pattern in rule.before):
                return rule.id, rule.kind, actor, 0
    return None


def find_dissents(manuscript: Manuscript, sections: Sequence[Section]) -> tuple[Dissent, ...]:
    """The dissents in the order of the text.

    A part headed as one in which nobody could be named is a row without persons and of less confidence.
    """
    found: list[Dissent] = []
    for section in sections:
        if section.role not in _TELLING or section.paragraph is None:
            continue
        own = section.role in _OWN or section.rule == "speaker"
        rows = _in_section(manuscript, section, own)
        if not rows and section.role in _OWN and (unnamed := _unnamed(manuscript, section)):
            rows = [unnamed]
        found += rows
    return tuple(found)


def _in_section(manuscript: Manuscript, section: Section, own: bool) -> list[Dissent]:
    matched: list[tuple[Sentence, str, DissentKind, Actor, int]] = []
    for sentence in sentences_of(manuscript, section):
        if found := dissent_rule(sentence.text, sentence.actors):
            matched.append((sentence, *found))
    if not matched:
        return []
    content = content_span(manuscript, section)
    ends = [sentence.span.start for sentence, *_ in matched[1:]] + [content.end]
    rows = []
    for (sentence, rule, kind, actor, start), end in zip(matched, ends, strict=True):
        goes_on = kind not in _SENTENCE_ONLY and (own or sentence.text.rstrip().endswith(":"))
        span = Span(sentence.span.start + start, end if goes_on else sentence.span.end)
        rows.append(
            Dissent(
                paragraph=section.paragraph,
                kind=kind,
                persons=actor.persons,
                parties=actor.parties,
                text=manuscript.joined(span).strip(),
                span=span,
                page=manuscript.page_of(span.start),
                rule=rule,
                confidence=1.0 if own else 0.9,
            )
        )
    return rows


def _unnamed(manuscript: Manuscript, section: Section) -> Dissent | None:
    """The row for a part with a heading of this kind that names nobody who acts."""
    span = content_span(manuscript, section)
    text = manuscript.joined(span).strip()
    if len(text) < 3:
        return None
    heading = section.heading.casefold()
    kinds = {"dissent": "reservation", "recusal": "recusal"}
    kind = kinds.get(section.role, "statement" if "yttrande" in heading else "note")
    return Dissent(
        paragraph=section.paragraph,
        kind=cast(DissentKind, kind),
        persons=(),
        parties=parties_named(text) if kind == "reservation" else (),
        text=text,
        span=span,
        page=manuscript.page_of(span.start),
        rule=f"heading-{section.role}",
        confidence=0.6,
    )
