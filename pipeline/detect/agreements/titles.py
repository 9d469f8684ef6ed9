"""A matter's short title and the full name in its text, where they are one agreement.

"§ 14 Driftsavtal för ridanläggningen" is about "driftsavtal mellan A kommun och B förening" if the matter
names no other agreement of that kind.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from .entities import Entity, fold_name, merged_period, periods_agree, subjects_agree
from .nouns import ADDING, HEADS
from .sites import Site


def full_name_of(
    place: int, entities: Sequence[Entity], sites: Sequence[Site], chosen: Sequence[int | None]
) -> int | None:
    """For an agreement that only a title names, with fewer parties: the one that its matter names in full."""
    short = entities[place]
    if not short.is_subject or short.is_document or len(short.items) != 1:
        return None
    named = [site for site, where in zip(sites, chosen, strict=True) if where == place]
    pointed = any(site.definite for site in named)
    alike = [
        other
        for other, entity in enumerate(entities)
        if other != place
        and entity.title
        and short.items & entity.items
        and (short.lemmas & entity.lemmas or _is_about(entity, short) or _is_called(entity, short))
    ]
    if len(alike) != 1:
        return None
    full = entities[alike[0]]
    folded = {fold_name(party) for party in full.parties}
    if (
        not (
            _are_among(short.parties, folded)
            or _says_more(full, short)
            or _only_adds(short)
            or (_is_about(full, short) and not short.parties)
            or _is_called(full, short)
        )
        or full.items != short.items
        or full.is_document
    ):
        return None
    if full.diary_number and short.diary_number and full.diary_number != short.diary_number:
        return None
    if not periods_agree(short.period, full.period):
        return None
    # "Avtal" and "överenskommelse" say nothing of what is agreed: then the subjects must be the same.
    if (short.lemmas & full.lemmas) <= set(HEADS) and not (
        subjects_agree(short.subject, full.subject) or (_says_more(full, short) and not short.parties)
    ):
        # "Överenskommelsen om barns hälsa" is known already: "… om samverkan kring barns hälsa".
        words = set(fold_name(short.subject or "").split())
        if not pointed or not words <= set(fold_name(full.subject or "").split()):
            return None
    named = [site for site, where in zip(sites, chosen, strict=True) if where == alike[0]]
    if short.made_here and any(site.pointer in ("old", "current") for site in named):
        return None
    return alike[0]


def _says_more(full: Entity, short: Entity) -> bool:
    """True where the full name's subject has each word of the title's: "hemsjukvård i länet"."""
    told, more = (set(re.findall(r"\w+", (entity.subject or "").lower())) for entity in (short, full))
    return bool(told) and told < more


def _are_among(parties: Sequence[str], folded: Collection[str]) -> bool:
    """True for fewer parties or shorter names of them, each one of `folded` or its beginning."""
    shorter = len(parties) < len(folded) or any(fold_name(party) not in folded for party in parties)
    return (
        shorter
        and len(parties) <= len(folded)
        and all(any(f"{full} ".startswith(f"{fold_name(party)} ") for full in folded) for party in parties)
    )


def _only_adds(short: Entity) -> bool:
    """True for "Tilläggsavtal till Avtal om X", which is named by what it adds to."""
    return bool(short.subject and short.subject.startswith("till ")) and any(
        lemma.startswith(ADDING) for lemma in short.lemmas
    )


def _is_about(full: Entity, short: Entity) -> bool:
    """True for "partnerskap med A" and "överenskommelse om partnerskap mellan A och B", and for
    "partnerskap om X" and "avtal om partnerskap för X".
    """
    words = set(fold_name(full.subject or "").split())
    if short.parties:
        return bool(short.lemmas & words)
    told = set(fold_name(short.subject or "").split())
    return bool(short.lemmas & words) and bool(told) and told < words


def _is_called(full: Entity, short: Entity) -> bool:
    """True for "avtal om X" and "samverkansavtal om X mellan A och B"."""
    told = bool(short.subject and full.subject) and fold_name(short.subject or "") == fold_name(
        full.subject or ""
    )
    return told and short.lemmas <= set(HEADS) and bool(short.lemmas & full.heads(HEADS))


def absorb(full: Entity, short: Entity) -> None:
    """Put what the title says into the agreement that it means; the short one is left without a title."""
    full.is_subject = True
    full.made_here = full.made_here or short.made_here
    full.diary_number = full.diary_number or short.diary_number
    full.period = merged_period(full.period, short.period)
    full.items |= short.items
    full.lemmas |= short.lemmas
    full.parties = full.parties or short.parties
    full.names += [name for name in short.names if name not in full.names]
    short.title, short.is_subject, short.items = "", False, set()
