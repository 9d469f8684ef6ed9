"""Lines that may begin a §: every mark that looks like one, with what speaks for and against it.

Which of them really are the paragraphs is decided over the whole document (`paragraphs`): a table of
contents, a list of another body's decisions and a wrapped line that begins with "§ 34," look the same.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.model import Span
from pipeline.swedish.deferred import deferred

from .headings import match_heading
from .manuscript import Manuscript, ManuscriptLine
from .unsigned_marks import run_behind_titles, unsigned_run

# "§ 89", "§89 Title", "KF § 102"; the sign read as 8 or S by OCR counts where the sequence asks for it.
_SIGN = deferred(
    r"^\s*(?P<prefix>(?:[A-ZÅÄÖ][A-Za-zÅÄÖåäö]{0,7}(?:[:.]\s?|\s+))?)(?P<sign>§[$8S](?=\s+\d)|&\s?§|[§$]{1,2}(?!§))\s*(?P<number>\d{1,4})"
    r"(?:/\d{2}(?:\d{2})?\b)?\.?(?P<rest>(?![\d,;]|[–-]\s*\d|:\S).*)$"
)
# "§ KS 45/2015": the body's letters behind the sign.
_SIGN_BODY = deferred(
    r"^\s*(?P<sign>§)\s*(?P<prefix>[A-ZÅÄÖ][A-Za-zÅÄÖåäö]{0,5})\.?\s*(?P<number>\d{1,4})"
    r"(?:/\d{2}(?:\d{2})?\b)?\.?(?P<rest>(?![\d,;]|[–-]\s*\d|:\S).*)$"
)
# "33 § Mötets öppnande": a body that sets the sign last does so throughout.
_SIGN_LAST = deferred(
    r"^\s*(?P<prefix>(?:[A-ZÅÄÖ][A-Za-zÅÄÖåäö]{0,7}\s+)?)(?P<number>\d{1,4})\s?(?P<sign>§)(?!§)(?P<rest>(?:\s.*)?)$"
)
_PARAGRAF = deferred(r"^\s*(?P<prefix>)(?P<sign>Paragraf|PARAGRAF)\s+(?P<number>\d{1,4})(?P<rest>\b.*)$")
_DAMAGED = deferred(r"^\s*(?P<prefix>)(?P<sign>8|S|5|&)\s(?P<number>\d{1,4})(?P<rest>(?:\s+.*)?)$")
_JOINED = deferred(r"^\s*(?P<prefix>)(?P<sign>)(?P<number>[85]\d{1,3})(?P<rest>(?:\s+[A-ZÅÄÖ].*)?)$")
_SWALLOWED = deferred(r"[85]([1-9]\d{0,2})")
_UNSIGNED = deferred(
    r"^\s*(?P<prefix>[A-ZÅÄÖ][A-Za-zÅÄÖåäö]{1,4})(?P<sign>)\s+(?P<number>\d{1,4})(?P<rest>\s+(?:Dnr|Diarienr|DNR)\b.*)$"
)
_CONTINUES = deferred(r"^\s*[,;)]|^\s*(?:och|eller|samt|i|av|den|där|som|ovan|nedan|ska|har|får|m\.?m)\b")
_SHAPES = (_SIGN, _PARAGRAF, _UNSIGNED, _SIGN_BODY, _DAMAGED, _JOINED)
_DIGIT = deferred(r"\d")
_FORTS = deferred(r"\bforts(?:ättning)?\b\.?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Mark:
    """A line that may begin the § `number`; `rest` is what follows the number on the line.

    `weight` is above zero for what looks like a heading of its own, and grows with the evidence.
    `continued` is true for "§ 12, forts.".
    """

    line: ManuscriptLine
    number: int
    sign: str
    rest: Span
    weight: float
    continued: bool = False


def find_marks(manuscript: Manuscript) -> list[Mark]:
    """Every line that may begin a §, in order, weighed by its look and by what stands under it."""
    remembered = manuscript.remembered.get("marks")
    if not isinstance(remembered, tuple):
        remembered = manuscript.remembered["marks"] = tuple(_marks(manuscript))
    return list(remembered)


def _marks(manuscript: Manuscript) -> list[Mark]:
    lines = manuscript.lines
    found: list[tuple[ManuscriptLine, re.Match[str]]] = []
    last: list[tuple[ManuscriptLine, re.Match[str]]] = []
    for line in lines:
        if not _DIGIT.search(line.text):
            continue
        match = next((match for pattern in _SHAPES if (match := pattern.match(line.text))), None)
        if match:
            found.append((line, match))
        elif match := _SIGN_LAST.match(line.text):
            last.append((line, match))
    signed = sum("§" in match["sign"] for _, match in found)
    if len(last) > max(2 * signed, 1):
        found = sorted([*found, *last], key=lambda item: item[0].index)
    taken = {line.index for line, _ in found}
    for run in (unsigned_run, run_behind_titles):
        found += [item for item in run(manuscript, max(signed, len(last))) if item[0].index not in taken]
    found.sort(key=lambda item: item[0].index)
    marks = []
    for position, (line, match) in enumerate(found):
        follower = found[position + 1][0].index if position + 1 < len(found) else len(lines)
        mark = Mark(
            line=line,
            number=int(match["number"]),
            sign=match["sign"],
            rest=Span(line.span.start + match.start("rest"), line.span.start + match.end("rest")),
            weight=_weight(manuscript, line, match, lines[line.index + 1 : follower]),
            continued=bool(_FORTS.search(match["rest"])),
        )
        marks.append(mark)
        if swallowed := _SWALLOWED.fullmatch(match["number"]):
            # The sign read as a digit of the number: "§ 874" for "§ 74", "810" for "§ 10".
            loss = 0.75 if "§" in match["sign"] else 0.0
            marks.append(replace(mark, number=int(swallowed[1]), sign="8", weight=mark.weight - loss))
    return marks


def _weight(
    manuscript: Manuscript, line: ManuscriptLine, match: re.Match[str], under: Sequence[ManuscriptLine]
) -> float:
    """How much the line looks like a heading. The parts are in the order of how far they can be trusted."""
    weight = 1.0
    rest = match["rest"].strip()
    if _CONTINUES.match(match["rest"]) and not _FORTS.search(rest):
        weight -= 3
    if not line.starts_block:
        weight -= 0.75
    if line.bold or line.size > manuscript.body_size + 0.75:
        weight += 1.5
    roles = {heading.role for other in under[:400] if (heading := match_heading(other.text))}
    weight += 2.0 if "decision" in roles else 1.0 if roles else 0.0
    weight += min(len(under), 12) / 12
    if "§" not in match["sign"] and not match["sign"].isalpha() and match["prefix"] == "":
        weight -= 1.25
    if rest.endswith((".", ",", ";")) and len(rest) > 60:
        weight -= 1
    if not under:
        # The meeting ends with a line: "§ 44 Mötet avslutas". In a table of contents others follow.
        weight -= 0.5 if line is manuscript.lines[-1] else 1
    return weight
