"""Names of agreements: the noun with its parties and subject, "… mellan A och B om C (RS/12/2018)"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from pipeline.swedish.deferred import deferred

from .knowledge import alternatives, read_table
from .nouns import AgreementNoun
from .parties import PartyList, read_parties

_WORDS, _TITLE = read_table("kinds")["name"], read_table("kinds")["title"]
_RECEIVER = rf"\w*{alternatives(_WORDS['receivers'])}"
# What is decided of in one breath with it: "Avtal om X och reglemente för Y".
_BESIDE = (
    r"\s+(?:och|samt|jämte)\s+(?:(?:ett|nytt|reviderat|förslag\s+till)\s+)*"
    rf"\w*{alternatives(_WORDS['papers'])}(?![\w-])"
)
_LINK = alternatives(_WORDS["subject_links"])
# "… sägs upp för omförhandling": what is to be done with it is no subject.
_SUBJECT = deferred(
    rf"\s+(?P<link>{_LINK})\s+(?!{alternatives(_WORDS['purposes'])}(?![\w-]))(?=[\w”\"“])", re.IGNORECASE
)
# "… om X till och med den 1 maj", "… om X till fullmäktige"; but "om stöd till unga" goes on.
_TOWARDS = r"till\s+(?:(?:och\s+med|den|det|de|att|utgången|slutet|(?-i:[A-ZÅÄÖ])|\d)|" + _RECEIVER + ")"
# In a title the subject may follow without a link: "Markanvisningsavtal Svanen 3", "… inom skolan".
_BARE = deferred(r"\s+(?!(?:mellan|med|samt|och|från|daterad)\b)(?=\w)", re.IGNORECASE)
_BETWEEN = deferred(r",?\s+(?:som\s+(?:träffats|slutits|ingåtts)\s+)?mellan\s+", re.IGNORECASE)
_FOR_LIST = deferred(
    r"\s+för\s+(?=(?-i:[A-ZÅÄÖ])[\w-]+(?:,\s+(?-i:[A-ZÅÄÖ])[\w-]+)*\s+och\s+(?-i:[A-ZÅÄÖ])[\w-]+\s+kommuner\b)"
)
_WITH = deferred(r"\s+med\s+(?=(?-i:[A-ZÅÄÖ])|länets|regionens|kommunerna|samtliga)", re.IGNORECASE)
_STOP = deferred(
    rf"\s+{_TOWARDS}|\s+{alternatives(_WORDS['stops'])}(?![\w-])|[.;,()”\"“!?\[\]•]|:(?!\d)|\s[–-]\s|\s+(?:och|samt)\s+(?:att|[^\W\d_]+(?:er|ar|des|ades))\b|"
    r"\s+[^\W\d_]+(?:des|tes|ats|its|tts)\s+(?=\d|i\s|den\s|av\s|under\s)|\s+mellan\s|"
    + _BESIDE
    + r"|\s+från\s+(?=\d)|\s+(?:i|från)\s+(?:jan|feb|mars|april|maj|jun|jul|aug|sept|okt|nov|dec)"
    r"|\s+(?:den\s+)?\d{1,2}\s+\w+\s+\d{4}|\s+§|\Z",
    re.IGNORECASE,
)
# "Avtal om X, förlängning": what follows the name says what the matter does with it.
_AFTERWARDS = rf"(?:,?\s+[–-]|,)\s+{alternatives(_TITLE['afterwards'])}\b"
_TITLE_STOP = deferred(
    _AFTERWARDS
    + "|"
    + _BESIDE
    + r"|[;()”\"“\[\]•]|\.(?=\s|\Z)|,?\s+(?:dnr|diarienummer)\b|\s+mellan\s|\s+\d{4}[-–]\d|\Z",
    re.IGNORECASE,
)
_LONGEST = 160


@dataclass(frozen=True, slots=True)
class AgreementName:
    """What follows the noun: parties, subject, and where the name ends.

    `between` is true where the parties are named as such ("mellan A och B"), false for "med B". `bare` is
    true where the subject follows without a word that links it, as in a title ("… i norra länsdelen").
    """

    end: int
    parties: PartyList
    between: bool = False
    subject: str | None = None
    bare: bool = False


def read_name(
    text: str, noun: AgreementNoun, organisation: str | None = None, title: bool = False
) -> AgreementName:
    """The name that `noun` begins; in a title its subject runs to the end of the title."""
    end, subject = noun.span.end, None
    limit = min(len(text), end + 3 * _LONGEST)
    parties = PartyList((), end)
    between = False
    first = _read_subject(text, end, limit, title)
    if first:
        subject, end = first
    listed = _FOR_LIST.search(text, noun.span.end, limit)
    if listed and listed.start() <= end:
        # "Avtal om gemensam växel för Älvsta, Granfors och Sjöviks kommuner"
        found = read_parties(text, listed.end(), organisation)
        if len(found.names) > 1 and not found.vague:
            kept = " ".join((subject or "").split()).partition(" för ")[0]
            return AgreementName(found.end, found, False, kept or None)
    if match := _BETWEEN.match(text, end, limit):
        found = read_parties(text, match.end(), organisation)
        if found.names or found.vague:
            parties, between, end = found, True, found.end
    elif match := _WITH.match(text, end, limit):
        found = read_parties(text, match.end(), organisation)
        if found.names:
            parties, end = found, found.end
    if (parties.names or parties.vague) and (later := _read_subject(text, end, limit, title)):
        subject, end = later
    bare = bool(title and subject and not _SUBJECT.match(text, noun.span.end, limit))
    return AgreementName(end, parties, between, subject, bare)


def parties_behind(
    text: str, end: int, name: AgreementName, organisation: str | None
) -> tuple[AgreementName, int]:
    """`name` with the parties and the subject told behind its number, and where they end.

    "Avtal om X (KS/3/2012) mellan A och B", "Avtalet (KS/3/2012) mellan A och B avseende X".
    """
    match = _BETWEEN.match(text, end) if not name.parties.names else None
    found = read_parties(text, match.end(), organisation) if match else None
    if not found or len(found.names) < 2 or found.vague:
        return name, end
    whole, end = replace(name, parties=found, between=True), found.end
    later = None if name.subject else _read_subject(text, end, min(len(text), end + _LONGEST), False)
    return (replace(whole, subject=later[0]), later[1]) if later else (whole, end)


def _read_subject(text: str, position: int, limit: int, title: bool) -> tuple[str, int] | None:
    link = _SUBJECT.match(text, position, limit) or (_BARE.match(text, position, limit) if title else None)
    if not link:
        return None
    stop = (_TITLE_STOP if title else _STOP).search(text, link.end() - 1, limit)
    end = stop.start() if stop else limit
    subject = " ".join(text[link.end() : end].split()).strip(" ,")
    if len(subject) < 4 or not re.search(r"[^\W\d_]{2}", subject) or end - link.end() > _LONGEST:
        return None
    return subject, end
