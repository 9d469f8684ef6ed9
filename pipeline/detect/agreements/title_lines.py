"""Titles in the text, and whether their matter is the making of the agreement that they name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.model import Header, Paragraph, Span
from pipeline.swedish.deferred import deferred

from .knowledge import alternatives, read_table
from .sites import Site

_TITLES: dict[str, list[str]] = read_table("kinds")["title"]


# "Utvidgad samverkan, Avtal om X": a clause before the name, which does not say that it is there already.
_CLAUSE = rf"(?:(?![^,:]*{alternatives([*_TITLES['about'], *_TITLES['afterwards']])})[^,:]{{3,60}}[,:]\s+)?"


def _before(words: list[str]) -> re.Pattern[str]:
    return deferred(rf"{_CLAUSE}\W*(?:{alternatives(words)}\s*[:–-]?\s*)*\W*$", re.IGNORECASE)


_OWN_MATTER = _before(_TITLES["new"])
_MADE_HERE = _before([*_TITLES["new"], *_TITLES["answers"]])
_AFTERWARDS = deferred(rf"\s*[,–-]\s*{alternatives(_TITLES['afterwards'])}\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class TitleLine:
    """A title in the text: the document's (`item` is `None`) or that of a meeting's paragraph."""

    span: Span
    item: int | None
    diary_number: str | None


def find_title_lines(text: str, header: Header, paragraphs: Sequence[Paragraph]) -> Iterator[TitleLine]:
    """Where the titles of the document and of its paragraphs stand in the text."""
    found: list[Span] = []
    for index, paragraph in enumerate(paragraphs):
        span = _place(text, paragraph.title, paragraph.span, paragraph.diary_number)
        if paragraph.kind == "item" and span:
            found.append(span)
            yield TitleLine(span, index, paragraph.diary_number)
    span = _place(text, header.title or "", Span(0, min(len(text), 4000)), header.diary_number)
    if span and not any(span.overlaps(other) for other in found):
        yield TitleLine(span, None, header.diary_number)


def without_numbers(text: str, titles: Sequence[TitleLine]) -> str:
    """`text` without the matter's number where it stands beside the first line of a longer title: every
    character keeps its place.
    """
    for line in titles:
        place = text.find(line.diary_number or "\n", line.span.start, line.span.end)
        if place >= 0 and line.diary_number and place + len(line.diary_number) < line.span.end:
            text = text[:place] + " " * len(line.diary_number) + text[place + len(line.diary_number) :]
    return text


def _place(text: str, title: str, within: Span, number: str | None) -> Span | None:
    words = title.split()
    if not words:
        return None
    end = min(within.end, within.start + 4000)
    plain = " ".join(words)
    start = text.find(plain, within.start, end)
    if start >= 0:
        return Span(start, start + len(plain))
    between = rf"\s+(?:{re.escape(number)}\s+)?" if number else r"\s+"
    match = deferred(between.join(map(re.escape, words))).search(text, within.start, end)
    return Span(*match.span()) if match else None


def is_own(text: str, line: TitleLine, site: Site) -> bool:
    """True where the title is that of the making of the agreement at `site`, by a party to it."""
    before = text[line.span.start : site.span.start]
    return bool(_OWN_MATTER.match(before)) and not _is_there(before, site) and not _is_after(text, line, site)


def is_made(text: str, line: TitleLine, site: Site) -> bool:
    """True where the matter is the making of it, be it that of one who is asked for an opinion."""
    before = text[line.span.start : site.span.start]
    return bool(_MADE_HERE.match(before)) and not _is_there(before, site) and not _is_after(text, line, site)


def _is_there(before: str, site: Site) -> bool:
    """True for "Partnerskapet om X" as the whole title: its writer points at one that is known."""
    new = site.proposal or site.pointer in ("new", "revised")
    return site.noun.number == "definite" and not new and not re.search(r"[^\W\d_]", before)


def _is_after(text: str, line: TitleLine, site: Site) -> bool:
    """True for "Avtal om X, förlängning": a matter about an agreement that exists already."""
    return bool(_AFTERWARDS.match(text, site.name.end, line.span.end))


# "att godkänna Avtal om X", "Avtal om X antas": a decision that makes it.
_MAKES = deferred(
    rf"\b{alternatives(_TITLES['makes'])}\s+(?:(?:det|den|ett|en|föreslagn?a|föreslaget|bifogade?|upprättade?|förslag(?:et)?\s+till)\s+)*[”\"]?$",
    re.IGNORECASE,
)
_IS_MADE = deferred(
    rf"[”\"]?\s+(?:[^.;:]{{0,60}}?\s)?{alternatives(_TITLES['is_made'])}(?![\w-])", re.IGNORECASE
)


def makes(text: str, decided: Span, site: Site) -> bool:
    """True where the words of a decision at `decided` make the agreement at `site`, or propose to."""
    return bool(
        _MAKES.search(text, decided.start, site.span.start)
        or _IS_MADE.match(text, site.span.end, decided.end)
    )
