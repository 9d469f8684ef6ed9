"""Tellings without a name ("samverkansavtalet"), led to the one agreement that a sign points at."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.detect.agreements.entities import parties_agree, periods_agree
from pipeline.model import Problem, Relation

from .groups import Group, Telling
from .merging import Merged, shares_event


def join_nameless(merged: Merged) -> None:
    """Put each nameless telling where it belongs; what fits nowhere for certain becomes a problem."""
    place = {
        (telling.document.sha256, telling.index): group
        for group in merged.groups
        for telling in group.tellings
    }
    by_lemma: dict[str, list[Group]] = {}
    for group in merged.groups:
        for lemma in group.lemmas:
            by_lemma.setdefault(lemma, []).append(group)
    related = _related(merged.groups, place)
    for telling in merged.nameless:
        near = {id(group): group for lemma in sorted(telling.lemmas) for group in by_lemma.get(lemma, ())}
        fits = [group for group in near.values() if _may_be(group, telling)]
        fits = [group for group in fits if _is_tied(group, telling, place, related)]
        if len(fits) == 1:
            fits[0].add(telling)
        elif telling.events:
            merged.problems.append(_unresolved(telling, len(fits)))


def _may_be(group: Group, telling: Telling) -> bool:
    parties = telling.mention.parties
    return periods_agree(group.period, telling.period) and (
        not parties or not group.parties or parties_agree(group.parties, parties)
    )


def _is_tied(
    group: Group,
    telling: Telling,
    place: dict[tuple[str, int], Group],
    related: set[tuple[int, Relation, int]],
) -> bool:
    """True for a shared event, case or parties, or a relation to an agreement that the document names."""
    mention, findings = telling.mention, telling.document.findings
    if shares_event(group, telling):
        return True
    if group.diary_number and group.diary_number == telling.document.case_at(mention.span):
        return True
    told = {party for party in mention.parties if party != findings.header.organisation}
    if told and group.parties and (len(mention.parties) > 1 or group.has_party(findings.header.organisation)):
        return True
    for relation in findings.relations:
        pair = (relation.agreement, relation.other)
        if telling.index not in pair:
            continue
        one, other = (
            group if index == telling.index else place.get((findings.sha256, index)) for index in pair
        )
        if one and other and (id(one), relation.relation, id(other)) in related:
            return True
    return False


def _related(groups: Sequence[Group], place: dict[tuple[str, int], Group]) -> set[tuple[int, Relation, int]]:
    """The relations that documents tell between agreements that they name both."""
    found = set()
    documents = {telling.document.sha256: telling.document for group in groups for telling in group.tellings}
    for sha256, document in documents.items():
        for relation in document.findings.relations:
            one, other = place.get((sha256, relation.agreement)), place.get((sha256, relation.other))
            if one and other:
                found.add((id(one), relation.relation, id(other)))
    return found


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
