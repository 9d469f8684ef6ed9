"""Decisions that a text reports from elsewhere: "regionfullmäktige fastställde … i juni 2018, § 92".

Two forms are read: a clause with a verb of deciding in the past and the § or the date of the decision, and
a sentence such as "…, § 34, där rådet beslutade följande:" with the points under it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.model import Citation, Decision, Paragraph, PartialDate, Span
from pipeline.swedish.dates import find_dates

from .actions import action_of, charged_party
from .citations import CitedParagraph, windows
from .headings import match_heading
from .leadins import running_leadin
from .manuscript import NUMBERED, Manuscript
from .points import find_points

_PAST = re.compile(
    r"\b(?:antog(?:s)?|fastställde(?:s)?|beslutade(?:s)?|beslöt|godkände(?:s)?|förlängde(?:s)?|upphävde(?:s)?|"
    r"avslog(?:s)?|biföll|bifölls|återremitterade(?:s)?|bordlade(?:s)?|inrättade(?:s)?|tecknade(?:s)?|"
    r"rekommenderade(?:s)?|förordade(?:s)?|tillstyrkte(?:s)?|föreslog(?:s)?|uppdrog|sade(?:s)? upp|"
    r"beviljade(?:s)?|"
    r"beslutat|föreslagit|antagit|fastställt|godkänt|rekommenderat|förordat|tillstyrkt|avslagit)\b"
)
_LIST_LEAD = re.compile(r"\b(?:beslut\w*|rekommender\w*|föreslog|föreslår|hemställ\w*)\b[^.]{0,60}:\s*$")
_MADE = re.compile(r"\bbeslut\b[^.]{0,160}\b(?:fattades|togs)\b", re.IGNORECASE)
_CLAUSE_BREAK = re.compile(r"(?:,\s+(?:och|men|samt|varvid|varpå|när|då)\s+|;\s+)")
_SAME_TIME = re.compile(
    r"^(?:Samtidigt|Vid samma (?:tillfälle|sammanträde|möte)|I samma beslut|Genom samma beslut|Dessutom"
    r"|Därutöver|Vidare|I samband med (?:detta|beslutet))\b"
)
_CHARGED = re.compile(r"\b(?:fick|gavs) (?P<who>[\wåäöÅÄÖé -]{3,60}?) i uppdrag\b")
_NEXT_SENTENCE = 260
_LONG_BRACKET = re.compile(r"\s*\([^()]{31,}\)", re.DOTALL)


def find_cited(
    manuscript: Manuscript,
    paragraphs: Sequence[Paragraph],
    citations: Sequence[CitedParagraph],
    own: Sequence[Decision],
) -> tuple[Decision, ...]:
    """The reported decisions, each once, outside the spans of the document's `own` decisions."""
    taken = [decision.span for decision in own]
    found: list[Decision] = []
    for lead in _list_leads(manuscript, citations):
        points = _listed(manuscript, lead, paragraphs)
        found += points
        taken += [point.span for point in points]
        if points:
            taken.append(lead.window)
    items = [paragraph for paragraph in paragraphs if paragraph.kind == "item"]
    start = items[0].span.start if items else 0
    by_window: dict[Span, list[CitedParagraph]] = {}
    for cited in citations:
        by_window.setdefault(cited.window, []).append(cited)
    seen: set[tuple[object, ...]] = set()
    previous: Decision | None = None
    for window in windows(manuscript, start):
        if any(window.overlaps(span) for span in taken):
            continue
        told = _reported(manuscript, window, by_window.get(window, []))
        if not told and previous is not None and (same := _at_the_same_time(manuscript, window, previous)):
            told = [same]
        previous = told[-1] if told else None
        for decision in told:
            key = (decision.body, decision.date, decision.paragraph_label, decision.action)
            if key not in seen:
                seen.add(key)
                found.append(decision)
    return tuple(sorted(found, key=lambda decision: decision.span.start))


def _list_leads(manuscript: Manuscript, citations: Sequence[CitedParagraph]) -> list[CitedParagraph]:
    """The citations whose sentence opens a list of what was decided; the last of a sentence counts."""
    leads: dict[Span, CitedParagraph] = {}
    for cited in citations:
        text = cited.window.of(manuscript.text)
        if _LIST_LEAD.search(text):
            leads[cited.window] = cited
    return list(leads.values())


def _listed(manuscript: Manuscript, lead: CitedParagraph, paragraphs: Sequence[Paragraph]) -> list[Decision]:
    """The numbered points under the sentence, up to the next heading."""
    begin = manuscript.line_at(lead.window.end - 1).index + 1
    lines = []
    for line in manuscript.lines[begin:]:
        if match_heading(line.text) or any(p.span.start == line.span.start for p in paragraphs):
            break
        lines.append(line)
    if not lines or not NUMBERED.match(lines[0].text):
        return []
    owner = next((p for p in paragraphs if p.span.overlaps(lead.window)), None)
    decisions = []
    whole = manuscript.joined(Span(lead.window.start, lines[-1].span.end))
    for position, point in enumerate(find_points(manuscript, manuscript.span_of(lines)), start=1):
        if point.form != "number":
            break
        body, addressee, action = lead.citation.body, None, action_of(point.text)
        if point.leadin is not None:
            body = point.leadin.who or body
            addressee = point.leadin.to
            if point.leadin.kind != "decide":
                action = point.leadin.kind
        decisions.append(
            Decision(
                status="cited",
                position=point.number or position,
                action=action,
                text=point.text,
                span=point.span,
                page=manuscript.page_of(point.span.start),
                last_page=manuscript.page_of(point.span.end - 1),
                body=body,
                addressee=addressee,
                date=lead.citation.date,
                paragraph_label=lead.citation.paragraph_label,
                # What is listed was decided in this very matter.
                diary_number=lead.citation.diary_number or (owner.diary_number if owner else None),
                paragraph=paragraphs.index(owner) if owner else None,
                rule="cited-list",
                confidence=0.9,
                verbatim=whole,
            )
        )
    return decisions


def _reported(manuscript: Manuscript, window: Span, cited: Sequence[CitedParagraph]) -> list[Decision]:
    """The decisions that a sentence reports: mostly one, and one for each body that decided alike."""
    text = window.of(manuscript.text).replace("\n", " ")
    if _MADE.search(text):
        made = _made(manuscript, window, text, cited)
        return [made] if made else []
    if not cited:
        return []
    return _alike(manuscript, window, text, cited) or [
        decision for decision in (_one(manuscript, window, text, cited),) if decision
    ]


def _alike(
    manuscript: Manuscript, window: Span, text: str, cited: Sequence[CitedParagraph]
) -> list[Decision]:
    """ "… godkändes av A den 3 maj, § 8, och av B den 4 maj, § 9": a row for each body."""
    citations = [item.citation for item in cited]
    places = {(citation.body, citation.date) for citation in citations}
    if len(citations) < 2 or len(places) < len(citations) or any(not c.body or not c.date for c in citations):
        return []
    marks = [citation.span.start - window.start for citation in citations]
    verbs = list(_PAST.finditer(text))
    if not verbs or verbs[0].start() > marks[0] or len(verbs) > 1 or "därefter" in text:
        return []
    found = []
    begin = 0
    for citation in citations:
        end = citation.span.end - window.start
        begin += len(text[begin:end]) - len(re.sub(r"^[\s,;]*(?:och|samt)?\s*", "", text[begin:end]))
        span = Span(window.start + begin, window.start + end)
        words = manuscript.joined(span).replace("\n", " ").strip()
        decision = _decision(manuscript, span, words, citation.body, citation.date, citation)
        found.append(replace(decision, action=action_of(text)))
        begin = end
    return found


def _at_the_same_time(manuscript: Manuscript, window: Span, before: Decision) -> Decision | None:
    """What "Samtidigt fick nämnden i uppdrag …" adds to the decision reported right before it."""
    text = window.of(manuscript.text).replace("\n", " ")
    near = 0 <= window.start - before.span.end < _NEXT_SENTENCE
    if not near or not _SAME_TIME.match(text) or not _CHARGED.search(text):
        return None
    words = manuscript.joined(window).replace("\n", " ").strip().rstrip(".")
    span = Span(window.start, window.end - (text.rstrip()[-1:] == "."))
    found = _decision(manuscript, span, words, before.body, before.date, None)
    charged = _CHARGED.search(text)
    return replace(
        found,
        position=before.position + 1,
        addressee=_with_capital(charged["who"]) if charged else found.addressee,
        paragraph_label=before.paragraph_label,
        diary_number=before.diary_number,
        confidence=0.7,
        rule="cited-same-time",
    )


def _with_capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _one(manuscript: Manuscript, window: Span, text: str, cited: Sequence[CitedParagraph]) -> Decision | None:
    citation = cited[0].citation
    mark = citation.span.start - window.start
    end = citation.span.end - window.start
    verb = _verb_of(text, mark, end)
    if verb is None:
        return None
    breaks = [match.end() for match in _CLAUSE_BREAK.finditer(text, 0, min(verb.start(), mark))]
    start = breaks[-1] if breaks else 0
    following = _CLAUSE_BREAK.search(text, end)
    rest = following.start() if following else len(text)
    if verb.start() > mark:
        end = rest
    elif bracket := _LONG_BRACKET.search(text, verb.end(), end):
        end = bracket.start()
    elif re.match(r",?\s+(?:att|[a-zåäö])", text[end:]):
        # "antog den 6 november 2024, § 149, styrmodell för …": what was adopted follows the §.
        end = rest
    if text[end : end + 1] == ")" and "(" in text[start:end]:
        end += 1
    span = Span(window.start + start, window.start + end)
    words = manuscript.joined(span).replace("\n", " ").strip()
    return _decision(manuscript, span, words, citation.body, citation.date, citation)


def _verb_of(text: str, mark: int, end: int) -> re.Match[str] | None:
    """The verb of deciding that the § belongs to: the last one before it, or one that follows at once."""
    before = list(_PAST.finditer(text, 0, mark))
    if before:
        return before[-1]
    return next((verb for verb in _PAST.finditer(text, end, end + 30)), None)


def _made(
    manuscript: Manuscript, window: Span, text: str, cited: Sequence[CitedParagraph]
) -> Decision | None:
    """The decision that "Beslut om att förlänga … fattades i december 2020" tells; the date follows."""
    match = _MADE.search(text)
    dates = [date for date in find_dates(text) if match and date.span.start >= match.end() - 1]
    if match is None or not dates:
        return None
    citation = cited[0].citation if cited else None
    words = manuscript.joined(window).replace("\n", " ").strip()
    body = citation.body if citation else None
    return _decision(manuscript, window, words, body, dates[0].value, citation)


def _decision(
    manuscript: Manuscript,
    span: Span,
    words: str,
    body: str | None,
    date: PartialDate | None,
    citation: Citation | None,
) -> Decision:
    leadin = running_leadin(words)
    kind = action_of(words)
    return Decision(
        status="cited",
        position=1,
        action=kind,
        text=words,
        span=span,
        page=manuscript.page_of(span.start),
        last_page=manuscript.page_of(max(span.start, span.end - 1)),
        body=body,
        addressee=charged_party(words) if kind == "commission" else leadin[0].to if leadin else None,
        date=date,
        paragraph_label=citation.paragraph_label if citation else None,
        diary_number=citation.diary_number if citation else None,
        rule="cited-clause",
        confidence=0.8,
        verbatim=words,
    )
