"""Decisions told with a date and no §: "Förslaget bordlades av kommunfullmäktige i maj 2014".

Who decided must be the subject of the verb or stand behind its "av", and the date must be that of the
deciding: "… antog en plan som gäller till och med den 31 december 2021" tells no date of its own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from pipeline.model import PartialDate, Span
from pipeline.swedish.bodies import BodyMention, find_bodies
from pipeline.swedish.dates import DateMention, find_dates
from pipeline.swedish.deferred import deferred

from .knowledge import read_table

# How far the date may stand from the verb or from who decided, in characters.
_NEAR_DATE = 70
_NEAR_ACTOR = 60
_OTHER_DATE = deferred(
    r"\b(?:till och med|från och med|t\.?\s?o\.?\s?m|fr\.?\s?o\.?\s?m"
    r"|fr\.?o\.?m|senast|före|efter|inför|per|för|till|från|mot"
    r"|utgången av|sedan|perioden|daterad|av)\.?\s+(?:år(?:et|en|s)?\s+|den\s+|med\s+)*$",
    re.IGNORECASE,
)
# Words between who decides and the verb: places, a date, "har".
_BETWEEN = deferred(
    r"\s*(?:i\s+[\wåäöÅÄÖé, -]{2,50}?|,)?\s*(?:har|hade)?\s*(?:i (?:\w+ )?beslut|vid [\wåäö ]{3,40})?\s*,?\s*"
)
_BY = deferred(r"\bav(?:\s+(?:den|dåvarande|båda|samtliga))?\s+$")
_CLAUSE_END = deferred(r"[,;:]|\b(?:som|vilket|att)\b")


@dataclass(frozen=True, slots=True)
class Told:
    """Who decided, when, and the verb's span in the sentence."""

    body: BodyMention
    date: PartialDate
    verb: Span


@cache
def load_table() -> dict[str, Any]:
    """The content of `data/cited.toml`, with its examples."""
    return read_table("cited")


@cache
def past_verbs() -> re.Pattern[str]:
    """Verbs of deciding in the past and the perfect."""
    return deferred(rf"\b(?:{'|'.join(load_table()['verbs']['patterns'])})(?!\w)")


@cache
def decided_alike() -> re.Pattern[str]:
    """ "fattade motsvarande beslut": the same was decided as in what is told before."""
    return deferred("|".join(load_table()["alike"]["patterns"]))


@cache
def _deciders() -> re.Pattern[str]:
    return deferred(rf"\b(?:{'|'.join(load_table()['deciders']['patterns'])})(?!\w)")


def told_with_date(text: str) -> Told | None:
    """What the sentence `text`, on one line, tells with a date; `None` where it tells no such decision."""
    dates = [date for date in find_dates(text) if date.value.year and not _other(text, date)]
    if not dates:
        return None
    verbs = list(past_verbs().finditer(text))
    if not verbs:
        return None
    bodies = [body for body in find_bodies(text) if body.kind != "authority"]
    bodies += [
        BodyMention(Span(*match.span()), match[0][:1].upper() + match[0][1:])
        for match in _deciders().finditer(text)
        if not any(body.span.overlaps(Span(*match.span())) for body in bodies)
    ]
    for verb in verbs:
        span = Span(*verb.span())
        body = next((body for body in bodies if _acts(text, body, span, dates)), None)
        date = next((date for date in dates if body and _when(text, date, span, body)), None)
        if body is not None and date is not None:
            return Told(body, date.value, span)
    return None


def _other(text: str, date: DateMention) -> bool:
    """True for a date of what was decided, not of the deciding."""
    return _OTHER_DATE.search(text, max(0, date.span.start - 30), date.span.start) is not None


def _acts(text: str, body: BodyMention, verb: Span, dates: list[DateMention]) -> bool:
    """True where the body is the verb's subject, right before or behind it, or stands behind its "av"."""
    if body.span.end <= verb.start:
        between = text[body.span.end : verb.start]
        for date in dates:
            if body.span.end <= date.span.start and date.span.end <= verb.start:
                between = text[body.span.end : date.span.start] + text[date.span.end : verb.start]
                between = re.sub(r"\b(?:den|i|under)\b", " ", between)
        led = re.search(
            r"\b(?:till|för|hos|av|från|mot|i)\s+$", text[max(0, body.span.start - 8) : body.span.start]
        )
        return led is None and _BETWEEN.fullmatch(between) is not None
    between = text[verb.end : body.span.start]
    if len(between) > _NEAR_ACTOR or _CLAUSE_END.search(between):
        return False
    return not between.strip() or _BY.search(text[: body.span.start]) is not None


def _when(text: str, date: DateMention, verb: Span, body: BodyMention) -> bool:
    """True where the date stands near the verb and who decided, in the same clause."""
    first, last = min(verb.start, body.span.start), max(verb.end, body.span.end)
    if date.span.end <= first:
        return first - date.span.end <= _NEAR_DATE and not _CLAUSE_END.search(text[date.span.end : first - 1])
    if date.span.start < last:
        return True
    between = text[last : date.span.start]
    return len(between) <= _NEAR_DATE and not _CLAUSE_END.search(between)
