"""Points while they are read, and what tells that a line goes on with one, ends it, or begins the next."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal

from pipeline.model import DecisionAction
from pipeline.swedish.deferred import deferred

from .actions import action_of, is_act
from .leadins import LeadIn
from .manuscript import Manuscript, ManuscriptLine

PointForm = Literal["number", "bullet", "att", "plain"]

# "Nämnden avger följande yttrande:" is followed by what the statement says.
_CONTENT_OPENS = deferred(
    r"\b(?:följande|nedanstående) (?:\w+ )?(?:yttrande|svar|remissvar|synpunkter|uttalande|lydelse"
    r"|skrivelse|motivering)"
    r"\w*\b[^.]{0,80}:",
    re.IGNORECASE,
)
_OPENERS = (":", " gäller att", " gäller", " följande")
_LONGEST_PARAGRAPH = 40
_LONGEST_LEADIN = 3
_PERSON = deferred(
    r"^(?:[A-ZÅÄÖ][\wåäöÅÄÖé -]{2,40}: )?"
    r"[A-ZÅÄÖ][\wåäöé-]+(?: [A-ZÅÄÖ][\wåäöÅÄÖé-]+){1,3}(?:,? \(\s?[A-Za-zÅÄÖåäö-]{1,10}\s?\)|,|$)"
)
# "godkänner avsägelserna från", above the names of those who are released.
_RELEASE = deferred(r"\b(?:avsägels|befria|entledig)", re.IGNORECASE)

# Points (1/72 inch) that a list within a list is set in by, at the least.
_INDENT = 5.0
# Points by which the type of a table differs from that of the text.
_OTHER_SIZE = 0.6
# "Redovisningen läggs till handlingarna."
_FILED = deferred(
    r"\b(?:läggs|lades|lägger|noteras|godkänns)\b.{0,60}(?:till handlingarna|redovis\w*|anmäl\w*)"
    r"|^(?:Redovisning|Anmälan|Delgivning|Meddelande|Delegation)\w*\b.{0,60}\b(?:läggs|noteras|godkänns)",
    re.IGNORECASE,
)


@dataclass
class Draft:
    leadin: LeadIn | None
    form: PointForm
    start: int
    number: int | None = None
    lines: list[ManuscriptLine] = field(default_factory=list)
    names: DecisionAction | None = None
    end: int | None = None


def next_in_list(manuscript: Manuscript, line: ManuscriptLine, current: Draft) -> bool:
    """True where "att" stands below the "att" of the point before it, and not by chance of wrapping."""
    if current.form != "att" or not current.lines:
        return False
    first, above = current.lines[0], current.lines[-1]
    hanging = len(current.lines) > 1 and indented(current.lines[1], first) and not indented(line, first)
    return hanging or manuscript.breaks_early(above, line)


def new_paragraph(manuscript: Manuscript, line: ManuscriptLine, current: Draft) -> bool:
    """True where a printed paragraph begins that decides something of its own."""
    text = line.text.lstrip()
    if not line.starts_block or not (text[:1].isupper() or text[:1].isdigit()) or not current.lines:
        return False
    above = current.lines[-1].text.rstrip()
    whole = " ".join(other.text for other in current.lines)
    if above.endswith((":", ",", ";", "-")) or _CONTENT_OPENS.search(whole):
        return False
    paragraph = _paragraph_text(manuscript, line)
    acts = is_act(paragraph)
    if has_sublist(current):
        return acts and paragraph.endswith(".")
    if above.endswith((".", "!", "?")):
        return acts or paragraph.endswith(".")
    # Without a stop at its end the paragraph before must decide something too.
    return acts and is_act(whole) and not paragraph.endswith(":")


def leaves_off(
    manuscript: Manuscript, line: ManuscriptLine, current: Draft
) -> Literal["list", "lines"] | None:
    """What is set under a point that has ended, and decides nothing; `None` where the decision goes on.

    Lists of what was reported, names of annexes: they are in the section's text, not in the decision's.
    A "list" goes on to the section's end, "lines" to the next sentence.
    """
    if not line.starts_block or not current.lines:
        return None
    if _opens_table(line, current) or _lists_noted(manuscript, line, current):
        return "list"
    if current.form != "plain" or has_sublist(current):
        return None
    if not current.lines[-1].text.rstrip().endswith(".") or line.text[:1].islower():
        return None
    paragraph = _paragraph_text(manuscript, line)
    goes_on = paragraph.endswith((".", *_OPENERS)) or is_act(paragraph)
    return None if goes_on else "lines"


def _opens_table(line: ManuscriptLine, current: Draft) -> bool:
    """True for the head of a table under "att utse följande personer:", in another type than the point."""
    first, above = current.lines[0], current.lines[-1]
    other_type = line.bold != first.bold or abs(line.size - first.size) > _OTHER_SIZE
    return above.text.rstrip().endswith(":") and other_type and not line.text.rstrip().endswith((".", ","))


def _lists_noted(manuscript: Manuscript, line: ManuscriptLine, current: Draft) -> bool:
    """True for the list of what "… läggs till handlingarna." takes note of; its lines are no decisions."""
    whole = " ".join(other.text for other in current.lines)
    if current.form != "plain" or not _FILED.search(whole) or not whole.rstrip().endswith((".", ":")):
        return False
    return not _paragraph_text(manuscript, line).endswith((".", ":", ","))


def _paragraph_text(manuscript: Manuscript, line: ManuscriptLine) -> str:
    """The words of the block that `line` opens."""
    pieces = [line.text.strip()]
    for other in manuscript.lines[line.index + 1 : line.index + _LONGEST_PARAGRAPH]:
        if other.starts_block:
            break
        pieces.append(other.text.strip())
    return " ".join(pieces)


def named_in_list(text: str, current: Draft | None) -> DecisionAction | None:
    """What is decided of a person in a list that a sentence of electing or releasing opens; else `None`."""
    if current is None or not _PERSON.match(text):
        return None
    if current.names:
        return current.names
    whole = " ".join(line.text for line in current.lines)
    if current.form != "plain" or len(current.lines) > _LONGEST_LEADIN or whole.rstrip().endswith("."):
        return None
    action = action_of(whole)
    return action if action == "elect" or (action == "grant" and _RELEASE.search(whole)) else None


def has_sublist(draft: Draft) -> bool:
    return any(opens_sublist(line) for line in draft.lines)


def opens_sublist(line: ManuscriptLine) -> bool:
    """True for a line that ends as what stands above a list: "Som villkor gäller att", "enligt följande:"."""
    return line.text.rstrip().endswith(_OPENERS)


def indented(line: ManuscriptLine, first: ManuscriptLine) -> bool:
    """True where the line stands further in than the point's first one: it is a part of the point."""
    if line.box is None or first.box is None or line.page != first.page:
        return False
    return line.box.x0 > first.box.x0 + _INDENT


def returns_left(line: ManuscriptLine, current: Draft) -> bool:
    """True where a new block stands left of the point's own text: it is not a part of the point."""
    first = current.lines[0]
    if line.box is None or first.box is None or line.page != first.page:
        return False
    if current.lines[-1].text.rstrip().endswith(":"):
        return False
    return line.box.x0 <= first.box.x0 + 2 and line.text[:1].isupper()
