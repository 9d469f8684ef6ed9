"""The §§ of a meeting and the clauses of an agreement.

The numbers of a protocol run upwards without gaps, so the paragraphs are the chain of marks that is best
as a whole: a table of contents has the same numbers with less under them, and a list of other bodies'
decisions breaks the sequence. A gap that remains is a problem, not a guess.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.model import DocumentKind, Paragraph, Problem, Span
from pipeline.swedish.deferred import deferred
from pipeline.swedish.diary import find_diary_numbers

from .agenda import agenda_marks
from .copies import before_copy, copies_of
from .headings import match_heading
from .leadins import read_leadin
from .lost_marks import with_lost_marks
from .manuscript import BULLET, Manuscript, ManuscriptLine
from .paragraph_marks import Mark, find_marks

_TITLE_LINES = 7
# Points that sizes of one type differ by at the most, where they come from the page itself.
_SAME_SIZE = 0.1
_SIGNS = ("§", "Paragraf", "PARAGRAF", "")
_NEVER_TITLES = frozenset({"decision", "proposal", "summary", "background", "basis", "distribution"})
_MAYBE_TITLES = frozenset({"recusal", "attendance", "signatures", "statement"})
# What stands on pages of their own behind the last §.
_ANNEX = deferred(r"^(?:Bilag(?:a|or)|Omröstningslist\w*|Voteringslist\w*|Närvarolista|Underskrift\w*)\b")
_RANGE = deferred(
    r"(?:§§?|[Pp]aragraf(?:er|erna)?\s*:?)\s*(\d{1,4})\s*(?:[-–—]|till)\s*(?:§\s*)?(\d{1,4})(?![\d-])"
)
_LABEL_WORDS = deferred(
    r"\b(?:Dnr|Diarienr|Diarienummer|Ärendenummer|Ärendenr|Ärende-?id|Ärende)\b\s*[.:]?\s*", re.IGNORECASE
)
# "042" and "02-820" beside a diary number are the filing plan's; "o", "©" what OCR made of a rule or a speck.
_PLAN_CODE = deferred(r"\d{2,3}(?:[ .-]\d{2,3})?")
_WORD = deferred(r"[^\W\d_]{2}|\d")
_EMPTY_BRACKETS = deferred(r"[(\[]\s*[)\]]")
_FORTS = deferred(r",?\s*\(?\bforts(?:ättning)?\b\.?\)?", re.IGNORECASE)
# "Kf § 61  Ks § 88  Au § 54": the same matter's §§ in the bodies that prepared it.
_EARLIER = deferred(r"^(?:\s*[,/]?\s*[A-ZÅÄÖ][A-Za-zÅÄÖåäö]{1,5}\s*§\s*\d{1,4}(?:/\d{2,4})?\b)+")
# "Au 18" on a line of its own under "Ks 30": the same, where the sign is left out throughout.
_EARLIER_LINE = deferred(r"(?:[A-ZÅÄÖ][A-Za-zÅÄÖåäö]{1,5}\s*§?\s*\d{1,4}(?:/\d{2,4})?[\s,;]*){1,3}")
_NUMBERED_CLAUSE = deferred(r"^\s*(?P<number>\d{1,2})[.:]?\s+(?P<title>[A-ZÅÄÖ][^.:;]{2,70})$")


@dataclass(frozen=True, slots=True)
class Paragraphs:
    """The paragraphs of a document in order, and what is doubtful about their numbers."""

    items: tuple[Paragraph, ...]
    problems: tuple[Problem, ...] = ()


def find_paragraphs(manuscript: Manuscript, kind: DocumentKind) -> Paragraphs:
    """The §§ of a protocol, the matters of a summons or the clauses of an agreement; else none.

    An extract whose § is not printed is given by `detect_document`, which knows its title.
    """
    if kind == "overenskommelse":
        signed, numbered = _chain(find_marks(manuscript), None), _numbered_clauses(manuscript)
        # An addition quotes §§ of the agreement that it adds to.
        marks = numbered if len(numbered) > max(len(signed), 2) else signed
    elif kind in ("protokoll", "protokollsutdrag"):
        marks = with_lost_marks(manuscript, _chain(find_marks(manuscript), printed_range(manuscript)))
    elif kind == "kallelse":
        marks = agenda_marks(manuscript)
    else:
        return Paragraphs(())
    starts = [mark for mark in marks if not mark.continued]
    items = []
    repeated: list[Problem] = []
    for position, mark in enumerate(starts):
        last = position + 1 == len(starts)
        end = _end_of_last(manuscript, mark) if last else starts[position + 1].line.span.start - 1
        if copies := copies_of(manuscript, mark, end):
            end = before_copy(manuscript, copies[0])
            message = f"§ {mark.number} stands {len(copies) + 1} times in the same words; the first is kept"
            repeated.append(Problem("detect", "paragraph-copy", message, page=copies[0].line.page))
        items.append(_paragraph(manuscript, mark, end, kind))
    return Paragraphs(tuple(items), (*_gaps(items, printed_range(manuscript)), *repeated))


def _end_of_last(manuscript: Manuscript, mark: Mark) -> int:
    """Where the last § ends: before a page of signatures, votes or an annex, else with the text."""
    page = mark.line.page
    for line in manuscript.lines[mark.line.index + 1 :]:
        if line.page == page:
            continue
        page = line.page
        heading = match_heading(line.text)
        if _ANNEX.match(line.text) or (heading is not None and heading.role in ("signatures", "attendance")):
            return line.span.start - 1
    return len(manuscript.text)


def printed_range(manuscript: Manuscript) -> tuple[int, int] | None:
    """The range of §§ that the first pages announce ("Paragrafer §§ 94–110"), if they do."""
    limit = manuscript.starts[2] if len(manuscript.starts) > 2 else len(manuscript.text)
    for line in manuscript.lines:
        if line.span.start >= limit:
            break
        if "aragraf" in line.text and (match := _RANGE.search(line.text)):
            first, last = int(match[1]), int(match[2])
            if first <= last:
                return first, last
    return None


def _chain(marks: Sequence[Mark], expected: tuple[int, int] | None) -> list[Mark]:
    """The best upward chain of marks, by the weights of its members and the gaps between them."""
    usable = [mark for mark in (_judged(mark, expected) for mark in marks) if mark.weight > 0]
    best: list[tuple[float, int]] = []
    for position, mark in enumerate(usable):
        score, before = mark.weight, -1
        for earlier in range(position):
            step = mark.number - usable[earlier].number
            if step < 0 or (step == 0 and not mark.continued) or usable[earlier].line is mark.line:
                continue
            # A missing number or two happens where a heading was lost; a leap is another body's number.
            cost = 0.0 if step <= 1 else min(1.5 + 0.5 * step, 8.0)
            if best[earlier][0] - cost + mark.weight > score:
                score, before = best[earlier][0] - cost + mark.weight, earlier
        best.append((score, before))
    if not best:
        return []
    position = max(range(len(best)), key=lambda index: (best[index][0], -index))
    chain = []
    while position >= 0:
        chain.append(usable[position])
        position = best[position][1]
    return chain[::-1]


def _judged(mark: Mark, expected: tuple[int, int] | None) -> Mark:
    if expected is None:
        return mark
    inside = expected[0] <= mark.number <= expected[1]
    return replace(mark, weight=mark.weight + (0.5 if inside else -3.0))


def _numbered_clauses(manuscript: Manuscript) -> list[Mark]:
    """Clauses headed "1 Parter", "2. Bakgrund", set apart from the text and numbered from 1.

    Where the page has no bold type (a scan), a block of its own is enough.
    """
    styled = any(line.bold for line in manuscript.lines)
    marks: list[Mark] = []
    for line in manuscript.lines:
        match = _NUMBERED_CLAUSE.match(line.text)
        if match is None or not line.starts_block:
            continue
        if not styled or line.bold or line.size > manuscript.body_size + 0.75:
            rest = Span(line.span.start + match.start("title"), line.span.end)
            marks.append(Mark(line, int(match["number"]), "", rest, 3.0))
    chain = _chain(marks, None)
    return chain if len(chain) > 1 and chain[0].number == 1 else []


def _paragraph(manuscript: Manuscript, mark: Mark, end: int, kind: DocumentKind) -> Paragraph:
    title, diary = _title(manuscript, mark, end)
    span = Span(mark.line.span.start, end)
    inside = manuscript.lines_in(span)
    clause, matter, printed = kind == "overenskommelse", kind == "kallelse", mark.sign in _SIGNS
    return Paragraph(
        kind="clause" if clause else "item",
        number=mark.number,
        label=None if matter else f"§ {mark.number}" if mark.sign or not clause else str(mark.number),
        title=title,
        diary_number=diary,
        span=span,
        first_page=mark.line.page,
        last_page=inside[-1].page if inside else mark.line.page,
        rule="clause" if clause else "agenda" if matter else "sign" if printed else "sign-restored",
        confidence=1.0 if matter or printed else 0.8,
    )


def _title(manuscript: Manuscript, mark: Mark, end: int) -> tuple[str, str | None]:
    """The title of the § and the diary number that stands with it.

    The title is the rest of the line with the number, or the lines under it in one type; it ends at the
    first heading of a section, at a change of type or at a gap.
    """
    first = _EARLIER.sub("", _FORTS.sub("", mark.rest.of(manuscript.text))).strip(" ,.:–-")
    title, diary = _without_diary(first)
    pieces = [title] if title else []
    previous: ManuscriptLine | None = mark.line if title else None
    beside = title if diary else ""
    for line in manuscript.lines[mark.line.index + 1 : mark.line.index + 1 + _TITLE_LINES]:
        if line.span.start >= end or BULLET.match(line.text) or _heads_section(mark, line, bool(pieces)):
            break
        piece, found = _without_diary(line.text.strip())
        if not pieces and _EARLIER_LINE.fullmatch(piece):
            continue
        if piece and previous is not None:
            if beside and previous is mark.line:
                if not _goes_on(manuscript, mark.line, beside, line):
                    break
            elif _ends_title(manuscript, previous, line):
                break
        diary = diary or found
        if piece:
            pieces.append(piece)
            previous = line
        elif pieces:
            break
    return " ".join(" ".join(pieces).split()).strip(" ,:"), diary


def _heads_section(mark: Mark, line: ManuscriptLine, titled: bool) -> bool:
    """True for a section's heading; "Meddelanden" in the type of "§ 9" above it is the whole title."""
    heading = match_heading(line.text)
    if heading is None:
        leadin = read_leadin(line.text)
        return leadin is not None and leadin.verb
    alike = line.bold == mark.line.bold and abs(line.size - mark.line.size) < 0.75
    # "Anmälan om jäv" right under the number may be what the § is about.
    alike = alike or (line.index == mark.line.index + 1 and heading.role in _MAYBE_TITLES)
    return titled or heading.role in _NEVER_TITLES or not (alike or heading.role == "other")


def _goes_on(manuscript: Manuscript, first: ManuscriptLine, title: str, line: ManuscriptLine) -> bool:
    """True where a title goes on under its first line, at whose end the diary number stands.

    The line's own length tells nothing then, and its type is that of the title and of the number. Bold type
    of its size goes on with it; else it is whether the next word had room before the number.
    """
    if line.page != first.page or abs(line.size - first.size) > 0.2 * first.size:
        return False
    if line.bold or line.text[:1].islower():
        return line.bold or not line.starts_block or not manuscript.has_bold
    return not (line.starts_block or manuscript.has_bold or manuscript.has_room(first, title, line.text))


def _ends_title(manuscript: Manuscript, previous: ManuscriptLine, line: ManuscriptLine) -> bool:
    step = abs(line.size - previous.size)
    distinct = previous.bold or previous.size > manuscript.body_size + 0.75
    if distinct and line.bold == previous.bold and step < _SAME_SIZE:
        return False
    if previous.bold or step > 0.2 * previous.size:
        return True
    # Sizes measured on a scan differ from line to line; there the gap and the ragged end tell.
    return line.starts_block or manuscript.breaks_early(previous, line)


def _without_diary(text: str) -> tuple[str, str | None]:
    """`text` without the diary numbers in it (and their label), and the first of their keys."""
    found = find_diary_numbers(text, context="heading")
    if not found:
        return text, None
    bare = text
    for number in reversed(found):
        bare = bare[: number.span.start] + bare[number.span.end :]
    bare = _EMPTY_BRACKETS.sub("", _LABEL_WORDS.sub("", bare)).strip(" ,:;–-")
    if _PLAN_CODE.fullmatch(bare) or not _WORD.search(bare):
        bare = ""
    return bare, found[0].key


def _gaps(items: Sequence[Paragraph], expected: tuple[int, int] | None) -> tuple[Problem, ...]:
    problems = []
    items = [item for item in items if item.kind == "item"]
    numbers = [item.number for item in items if item.number is not None]
    for before, after, item in zip(numbers, numbers[1:], items[1:], strict=False):
        if after - before > 1:
            sign = "§ " if item.label else ""
            missing = f"{sign}{before + 1}" if after - before == 2 else f"§§ {before + 1}–{after - 1}"
            message = f"{missing} not found between {sign}{before} and {sign}{after}"
            problems.append(Problem("detect", "paragraph-gap", message, page=item.first_page))
    if expected and numbers:
        for number, edge in ((expected[0], numbers[0]), (expected[1], numbers[-1])):
            if number != edge:
                message = f"the document announces §§ {expected[0]}–{expected[1]}; found § {edge} at that end"
                problems.append(Problem("detect", "paragraph-range", message))
    return tuple(problems)
