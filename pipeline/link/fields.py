"""What is known of an agreement as a whole, where its documents tell different things."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from pipeline.model import Agreement, Event, PartialDate, Problem

from .groups import Group, Telling


def agreement_of(group: Group, events: tuple[Event, ...]) -> tuple[Agreement, list[Problem]]:
    """The agreement, and what its documents contradict each other in without an event that explains it."""
    problems: list[Problem] = []
    title = _title(group.tellings)
    starts = [(telling, telling.mention.valid_from) for telling in group.tellings]
    ends = [(telling, telling.mention.valid_to) for telling in group.tellings]
    valid_from = _best(starts)
    valid_to = (
        _terminated_end(group.tellings, events)
        or _extended_end(events)
        or _renewed_end(group.tellings, events)
        or _best(ends)
    )
    if not any(event.kind == "extended" for event in events):
        problems += _contradictions(title, "last day", ends)
    problems += _contradictions(title, "first day", starts)
    own = next((telling for telling in group.tellings if telling.mention.is_document), None)
    amount = next((t.mention for t in group.tellings if t.mention.amount is not None), None)
    names = Counter(name for telling in group.tellings for name in telling.mention.names)
    agreement = Agreement(
        title=title,
        parties=own.mention.parties if own and own.mention.parties else group.parties,
        diary_number=group.diary_number,
        valid_from=valid_from,
        valid_to=valid_to,
        open_ended=valid_to is None and any(telling.mention.open_ended for telling in group.tellings),
        notice=next((t.mention.notice for t in group.tellings if t.mention.notice), None),
        renewal=next((t.mention.renewal for t in group.tellings if t.mention.renewal), None),
        amount=amount.amount if amount else None,
        currency=amount.currency if amount else None,
        names=tuple(sorted(names, key=lambda name: (-names[name], name))),
        events=events,
        document=own.document.sha256 if own else None,
    )
    return agreement, problems


def _title(tellings: Sequence[Telling]) -> str:
    """Its own title, else the one that stands with its number, else the most used, else the fullest."""
    titles = Counter(telling.mention.title for telling in tellings if telling.mention.title)

    def weight(telling: Telling) -> tuple[object, ...]:
        mention = telling.mention
        return (
            not mention.title,
            not mention.is_document,
            not (mention.diary_number and len(mention.parties) > 1),
            not (mention.is_subject and len(mention.parties) > 1),
            -titles[mention.title],
            -len(mention.title),
            mention.title,
        )

    return min(tellings, key=weight).mention.title


def _best(told: Sequence[tuple[Telling, PartialDate | None]]) -> PartialDate | None:
    """The date of the agreement itself, else the most precise, else the one told most, else the latest."""
    counts = Counter(date for _, date in told if date)

    def weight(pair: tuple[Telling, PartialDate | None]) -> tuple[object, ...]:
        telling, date = pair
        assert date is not None
        precision = bool(date.month) + bool(date.day)
        return (telling.mention.is_document, precision, counts[date], date)

    return max((pair for pair in told if pair[1]), key=weight, default=(None, None))[1]


def _extended_end(events: Sequence[Event]) -> PartialDate | None:
    """The last day after an extension: the latest that the documents tell."""
    if not any(event.kind == "extended" for event in events):
        return None
    ends = [event.date for event in events if event.kind == "expires" and event.date]
    return max(ends, key=lambda date: (date.last_day(), bool(date.day)), default=None)


def _renewed_end(tellings: Sequence[Telling], events: Sequence[Event]) -> PartialDate | None:
    """The last day that others tell of an agreement that goes on by itself, after the end in its own text."""
    own = next((t.mention for t in tellings if t.mention.is_document and t.mention.renewal), None)
    if own is None or own.valid_to is None:
        return None
    ends = [event.date for event in events if event.kind == "expires" and event.date]
    later = [end for end in ends if end.first_day() > own.valid_to.last_day()]
    return max(later, key=lambda date: (date.last_day(), bool(date.day)), default=None)


def _terminated_end(tellings: Sequence[Telling], events: Sequence[Event]) -> PartialDate | None:
    """The last day that a termination gives, where only one is told and no extension comes after it."""
    terminations = [event.date for event in events if event.kind == "terminated" and event.date]
    later = [event.date for event in events if event.kind == "extended" and event.date]
    ends = {
        event.date
        for telling in tellings
        for event in telling.events
        if event.kind == "expires" and event.date and "terminat" in event.rule
    }
    if len(ends) != 1 or (terminations and later and max(later) > max(terminations)):
        return None
    return ends.pop()


def _contradictions(
    title: str, what: str, told: Sequence[tuple[Telling, PartialDate | None]]
) -> Iterator[Problem]:
    dates = sorted({date for _, date in told if date})
    apart = [
        (one, other)
        for index, one in enumerate(dates)
        for other in dates[index + 1 :]
        if not one.covers(other) and not other.covers(one)
    ]
    for one, other in apart:
        where = sorted({telling.document.sha256 for telling, date in told if date in (one, other)})
        message = f"{title}: its {what} is told as {one} and as {other} (documents {', '.join(where)})"
        yield Problem("link", "agreement-contradiction", message)
