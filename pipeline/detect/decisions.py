"""The decisions and the proposals of a document, each point a row.

A point under "Beslut" is decided by the body whose protocol it is; one under "Förslag till beslut" is
proposed; and "Förslag till beslut i kommunfullmäktige" within the board's own decision is the board
proposing to the assembly.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.model import (
    Decision,
    DecisionAction,
    DecisionStatus,
    Header,
    Paragraph,
    PartialDate,
    Section,
)
from pipeline.swedish.bodies import canonical_body
from pipeline.swedish.dates import find_dates
from pipeline.swedish.deferred import deferred
from pipeline.swedish.diary import find_diary_numbers

from .actions import action_of, charged_party
from .delegated import LETTERS, is_delegation_form
from .headings import match_heading
from .leadins import LeadIn, asked_party, read_leadin, running_leadin
from .manuscript import Manuscript
from .own_body import is_own_body
from .points import Point, find_points
from .sections import AGENDA_ITEM, content_span
from .told import past_verbs

_AS_PROPOSED = deferred(
    r"^(?:[A-ZÅÄÖ][\wåäöÅÄÖé -]{2,60} (?:beslutar|beslutade|beslöt) )?(?:att )?"
    r"(?:[A-ZÅÄÖ][\wåäöÅÄÖé -]{2,60} (?:bifaller|biföll) "
    r"|(?:beslutar? )?(?:bifalla |bifall till |enligt |i enlighet med ))"
    r"(?:(?P<owner>[\wåäöÅÄÖé -]{2,60}?)s )?(?:\w+ )?förslag(?:et)?(?: till beslut)?\.?$",
    re.IGNORECASE,
)
_PROTOCOLS = frozenset({"protokoll", "protokollsutdrag"})
_MEETINGS = _PROTOCOLS | {"kallelse"}


@dataclass(frozen=True, slots=True)
class _Found:
    section: Section
    point: Point
    position: int


def find_decisions(
    manuscript: Manuscript, header: Header, paragraphs: Sequence[Paragraph], sections: Sequence[Section]
) -> tuple[Decision, ...]:
    """Decided and proposed points in the order of the text; an agreement's clauses have none."""
    if header.kind == "overenskommelse":
        return ()
    found = [
        _Found(section, point, point.number or position)
        for section in sections
        if section.role in ("decision", "proposal") and _applies(section, paragraphs)
        for position, point in enumerate(find_points(manuscript, content_span(manuscript, section)), start=1)
        if header.kind in _MEETINGS or section.role == "proposal" or not _told(point.text)
    ]
    form = header.kind == "ovrigt" and is_delegation_form(manuscript)
    headed = frozenset(item.section.paragraph for item in found if item.section.role == "decision")
    wholes = {id(item.section): _verbatim(manuscript, item.section) for item in found}
    decisions = []
    for item in found:
        status = _status(item, header, headed, form=form)
        if status == "decided" and (match := _AS_PROPOSED.match(item.point.text)):
            proposals = _proposals(found, item, match["owner"])
            for proposal in proposals:
                decisions.append(_decision(manuscript, header, paragraphs, item, proposal, status, wholes))
            if proposals:
                continue
        decisions.append(_decision(manuscript, header, paragraphs, item, item, status, wholes))
    return tuple(sorted(decisions, key=lambda decision: (decision.span.start, decision.status)))


def _told(text: str) -> bool:
    """True where a letter tells what a meeting decided: "Styrelsen beslutade den 3 maj, § 8, …"."""
    return past_verbs().search(text) is not None and ("§" in text or bool(find_dates(text)))


def _proposals(found: Sequence[_Found], item: _Found, owner: str | None) -> list[_Found]:
    """The points that "enligt förslag" means: those that `owner` proposed, else the last ones."""
    mine = [
        other
        for other in found
        if other.section.role == "proposal" and other.section.paragraph == item.section.paragraph
    ]
    before = [other for other in mine if other.point.span.start < item.point.span.start] or mine
    if owner:
        stem = owner.casefold().split()[-1]
        named = [other for other in before if stem in _words_over(other).casefold()]
        before = named or before
    last = before[-1].section if before else None
    return [other for other in before if other.section is last]


def _words_over(item: _Found) -> str:
    leadin = item.point.leadin
    return " ".join([item.section.heading, (leadin.who if leadin else None) or ""])


def _applies(section: Section, paragraphs: Sequence[Paragraph]) -> bool:
    return section.paragraph is None or paragraphs[section.paragraph].kind == "item"


def _status(item: _Found, header: Header, decided: frozenset[int | None], *, form: bool) -> DecisionStatus:
    """Decided or proposed. `decided` are the paragraphs that have a decision under a heading of its own.

    `form` is true for a form that is a decision by delegation; a letter may be one too, by its words. In a
    § without one, "Förslag till beslut i kommunfullmäktige" is what the board has decided to propose.
    """
    if header.kind not in _PROTOCOLS:
        leadin = item.point.leadin
        delegated = form or (leadin is not None and leadin.delegated and header.kind in LETTERS)
        return "decided" if delegated and item.section.role == "decision" else "proposed"
    if item.section.role == "decision":
        return "decided"
    leadin = _headed_leadin(item.section)
    upward = leadin is not None and leadin.to not in (None, header.body)
    return "decided" if upward and item.section.paragraph not in decided else "proposed"


def _decision(
    manuscript: Manuscript,
    header: Header,
    paragraphs: Sequence[Paragraph],
    item: _Found,
    words: _Found,
    status: DecisionStatus,
    wholes: Mapping[int, str],
) -> Decision:
    """The row for `item`; `words` is the same, or the proposal that "enligt förslag" refers to."""
    paragraph = paragraphs[item.section.paragraph] if item.section.paragraph is not None else None
    body, addressee, action = _parties(header, item, words, status)
    if addressee is None and action == "commission":
        addressee = charged_party(words.point.text)
    elif addressee is None and action in ("propose", "recommend"):
        addressee = asked_party(words.point.text)
    span = words.point.span
    return Decision(
        status=status,
        position=words.position,
        action=action,
        text=words.point.text,
        span=span,
        page=manuscript.page_of(span.start),
        last_page=manuscript.page_of(max(span.start, span.end - 1)),
        body=body,
        addressee=addressee,
        date=header.date if status == "decided" else _day(header, paragraph),
        paragraph_label=paragraph.label if paragraph else None,
        diary_number=(paragraph.diary_number if paragraph else _agenda_number(manuscript, header, span.start))
        or header.diary_number,
        paragraph=item.section.paragraph,
        rule=f"{item.section.rule}/{words.point.form}",
        confidence=round(item.section.confidence * (1.0 if item is words else 0.9), 2),
        verbatim=wholes[id(item.section)],
    )


def _day(header: Header, paragraph: Paragraph | None) -> PartialDate | None:
    """The meeting's day. What a matter of a summons holds ready for it, nobody has decided yet."""
    prepared = header.kind == "kallelse" and paragraph is not None
    return header.date if header.kind in _MEETINGS and not prepared else None


def _verbatim(manuscript: Manuscript, section: Section) -> str:
    """The section as it stands; the bare heading "Beslut" says nothing, one that names somebody does."""
    named = section.role == "proposal" or not section.heading
    return manuscript.joined(section.span if named else content_span(manuscript, section))


def _agenda_number(manuscript: Manuscript, header: Header, offset: int) -> str | None:
    """The diary number of the item of a summons that holds `offset`."""
    if header.kind != "kallelse":
        return None
    for line in reversed(manuscript.lines[: manuscript.line_at(offset).index]):
        if AGENDA_ITEM.match(line.text) and line.starts_block:
            found = find_diary_numbers(line.text, context="heading")
            return found[0].key if found else _listed_number(manuscript, line.text)
    return None


def _listed_number(manuscript: Manuscript, item: str) -> str | None:
    """The diary number of an item of the agenda, from the list that names it and its title in one line."""
    words = re.sub(r"\W+", " ", item).strip().casefold()
    for line in manuscript.lines:
        listed = re.sub(r"\W+", " ", line.text).strip().casefold()
        if listed.startswith(f"{words} ") and (found := find_diary_numbers(line.text, context="heading")):
            return found[0].key
    return None


def _parties(
    header: Header, item: _Found, words: _Found, status: DecisionStatus
) -> tuple[str | None, str | None, DecisionAction]:
    """Who decides, who is addressed, and the action, from the lead-in, the heading and the document."""
    leadin = item.point.leadin or _headed_leadin(item.section)
    if item is not words:
        # What was proposed to this body it has decided; only a proposal to the next one is still one.
        leadin = words.point.leadin
        leadin = (
            leadin if leadin is not None and leadin.to and not is_own_body(leadin.to, header.body) else None
        )
    body = _heading_body(item.section)
    body = header.body if body is None or is_own_body(body, header.body) else body
    asked = leadin is not None and leadin.asked
    action = words.point.names or action_of(_clause(words.point.text) if asked else words.point.text)
    proposer = _proposer(item.section, header, status)
    if proposer and (leadin is None or (leadin.kind == "decide" and is_own_body(leadin.who, header.body))):
        return proposer, header.body, "propose"
    if leadin is None:
        return body, None, action
    if leadin.delegated:
        return canonical_body(leadin.who or "") or body, None, action
    office = not canonical_body(leadin.who or "") and not is_own_body(leadin.who, header.body)
    if leadin.kind != "decide" and leadin.to and status == "proposed" and office:
        # An office's proposal is told as what the body is to decide.
        decides = header.body if is_own_body(leadin.to, header.body) else canonical_body(leadin.to)
        if leadin.onward:
            return decides or body, leadin.onward, "propose"
        if leadin.who and decides and (header.kind not in _PROTOCOLS or decides == header.body):
            return decides, None, action_of(_clause(words.point.text))
    who = leadin.who if leadin.who and canonical_body(leadin.who) else None
    if item is not words or is_own_body(who, header.body):
        who = header.body
    if who and status == "decided" and header.body and not is_own_body(who, header.body):
        # "Kommunstyrelsen beslutar …" in its committee's own minutes is what the committee proposes to it.
        return header.body, who, "propose"
    if leadin.kind == "decide":
        if status == "proposed" and leadin.to is None and who:
            body = who
        return who or body, None, action
    if leadin.kind == "propose" and header.kind not in _PROTOCOLS and leadin.who is None:
        # A statement's "Förslag till beslut i kommunstyrelsen" says who is to decide.
        return leadin.to, None, action
    if leadin.to is None:
        asks = leadin.kind == "propose" and status == "proposed" and header.kind in _MEETINGS
        if asks and who and not is_own_body(who, header.body):
            return who, header.body, "propose"
        return who or body, None, action
    return who or body, leadin.to, "recommend" if leadin.kind == "recommend" else "propose"


def _clause(text: str) -> str:
    """What is proposed, without "Förvaltningen föreslår att nämnden beslutar att" before it."""
    found = running_leadin(text)
    return text[found[1] :] if found else text


def _proposer(section: Section, header: Header, status: DecisionStatus) -> str | None:
    """The other body whose proposal it is by the heading: "Kommunstyrelsens förslag" before the assembly."""
    heading = match_heading(section.heading) if status == "proposed" and section.heading else None
    if heading is None or heading.body is None or section.role != "proposal" or header.kind not in _MEETINGS:
        return None
    name = canonical_body(heading.body) or _auditors(heading.body)
    return name if name and not is_own_body(name, header.body) else None


def _auditors(name: str) -> str | None:
    """ "Revisorernas förslag": there is one body of auditors, whose name is the word itself."""
    return "Revisorerna" if re.fullmatch(r"revisor(?:er|erna|ernas)", name, re.IGNORECASE) else None


def _headed_leadin(section: Section) -> LeadIn | None:
    """The lead-in that the heading itself is: "Förslag till beslut i kommunstyrelsen"."""
    if section.role != "proposal" or not section.heading:
        return None
    leadin = read_leadin(section.heading)
    return leadin if leadin is not None and leadin.to else None


def _heading_body(section: Section) -> str | None:
    heading = match_heading(section.heading)
    if heading is None or heading.body is None or section.role != "decision":
        return None
    return canonical_body(heading.body)
