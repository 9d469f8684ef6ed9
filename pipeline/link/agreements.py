"""The score of the agreements: tellings merged, events and relations joined, fields settled."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.model import Agreement, AgreementRelation, CitationLink, EventSource, Problem, Relation

from .events import citation_dates, merge_events
from .fields import agreement_of
from .groups import Group
from .inputs import LinkInput
from .merging import merge_tellings
from .nameless import join_nameless


@dataclass(frozen=True, slots=True)
class LinkedAgreements:
    """The agreements of the archive, how they stand to each other, and what could not be settled."""

    agreements: tuple[Agreement, ...] = ()
    relations: tuple[AgreementRelation, ...] = ()
    problems: tuple[Problem, ...] = ()


def link_agreements(documents: Sequence[LinkInput], citations: Sequence[CitationLink]) -> LinkedAgreements:
    """The agreements that the documents tell of, in the order of their first day and title."""
    merged = merge_tellings(documents)
    join_nameless(merged)
    problems = list(merged.problems)
    dating = citation_dates(documents, citations)
    settled: list[tuple[Agreement, Group]] = []
    for group in merged.groups:
        agreement, contradictions = agreement_of(group, merge_events(group.tellings, dating))
        settled.append((agreement, group))
        problems += contradictions
    settled.sort(key=lambda pair: _order(pair[0]))
    groups = [group for _, group in settled]
    relations, tangled = _relations(documents, groups)
    return LinkedAgreements(tuple(agreement for agreement, _ in settled), relations, (*problems, *tangled))


def _order(agreement: Agreement) -> tuple[object, ...]:
    start = agreement.valid_from
    first = agreement.events[0].sources[0] if agreement.events else None
    place = (first.sha256, first.page) if first else ("", 0)
    return (
        start is None,
        str(start or ""),
        agreement.title,
        agreement.diary_number or "",
        agreement.parties,
        place,
    )


def _relations(
    documents: Sequence[LinkInput], groups: Sequence[Group]
) -> tuple[tuple[AgreementRelation, ...], list[Problem]]:
    place = {
        (telling.document.sha256, telling.index): index
        for index, group in enumerate(groups)
        for telling in group.tellings
    }
    found: dict[tuple[int, Relation, int], list[EventSource]] = {}
    for document in documents:
        for relation in document.findings.relations:
            one = place.get((document.sha256, relation.agreement))
            other = place.get((document.sha256, relation.other))
            if one is not None and other is not None and one != other:
                source = EventSource(document.sha256, relation.page, relation.text)
                found.setdefault((one, relation.relation, other), []).append(source)
    tangled = {(one, relation, other) for one, relation, other in found if (other, relation, one) in found}
    problems = [
        Problem(
            "link",
            "agreement-contradiction",
            f"two agreements are each told to stand in the relation {relation!r} to the other: "
            f"{groups[one].tellings[0].mention.title!r} and {groups[other].tellings[0].mention.title!r}",
        )
        for one, relation, other in sorted(tangled)
        if one < other
    ]
    certain = sorted(found.keys() - tangled)
    return tuple(AgreementRelation(*pair, tuple(dict.fromkeys(found[pair]))) for pair in certain), problems
