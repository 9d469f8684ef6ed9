"""Whether a place may speak of an agreement: what the two say must agree."""

from __future__ import annotations

from .entities import Entity, fold_name, parties_agree, periods_agree, subjects_agree
from .sites import Site


def is_same(entity: Entity, site: Site) -> bool:
    """True where the name at `site` is that of `entity`: its number, or noun, parties and subject."""
    if entity.diary_number and site.diary_number:
        return entity.diary_number == site.diary_number
    if not periods_agree(entity.period, site.period) or not entity.lemmas & site.lemmas:
        return False
    if entity.is_document and site.pointer != "old" and _same_parties(entity, site):
        return True  # "Överenskommelse träffas mellan A och B": the clause that names its own parties
    if entity.title and fold_name(entity.title) == fold_name(site.title):
        return True
    if entity.parties and site.parties:
        return parties_agree(entity.parties, site.parties) and subjects_agree(
            entity.subject, site.name.subject
        )
    return bool(entity.subject and site.name.subject) and subjects_agree(entity.subject, site.name.subject)


def may_mean(entity: Entity, site: Site) -> bool:
    """True where nothing that stands at `site` speaks against `entity`."""
    return (
        (not site.diary_number or not entity.diary_number or site.diary_number == entity.diary_number)
        and (not site.parties or not entity.parties or parties_agree(entity.parties, site.parties))
        and subjects_agree(entity.subject, site.name.subject)
        and periods_agree(entity.period, site.period)
    )


def is_evident(entity: Entity, site: Site) -> bool:
    """True where an indefinite word is tied to `entity` by a subject or parties of its own."""
    told = site.name.subject and entity.subject
    return bool(
        (told and subjects_agree(site.name.subject, entity.subject))
        or (
            (len(site.parties) > 1 or (entity.made_here and site.parties))
            and parties_agree(site.parties, entity.parties)
        )
    )


def _same_parties(entity: Entity, site: Site) -> bool:
    own = {fold_name(party) for party in entity.parties}
    return bool(own) and own == {fold_name(party) for party in site.parties}
