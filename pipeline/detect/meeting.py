"""The meeting's place, times, range of §§, chair, secretary and verification, from its front pages."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.model import Attendee, Header, Meeting, NumberRange, Paragraph, Person
from pipeline.swedish.dates import find_dates
from pipeline.swedish.deferred import deferred

from .attendance import LabelledText, labelled_texts
from .attendance_entries import ranges
from .manuscript import Manuscript

_CLOCK = r"(?P<{0}>(?:[01]?\d|2[0-4])[.:][0-5]\d)"
_UNTIL = r"(?:\s*(?:[-–—]|till|t\.?o\.?m\.?)\s*(?:kl(?:ockan|\.)?\s*)?)"
_TIMES = deferred(
    rf"(?:\bkl(?:ockan|\.)?\s*)?(?<![\d.:-]){_CLOCK.format('start')}(?:{_UNTIL}{_CLOCK.format('end')})?(?![\d:]|\.\d|-\d)",
    re.IGNORECASE,
)
_ADJOURNED = deferred(rf"\bajourner\w*\s+(?:\w+\s+){{0,2}}?{_TIMES.pattern}", re.IGNORECASE)
# "Paragrafer §§27-68" may share the line of the place.
_BESIDE_RANGE = deferred(
    r"\s*\b(?:Paragraf(?:er)?|Justerade paragrafer)\s*:?\s*(?P<range>§*\s*\d[\d\s,–—-]*)", re.I
)
_WEEKDAY = deferred(r"\b(?:mån|tis|ons|tors|fre|lör|sön)dagen\b(?: den)?\s*,?", re.IGNORECASE)
_REMOTE = deferred(r"\bjustera[st]\b|\bdigital", re.IGNORECASE)
_LONGEST_PLACE = 120


def find_meeting(
    manuscript: Manuscript, header: Header, paragraphs: Sequence[Paragraph], attendance: Sequence[Attendee]
) -> Meeting | None:
    """The meeting's facts, `None` where the document has none of these labels."""
    labelled = labelled_texts(manuscript, header, paragraphs)
    pieces = [item for item in labelled if item.pieces]
    if not pieces:
        return None
    about = " ".join(_texts(pieces, {"place_time", "place", "time"}))
    verification = " ".join(_texts(pieces, {"verification"}))
    first, last = _range(pieces, about)
    start, end = _times(about)
    days = [mention.value for mention in find_dates(verification) if mention.value.day]
    meeting = Meeting(
        page=pieces[0].pieces[0][1].page,
        place=_place(" ".join(_texts(pieces, {"place_time"})) or " ".join(_texts(pieces, {"place"}))),
        start=start,
        end=end,
        first_number=first,
        last_number=last,
        chair=_officer(attendance, "chair", ("ordförande",)),
        secretary=_officer(
            attendance,
            "secretary",
            ("sekreterare", "nämndsekreterare", "kommunsekreterare", "protokollförare"),
        ),
        verification_place=_place(verification) if not _REMOTE.search(verification) else None,
        verification_date=days[0] if len(days) == 1 else None,
    )
    nothing = Meeting(page=meeting.page)
    return None if meeting == nothing else meeting


def _texts(labelled: Sequence[LabelledText], roles: set[str]) -> list[str]:
    return [text.strip() for item in labelled if item.role in roles for text, _, _ in item.pieces]


def _times(text: str) -> tuple[str | None, str | None]:
    """The first time with an end, else the first; times of adjournments are none of the meeting's."""
    text = _ADJOURNED.sub("", text)
    found = [match for match in _TIMES.finditer(text) if _is_time(match, text)]
    match = next((item for item in found if item["end"]), found[0] if found else None)
    return (_clock(match["start"]), _clock(match["end"])) if match else (None, None)


def _is_time(match: re.Match[str], text: str) -> bool:
    return "kl" in match[0].lower() or match["end"] is not None or ":" in match["start"]


def _clock(written: str | None) -> str | None:
    if not written:
        return None
    hour, minute = re.split(r"[.:]", written)
    return f"{int(hour):02d}:{minute}"


def _place(text: str) -> str | None:
    """What is left of the place when times, dates and what follows them are taken away."""
    text = _BESIDE_RANGE.sub("", text)
    dates = find_dates(text)
    for mention in reversed(dates):
        text = f"{text[: mention.span.start]} {text[mention.span.end :]}"
    text = _WEEKDAY.sub("", text)
    match = _TIMES.search(text)
    if match is not None:
        # "… kl. 09.30–16.45. Sammanträdet ajournerades": the place may stand before or after the time.
        before, after = text[: match.start()], text[match.end() :]
        text = before if len(before.strip(" ,.;:")) > 2 else after
    text = re.split(r"\.\s+(?=[A-ZÅÄÖ])|\bAjourner", text)[0]
    text = re.sub(r"\b(?:den|kl\.?|klockan)\s*(?=[,.]|$)", "", text)
    text = re.sub(r"\s+(?=,)", "", re.sub(r"\s+", " ", text)).strip(" ,.;:-–")
    return text if 2 < len(text) <= _LONGEST_PLACE else None


def _range(labelled: Sequence[LabelledText], about: str) -> tuple[int | None, int | None]:
    texts = _texts(labelled, {"range"})
    texts += [match["range"] for match in _BESIDE_RANGE.finditer(about)]
    found: list[NumberRange] = [run for text in texts for run in ranges(text)]
    if not found:
        return None, None
    return found[0][0], max(last for _, last in found)


def _officer(attendance: Sequence[Attendee], role: str, titles: tuple[str, ...]) -> Person | None:
    """Who signs in the role, with the party of the list; else the one who alone has the title."""
    signed = [item.person for item in attendance if item.role == role]
    titled = [item.person for item in attendance if _titled(item.title, titles)]
    persons = list(dict.fromkeys(signed)) or list(dict.fromkeys(titled))
    if len({person.name for person in persons}) != 1:
        return None
    name = persons[0].name
    parties = {item.person.party for item in attendance if item.person.name == name and item.person.party}
    return Person(name, next(iter(parties))) if len(parties) == 1 else Person(name)


def _titled(title: str | None, titles: tuple[str, ...]) -> bool:
    words = (title or "").casefold()
    return words in titles or any(words.endswith(f"och {name}") for name in titles)
