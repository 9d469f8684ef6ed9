"""The events of an agreement: the same event told by several documents is one, with all its sources."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from pipeline.model import Citation, CitationLink, Event, EventMention, EventSource, PartialDate

from .extensions import new_ends
from .groups import Telling
from .inputs import LinkInput

Dating = Mapping[tuple[str, int], Citation]
_ORDER = (
    "presented", "consulted", "recommended", "proposed", "adopted", "signed", "in_force",
    "revised", "reviewed", "extended", "terminated", "expires",
)  # fmt: skip
# What comes before an agreement is in force, in this order.
_MAKING = ("presented", "consulted", "recommended", "proposed", "adopted", "signed")


@dataclass
class _Cluster:
    """Tellings of one event, the most precise first, and the event as precise as all of them make it."""

    event: EventMention
    told: list[tuple[EventMention, Telling]] = field(default_factory=list)

    def add(self, other: EventMention, telling: Telling) -> None:
        """Take in what another document tells of it."""
        self.told.append((other, telling))
        self.event = replace(
            self.event,
            date=_finer(self.event.date, other.date),
            body=self.event.body or other.body,
            paragraph_label=self.event.paragraph_label or other.paragraph_label,
        )


def citation_dates(documents: Sequence[LinkInput], links: Sequence[CitationLink]) -> Dating:
    """For paragraphs whose own document lacks the date or the §: the citation that gives it."""
    by_sha = {document.sha256: document for document in documents}
    dating: dict[tuple[str, int], Citation] = {}
    for link in links:
        citation = by_sha[link.sha256].findings.citations[link.citation]
        place = (link.target.sha256, link.target.index)
        if citation.date and (
            place not in dating or _precision(citation.date) > _precision(dating[place].date)
        ):
            dating[place] = citation
    return dating


def merge_events(tellings: Sequence[Telling], dating: Dating) -> tuple[Event, ...]:
    """The events of one agreement in the order of time."""
    told = [(_dated(event, telling, dating), telling) for telling in tellings for event in telling.events]
    told.sort(key=lambda pair: _weight(*pair))
    clusters: list[_Cluster] = []
    for event, telling in told:
        fits = [cluster for cluster in clusters if _same(cluster.event, event)]
        if len(fits) > 1:
            exact = [cluster for cluster in fits if cluster.event.date == event.date]
            if not exact and event.paragraph_label is None and event.date:
                # "Fullmäktige i de tre kommunerna godkände avtalet 2013": told more precisely by others.
                for cluster in fits:
                    cluster.add(event, telling)
                continue
            fits = exact if len(exact) == 1 else []
        if len(fits) != 1:
            fits = [_Cluster(event)]
            clusters.append(fits[0])
        fits[0].add(event, telling)
    events = _in_order([_event(cluster) for cluster in clusters])
    return _in_order([*events, *new_ends(events)])


def _in_order(events: Sequence[Event]) -> tuple[Event, ...]:
    """By date; an undated event stands before the first dated one that must come after it, else last."""
    ordered = sorted((event for event in events if event.date), key=_when)
    for event in sorted((event for event in events if not event.date), key=_when, reverse=True):
        rank = _ORDER.index(event.kind)
        later = (
            place
            for place, other in enumerate(ordered)
            if _ORDER.index(other.kind) > rank or (not other.date and other.kind == event.kind)
        )
        ordered.insert(next(later, len(ordered)) if event.kind in _MAKING else len(ordered), event)
    return tuple(ordered)


def _dated(event: EventMention, telling: Telling, dating: Dating) -> EventMention:
    """The event of a decision in an undated extract, dated as another document cites that extract."""
    if event.date or not event.rule.startswith("decision"):
        return event
    item = telling.document.item_at(event.span)
    citation = dating.get((telling.document.sha256, item)) if item is not None else None
    if not citation or (event.body and citation.body != event.body):
        return event
    return replace(
        event, date=citation.date, paragraph_label=event.paragraph_label or citation.paragraph_label
    )


def _same(one: EventMention, other: EventMention) -> bool:
    if one.kind != other.kind:
        return False
    if one.body and other.body and one.body != other.body:
        return False
    if one.paragraph_label and other.paragraph_label and one.paragraph_label != other.paragraph_label:
        return False
    if one.date and other.date:
        return one.date.covers(other.date) or other.date.covers(one.date)
    # Without a date on both sides the body must say that the same act is meant.
    return one.date is other.date or bool(one.body and one.body == other.body)


def _precision(date: PartialDate | None) -> int:
    return (bool(date) + bool(date and date.month) + bool(date and date.day)) if date else 0


def _finer(one: PartialDate | None, other: PartialDate | None) -> PartialDate | None:
    return other if _precision(other) > _precision(one) else one


def _weight(event: EventMention, telling: Telling) -> tuple[object, ...]:
    """The best source first: precise, with body and §, the agreement itself or the deciding body's."""
    return (
        -_precision(event.date),
        event.body is None,
        event.paragraph_label is None,
        not telling.mention.is_document,
        not event.rule.startswith("decision"),
        event.kind,
        str(event.date or ""),
        telling.document.sha256,
        event.span,
    )


def _event(cluster: _Cluster) -> Event:
    joined = cluster.event
    sources: dict[tuple[str, int, str], EventSource] = {}
    for event, telling in cluster.told:
        key = (telling.document.sha256, event.page, event.text)
        sources.setdefault(key, EventSource(*key))
    return Event(joined.kind, tuple(sources.values()), joined.date, joined.body, joined.paragraph_label)


def _when(event: Event) -> tuple[object, ...]:
    date = event.date
    return (
        date is None,
        str(date or ""),
        _ORDER.index(event.kind),
        event.body or "",
        event.paragraph_label or "",
    )
