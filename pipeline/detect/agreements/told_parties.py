"""Parties told beside the name of an agreement, where it does not name them itself."""

from __future__ import annotations

import re

from pipeline.swedish.deferred import deferred

from .knowledge import alternatives, read_table
from .parties import own_name, read_parties
from .sites import Site


def parties_beside(
    text: str, begins: int, site: Site, organisation: str | None = None, before: int | None = None
) -> tuple[str, ...]:
    """The two or more who are told to have made the agreement at `site`, in the sentence from `begins` on.

    `before` is where the sentence before that one begins, if the two belong together.
    """
    return (
        _makers(text, begins, site.span.start, organisation)
        or _there_between(text, begins, site.span.start, organisation)
        or _worked_out(text, begins, site.span.start, organisation)
        or _made_between(text, site.name.end, organisation)
        or _made_between(text, site.span.end, organisation)
        or _granted(text, begins, site.span.start, organisation)
        or _held(text, begins, site, organisation)
        or (_cooperating(text, before, begins, site.span.start, organisation) if before is not None else ())
    )


# "Älvsta kommun och Sjövik Drift AB ingick den 3 maj 2012 Avtal om …"
_MAKING = deferred(
    rf"\s+(?:har\s+)?(?:(?:den\s+)?[\d][\w\s-]{{3,24}}?,?\s+)?"
    rf"{alternatives(read_table('kinds')['name']['making'])}(?![\w-])[^.;]{{0,60}}$",
    re.IGNORECASE,
)


def _makers(text: str, begins: int, start: int, organisation: str | None = None) -> tuple[str, ...]:
    """The two or more who are told, in the sentence up to the name at `start`, to have made the agreement."""
    made = _MAKING.search(text, begins, start)
    if not made:
        return ()
    found = read_parties(text, begins, organisation)
    whole = not text[found.end : made.start()].strip(" ,")
    return found.names if whole and len(found.names) > 1 and not found.vague else ()


_THERE = deferred(
    rf"\s+(?:finns|fanns|gäller|gällde|löper|föreligger|{alternatives(read_table('kinds')['name']['made'])}"
    rf"|har\s+(?:\w+\s+){{0,2}}{alternatives(read_table('kinds')['name']['made'])})(?:\s+[^\s.;,]+){{0,4}}\s*",
    re.IGNORECASE,
)
_BETWEEN_THEM = deferred(r"\bMellan\s+(?=[A-ZÅÄÖ])")


def _there_between(text: str, begins: int, start: int, organisation: str | None) -> tuple[str, ...]:
    """ "Mellan A och B finns Avtal om X"."""
    if not (between := _BETWEEN_THEM.search(text, begins, start)):
        return ()
    found = read_parties(text, between.end(), organisation)
    there = found.end < start and _THERE.fullmatch(text, found.end, start)
    return found.names if there and len(found.names) > 1 and not found.vague else ()


_TOGETHER = deferred(r"\s+har\s+(?:\w+\s+)?tillsammans\s+med\s+", re.IGNORECASE)
_WORKED_OUT = deferred(
    rf"\s+{alternatives(read_table('kinds')['name']['drafting'])}\s+(?:[^.;,]{{0,40}}\s)?", re.IGNORECASE
)


def _worked_out(text: str, begins: int, start: int, organisation: str | None) -> tuple[str, ...]:
    """ "A har tillsammans med B och C utarbetat ett avtal": who is to make it."""
    return _both_sides(text, begins, start, organisation, (_TOGETHER, _WORKED_OUT))


def _both_sides(
    text: str,
    begins: int,
    start: int,
    organisation: str | None,
    joints: tuple[re.Pattern[str], re.Pattern[str]],
) -> tuple[str, ...]:
    """Parties on both sides of the first of `joints`, of which the second leads on to the agreement."""
    between, behind = joints
    first = read_parties(text, begins, organisation)
    joint = between.match(text, first.end, start) if len(first.names) == 1 and not first.vague else None
    if not joint:
        return ()
    others = read_parties(text, joint.end(), organisation)
    told = others.names and not others.vague and behind.fullmatch(text, others.end, start)
    return (*first.names, *others.names) if told else ()


_DO = deferred(
    r"\s+(?:samverkar|samarbetar)\b"
    rf"|\s+(?:har|hade|driver|bedriver|sköter|delar)\b(?=[^.;]{{0,160}}{alternatives(read_table('kinds')['name']['together'])})",
    re.IGNORECASE,
)
_RULED = deferred(
    rf"(?:[^.;]{{0,60}}\s)?{alternatives(read_table('kinds')['name']['cooperation'])}\s+(?:[^.;]{{0,40}}\s)?regler\w+\s+(?:i|genom|av)\s*",
    re.IGNORECASE,
)


def _cooperating(
    text: str, before: int, begins: int, start: int, organisation: str | None
) -> tuple[str, ...]:
    """ "A och B samverkar om vattnet. Samverkan regleras i Avtal om X": they are its parties."""
    if not _RULED.fullmatch(text, begins, start):
        return ()
    found = read_parties(text, before, organisation)
    acts = _DO.match(text, found.end, begins)
    return found.names if acts and len(found.names) > 1 and not found.vague else ()


# "Avtal om X, som slöts mellan A och B", "… som A hade slutit med B", "… som A och B har haft".
_MADE_BETWEEN = deferred(
    rf",?\s+(?:som\s+)?(?:(?:har|hade)\s+)?(?:(?:[^.;,()]{{0,30}}\s)?{alternatives(read_table('kinds')['name']['made'])}"
    r"|gäller|gällde|löper|löpte)\s+(?:[^.;,()]{0,40}\s)?mellan\s+",
    re.IGNORECASE,
)
_MADE_BY = deferred(r",?\s+som\s+(?:dåvarande\s+)?(?=[\wÅÄÖ])", re.IGNORECASE)
_MADE_WITH = deferred(
    rf"\s+(?:(?:har|hade)\s+)?(?:[^.;,()]{{0,30}}\s)?{alternatives(read_table('kinds')['name']['making'])}"
    rf"(?:\s+[^.;,()]{{0,30}}?)?\s+med\s+",
    re.IGNORECASE,
)
_HAVE_HAD = deferred(
    rf"\s+(?:har|hade)\s+(?:[^.;,()]{{0,30}}\s)?(?:haft|{alternatives(read_table('kinds')['name']['making'])})(?![\w-])",
    re.IGNORECASE,
)


def _made_between(text: str, end: int, organisation: str | None = None) -> tuple[str, ...]:
    """The two or more who are told, in a clause right behind the name that ends at `end`, to have made it."""
    if match := _MADE_BETWEEN.match(text, end):
        found = read_parties(text, match.end(), organisation)
        return found.names if len(found.names) > 1 and not found.vague else ()
    if match := _MADE_BY.match(text, end):
        first = read_parties(text, match.end(), organisation)
        if not first.names or first.vague:
            return ()
        if made := _MADE_WITH.match(text, first.end):
            second = read_parties(text, made.end(), organisation)
            if second.names and not second.vague:
                return (*first.names, *(name for name in second.names if name not in first.names))
        if len(first.names) > 1 and _HAVE_HAD.match(text, first.end):
            return first.names
    return ()


_GRANTED = deferred(
    r"\s+(?:(?:har|hade)\s+)?(?:upplåter|upplät|upplåtit|hyr\s+ut|hyrde\s+ut|hyrt\s+ut|arrenderar\s+ut|arrenderade\s+ut"
    r"|arrenderat\s+ut|överlåter|överlät|överlåtit|säljer|sålde|sålt)\b[^.;]{0,120}?\still\s+",
    re.IGNORECASE,
)
_BY = deferred(r"\s+(?:[^.;,]{0,40}\s)?(?:enligt|genom|med\s+stöd\s+av)\s+(?:\w+\s+){0,2}", re.IGNORECASE)


def _granted(text: str, begins: int, start: int, organisation: str | None) -> tuple[str, ...]:
    """ "A upplåter sedan 1996 mark till B enligt avtalet": who grants and who gets."""
    return _both_sides(text, begins, start, organisation, (_GRANTED, _BY))


_HOLDER = r"(?P<{}>kommunen|regionen|landstinget)"
_HOLDS = r"(?:har|hade|haft|ingick|slöt|tecknade|träffade)"
_HELD = deferred(
    rf"\b(?:{_HOLDER.format('one')}\s+{_HOLDS}|{_HOLDS}\s+{_HOLDER.format('other')})(?![\w-])", re.IGNORECASE
)


def _held(text: str, begins: int, site: Site, organisation: str | None) -> tuple[str, ...]:
    """ "Kommunen har sedan 2018 ett partnerskap med B": the writer's own organisation is the other party."""
    match = _HELD.search(text, begins, site.span.start)
    own = own_name(match["one"] or match["other"], organisation) if match else None
    told = len(site.parties) == 1 and not site.name.between and own and own not in site.parties
    return (own or "", *site.parties) if told else ()


_SIGNERS = deferred(r"\b(?:av|mellan)\s+(?=[A-ZÅÄÖ]|länets)")


def signers(text: str, organisation: str | None = None) -> tuple[str, ...]:
    """Who is told to have signed, in a sentence that tells of it: "undertecknades den 3 maj av A och B"."""
    for match in _SIGNERS.finditer(text):
        found = read_parties(text, match.end(), organisation)
        if len(found.names) > 1 and not found.vague:
            return found.names
    return ()
