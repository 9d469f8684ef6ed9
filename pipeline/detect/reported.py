"""Other bodies' decisions that a § lists for information: "§ 67 KS 2026/142 Revidering av riktlinjer".

They stand under "Meddelanden", "Anmälningsärenden" and the like. Only what has a § is a decision there:
letters, circulars and delegated decisions are not. "Kommunfullmäktige 2019-04-29, § 45, Årsredovisning" only
says where something was dealt with: it is cited, and what was decided is not told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from pipeline.model import Decision, Paragraph, Span
from pipeline.swedish.bodies import canonical_body, expand_abbreviation
from pipeline.swedish.dates import find_dates
from pipeline.swedish.deferred import deferred
from pipeline.swedish.diary import find_diary_numbers

from .actions import action_of
from .headings import match_heading
from .knowledge import read_table
from .manuscript import BULLET, Manuscript, ManuscriptLine

_ENTRY = deferred(
    r"^(?P<lead>\s*(?:(?:[•▪◦‣●○■□*–-]|\d{1,2}[.)]|[a-zåäö][.)])\s+)?)"
    r"(?P<body>(?:[A-ZÅÄÖ][\wåäöÅÄÖé-]*(?: [\wåäöé-]+){0,5}? )?)"
    r"(?P<date>(?:(?:19|20)\d{2}-\d{2}-\d{2},? )?)§\s?(?P<number>\d{1,4})(?![\d–-])[ ,:.]+(?=\S)"
)
_LONGEST_ENTRY = 5


@cache
def _knowledge() -> dict[str, Any]:
    return read_table("reported")


@cache
def _titles() -> re.Pattern[str]:
    return deferred(rf"^(?:{'|'.join(_knowledge()['titles']['patterns'])})\b", re.IGNORECASE)


def reports(title: str) -> bool:
    """True for the title of a § that lists what others have written or decided."""
    return _titles().match(title.strip()) is not None


def find_reported(manuscript: Manuscript, paragraphs: Sequence[Paragraph]) -> tuple[Decision, ...]:
    """The listed decisions in the order of the text, each leading to the § that lists it."""
    found: list[Decision] = []
    for index, paragraph in enumerate(paragraphs):
        if paragraph.kind == "item" and reports(paragraph.title):
            found += _listed(manuscript, paragraph, index)
    return tuple(found)


def _listed(manuscript: Manuscript, paragraph: Paragraph, index: int) -> Iterator[Decision]:
    lines = list(manuscript.lines_in(paragraph.span))[1:]
    entries = [(line, match) for line in lines if (match := _ENTRY.match(line.text))]
    if not entries:
        return
    last = entries[-1][0]
    whole = manuscript.joined(Span(entries[0][0].span.start, _entry(lines, last)[-1].span.end))
    for position, (line, match) in enumerate(entries, start=1):
        name = match["body"].strip(" ,:")
        body = canonical_body(name) or expand_abbreviation(name) if name else None
        if name and body is None:
            continue
        own = _entry(lines, line)
        span = Span(line.span.start + match.end("lead"), own[-1].span.end)
        text = manuscript.joined(span)
        if match["date"] and action_of(text) == "other":
            continue
        numbers = find_diary_numbers(text, context="heading")
        days = find_dates(match["date"])
        code = expand_abbreviation(numbers[0].series or "") if numbers else None
        yield Decision(
            status="cited",
            position=position,
            action=action_of(text),
            text=text,
            span=span,
            page=line.page,
            last_page=own[-1].page,
            body=body or code,
            date=days[0].value if days else None,
            paragraph_label=f"§ {match['number']}",
            diary_number=numbers[0].key if numbers else None,
            paragraph=index,
            rule="reported-list",
            confidence=0.8 if body else 0.6,
            verbatim=whole,
        )


def _entry(lines: Sequence[ManuscriptLine], first: ManuscriptLine) -> list[ManuscriptLine]:
    """The lines of the entry that `first` opens: to the next entry, heading or block."""
    taken = [first]
    for line in lines:
        if line.index <= first.index:
            continue
        stops = line.starts_block or BULLET.match(line.text) or _ENTRY.match(line.text)
        if stops or match_heading(line.text) or len(taken) == _LONGEST_ENTRY:
            break
        taken.append(line)
    return taken
