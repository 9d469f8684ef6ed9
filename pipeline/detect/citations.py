"""References to decisions made elsewhere: "regionfullmäktige … i juni 2018, § 92".

A citation is a § with the body and the date that stand with it in the same sentence or list item. A § of
a law, a § of the document itself and a bare § without body or date are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.model import Citation, Header, Paragraph, PartialDate, Span
from pipeline.swedish.bodies import BodyMention, expand_abbreviation, find_bodies
from pipeline.swedish.dates import DateMention, find_dates
from pipeline.swedish.deferred import deferred
from pipeline.swedish.diary import find_diary_numbers
from pipeline.swedish.laws import find_law_citations
from pipeline.swedish.sentences import split_sentences

from .citation_lists import body_over_list, signless_citations
from .headings import match_heading
from .manuscript import BULLET, Manuscript, ManuscriptLine
from .own_body import is_own_body

_PARAGRAPH = re.compile(
    r"§§?\s*(?P<number>\d{1,4})(?:\s*[-–—]\s*(?P<last>\d{1,4}))?(?:\s*/\s*(?P<year>(?:19|20)?\d{2}))?(?!\d|[:.]\d)"
)
# "den 14 juni 2019, 27 §": the sign last, right behind a date.
_SIGN_LAST = re.compile(r"(?<=\d, )(?P<number>\d{1,4}) §(?!\s*\d)(?P<last>)(?P<year>)")
# "2012-06-18, Kf 52": a body that leaves out the sign, right behind a date.
_SIGNLESS = re.compile(
    r"(?<=\d, )(?P<body>[A-ZÅÄÖ][A-Za-zÅÄÖåäö]{1,4}) (?P<number>\d{1,4})(?P<last>)(?P<year>)(?![\d/:-])"
)
# "och i Granby den 3 maj 2014, § 8": the same body's in another place.
_ELSEWHERE = deferred(
    r"[\s,;]*(?:och|samt|respektive)?\s*i\s+[A-ZÅÄÖ][\wåäöé-]+(?:\s+[A-ZÅÄÖ][\wåäöé-]+)?,?\s+(?:den\s+|i\s+)?$"
)
_ABBREVIATED = deferred(r" ([A-ZÅÄÖ]{2,4})(?= [A-ZÅÄÖ])")
_FOR = deferred(r"\b(?:för|hos|mot)\s+$")
_OF_THAT_DAY = deferred(r"\b(?:från|av) (?:den )?$")
_NEAR = 90
_AFTER = 20
_GENERIC_HEADS = ("nämnd", "styrelse", "fullmäktige", "råd", "utskott", "beredning", "direktion")


@dataclass(frozen=True, slots=True)
class CitedParagraph:
    """A citation with the sentence or list item that it stands in."""

    citation: Citation
    window: Span


def find_citations(
    manuscript: Manuscript, header: Header, paragraphs: Sequence[Paragraph]
) -> tuple[CitedParagraph, ...]:
    """The citations in the order of the text. Attendance pages and tables of contents have none."""
    headings = {manuscript.line_at(paragraph.span.start).index for paragraph in paragraphs}
    start = paragraphs[0].span.start if paragraphs and paragraphs[0].kind == "item" else 0
    found: list[CitedParagraph] = []
    for window in windows(manuscript, start, paragraphs):
        # Wrapped lines are read as one; the offsets stay.
        text = window.of(manuscript.text).replace("\n", " ")
        if ("§" not in text and not (", " in text and _SIGNLESS.search(text))) or manuscript.line_at(
            window.start
        ).index in headings:
            continue
        found += _in_window(manuscript, header, window, text)
    found += [CitedParagraph(cited, cited.span) for cited in signless_citations(manuscript, paragraphs)]
    found.sort(key=lambda cited: cited.citation.span)
    own = [paragraph.number for paragraph in paragraphs if paragraph.kind == "item" and paragraph.number]
    last = max(own, default=0)
    return tuple(
        cited for cited in found if not _is_own_label(cited.citation, header, min(own, default=1), last)
    )


def _is_own_label(citation: Citation, header: Header, first: int, last: int) -> bool:
    """True for "Kf § 24" in the assembly's own protocol of §§ 20-32: a § of this meeting, or its label."""
    if citation.date is not None or header.body is None or citation.body != header.body:
        return False
    return first <= int((citation.paragraph_label or "§ 0")[2:]) <= last


def windows(manuscript: Manuscript, start: int, paragraphs: Sequence[Paragraph]) -> Sequence[Span]:
    """Sentences and list items from `start` on: the stretches within which words belong together.

    Headings are none, but for those that tell a § ("Kommunstyrelsens förslag den 1 juni 1992, § 118").
    """
    name = f"windows from {start} over {[paragraph.span.start for paragraph in paragraphs]}"
    remembered = manuscript.remembered.get(name)
    if not isinstance(remembered, tuple):
        remembered = manuscript.remembered[name] = tuple(_windows(manuscript, start, paragraphs))
    return remembered


def _windows(manuscript: Manuscript, start: int, paragraphs: Sequence[Paragraph]) -> Iterable[Span]:
    numbered = {manuscript.line_at(paragraph.span.start).index for paragraph in paragraphs}
    block: list[ManuscriptLine] = []
    for line in manuscript.lines:
        if line.span.start < start:
            continue
        heads = match_heading(line.text) is not None
        after_number = bool(block) and block[-1].index in numbered
        if block and (heads or after_number or _begins_window(manuscript, block[-1], line)):
            yield from _sentences(manuscript, block)
            block = []
        if not heads:
            block.append(line)
        elif "§" in line.text and line.index not in numbered:
            yield line.span
    if block:
        yield from _sentences(manuscript, block)


def _begins_window(manuscript: Manuscript, above: ManuscriptLine, line: ManuscriptLine) -> bool:
    """True for a new block or list item; the items of a list may be plain lines with a capital."""
    if line.starts_block or BULLET.match(line.text):
        return True
    return line.text[:1].isupper() and manuscript.breaks_early(above, line)


def _sentences(manuscript: Manuscript, block: Sequence[ManuscriptLine]) -> Iterable[Span]:
    span = manuscript.span_of(block)
    return split_sentences(span.of(manuscript.text), span.start)


def _in_window(manuscript: Manuscript, header: Header, window: Span, text: str) -> list[CitedParagraph]:
    laws = [law.span for law in find_law_citations(text)]
    dates = find_dates(text)
    bodies = find_bodies(text)
    numbers = find_diary_numbers(text)
    found: list[CitedParagraph] = []
    # What stands before an earlier § of the sentence belongs to that one, unless nothing else does.
    floor = 0
    matches = sorted(
        [
            *_PARAGRAPH.finditer(text),
            *_SIGN_LAST.finditer(text),
            *(match for match in _SIGNLESS.finditer(text) if expand_abbreviation(match["body"])),
        ],
        key=lambda match: match.start(),
    )
    for match in matches:
        span = Span(*match.span())
        if any(law.overlaps(span) for law in laws):
            continue
        date = _nearest_date(dates, span, floor, text)
        if date is None and match["year"]:
            year = int(match["year"])
            date = PartialDate(year if year > 99 else 2000 + year if year < 60 else 1900 + year)
        body = _nearest_body(bodies, dates, span, floor, text)
        name = resolved_name(manuscript, header, window, body) if body else None
        if body is None and match.re is _SIGNLESS:
            name = expand_abbreviation(match["body"])
        elif body is None and found and date is not None and _same_elsewhere(text[floor : span.start]):
            name = found[-1].citation.body
        elif body is None and date is not None:
            name = body_over_list(manuscript, window, text[floor : span.start])
        if name is None and date is None:
            floor = span.end
            continue
        begin = min([span.start, *([body.span.start] if body and body.span.start < span.start else [])])
        diary = next((n.key for n in numbers if 0 <= n.span.start - span.end < 20), None)
        for number in _numbers(match):
            citation = Citation(
                raw=" ".join(text[begin : span.end].split()),
                span=Span(window.start + span.start, window.start + span.end),
                page=manuscript.page_of(window.start + span.start),
                body=name,
                date=date,
                paragraph_label=f"§ {number}",
                diary_number=diary,
                rule="sign-last" if match.re is _SIGN_LAST else "sign",
                # A body that is only pointed at, or none, or no date: less is certain.
                confidence=1.0 if name and date and not (body and body.generic) else 0.8,
            )
            found.append(CitedParagraph(citation, window))
        floor = span.end
    return found


def _same_elsewhere(between: str) -> bool:
    """True for ", och i Granby den 3 maj 2014," behind another § of the sentence."""
    found = find_dates(between)
    return bool(found) and _ELSEWHERE.fullmatch(between[: found[0].span.start]) is not None


def _numbers(match: re.Match[str]) -> Iterable[int]:
    first = int(match["number"])
    last = int(match["last"]) if match["last"] else first
    return range(first, last + 1) if first <= last <= first + 30 else (first,)


def _nearest_date(dates: Sequence[DateMention], span: Span, floor: int, text: str) -> PartialDate | None:
    """The last date before the § in its own part of the sentence, else one right after it."""
    before = [date for date in dates if floor <= date.span.start and date.span.end <= span.start]
    if before and span.start - before[-1].span.end <= _NEAR:
        return before[-1].value
    for date in dates:
        between = text[span.end : date.span.start]
        # Behind a comma and a capital, or on a line of its own, another item of a list begins.
        if (
            0 <= len(between) <= 40
            and date.span.start >= span.end
            and not re.search(r"§|[A-ZÅÄÖ][a-zåäö]|\d", between)
        ):
            return date.value
    return None


def _nearest_body(
    bodies: Sequence[BodyMention], dates: Sequence[DateMention], span: Span, floor: int, text: str
) -> BodyMention | None:
    """The body after a § that opens the item ("§ 37 Arbetsutskottet …"), else the last before it."""
    opens = not re.search(r"\w", text[: span.start])
    for body in bodies:
        if opens and 0 <= body.span.start - span.end <= 3 and not body.generic:
            return body
    match = _ABBREVIATED.match(text, span.end)
    if opens and match is not None and (name := expand_abbreviation(match[1])):
        return BodyMention(Span(*match.span(1)), name, abbreviated=True)
    before = [body for body in bodies if floor <= body.span.start and body.span.end <= span.start]
    # "reglementet för nämnden från den …, § 140": whom it is for did not decide it.
    # "redovisades för styrelsen den …, § 102" tells of its meeting.
    before = [
        body
        for body in before
        if not _FOR.search(text, max(0, body.span.start - 6), body.span.start)
        or any(text[body.span.end : date.span.start].strip() in ("", "den") for date in dates)
    ]
    # "att upphäva föreskrifterna från den …, § 12": who is to repeal them did not adopt them.
    dated = [date for date in dates if floor <= date.span.start and date.span.end <= span.start]
    if dated and _OF_THAT_DAY.search(text, max(0, dated[-1].span.start - 12), dated[-1].span.start):
        before = [
            body for body in before if not re.search(r"\batt\b", text[body.span.end : dated[-1].span.start])
        ]
    named = [body for body in before if not body.generic]
    if named:
        return named[-1]
    if before:
        return before[-1]
    # "I november 2019, § 163, beslutade fullmäktige att …"
    return next((body for body in bodies if 0 <= body.span.start - span.end <= _AFTER), None)


def resolved_name(manuscript: Manuscript, header: Header, window: Span, body: BodyMention) -> str | None:
    """The body's name; for "nämnden" the last one named before it that ends in the same word."""
    if not body.generic:
        # "Arbetsutskottet" in the protocol of "Kommunstyrelsens arbetsutskott".
        return header.body if header.body and is_own_body(body.name, header.body) else body.name
    head = next((head for head in _GENERIC_HEADS if head in body.name.casefold()), None)
    if head is None:
        return None
    earlier = manuscript.text[max(0, window.start - 3000) : window.start + body.span.start]
    for mention in reversed(find_bodies(earlier)):
        if not mention.generic and head in mention.name.casefold():
            return header.body if header.body and is_own_body(mention.name, header.body) else mention.name
    if header.body and head in header.body.casefold():
        return header.body
    return None
