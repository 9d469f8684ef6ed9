"""A document that is an agreement: its title, parties, period, time of notice and sum."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from pipeline.detect.manuscript import Manuscript, ManuscriptLine
from pipeline.model import Header, Paragraph, PartialDate, Period, Span
from pipeline.swedish.amounts import Amount, find_amounts
from pipeline.swedish.bodies import find_organisations
from pipeline.swedish.dates import find_dates, find_notice_times, find_periods
from pipeline.swedish.deferred import deferred
from pipeline.swedish.diary import find_diary_numbers
from pipeline.swedish.numbers import NUMBER, parse_number

from .capitals import sentence_case
from .entities import Entity, merged_period
from .forms import form_kind, parties_by_part
from .knowledge import alternatives, read_table
from .names import read_name
from .nouns import AgreementNoun, find_nouns
from .parties import read_parties
from .preamble import parties_before
from .renewal import read_renewal
from .terms import told_sums

_TABLE = read_table("forms")
_FORM_SUM = deferred(_TABLE["form_sum"]["pattern"], re.IGNORECASE)
_SUM = deferred(_TABLE["sum"]["pattern"], re.IGNORECASE)
# "Granfors den 21 november 2016", "Datum och tid: 2026-05-20 08:36"
_SIGNED = deferred(
    r"\s*(?:(?i:(?:ort\s*(?:och|/|,|&)\s*)?datum(?:\s+och\s+tid)?\s*:(?:\s*[a-zåäöé]+,?\s+(?:den\s+)?(?=\d))?|(?:under)?(?:tecknat|signerat)\s*:?)"
    r"|[A-ZÅÄÖ][a-zåäöé]+(?:\s[A-ZÅÄÖ][a-zåäöé]+)?,?\s+(?:den\s+)?(?=\d))"
    r"\s*(?P<date>[^:]{6,60}(?::.*)?)$"
)
# "Avtalet har upprättats i två exemplar. Granfors den 21 november 2016."
_SIGNED_BESIDE = deferred(
    r"\bexemplar\b[^.]*\.\s+[A-ZÅÄÖ][a-zåäöé]+(?:\s[A-ZÅÄÖ][a-zåäöé]+)?,?\s+(?:den\s+)?(?P<date>\d[^.:]{6,30})\.?$"
)
_NOTICE_FORM = deferred(
    rf"(?:\bsäg(?:s|es)\s+(?:\w+\s+)?(?:inte|ej)\s+upp\b|uppsägning)(?:(?<=upp)|\s+av\s+detta\s+(?:kontrakt|avtal)|\s+ska(?:ll)?\s+ske)[^.]{{0,60}}?(?:minst|senast)\s+(?P<number>{NUMBER})\s+(?P<unit>månad|år|vecka|veckor|dag)",
    re.IGNORECASE,
)
_UNITS = {"månad": "månader", "år": "år", "vecka": "veckor", "dag": "dagar", "vecko": "veckor"}
_FORM_PERIOD = deferred(
    r"från\s+och\s+med(?:\s+den)?\s+till\s+och\s+med(?:\s+den)?\s+"
    r"|(?:hyrestid|avtalstid|upplåtelsetid|arrendetid)\s+(?=från\s+och\s+med\b)",
    re.IGNORECASE,
)
# Lines of a clause under a heading without a number.
_LONGEST_CLAUSE = 12
_HEADING = deferred(
    rf"\W*(?:\d{{1,2}}[.)]?\s+)?"
    rf"{alternatives([word for role in _TABLE['clauses'].values() for word in role])}\s*(?:$|:)",
    re.IGNORECASE,
)
# Where the parties are named before the first clause, in the first so many characters.
_ABOVE = 1500
_BETWEEN = deferred(r"\b[Mm]ellan\s*:?[\s,]+(?:undertecknade[\s,]+)?")
_MADE = deferred(r"\s+har\s+(?:\w+\s+){0,3}(?:ingått|träffat|slutit|överenskommit|kommit\s+överens)\b")
_CAPTION = deferred(r"\n(?=(?:Diarienummer|Diarienr|Dnr|Org|Ärende|Datum|Avtalsnummer|Sida)\b|§|\d+\s*\()")
# Where each party's own number stands, and how its line begins.
_FIRST_LINES = 20
_NUMBERED = deferred(r"\W*(?:diarienummer|diarienr|dnr|ärendenummer)\b", re.IGNORECASE)
_LISTED = deferred(r"(?<=\s)\d[.)]\s+(?=[A-ZÅÄÖ])")
_TITLE_REST = deferred(r"\s+(?:sida?\s+\d|nr|nummer)\b.*$|\s+\d+\s*\(\d+\)$", re.IGNORECASE)


def read_own(manuscript: Manuscript, header: Header, paragraphs: Sequence[Paragraph]) -> Entity | None:
    """The agreement that the document is, or `None` where it is none."""
    # A printed form has its heading on every page, so that it may stand among the running heads.
    lines = [*manuscript.heads, *(line.text for line in manuscript.lines)]
    kind = form_kind(lines)
    if header.kind != "overenskommelse" and kind is None:
        return None
    title = header.title or ""
    noun = next(iter(find_nouns(title)), None)
    if noun is None and kind is None:
        return None
    if noun is None or title.isupper() or (kind and not _is_full(title, noun)):
        title = _form_title(lines, kind or title.lower()) or sentence_case(title, manuscript.folded)
        noun = next(iter(find_nouns(title)), None)
    first = manuscript.lines[0]
    entity = Entity(title, first.span, is_document=True, is_subject=True, made_here=True)
    entity.names.append(title)
    entity.diary_number = header.diary_number
    entity.numbers = _numbers(manuscript, header)
    entity.items.add(None)
    if noun:
        name = read_name(title, noun, header.organisation, title=True)
        entity.lemmas.add(noun.lemma)
        entity.parties, entity.subject = name.parties.names, name.subject
    text = manuscript.folded
    if not entity.parties:
        entity.parties = (
            parties_by_part(lines)
            or _parties_above(manuscript, header, paragraphs)
            or _parties_clause(manuscript, text, header, paragraphs)
            or parties_before(manuscript, paragraphs)
        )
    entity.period = _period(manuscript, text, paragraphs)
    entity.renewal = read_renewal(text)
    entity.notice = _notice(text)
    amounts = {amount.value for amount in _sums(manuscript, text, paragraphs, noun.lemma if noun else "")}
    if form := {int(re.sub(r"\D", "", match["figure"])) for match in _FORM_SUM.finditer(text)}:
        amounts = {float(figure) for figure in form}
    # A box with 0 in it says that the sum stands elsewhere, or that there is none: it is not a rent of 0.
    amounts.discard(0.0)
    if len(amounts) == 1:
        entity.amount, entity.currency = amounts.pop(), "SEK"
    return entity


def _is_full(title: str, noun: AgreementNoun) -> bool:
    """True for a title that says more than the heading of a form: with parties, or "Avtal om X för Y"."""
    name = read_name(title, noun, None, title=True)
    return name.between or bool(name.subject and not name.bare and noun.lemma == noun.head)


def _numbers(manuscript: Manuscript, header: Header) -> tuple[str, ...]:
    """The numbers that the parties know it by, beside the paper's own: "Diarienummer Älvsta kommun: …"."""
    told = [
        number.key
        for line in manuscript.lines[:_FIRST_LINES]
        if _NUMBERED.match(line.text)
        for number in find_diary_numbers(line.text, "heading")
    ]
    return tuple(dict.fromkeys(number for number in told if number != header.diary_number))


def _form_title(lines: list[str], kind: str) -> str | None:
    """The heading of a form: "HYRESKONTRAKT" with "FÖR LOKAL" on the line below is one title."""
    for index, line in enumerate(lines[:8]):
        if line.strip().lower().startswith(kind):
            head = _TITLE_REST.sub("", line.strip())
            for below in lines[index + 1 : index + 3]:
                if re.match(r"(?:för|avseende)\s", below, re.IGNORECASE) and len(below) < 60:
                    head = f"{head} {_TITLE_REST.sub('', below.strip())}"
                    break
            return head.capitalize() if head.isupper() else head
    return None


def clauses(manuscript: Manuscript, paragraphs: Sequence[Paragraph], role: str) -> Iterator[Span]:
    """The clauses whose heading is one of those that data/forms.toml lists for `role`, each with its heading.

    A paper whose clauses have no numbers has them under headings alone, or beside them: "Arrendetid: …".
    """
    heading = deferred(rf"\W*{alternatives(_TABLE['clauses'][role])}\W*$", re.IGNORECASE)
    numbered = [paragraph for paragraph in paragraphs if paragraph.kind == "clause"]
    if numbered:
        yield from (paragraph.span for paragraph in numbered if heading.match(paragraph.title))
        return
    beside = deferred(
        rf"\W*(?:\d{{1,2}}[.)]?\s+)?{alternatives(_TABLE['clauses'][role])}\s*(?:$|:)", re.IGNORECASE
    )
    for line in manuscript.lines:
        if beside.match(line.text):
            following = manuscript.lines[line.index + 1 : line.index + _LONGEST_CLAUSE]
            rest = list(takewhile(lambda below: not _is_heading(below), following))
            yield Span(line.span.start, (rest[-1] if rest else line).span.end)


def _is_heading(line: ManuscriptLine) -> bool:
    return bool(_HEADING.match(line.text)) or (line.bold and line.starts_block)


def _parties_above(
    manuscript: Manuscript, header: Header, paragraphs: Sequence[Paragraph]
) -> tuple[str, ...]:
    """The parties named above the first clause: "mellan A, nedan kallad …, och B", "A och B har ingått …"."""
    first = min((paragraph.span.start for paragraph in paragraphs), default=len(manuscript.text))
    first = min([first, *(line.span.start for line in manuscript.lines if _HEADING.match(line.text))])
    # A line with another caption is no part of the name above it.
    above = _CAPTION.sub("; ", manuscript.text[: min(first, _ABOVE)])
    above = _LISTED.sub(", ", above.replace("\n", " "))
    for between in _BETWEEN.finditer(above):
        found = read_parties(above, between.end(), header.organisation)
        if len(found.names) >= 2 and not found.vague:
            return found.names
    for made in _MADE.finditer(above):
        begins = max(above.rfind(sign, 0, made.start()) for sign in (". ", ": ", "\n", " avtal "))
        for start in (
            match.start() for match in re.finditer(r"(?<!\w)[A-ZÅÄÖ]", above[begins + 1 : made.start()])
        ):
            found = read_parties(above, begins + 1 + start, header.organisation)
            if (
                len(found.names) >= 2
                and not found.vague
                and above[found.end : made.start()].strip() in ("", ",")
            ):
                return found.names
    return ()


def _parties_clause(
    manuscript: Manuscript, text: str, header: Header, paragraphs: Sequence[Paragraph]
) -> tuple[str, ...]:
    for clause in clauses(manuscript, paragraphs, "parties"):
        body = text[clause.start : clause.end]
        if between := re.search(r"\b[Mm]ellan\s+", body):
            found = read_parties(body, between.end(), header.organisation)
            if len(found.names) >= 2 and not found.vague:
                return found.names
        names = list(dict.fromkeys(mention.name for mention in find_organisations(body)))
        if len(names) >= 2:
            return tuple(names)
    return ()


def _period(manuscript: Manuscript, text: str, paragraphs: Sequence[Paragraph]) -> Period | None:
    """The period of the clause on validity, or of a form's two columns of dates."""
    if columns := _FORM_PERIOD.search(text):
        dates = [found.value for found in find_dates(text[columns.end() : columns.end() + 80])]
        if len(dates) == 2:
            return Period(dates[0], dates[1])
    period: Period | None = None
    for clause in clauses(manuscript, paragraphs, "validity"):
        for told in find_periods(text[clause.start : clause.end]):
            if period is None or (told.period.open_ended and not period.end):
                period = merged_period(period, told.period)
    return period


def _notice(text: str) -> str | None:
    """The time of notice, where the document tells one only."""
    told = {
        f"{number} {_UNITS[match['unit'].lower()[:5]]}"
        for match in _NOTICE_FORM.finditer(text)
        if (number := parse_number(match["number"])) is not None
    }
    told |= {str(notice) for notice in find_notice_times(text)} if not told else set()
    return told.pop() if len(told) == 1 else None


def _sums(manuscript: Manuscript, text: str, paragraphs: Sequence[Paragraph], lemma: str) -> Iterator[Amount]:
    """The sums that the clauses on money begin with; a clause's further sums are parts of the first."""
    for clause in clauses(manuscript, paragraphs, "sums"):
        body = text[clause.start : clause.end]
        found = next((amount for match in _SUM.finditer(body) for amount in find_amounts(match[0])), None)
        if found:
            yield found
    if re.match(r"(?:tilläggs|ändrings)", lemma):
        # What an amendment adds stands under a heading that names the clause: "Tillägg till 6 §".
        for part in paragraphs:
            sums = told_sums(text[part.span.start : part.span.end]) if part.kind == "clause" else []
            yield from sums[:1]


def signatures(manuscript: Manuscript) -> Iterator[tuple[PartialDate, Span]]:
    """The days on which the parties signed, as place and date or an electronic signature have them."""
    seen: set[PartialDate] = set()
    lines = manuscript.lines
    for line in lines:
        match = _SIGNED.match(line.text) if line.index > len(lines) // 4 else None
        match = match or _SIGNED_BESIDE.search(line.text)
        # "Älvsta 2013-09-30 § 61" is where and when an assembly adopted it.
        found = find_dates(match["date"]) if match and "§" not in line.text else []
        for date in [mention.value for mention in found if mention.value.day]:
            if date not in seen:
                seen.add(date)
                yield date, line.span


def validity_span(manuscript: Manuscript, paragraphs: Sequence[Paragraph]) -> Span | None:
    """Where the period of the agreement is told, as evidence for its first and last day."""
    if columns := _FORM_PERIOD.search(manuscript.folded):
        line = manuscript.line_at(columns.start())
        following = manuscript.lines[min(line.index + 1, len(manuscript.lines) - 1)]
        return Span(line.span.start, following.span.end)
    for clause in clauses(manuscript, paragraphs, "validity"):
        for told in find_periods(clause.of(manuscript.folded)):
            if told.period.start or told.period.end:
                line = manuscript.line_at(clause.start + told.span.start)
                return line.span
    return None
