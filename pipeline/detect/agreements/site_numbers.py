"""The diary number that stands beside the name of an agreement."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from pipeline.swedish.deferred import deferred
from pipeline.swedish.diary import DiaryNumber, find_diary_numbers

# "(er beteckning dnr KS 2012/15)", in a letter to the other party.
_WHOSE = r"(?:(?:er|ert|vår|vårt|kommunens|regionens)\s+)?(?:beteckning|referens|ref\.?)?\s*"
_AFTER_DIARY = deferred(
    rf"[”\"“’\s,(]*{_WHOSE}(?:(?:med\s+|har\s+)?(?:dnr|diarienummer|diarienr|ärendenummer|ärende)\.?:?\s*)?$",
    re.IGNORECASE,
)
# Right behind a name brackets hold its number, in whatever form the organisation counts.
_IN_BRACKETS = deferred(
    rf"[”\"’]?\s*\({_WHOSE}(?:(?:dnr|diarienr|diarienummer|ärendenummer)\.?:?\s*)?"
    r"(?P<number>(?!(?:19|20)\d\d\s*[-–]\s*(?:19|20)?\d\d\s*\))(?!\d{6}-\d{4})(?!(?:19|20)\d\d-\d\d-\d\d)"
    r"(?:[A-ZÅÄÖ]{1,6}[\s-]?)?\d{1,6}[/:.-]\d{1,7}(?:[\s/-][A-ZÅÄÖ]{1,6})?)\)"
)
# "Det avtal om X som A och B har haft (KS 2007/118)", "Avtal om X, som A hade slutit med B (LK 12/2011)".
_NUMBER_BEHIND = deferred(
    r",?\s+som\s+[^.;:()§]{3,90}?\s(?:(?:gäller|gällde|löper|löpte|upphör|upphörde)\s+(?:t\.?\s?o\.?\s?m\.?|fr\.?\s?o\.?\s?m\.?)?[^.;:()§]{3,40}|haft|slutit|ingått|tecknat|träffat|slöts|ingicks|tecknades|träffades|har|har\s+med\s+[^.;:()§]{3,40}|(?:slutit|ingått|tecknat|träffat|slöts|ingicks|tecknades|träffades)\s+(?:med|mellan|av)\s+[^.;:()§]{3,60})(?=\s+\()"
)
_DIGIT = deferred(r"[0-9]")
_NEAR = 80
_CLOSE = deferred(r"[”\"“’]?\s*\)?")
# "Den tidigare överenskommelsen från 2014 (KN 2014/19)"
_OF_YEAR = deferred(
    r"\s+(?:från|av)\s+(?:år\s+|(?:den\s+)?\d{1,2}\s+[a-z]{3,9}\s+|[a-z]{3,9}\s+)?(?:19|20)\d\d(?:-\d\d-\d\d)?(?=\s*\()"
)


def number_beside(
    text: str, end: int, diary: Callable[[int], Sequence[DiaryNumber]]
) -> tuple[str, int] | None:
    """The number behind a name that ends at `end`, and where the name ends with it.

    `diary` gives the numbers behind a place; it is not called where there are no digits near.
    """
    for mention in diary(end) if _DIGIT.search(text, end, end + _NEAR) else ():
        if end <= mention.span.start <= end + 40 and _AFTER_DIARY.match(text[end : mention.span.start]):
            return mention.key, close_name(text, mention.span.end)
    if bracketed := _IN_BRACKETS.match(text, end):
        return " ".join(bracketed["number"].split()), bracketed.end()
    if (since := _OF_YEAR.match(text, end)) and (bracketed := _IN_BRACKETS.match(text, since.end())):
        return " ".join(bracketed["number"].split()), bracketed.end()
    if not (behind := _NUMBER_BEHIND.match(text, end)):
        return None
    near = (one for one in diary(behind.end()) if behind.end() <= one.span.start <= behind.end() + 10)
    found = next((one.key for one in near), None)
    if found is None and (bracketed := _IN_BRACKETS.match(text, behind.end())):
        found = " ".join(bracketed["number"].split())
    # A day in the clause is that of an event: then the clause is no part of the name.
    whole = text.find(")", behind.end()) + 1
    return (found, end if re.search(r"\d", behind[0]) else whole) if found else None


def bracketed_number(text: str) -> str | None:
    """The diary number that is all there is in a pair of brackets."""
    if match := _IN_BRACKETS.fullmatch(f"({text})"):
        return " ".join(match["number"].split())
    found = find_diary_numbers(text)
    whole = len(found) == 1 and len(found[0].span) >= len(text.strip()) - 1
    return found[0].key if whole else None


def close_name(text: str, end: int) -> int:
    match = _CLOSE.match(text, end)
    return match.end() if match and match[0].strip() else end
