"""Which diary number is an agreement's own, and which only that of a matter that deals with it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.model import Header, Paragraph, Span
from pipeline.swedish.deferred import deferred

from .entities import is_among
from .events import Told
from .resolve import Resolver
from .site_numbers import bracketed_number
from .title_lines import makes

# "… godkände avtalet den 25 april 2016, § 38 (KS 2015-00310)."
_BEHIND = deferred(r"(?:§\s?\d{1,4}|\d{1,4}\s?§)\s*\((?P<number>[^()]{4,30})\)\W*$")
_JOINT = deferred(r"(?:den\s+)?gemensam", re.IGNORECASE)
_MAKING = ("adopted", "signed", "revised", "extended", "terminated", "reviewed")
# So many years before an agreement is made the matter is opened.
_OPENED_BEFORE = 2
_YEAR = deferred(r"(?<!\d)(?:19|20)\d{2}(?!\d)")


def without_later_numbers(
    events: Sequence[Told], resolver: Resolver, paragraphs: Sequence[Paragraph], header: Header
) -> None:
    """Take a matter's number from an agreement that was made before the matter was opened."""
    matters = {header.diary_number, *(paragraph.diary_number for paragraph in paragraphs)} - {None}
    for place, entity in enumerate(resolver.entities):
        year = _YEAR.search(entity.diary_number or "")
        if entity.diary_number not in matters or year is None or entity.is_document:
            continue
        made = [
            event.date.year
            for event in events
            if event.agreement == place and event.date and event.kind in _MAKING
        ]
        if made and min(made) < int(year[0]) and not _is_dealt_with(place, events, resolver, paragraphs):
            entity.diary_number = None


def _is_dealt_with(
    place: int, events: Sequence[Told], resolver: Resolver, paragraphs: Sequence[Paragraph]
) -> bool:
    """True where the matter with the agreement's number decides of that one agreement, and of no other."""
    number = resolver.entities[place].diary_number
    dealt = {
        event.agreement
        for event in events
        if event.rule.startswith("decision-")
        and event.label
        and (item := resolver.sentence_at(event.span.start).item) is not None
        and paragraphs[item].diary_number == number
        and event.label == paragraphs[item].label
    }
    return dealt == {place}


def numbers_from_before(
    events: Sequence[Told], resolver: Resolver, paragraphs: Sequence[Paragraph], header: Header
) -> None:
    """Give an agreement the number of a later matter about it that was opened when it was being made.

    "KS 2018/166" decides in 2023 to extend what was adopted in 2018: it is the number of the agreement's own.
    """
    for place, number in (*_matters(resolver), *_deciding(events, resolver, paragraphs)):
        entity, year = resolver.entities[place], _YEAR.search(number)
        if entity.diary_number or entity.is_document or year is None or not header.date:
            continue
        made = [
            event.date.year
            for event in events
            if event.agreement == place and event.date and event.kind in ("adopted", "signed")
        ]
        if made and min(made) - _OPENED_BEFORE <= int(year[0]) <= min(made) < header.date.year:
            entity.diary_number = number


def _matters(resolver: Resolver) -> Iterator[tuple[int, str]]:
    """The agreements that titles name alone, each with the diary number of that matter."""
    named: dict[Span, set[int | None]] = {}
    numbers: dict[Span, str] = {}
    for site, place in zip(resolver.sites, resolver.chosen, strict=True):
        if (line := resolver.title_of(site)) and line.diary_number:
            named.setdefault(line.span, set()).add(place)
            numbers[line.span] = line.diary_number
    for span, places in named.items():
        if len(places) == 1 and (only := next(iter(places))) is not None:
            yield only, numbers[span]


def _deciding(
    events: Sequence[Told], resolver: Resolver, paragraphs: Sequence[Paragraph]
) -> Iterator[tuple[int, str]]:
    """The agreements that the decisions of a matter deal with alone, each with its diary number."""
    dealt: dict[int, set[int]] = {}
    for event in events:
        item = resolver.sentence_at(event.span.start).item
        if event.agreement is not None and item is not None and event.rule.startswith("decision-"):
            dealt.setdefault(item, set()).add(event.agreement)
    for item, places in dealt.items():
        number = paragraphs[item].diary_number
        if len(places) == 1 and number:
            yield next(iter(places)), number


def number_told(events: Sequence[Told], resolver: Resolver) -> None:
    """Give an agreement the number in brackets at the end of the sentence that tells of its adoption."""
    for event in events:
        if event.agreement is None or event.kind != "adopted":
            continue
        entity, end = resolver.entities[event.agreement], resolver.sentence_at(event.span.start).span.end
        match = _BEHIND.search(resolver.text, event.span.start, end)
        if match and not entity.diary_number and not entity.is_document:
            entity.diary_number = bracketed_number(match["number"])


def without_advisers_numbers(
    events: Sequence[Told], resolver: Resolver, paragraphs: Sequence[Paragraph], header: Header
) -> None:
    """Take the number of a matter in which a joint board only advises the parties: it is not theirs."""
    if not _JOINT.match(header.body or ""):
        return
    for place, entity in enumerate(resolver.entities):
        own = [event for event in events if event.agreement == place and event.rule.startswith("decision-")]
        matters = {
            paragraphs[item].diary_number
            for event in own
            if event.kind == "recommended"
            and (item := resolver.sentence_at(event.span.start).item) is not None
            and event.label == paragraphs[item].label
        }
        if entity.diary_number in matters and all(event.kind == "recommended" for event in own):
            entity.diary_number = None


def _drafted(resolver: Resolver, paragraphs: Sequence[Paragraph]) -> Iterator[tuple[int, int]]:
    """The agreements that the words of a decision or of a draft for one would make, with their matter."""
    for site, place in zip(resolver.sites, resolver.chosen, strict=True):
        item = resolver.sentence_at(site.span.start).item
        decided = [span for span in resolver.made if span.start <= site.span.start < span.end]
        if place is None or item is None or not site.title or site.pointer in ("current", "old"):
            continue
        if any(makes(resolver.text, span, site) for span in decided) and paragraphs[item].diary_number:
            yield item, place


def number_made(
    events: Sequence[Told], resolver: Resolver, paragraphs: Sequence[Paragraph], header: Header
) -> None:
    """Give an agreement the number of the matter in which a party decides to make it, and makes no other.

    A draft for such a decision, as a summons has it, is of the same matter.
    """
    made: dict[int | None, set[int]] = {}
    for event in events:
        if (
            event.agreement is not None
            and event.rule in ("decision-adopt", "decision-adopt-passive")
            and event.label
        ):
            made.setdefault(resolver.sentence_at(event.span.start).item, set()).add(event.agreement)
    for matter, place in _drafted(resolver, paragraphs):
        made.setdefault(matter, set()).add(place)
    for item, places in made.items():
        own = paragraphs[item].diary_number if item is not None else None
        number = own or (header.diary_number if header.kind == "protokollsutdrag" else None)
        entity = resolver.entities[next(iter(places))]
        if (
            len(places) == 1
            and number
            and is_among(header.organisation, entity.parties)
            and entity.items <= {item, None}
        ):
            entity.diary_number = entity.diary_number or number
