"""The points of a decision: numbered, bulleted, att-clauses, or plain text under one lead-in.

Each point becomes a row, and so does each printed paragraph of plain sentences. Sub-points stay with their
point, and what a colon opens stays with the paragraph before it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pipeline.model import DecisionAction, Span
from pipeline.swedish.deferred import deferred

from .leadins import LeadIn, read_leadin, running_leadin
from .manuscript import ATT_CLAUSE, BULLET, Manuscript, ManuscriptLine
from .point_drafts import (
    Draft,
    PointForm,
    has_sublist,
    indented,
    leaves_off,
    named_in_list,
    new_paragraph,
    next_in_list,
    opens_sublist,
    returns_left,
)

_NUMBER = deferred(r"^\s*(?P<number>\d{1,2})[.)]\s+(?=\S)")
_UNSTOPPED = deferred(r"^\s*(?P<number>\d{1,2})\s+(?=[A-ZÅÄÖ])")
_LETTER = deferred(r"^\s*[a-zåäö][.)]\s+(?=\S)")
_BEFORE_ATT = deferred(r"(?:[,:;.]|\b(?:och|samt|dels|beslutar?|besluta|beslutade|beslöt|föreslår \S+))\s*$")
# "- - -" stands where nothing was decided.
_WORDS = deferred(r"\w")
# "… och föreslår regionfullmäktige besluta", with what is proposed in a list under it.
_ENDS_LEADING = deferred(
    r",?\s+(?:samt|och)(?: att)?\s+(?P<words>(?:föreslår|rekommenderar|hemställer)\s[^.:]{5,90}?)\s*:?\s*$"
)
_TRAILING = deferred(r"(?:\s*[,;]?\s*\b(?:samt|och|dels)\b)?\s*[,;]?\s*$")


@dataclass(frozen=True, slots=True)
class Point:
    """A point: its lead-in, form, span (without number, bullet or "att"), and number where printed.

    `names` is what is decided of a person by whose name the point is: elected, under "Till ledamöter väljs".
    """

    leadin: LeadIn | None
    form: PointForm
    span: Span
    text: str
    number: int | None = None
    names: DecisionAction | None = None


def find_points(manuscript: Manuscript, span: Span) -> list[Point]:
    """The points within `span`, which is the content of a decision or a proposal."""
    lines = [line for line in manuscript.lines_in(span) if line.span.start >= span.start]
    head = [line for line in manuscript.lines_in(span) if line.span.start < span.start]
    # "1 Planen antas." without a stop is a number where a second one follows.
    unstopped = any(_UNSTOPPED.match(line.text) and line.text.lstrip().startswith("2") for line in lines)
    drafts: list[Draft] = []
    leadin: LeadIn | None = None
    current: Draft | None = None
    over: str | None = None
    if head:
        leadin = read_leadin(Span(span.start, head[0].span.end).of(manuscript.text))
        if leadin is None:
            current = Draft(None, "plain", span.start, lines=[head[0]])
            drafts.append(current)
    position = 0
    while position < len(lines):
        line = lines[position]
        before = lines[position - 1] if position else None
        used, found = _leadin_at(lines, position) if _may_lead(current, line, before) else (0, None)
        if found is not None:
            # "att besluta" alone goes on with the lead-in before it.
            # After "Styrelsen beslutar", "att föreslå fullmäktige besluta" is the board's.
            if found.kind == "propose" and line.text.lstrip().startswith("att ") and leadin is not None:
                found = replace(found, who=found.who or leadin.who)
            leadin = leadin if found.who is None and found.to is None and leadin else found
            current = None
            position += used
            if position < len(lines):
                continue
            # Nothing is led in: "Nämnden beslutar enligt förslaget" is the decision itself.
            position -= used
        form, start, number = _opening(manuscript, line, current, unstopped)
        if over is None and form in (None, "bullet", "plain") and current is not None:
            over = leaves_off(manuscript, line, current)
        if over and (form is None or (over == "list" and number is None and form != "att")):
            position += 1
            continue
        over = None
        if form is not None:
            names = named_in_list(line.text[start:], current) if form in ("bullet", "number") else None
            if names and current is not None and not current.names:
                # "Till ledamöter väljs" only leads in whom the list names.
                drafts.remove(current)
            elif current is not None and current.form == "plain" and form != "plain":
                leadin = _leadin_at_end(manuscript, current) or leadin
            current = Draft(leadin, form, line.span.start + start, number, names=names)
            drafts.append(current)
        elif current is None:
            current = Draft(leadin, "plain", line.span.start)
            drafts.append(current)
        current.lines.append(line)
        position += 1
    _spread_running_leadins(manuscript, drafts)
    return [point for draft in drafts if (point := _finished(manuscript, draft, span.end))]


def _spread_running_leadins(manuscript: Manuscript, drafts: Sequence[Draft]) -> None:
    """Where "X beslutar att a, samt" goes on with a line "att b", the opening leads in both points."""
    opening: LeadIn | None = None
    for before, after in pairwise(drafts):
        if after.form != "att":
            opening = None
            continue
        if before.form == "plain":
            found = running_leadin(manuscript.text[before.start : before.lines[-1].span.end])
            if found is None:
                continue
            opening, before.form = found[0], "att"
            before.leadin = opening
            before.start += found[1]
        # A new lead-in between the two is the later one's own.
        after.leadin = opening if opening is not None and after.leadin is None else after.leadin


def _may_lead(current: Draft | None, line: ManuscriptLine, before: ManuscriptLine | None) -> bool:
    """True where a lead-in may stand: not in the middle of a point's sentence."""
    if current is None or current.form == "plain" or line.starts_block or before is None:
        return True
    return before.text.rstrip().endswith((".", ",", ";", ":", " samt", ", och"))


def _leadin_at(lines: Sequence[ManuscriptLine], position: int) -> tuple[int, LeadIn | None]:
    """The lead-in that begins at `position`, over up to three lines, and how many lines it takes."""
    text = ""
    for used, line in enumerate(lines[position : position + 3], start=1):
        if used > 1 and line.starts_block:
            break
        text = f"{text} {line.text}"
        if found := read_leadin(text):
            return used, found
    return 0, None


def _opening(
    manuscript: Manuscript, line: ManuscriptLine, current: Draft | None, unstopped: bool
) -> tuple[PointForm | None, int, int | None]:
    """The form of the point that `line` opens, where its text begins, and its number; `None` for none."""
    text = line.text
    in_table = current is not None and current.form == "att"
    if match := _NUMBER.match(text) or (_UNSTOPPED.match(text) if unstopped and not in_table else None):
        number = int(match["number"])
        expected = current.number + 1 if current and current.form == "number" and current.number else None
        if line.starts_block or number == expected or number == 1:
            return "number", match.end(), number
    within = current is not None and current.form in ("number", "bullet")
    if match := BULLET.match(text) or _LETTER.match(text):
        if named_in_list(text[match.end() :], current):
            return "bullet", match.end(), None
        opens_list = current is not None and current.lines and opens_sublist(current.lines[-1])
        if (current is not None and current.form in ("number", "att")) or opens_list:
            return None, 0, None
        if current is not None and current.form == "plain" and has_sublist(current):
            return None, 0, None
        if current is not None and current.form == "bullet" and indented(line, current.lines[0]):
            return None, 0, None
        return "bullet", match.end(), None
    if match := ATT_CLAUSE.match(text):
        before = current.lines[-1].text if current and current.lines else ""
        joined = match[0].split()[0].casefold() in ("och", "samt")
        apart = current is None or line.starts_block or _BEFORE_ATT.search(before)
        listed = not joined and current is not None and next_in_list(manuscript, line, current)
        if not within and (apart or listed):
            return "att", match.end(), None
    if current is not None and current.form != "plain" and line.starts_block and returns_left(line, current):
        return "plain", 0, None
    if current is not None and current.form == "plain" and new_paragraph(manuscript, line, current):
        return "plain", 0, None
    return None, 0, None


def _finished(manuscript: Manuscript, draft: Draft, end: int) -> Point | None:
    span = Span(draft.start, draft.end or min(draft.lines[-1].span.end, end))
    leadin = draft.leadin
    text = span.of(manuscript.text)
    if (own := _own_leadin(text)) is not None:
        # "1. Rådet rekommenderar kommunerna att besluta:" and then what they are to decide.
        leadin, begin = own
        span = Span(span.start + begin, span.end)
    elif (found := running_leadin(text)) and (draft.form == "plain" or found[0].to):
        # "Nämndens förslag till fullmäktige" and then "Fullmäktige beslutar att …": the committee proposes.
        asked = leadin is not None and leadin.to is not None and leadin.to == found[0].who
        leadin = leadin if asked else found[0]
    elif draft.form in ("number", "bullet") and (clause := ATT_CLAUSE.match(text)):
        span = Span(span.start + clause.end(), span.end)
        draft.form = "att"
    text = manuscript.joined(span).strip()
    if draft.form == "att" or (draft.form == "bullet" and not text.endswith(".")):
        text = _TRAILING.sub("", text)
    return Point(leadin, draft.form, span, text, draft.number, draft.names) if _WORDS.search(text) else None


def _leadin_at_end(manuscript: Manuscript, draft: Draft) -> LeadIn | None:
    """The lead-in that ends a sentence over a list: "… och föreslår fullmäktige besluta"."""
    text = Span(draft.start, draft.lines[-1].span.end).of(manuscript.text)
    match = _ENDS_LEADING.search(text)
    if match is None:
        return None
    opening = re.match(r"[A-ZÅÄÖ][\wåäöÅÄÖé, -]*?(?= \w+(?:ar|er|år)\b)", text)
    found = read_leadin(f"{opening[0] if opening else 'Nämnden'} {match['words']}")
    if found is None or found.to is None:
        return None
    draft.end = draft.start + match.start()
    return found


def _own_leadin(text: str) -> tuple[LeadIn, int] | None:
    """The lead-in that a point begins with, up to its colon, and where the point's words begin."""
    head, colon, rest = text.partition(":")
    if not colon or not rest.strip() or (found := read_leadin(head + colon)) is None:
        return None
    return found, len(head) + 1 + len(rest) - len(rest.lstrip())
