"""Who was there, in which role and for which §§, from the pages above the first § in any template.

Read are label and value ("Beslutande Anna Berg (S), ordförande" and the lines under it) and tables with the
columns name, party and remark. What stands under no label is no attendance.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import cast, get_args

from pipeline.model import AttendanceRole, Attendee, Header, Paragraph, Problem, Span
from pipeline.swedish.deferred import deferred

from .attendance_entries import Entry, read_entries
from .attendance_labels import Label, opens_party_table, read_label
from .manuscript import Manuscript, ManuscriptLine

_ROLES = frozenset(get_args(AttendanceRole))
_LAST_PAGE = 8
_KINDS = frozenset({"protokoll", "protokollsutdrag"})
_ITEM_LINE = deferred(r"^\W{0,2}§\s*\d{1,4}(?!\s*[-–,\d])")
_CONTINUES = deferred(r"^(?:[a-zåäö(§,]|\d{1,4}\s*(?:[-–,]|$))")
_OPEN_END = deferred(r"(?:§§?|,|\b(?:för|och|ersätter|samt)|[-–])\s*$")
_SIGNED_AS = {"ordförande": "chair", "sekreterare": "secretary", "justerare": "verifier"}
_DECIDING = frozenset({"member", "serving_substitute", "substitute"})
_SINGLE = frozenset({"chair", "secretary"})
_TOLD = _DECIDING | _SINGLE
_PARTY = deferred(r"\(\s*[A-ZÅÄÖ]{1,3}\s*\)")


@dataclass(frozen=True, slots=True)
class LabelledText:
    """What stands under one label: the lines' text (joined with blanks) piece by piece, with their spans."""

    rule: str
    role: str
    pieces: list[tuple[str, ManuscriptLine, int]] = field(default_factory=list)
    tabular: bool = False


def labelled_texts(
    manuscript: Manuscript, header: Header, paragraphs: Sequence[Paragraph]
) -> list[LabelledText]:
    """The labels above the first § with the pieces under each: lines with what they go on with."""
    if header.kind not in _KINDS:
        return []
    found: list[LabelledText] = []
    current: LabelledText | None = None
    for line in _front_lines(manuscript, paragraphs):
        if _ITEM_LINE.match(line.text.strip()) and not (current and current.role == "range"):
            current = None
            continue
        if opens_party_table(line.text):
            rule = current.rule if current else "party-table"
            role = current.role if current and current.role in _ROLES else "member"
            current = LabelledText(rule, role, tabular=True)
            found.append(current)
            continue
        label = read_label(line.text)
        if label is not None and current is not None and _within_list(label, current, line.text):
            label = None
        if label is not None:
            current = LabelledText(label.rule, label.role)
            found.append(current)
            _add(current, line.text[label.value :], line, label.value)
        elif current is not None:
            _add(current, line.text, line, 0)
    return found


def _within_list(label: Label, current: LabelledText, text: str) -> bool:
    """True where "Ordförande Anna Berg (S)" heads the members' list, and is no label of a signature."""
    heads = current.role == "member" and not current.pieces
    return label.role == "chair" and heads and bool(_PARTY.search(text))


def _front_lines(manuscript: Manuscript, paragraphs: Sequence[Paragraph]) -> list[ManuscriptLine]:
    items = [paragraph for paragraph in paragraphs if paragraph.kind == "item"]
    numbered = [item for item in items if item.number is not None]
    limit = numbered[0].span.start if numbered else len(manuscript.text)
    return [line for line in manuscript.lines if line.span.start < limit and line.page <= _LAST_PAGE]


def _add(labelled: LabelledText, text: str, line: ManuscriptLine, offset: int) -> None:
    """Add a line to its label: as a piece of its own, or to the piece that it goes on with."""
    text = text.rstrip()
    if not text.strip(" .…_·-"):
        return
    pieces = labelled.pieces
    if pieces and (_CONTINUES.match(text.strip()) or _goes_on(pieces[-1][0])):
        before, first, at = pieces[-1]
        pieces[-1] = (f"{before} {text.strip()}", first, at)
    else:
        lead = len(text) - len(text.lstrip(" ./•-"))
        pieces.append((text[lead:], line, offset + lead))


def _goes_on(text: str) -> bool:
    return text.count("(") > text.count(")") or _OPEN_END.search(text) is not None


def find_attendance(
    manuscript: Manuscript, header: Header, paragraphs: Sequence[Paragraph]
) -> tuple[tuple[Attendee, ...], tuple[Problem, ...]]:
    """The attendees in the order of the text, each once in a role; and a problem for each line not read.

    Problems are told for members and substitutes only: among the others stand groups and remarks.
    """
    found: dict[tuple[object, ...], Attendee] = {}
    problems: list[Problem] = []
    for labelled in labelled_texts(manuscript, header, paragraphs):
        if labelled.role not in _ROLES and labelled.role != "signatures":
            continue
        with_party = any(_PARTY.search(text) for text, _, _ in labelled.pieces)
        for number, (text, line, offset) in enumerate(labelled.pieces):
            entries = list(read_entries(text, column=labelled.tabular))
            # One chairs and one keeps the minutes; more names under the label are there for something else.
            entries = [] if number and labelled.role in _SINGLE else entries
            if not entries and labelled.role in _TOLD and _PARTY.search(text):
                message = f"a line of the attendance list could not be read: {text[:80]!r}"
                problems.append(Problem("detect", "attendance-unread", message, line.page))
            for entry in entries:
                attendee = _attendee(labelled, entry, line, offset, with_party)
                if attendee is not None:
                    key = (attendee.person.name, attendee.role, attendee.present)
                    found.setdefault(key, attendee)
    return tuple(found.values()), tuple(problems)


def _attendee(
    labelled: LabelledText, entry: Entry, line: ManuscriptLine, offset: int, with_party: bool
) -> Attendee | None:
    role, title, rule = labelled.role, entry.title, labelled.rule
    if role == "signatures":
        # "Underskrifter: Eva Lind, sekreterare" says the role beside the name.
        role = _SIGNED_AS.get((title or "").casefold(), "")
        title = None
    if role == "member" and entry.replaces is not None:
        role = "serving_substitute"
    sure = entry.person.party is not None or role not in _DECIDING
    if not sure and with_party and title is not None and "ordförande" not in title:
        # Officials under a label that could not be read: among members with parties they have none.
        role, rule = "other", f"{rule}/no-party"
    if role not in _ROLES:
        return None
    start = line.span.start + offset + entry.start
    return Attendee(
        person=entry.person,
        role=cast(AttendanceRole, role),
        span=Span(start, max(start + 1, min(line.span.end, start + entry.length))),
        page=line.page,
        title=title,
        replaces=entry.replaces,
        present=entry.present,
        away=entry.away,
        rule=rule,
        confidence=1.0 if sure else 0.6,
    )
