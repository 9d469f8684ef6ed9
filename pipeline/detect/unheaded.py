"""Decisions that no heading announces: "Kommunstyrelsen beslutar att …", "Dagordningen fastställdes.".

A sentence counts where the body whose protocol it is acts in it, or where it closes a § without headings
and tells its outcome; what it tells of another day or under another § is a report, and none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Any

from pipeline.model import Header
from pipeline.swedish.deferred import deferred

from .headings import match_heading
from .knowledge import read_table
from .leadins import running_leadin
from .manuscript import BULLET, NUMBERED, Manuscript, ManuscriptLine
from .own_body import GENERIC_NAMES, is_own_body


@cache
def load_table() -> dict[str, Any]:
    """The content of `data/unheaded.toml`, with its examples."""
    return read_table("unheaded")


_LONGEST_BLOCK = 40
_TABLE = load_table()
_DOES = rf"(?:{'|'.join(_TABLE['acts']['verbs'])})"
_PASSIVE = rf"(?:{'|'.join(_TABLE['outcomes']['verbs'])})"
_NAME = r"[A-ZÅÄÖa-zåäö][\wåäöÅÄÖé.-]*(?:,? [\wåäöÅÄÖé.-]+){0,7}?"
_ACTS = deferred(rf"^(?P<who>{_NAME}) {_DOES}\b")
# "Efter diskussion beslutar nämnden att …", "I ärendet beslöt styrelsen".
_INVERTED = deferred(
    r"^[A-ZÅÄÖ][^.:§]{1,90}? (?:beslutar|beslutade|beslöt) "
    r"(?P<who>[a-zåäö][\wåäöÅÄÖé-]*(?: [\wåäöÅÄÖé-]+){0,5}?)"
    r"(?:,? att\b| enligt\b)"
)
_OUTCOME = deferred(
    rf"^(?:Till [^.]{{3,120}}? {_PASSIVE} [A-ZÅÄÖ]|[A-ZÅÄÖ][^.:§]{{2,110}}? {_PASSIVE}(?=[ .,:]|$))"
)
# Another meeting's decision: with its date or its §, or said to be made before.
_REPORTS = deferred(
    r"(?:\bden \d{1,2} [a-zåäö]{3,9}\b|\b(?:19|20)\d{2}-\d{2}-\d{2}\b|§ ?\d|\btidigare\b"
    r"|\b(?:i|under|hösten|våren|sommaren) (?:\w+ )?(?:19|20)\d{2}\b)"
)
_PAST = deferred(
    r"\b(?:\w+ade|beslöt|beslöts|\w+ades|lade|lades|valdes|togs?|antogs?|biföll|gav|\w+ändes?|\w+älldes?)\b"
)
# The date of what is decided: "Protokollet från sammanträdet den 10 december".
_MODIFIED = deferred(
    rf"\b(?:{'|'.join(_TABLE['modifying']['patterns'])}) (?=\d{{1,2}} [a-zåäö]{{3,9}}\b|(?:19|20)\d{{2}}-)"
    r"(?:\d{1,2} [a-zåäö]{3,9}|[\d-]+)"
)
_CONDITIONAL = deferred(rf"\b(?:{'|'.join(_TABLE['conditional']['words'])})\b")


def opens_decision(
    manuscript: Manuscript, line: ManuscriptLine, header: Header, *, bare: bool, last: int
) -> str | None:
    """The rule by which `line`, the first of a block, opens a decision without heading; `None` for none.

    `bare` is true where the § has had no heading yet; `last` is the index of its last line.
    """
    block = _block(manuscript, line, last)
    text = " ".join(other.text.strip() for other in block)
    past = _PAST.search(text[:160]) is not None
    if past and _REPORTS.search(_MODIFIED.sub("", _first_clause(text))):
        return None
    running = running_leadin(text)
    if running is not None and not running[0].asked:
        return "running" if running[0].who is None or is_own_body(running[0].who, header.body) else None
    if (match := _INVERTED.match(text)) and is_own_body(match["who"], header.body):
        return "running"
    closes = (
        text.endswith(":") or _over_list(manuscript, block[-1], last) or _closes(manuscript, block[-1], last)
    )
    if (match := _ACTS.match(text)) and is_own_body(match["who"], header.body):
        return "running" if closes else None
    if bare and closes and _OUTCOME.match(text) and not _CONDITIONAL.search(text[:60]):
        return "outcome"
    return None


def _over_list(manuscript: Manuscript, end: ManuscriptLine, last: int) -> bool:
    """True where a list stands right under the block: "Fullmäktige väljer" over "a) Eva Lind (S)"."""
    if end.index >= last or end.text.rstrip().endswith((".", "!", "?")):
        return False
    below = manuscript.lines[end.index + 1].text
    return bool(BULLET.match(below) or NUMBERED.match(below))


def _first_clause(text: str) -> str:
    """The words up to the "att" that opens what was decided, or the first sentence."""
    return re.split(r"(?<=[a-zåäö)])\. |\batt\b", text, maxsplit=1)[0]


def _block(manuscript: Manuscript, line: ManuscriptLine, last: int) -> Sequence[ManuscriptLine]:
    lines = [line]
    for other in manuscript.lines[line.index + 1 : min(last + 1, line.index + _LONGEST_BLOCK)]:
        if other.starts_block or match_heading(other.text):
            break
        lines.append(other)
    return lines


def _closes(manuscript: Manuscript, end: ManuscriptLine, last: int) -> bool:
    """True where nothing but a heading, a rule or another such sentence follows the block in its §."""
    if end.index >= last:
        return True
    follower = manuscript.lines[end.index + 1]
    if match_heading(follower.text) or not re.search(r"\w", follower.text):
        return True
    text = " ".join(other.text.strip() for other in _block(manuscript, follower, last))
    acts = _ACTS.match(text)
    generic = acts is not None and acts["who"] in GENERIC_NAMES
    return (generic or _OUTCOME.match(text) is not None) and _closes(
        manuscript, _block(manuscript, follower, last)[-1], last
    )
