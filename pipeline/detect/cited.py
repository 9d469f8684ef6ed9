"""Decisions that a text reports from elsewhere: "regionfullmäktige fastställde … i juni 2018, § 92".

Two forms are read: a clause with a verb of deciding in the past and the § or the date of the decision, and
a sentence such as "…, § 34, där rådet beslutade följande:" with the points under it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.model import Citation, Claims, Decision, Header, Paragraph, PartialDate, Span
from pipeline.swedish.dates import find_dates
from pipeline.swedish.deferred import deferred
from pipeline.swedish.sieve import Sought

from .actions import action_of, charged_party
from .citations import CitedParagraph, resolved_name, windows
from .cited_lists import list_leads, listed_points
from .leadins import asked_party, is_party, read_leadin, running_leadin
from .manuscript import Manuscript
from .told import decided_alike, past_verbs, told_with_date

_MADE = Sought(r"\bbeslut\b[^.]{0,160}\b(?:fattades|togs)\b", re.IGNORECASE)
_CLAUSE_BREAK = deferred(r"(?:,\s+(?:och|men|samt|varvid|varpå|när|då)\s+|;\s+)")
# What a later § of the sentence is then told for: not that the same was decided there.
_OWN_REASON = deferred(r"\b(?:uppdrag|utifrån|enligt|från|efter|jämför|jfr|se|anledning|grund)\b")
_RELATIVE = deferred(r",\s+(?:som|vilke[nt]|varav|där|vars)\b")
_SAME_TIME = deferred(
    r"^(?:Samtidigt|Vid samma (?:tillfälle|sammanträde|möte)|I samma beslut|Genom samma beslut|Dessutom"
    r"|Därutöver|Vidare|I samband med (?:detta|beslutet))\b"
)
_CHARGED = deferred(r"\b(?:fick|gavs) (?P<who>[\wåäöÅÄÖé -]{3,60}?) i uppdrag\b")
_ASKING = deferred(r"\b(?:rekommenderade|föreslog) (?P<rest>[^.;]{5,140}?),? att\b")
_NEXT_SENTENCE = 260
_LONG_BRACKET = deferred(r"\s*\([^()]{31,}\)", re.DOTALL)


def find_cited(
    manuscript: Manuscript,
    header: Header,
    paragraphs: Sequence[Paragraph],
    citations: Sequence[CitedParagraph],
    own: Sequence[Decision],
) -> tuple[Decision, ...]:
    """The reported decisions, each once, outside the spans of the document's `own` decisions."""
    taken = [decision.span for decision in own]
    found: list[Decision] = []
    for lead in list_leads(manuscript, citations):
        points = listed_points(manuscript, lead, paragraphs)
        if any(point.span.overlaps(span) for point in points for span in taken):
            # "Styrelsen föreslog den 4 mars, § 41, fullmäktige besluta:" leads in a proposal of this §.
            taken.append(lead.window)
            continue
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
    claims = Claims(len(manuscript.text), taken)
    for window in windows(manuscript, start, paragraphs):
        if not claims.is_free(window):
            continue
        told = _reported(manuscript, header, window, by_window.get(window, []))
        if told and previous is not None and decided_alike().search(window.of(manuscript.text)):
            told = [replace(decision, action=previous.action) for decision in told]
        if not told and previous is not None and (same := _at_the_same_time(manuscript, window, previous)):
            told = [same]
        previous = told[-1] if told else None
        for decision in told:
            key = (decision.body, decision.date, decision.paragraph_label, decision.action)
            if key not in seen:
                seen.add(key)
                found.append(decision)
    return tuple(sorted(found, key=lambda decision: decision.span.start))


def _reported(
    manuscript: Manuscript, header: Header, window: Span, cited: Sequence[CitedParagraph]
) -> list[Decision]:
    """The decisions that a sentence reports: mostly one, and one for each body that decided alike."""
    text = window.of(manuscript.text).replace("\n", " ")
    if _MADE.search(text):
        made = _made(manuscript, window, text, cited)
        return [made] if made else []
    if not cited:
        told = _dated(manuscript, header, window, text)
        return [told] if told else []
    if read_leadin(text) is not None or all(_of_this_meeting(item.citation, header) for item in cited):
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
    verbs = list(past_verbs().finditer(text))
    if not verbs or verbs[0].start() > marks[0] or len(verbs) > 1 or "därefter" in text:
        return []
    ends = [citation.span.end - window.start for citation in citations]
    if any(_OWN_REASON.search(text[a:b]) for a, b in zip(ends, marks[1:], strict=False)):
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


def _of_this_meeting(citation: Citation, header: Header) -> bool:
    """True where a protocol tells of itself: "Fullmäktige har den 24 november, § 120, beslutat följande."."""
    minutes = header.kind in ("protokoll", "protokollsutdrag")
    return (
        minutes
        and citation.date is not None
        and citation.date == header.date
        and citation.body == header.body
    )


def _dated(manuscript: Manuscript, header: Header, window: Span, text: str) -> Decision | None:
    """The decision of another meeting that the sentence tells with a date and no §."""
    told = told_with_date(text)
    if told is None or read_leadin(text) is not None:
        return None
    name = resolved_name(manuscript, header, window, told.body)
    if told.date == header.date and name == header.body:
        return None
    breaks = [
        match.end() for match in _CLAUSE_BREAK.finditer(text, 0, min(told.verb.start, told.body.span.start))
    ]
    start = breaks[-1] if breaks else 0
    following = _CLAUSE_BREAK.search(text, max(told.verb.end, told.body.span.end))
    end = following.start() if following else len(text.rstrip(" ."))
    span = Span(window.start + start, window.start + end)
    words = manuscript.joined(span).replace("\n", " ").strip()
    return replace(
        _decision(manuscript, span, words, name, told.date, None), rule="cited-date", confidence=0.7
    )


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
    elif re.match(
        r",?\s+(?:att|(?!i avvaktan|i väntan|eftersom|på grund)[a-zåäö])", text[end:]
    ) or _objectless(text[verb.end() : mark], text[end:]):
        # "antog den 6 november 2024, § 149, styrmodell för …": what was adopted follows the §.
        end = _before_another(text, end, rest)
        if relative := _RELATIVE.search(text, citation.span.end - window.start + 2, end):
            end = relative.start()
    if text[end : end + 1] == ")" and "(" in text[start:end]:
        end += 1
    span = Span(window.start + start, window.start + end)
    words = manuscript.joined(span).replace("\n", " ").strip()
    return _decision(manuscript, span, words, citation.body, citation.date, citation)


def _before_another(text: str, start: int, end: int) -> int:
    """Where the clause ends: before "och gav samtidigt …", which tells a second decision, else at `end`."""
    another = past_verbs().search(text, start, end)
    joint = re.search(r"\s+(?:och|samt)\s+(?:\w+\s+){0,2}$", text[: another.start()]) if another else None
    return joint.start() if joint and joint.start() > start else end


def _objectless(between: str, behind: str) -> bool:
    """True where nothing but when it was stands between the verb and the §: what was decided follows."""
    for date in reversed(find_dates(between)):
        between = between[: date.span.start] + between[date.span.end :]
    bare = re.sub(r"\b(?:den|i|under|vid|sitt|sammanträde)\b", "", between)
    return not re.search(r"\w", bare) and re.match(r",?\s+[A-ZÅÄÖ]", behind) is not None


def _verb_of(text: str, mark: int, end: int) -> re.Match[str] | None:
    """The verb of deciding that the § belongs to: the last one before it, or one that follows at once."""
    before = list(past_verbs().finditer(text, 0, mark))
    if before:
        return before[-1]
    return next((verb for verb in past_verbs().finditer(text, end, end + 30)), None)


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
    asked = _asked(leadin[0].to, body) if leadin else None
    if asked is None and kind in ("propose", "recommend"):
        asked = _asked_behind(words, body) or asked_party(words)
    return Decision(
        status="cited",
        position=1,
        action=kind,
        text=words,
        span=span,
        page=manuscript.page_of(span.start),
        last_page=manuscript.page_of(max(span.start, span.end - 1)),
        body=body,
        addressee=charged_party(words) if kind == "commission" else asked,
        date=date,
        paragraph_label=citation.paragraph_label if citation else None,
        diary_number=citation.diary_number if citation else None,
        rule="cited-clause",
        confidence=0.8,
        verbatim=words,
    )


def _asked(to: str | None, body: str | None) -> str | None:
    """Whom the body asks; "Därefter rekommenderade styrelsen parterna att …" has the body before them."""
    if to is None or body is None or not to.lower().startswith(f"{body.lower()} "):
        return to
    return _with_capital(to[len(body) + 1 :])


def _asked_behind(words: str, body: str | None) -> str | None:
    """Whom the body asks that stands behind its verb: "Den 14 juni rekommenderade rådet parterna att"."""
    if body is None or (match := _ASKING.search(words)) is None:
        return None
    if not match["rest"].casefold().startswith(f"{body.casefold()} "):
        return None
    asked = match["rest"][len(body) + 1 :]
    return _with_capital(asked) if is_party(asked) else None
