"""Tellings without a name ("samverkansavtalet"), led to the one agreement that a sign points at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from pipeline.detect.agreements.entities import parties_agree, periods_agree
from pipeline.model import Problem, Relation

from .catalogue import Catalogue
from .groups import Group, Telling
from .merging import Merged

# For an agreement (by identity), a relation, and whether it is the second of it: those on the other side.
Related = dict[tuple[int, Relation, bool], dict[int, Group]]


def join_nameless(merged: Merged) -> None:
    """Put each nameless telling where it belongs; what fits nowhere for certain becomes a problem."""
    place = {
        (telling.document.sha256, telling.index): group
        for group in merged.groups
        for telling in group.tellings
    }
    catalogue = Catalogue(merged.groups)
    related = _related(merged.groups, place)
    for telling in merged.nameless:
        near = [*catalogue.signed(telling), *catalogue.with_party(telling)]
        near += _near_by_relation(telling, place, related)
        fits = [
            group
            for group in {id(group): group for group in near}.values()
            if group.lemmas & telling.lemmas
            and not _is_other(group, telling, place)
            and _may_be(group, telling)
            and _is_tied(group, telling, place, related)
        ]
        if len(fits) > 1:
            # Its own act, with the day and the §, says more than the matter that tells of it.
            fits = [group for group in fits if group.shares_act(telling)] or fits
        if len(fits) == 1:
            fits[0].add(telling)
            catalogue.put(fits[0])
        elif telling.events:
            merged.problems.append(_unresolved(telling, len(fits)))


def _may_be(group: Group, telling: Telling) -> bool:
    parties = telling.mention.parties
    return periods_agree(group.period, telling.period) and (
        not parties or not group.parties or parties_agree(group.parties, parties)
    )


def _is_other(group: Group, telling: Telling, place: Mapping[tuple[str, int], Group]) -> bool:
    """True where the document itself tells how the two stand to each other: they are not one."""
    sha256, mine = telling.document.sha256, telling.index
    pairs = [(one.agreement, one.other) for one in telling.document.findings.relations]
    others = {other for one, other in pairs if one == mine} | {one for one, other in pairs if other == mine}
    return any(place.get((sha256, other)) is group for other in others)


def _is_tied(
    group: Group, telling: Telling, place: Mapping[tuple[str, int], Group], related: Related
) -> bool:
    """True for a shared event, case or parties, or a relation to an agreement that the document names."""
    mention, organisation = telling.mention, telling.document.findings.header.organisation
    if group.shares_act(telling):
        return True
    if group.diary_number and group.diary_number == telling.document.case_at(mention.span):
        return True
    told = {party for party in mention.parties if party != organisation}
    if told and group.parties and (len(mention.parties) > 1 or group.has_party(organisation)):
        return True
    return any(group is other for other in _near_by_relation(telling, place, related))


def _related(groups: Sequence[Group], place: Mapping[tuple[str, int], Group]) -> Related:
    """The relations that documents tell between agreements that they name both, from either side."""
    found: Related = {}
    documents = {telling.document.sha256: telling.document for group in groups for telling in group.tellings}
    for sha256, document in documents.items():
        for relation in document.findings.relations:
            one, other = place.get((sha256, relation.agreement)), place.get((sha256, relation.other))
            if one and other:
                found.setdefault((id(other), relation.relation, True), {})[id(one)] = one
                found.setdefault((id(one), relation.relation, False), {})[id(other)] = other
    return found


def _near_by_relation(
    telling: Telling, place: Mapping[tuple[str, int], Group], related: Related
) -> Iterator[Group]:
    """The agreements that stand to one that the document names as this one is told to stand."""
    sha256 = telling.document.sha256
    for relation in telling.document.findings.relations:
        for mine, theirs, first in (
            (relation.agreement, relation.other, True),
            (relation.other, relation.agreement, False),
        ):
            known = place.get((sha256, theirs)) if mine == telling.index else None
            if known:
                yield from related.get((id(known), relation.relation, first), {}).values()


def _unresolved(telling: Telling, count: int) -> Problem:
    name = telling.mention.names[0] if telling.mention.names else "an agreement"
    told = ", ".join(sorted({event.kind for event in telling.events}))
    which = f"{count} agreements fit" if count else "no agreement of the archive fits for certain"
    return Problem(
        "link",
        "agreement-unresolved",
        f"{name!r} ({told}): {which}",
        telling.mention.page,
        telling.document.sha256,
    )
