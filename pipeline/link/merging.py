"""Merging what the documents tell into agreements: by number, by name, and never on a guess."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from pipeline.detect.agreements.entities import fold_name, fold_subject, parties_agree, periods_agree
from pipeline.detect.agreements.nouns import HEADS
from pipeline.model import PartialDate, Problem

from .catalogue import Catalogue
from .groups import Group, Telling
from .inputs import LinkInput

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")
# Years that the making of an agreement may take before its first day.
_MAKING = 3
# No agreement is made for less.
_AT_LEAST = timedelta(days=90)

# Who adopted, under which §, and when.
_Act = tuple[str | None, str, PartialDate]


@dataclass
class Merged:
    """The agreements found, and the tellings that have no name to know them by."""

    groups: list[Group] = field(default_factory=list)
    nameless: list[Telling] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def merge_tellings(documents: Sequence[LinkInput]) -> Merged:
    """All tellings with a name or number in groups; the surest are taken first."""
    merged = Merged()
    every = [
        Telling(document, index)
        for document in documents
        for index in range(len(document.findings.agreements))
    ]
    named = [telling for telling in every if telling.mention.title]
    merged.nameless = [telling for telling in every if not telling.mention.title]
    numbered: dict[str, list[Group]] = {}
    for telling in sorted(named, key=_surest):
        if number := telling.mention.diary_number:
            group = _join_numbered(numbered.setdefault(number, []), telling, merged)
            for other in telling.mention.numbers:
                known = numbered.setdefault(other, [])
                known += [group] if not any(group is one for one in known) else []
    merged.groups = _without_doubles(merged.groups)
    catalogue = Catalogue(merged.groups)
    for telling in sorted(named, key=_surest):
        if not telling.mention.diary_number:
            _join_named(catalogue, telling, merged)
    return merged


def _surest(telling: Telling) -> tuple[bool, bool, bool, int, str, int]:
    mention = telling.mention
    return (
        not mention.is_document,
        not (mention.valid_from and mention.valid_to),
        not mention.parties,
        -len(mention.title),
        telling.document.sha256,
        telling.index,
    )


def _join_numbered(groups: list[Group], telling: Telling, merged: Merged) -> Group:
    for group in groups:
        if group.bears_number(telling):
            group.add(telling)
            return group
    if any(group.may_concern(telling) for group in groups):
        titles = f"{groups[0].tellings[0].mention.title!r} and {telling.mention.title!r}"
        message = f"{telling.mention.diary_number} is given as the number of two agreements: {titles}"
        merged.problems.append(Problem("link", "agreement-contradiction", message, telling.mention.page))
    groups.append(Group())
    groups[-1].add(telling)
    merged.groups.append(groups[-1])
    return groups[-1]


def _without_doubles(groups: list[Group]) -> list[Group]:
    """Each party may register the agreement under a number of its own: same name, parties and first day."""
    kept: dict[tuple[object, ...], Group] = {}
    # Groups by the adoptions that they tell of: only those with one in common can be doubles.
    adopting: defaultdict[_Act, dict[int, Group]] = defaultdict(dict)
    for nth, group in enumerate(groups):
        start = group.period.start if group.period else None
        parties = frozenset(fold_name(party) for party in group.parties)
        key: tuple[object, ...] = (id(group),)
        if start and start.day and len(parties) > 1 and group.subject:
            key = (frozenset(group.lemmas), parties, fold_name(group.subject), start)
        acts = _adoptions(group)
        near = {place: one for act in acts for place, one in adopting[act].items()}
        double = kept.get(key) or next(
            (one for _, one in sorted(near.items()) if _is_double(one, group)), None
        )
        if double is None:
            double = kept[key] = group
        else:
            for telling in group.tellings:
                double.add(telling)
        for act in acts:
            adopting[act].setdefault(nth, double)
    return list(kept.values())


def _adoptions(group: Group) -> set[_Act]:
    """The adoptions that a group tells of with § and day, by body, § and day."""
    return {
        (event.body, event.paragraph_label, event.date)
        for telling in group.tellings
        for event in telling.events
        if event.kind == "adopted" and event.date and event.date.day and event.paragraph_label
    }


def _is_double(one: Group, other: Group) -> bool:
    """True where the numbers of two that were adopted on one day under one § are those of one agreement:
    neither word, parties, subject nor days speak against it.
    """
    return (
        bool(one.lemmas & other.lemmas - set(HEADS))
        and (not one.parties or not other.parties or parties_agree(one.parties, other.parties))
        and periods_agree(one.period, other.period)
        and _may_be_about(one.subject, other.subject)
    )


def _may_be_about(one: str | None, other: str | None) -> bool:
    """True where one subject has all words of the other: "till Samverkansavtal om X" and "X"."""
    first, second = (set(fold_subject(subject or "").split()) for subject in (one, other))
    return first <= second or second <= first


def _join_named(catalogue: Catalogue, telling: Telling, merged: Merged) -> None:
    named = catalogue.named(telling)
    fits = [group for group in named if group.fits(telling) and not _is_followed(group, telling)]
    if telling.mention.is_document:
        # A document is an agreement of its own unless its days or the time of events say that it is known.
        fits = [group for group in fits if _same_days(group, telling) or _same_time(group, telling)]
    if len(fits) > 1:
        fits = narrowed(fits, telling)
    if len(fits) == 1:
        fits[0].add(telling)
        catalogue.put(fits[0])
        return
    if fits:
        message = f"it is not certain which of {len(fits)} agreements is meant by {telling.mention.title!r}"
        page, file = telling.mention.page, telling.document.sha256
        merged.problems.append(Problem("link", "agreement-unresolved", message, page, file))
        return
    group = Group()
    group.add(telling)
    merged.groups.append(group)
    catalogue.put(group)


def _is_followed(group: Group, telling: Telling) -> bool:
    """True for the one that ran out as the same paper tells of the other's making: they share a name only."""
    end = telling.mention.valid_to
    made = [
        event.date
        for other in group.tellings
        if other.document.sha256 == telling.document.sha256
        for event in other.events
        if event.kind == "adopted" and event.rule.startswith("decision-adopt") and event.date
    ]
    return end is not None and any(end.last_day() < date.first_day() + _AT_LEAST for date in made)


def _same_days(group: Group, telling: Telling) -> bool:
    one, other = group.period, telling.period
    return bool(one and other and one.start and one.start == other.start and len(group.parties) > 1)


def _same_time(group: Group, telling: Telling) -> bool:
    """True where all that is told of the group lies between the making of this agreement and its end."""
    period = telling.period
    if not period or not period.start or any(other.mention.is_document for other in group.tellings):
        return False
    if len(group.parties) < 2 or not group.subject or not telling.mention.parties:
        return False
    years = {event.date.year for other in group.tellings for event in other.events if event.date}
    years |= {int(year) for year in _YEAR.findall(group.diary_number or "")}
    last = period.end.year if period.end else period.start.year
    return bool(years) and all(period.start.year - _MAKING <= year <= last + 1 for year in years)


def narrowed(groups: list[Group], telling: Telling) -> list[Group]:
    """Of several agreements of one name the one that a sign of its own ties to the telling; else all."""
    signs: tuple[Callable[[Group, Telling], bool], ...] = (
        _is_case,
        Group.shares_act,
        _have_periods,
        in_force_then,
    )
    for sign in signs:
        found = [group for group in groups if sign(group, telling)]
        if len(found) == 1:
            return found
    return groups


def _is_case(group: Group, telling: Telling) -> bool:
    return group.diary_number is not None and group.diary_number == telling.document.case_at(
        telling.mention.span
    )


def _have_periods(group: Group, telling: Telling) -> bool:
    return bool(telling.period and group.period)


def in_force_then(group: Group, telling: Telling) -> bool:
    """True where the agreement was in force when the document was written."""
    written, period = telling.document.findings.header.date, group.period
    if not written or not period or not period.start or not period.end:
        return False
    return period.start.first_day() <= written.first_day() <= period.end.last_day()
