"""The front of a document: running heads, and what stands above the first heading of the first page.

The document's facts (its body, its date, its number) are taken from here, not from the text, which
mentions other bodies, dates and numbers.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from pipeline.swedish.bodies import canonical_body
from pipeline.swedish.dates import find_dates
from pipeline.swedish.deferred import deferred
from pipeline.swedish.diary import find_diary_numbers
from pipeline.swedish.organisations import find_organisations

from .headings import match_heading
from .logotype import find_logotype
from .manuscript import Manuscript, ManuscriptLine
from .paragraph_marks import find_marks

_FRONT_LINES = 45
_TITLE_LINES = 6
# How much of its size the type of one title varies, as OCR measures it.
_VARIES = 0.12
_FILE_NAME = deferred(
    r"\.(?:docx?|pdf|xlsx?|pptx?|odt|rtf)$|^(?:microsoft \w+ - |untitled|tagged pdf|namnlös|unspecified)",
    re.I,
)
_PAGE_MARK = deferred(r"^(?:sid(?:a|an|nr)?\.?\s*|\w\s+)?\d+\s*(?:\(\d+\)|av\s+\d+)?$", re.IGNORECASE)
_PAGE_COUNT = deferred(r"\s*\d+\s*\(\d+\)\s*$")
_GOES_ON = deferred(r"(?:-|,|\b(?:och|för|eller|samt|med))$")
_EMPTY_BRACKETS = deferred(r"\s*[(\[]\s*[)\]]")


@dataclass(frozen=True, slots=True)
class Front:
    """`edges` are the running heads; `lines` the first page down to the first heading or §.

    `title_lines` are the lines it stands on, none where it comes from the PDF's properties. `logotype` is
    the organisation that a logotype over two lines names.
    """

    edges: tuple[str, ...]
    lines: tuple[ManuscriptLine, ...]
    title: str | None
    title_lines: tuple[ManuscriptLine, ...]
    logotype: str | None = None

    def above(self, offset: int) -> Front:
        """The front as far as it stands above `offset`, where the first matter of a summons begins."""
        titled = bool(self.title_lines) and self.title_lines[0].span.start < offset
        return replace(
            self,
            lines=tuple(line for line in self.lines if line.span.start < offset),
            title=self.title if titled or not self.title_lines else None,
            title_lines=self.title_lines if titled else (),
        )


def read_front(manuscript: Manuscript) -> Front:
    """The front of the document."""
    lines = _above_text(manuscript)
    logotype = find_logotype([line.text for line in manuscript.lines[:_FRONT_LINES] if line.page == 1])
    title_lines = _title_lines(manuscript, lines, () if logotype is None else {logotype[1], logotype[1] + 1})
    title = clean_title(" ".join(line.text.strip() for line in title_lines)) if title_lines else None
    return Front(
        _rejoined(manuscript.heads),
        tuple(lines),
        title or _property_title(manuscript),
        tuple(title_lines),
        logotype[0] if logotype else None,
    )


def _rejoined(edges: Sequence[str]) -> tuple[str, ...]:
    """Running heads with names that were set on two lines ("Barn- och / ungdomsnämnden") put together."""
    joined: list[str] = []
    for text in edges:
        if joined and _GOES_ON.search(joined[-1]):
            joined[-1] = f"{joined[-1]} {text}"
        else:
            joined.append(text)
    return tuple(joined)


def clean_title(text: str) -> str:
    """A title without the diary number that is printed with it, on one line."""
    text = " ".join(text.split())
    for number in reversed(find_diary_numbers(text, context="heading")):
        text = text[: number.span.start] + text[number.span.end :]
    text = _EMPTY_BRACKETS.sub("", text)
    return " ".join(text.split()).strip(" ,:;–-")


def _above_text(manuscript: Manuscript) -> list[ManuscriptLine]:
    """The lines of the first page (the first two of a meeting's protocol) before its text begins."""
    marks = {mark.line.index for mark in find_marks(manuscript) if mark.weight > 0}
    lines: list[ManuscriptLine] = []
    for line in manuscript.lines[:_FRONT_LINES]:
        if line.page > 2 or line.index in marks:
            break
        heading = match_heading(line.text)
        edge = heading is None or heading.role in ("attendance", "signatures", "other")
        # "PROTOKOLLSUTDRAG" at the top says what the paper is; further down it heads those who get it.
        if not edge and not _is_kind_word(line.text):
            break
        lines.append(line)
    return lines


def is_label(text: str) -> bool:
    """True for a line that is no title: a date, a number, a body's name, a page mark."""
    bare = text.strip(" :")
    without = _PAGE_COUNT.sub("", bare)
    if without != bare and len(without.split()) < 3:
        return True
    if len(bare) < 3 or _PAGE_MARK.match(bare) or canonical_body(bare):
        return True
    dates = find_dates(bare)
    if dates and len(bare) - sum(len(date.span) for date in dates) < 12:
        return True
    numbers = find_diary_numbers(bare, context="heading")
    return bool(numbers) and len(bare) - sum(len(number.span) for number in numbers) < 14


def _title_lines(
    manuscript: Manuscript, lines: Sequence[ManuscriptLine], logotype: Collection[int]
) -> list[ManuscriptLine]:
    """The lines of the largest type on the first page, or its first bold ones, that can be a title."""
    page = [line for line in manuscript.lines[:_FRONT_LINES] if line.page == 1 and line.index not in logotype]
    large = (line for line in page if line.size > manuscript.body_size + 1.4)
    if sized := [line for line in large if _may_be_title(line.text)]:
        top = max(line.size for line in sized)
        first = next(line for line in sized if line.size > top - 0.5)
    else:
        printed = {line.index for line in page}
        bold = (line for line in lines if line.bold and line.index in printed)
        found = next((line for line in bold if _may_be_title(line.text)), None)
        if found is None or not manuscript.body_size:
            return []
        first = found
    taken = [first]
    for line in manuscript.lines[first.index + 1 : first.index + _TITLE_LINES]:
        # The type of a scanned title varies; what goes on in small letters is the same sentence.
        slack = _VARIES * first.size if line.text[:1].islower() else 0.75
        same = abs(line.size - first.size) < slack and line.bold == first.bold and line.page == first.page
        if not same or match_heading(line.text) or _far_below(taken[-1], line):
            break
        taken.append(line)
    return taken


def _may_be_title(text: str) -> bool:
    return not (is_label(text) or _is_organisation(text) or match_heading(text) or _is_kind_word(text))


def _is_organisation(text: str) -> bool:
    """True for a line of nothing but an organisation's name, or that with a page mark."""
    named = find_organisations(text)
    return len(named) == 1 and len(_PAGE_COUNT.sub("", text.strip())) <= len(named[0].span)


def _far_below(above: ManuscriptLine, line: ManuscriptLine) -> bool:
    if above.box is None or line.box is None:
        return line.starts_block
    return line.box.y0 - above.box.y1 > 1.2 * max(above.box.y1 - above.box.y0, above.size)


def _is_kind_word(text: str) -> bool:
    return bool(
        re.fullmatch(
            r"(?:tjänsteskrivelse|tjänsteutlåtande|protokollsutdrag|(?:sammanträdes)?protokoll|yttrande|rapport|kallelse"
            r"|bilaga \w+)\W*",
            text.strip(),
            re.I,
        )
    )


def _property_title(manuscript: Manuscript) -> str | None:
    """The title that the PDF's properties give, unless it is a file's name or a program's default."""
    title = manuscript.properties.get("title", "").strip()
    if len(title) < 8 or " " not in title or _FILE_NAME.search(title):
        return None
    return clean_title(title)
