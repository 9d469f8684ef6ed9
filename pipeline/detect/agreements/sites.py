"""The places where a text speaks of an agreement, each with what stands right beside the word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from pipeline.model import Period, Span
from pipeline.swedish.dates import PeriodMention, find_periods
from pipeline.swedish.deferred import deferred
from pipeline.swedish.diary import DiaryNumber, find_diary_numbers
from pipeline.swedish.sieve import Sought
from pipeline.swedish.windows import windows_around

from .knowledge import alternatives, read_table
from .names import AgreementName, parties_behind, read_name
from .nouns import HEADS, AgreementNoun, find_nouns
from .parties import PartyList
from .pointers import ADJECTIVE, POINTERS, WORDS_OF_ADJECTIVES, Pointer
from .proper import proper_title
from .short_names import ShortName, defined_words, short_name
from .site_numbers import close_name, number_beside

_KINDS = read_table("kinds")
_BEFORE = deferred(
    r"(?P<proposal>\b(?:förslag(?:et|en)?|utkast(?:et)?)\s+till\s+(?:att\s+teckna\s+)?)?[”\"“’]?"
    rf"(?P<article>\b(?:ett|det|den|detta|denna|en|vårt|vår)\s+)?(?:(?:nu|idag|fortfarande)\s+)?(?P<words>(?:\b{ADJECTIVE},?\s+(?:och\s+)?)*)[”\"“’]?$",
    re.IGNORECASE,
)
# The words of which what stands before the noun is made.
_WORDS_BEFORE = WORDS_OF_ADJECTIVES | frozenset(_KINDS["before"]["words"])
_LONGEST_BEFORE = 90
PROPOSAL = "förslag"
# "Det ersattes av …", "Den gäller från …": a pronoun that can only mean the agreement just spoken of.
PRONOUN = "pronomen"
_VERBS = alternatives(_KINDS["pronouns"]["verbs"])
_PRONOUN = Sought(
    rf"(?:(?:(?<=[.!?]\s)|^)(?P<word>Den|Det)|(?<=,\soch\s)(?P<joined>den|det))"
    rf"(?=\s+(?:(?:(?:har|hade|ska|skall|föreslås|blev)\s+(?:(?:därefter|sedan|senare|nu|också|även)\s+)?)?{_VERBS}(?![\w-])"
    r"|(?:var|har\s+varit|låg)\s+(?:[^.;]{0,40}\s)?på\s+(?:remiss|samråd)\b))"
    # "Fullmäktige antog det i maj": what was just spoken of is what was done something with.
    rf"|\b{alternatives(_KINDS['pronouns']['objects'])}\s+(?P<object>det(?=[,.;]|\s+(?:i|den|under|till|med|för|av|genom|upp)\b|\s+\d)"
    r"|den(?=[,.;]|\s+(?:i|under|till|med|för)\b))",
    re.MULTILINE,
)
# Where one may stand: at the begin of a sentence, behind "och", or behind what is done with it.
_PRONOUN_SPOT = deferred(rf"De[nt]\s|,\soch\sde[nt]\s|{alternatives(_KINDS['pronouns']['objects'])}\s+de[nt]")
# "Kommunerna har sedan 1999 haft ett avtal om …": one that was there before the one that is being made.
_OF_OLD = Sought(
    r"\b(?:ha(?:r|de|ft)\b[^.;:]{0,60}\bsedan\b|sedan\b[^.;:]{0,40}\b(?:har|haft|finns|funnits|gäller|gällt)\b|(?:har|hade)\b[^.;:]{0,40}\bhaft\b"
    r"|sedan\s+tidigare\b)[^.;:]{0,40}$"
    # "Regionen och stiftelsen har ett avtal om …"
    r"|\b(?:har|hade)\s+(?:(?:i\s?dag|redan|nu|också|även|för\s+närvarande|tidigare)\s+)*$",
    re.IGNORECASE,
)
_PROPOSAL = Sought(
    r"\b(?:rubricerade\s+förslag|(?:avtals|remiss)?förslaget|(?:avtals)?utkastet"
    r"|(?:(?<=[.!?]\s)|^)(?P<article>Ett)\s+(?:första\s+)?(?:förslag|utkast))\b(?!\s+(?:till|om|från|på|att|som)\b)"
    # "I mars remitterades förslaget till kommunerna": "till" is where it was sent, and no part of its name.
    rf"|\b{alternatives(_KINDS['pronouns']['sent'])}\s+(?P<sent>(?:avtals)?(?:förslaget|utkastet))(?=\s+(?:till|på\s+(?:remiss|samråd)|för\s+yttrande)\b)",
    re.IGNORECASE | re.MULTILINE,
)
_TITLES: dict[str, list[str]] = _KINDS["title"]
_ABOUT = rf"[^,:]{{0,40}}{alternatives([*_TITLES['about'], *_TITLES['afterwards']])}"
# A title that is about an agreement begins with its name, or with what is done with it.
_LEADS = alternatives([*_TITLES["new"], *_TITLES["answers"], *_TITLES["about"]])
_HEADED = deferred(
    rf"(?:(?!{_ABOUT})[^,:]{{3,60}}[,:]\s+(?=(?-i:[A-ZÅÄÖ])))?\W*(?:{_LEADS}[\s:–-]*)*(?:\S+\s+)?\S*{alternatives(HEADS)}",
    re.IGNORECASE,
)
_AFTER_PERIOD = deferred(
    r"[”\"“’\s]*[,(]?\s*(?:för\s+)?(?:(?:perioden|åren|avtalsperioden|tiden)\s+)?$", re.IGNORECASE
)
_YEAR = deferred(r"(?:19|20)[0-9]{2}")
# How much of the text is read for the number and the years behind a name, before and behind its end.
_BACK, _ONWARD = 200, 240
# How far behind a name the years of its period may stand.
_NEAR = 80
_APPOSITION = deferred(r"\s*[,(:]?\s*[”\"“’]?\s*$")
_OPEN_QUOTE = deferred(r"[”\"“’]\s*$")


@dataclass(frozen=True, slots=True)
class Site:
    """A place that speaks of an agreement: `span` with the words around the noun that belong to it.

    `title` is the name as a title, for a name that stands by itself; empty for a mere word ("avtalet").
    `pointer` says by which word the writer chose among several ("nuvarande", "nya", "detta"). `short` is what
    the text calls it from there on.
    """

    span: Span
    noun: AgreementNoun
    name: AgreementName
    title: str = ""
    pointer: Pointer | None = None
    article: str = ""
    proposal: bool = False
    diary_number: str | None = None
    period: Period | None = None
    lemmas: frozenset[str] = frozenset()
    named: bool = False
    short: ShortName | None = None

    @property
    def definite(self) -> bool:
        """True where the writer points at one known agreement: "avtalet", "det avtal som …"."""
        return self.noun.number == "definite" or self.article in ("det", "den")

    @property
    def bare(self) -> bool:
        """True for a word that only points back, with nothing that tells which: "avtalet"."""
        return self.definite and not (
            self.title or self.named or self.pointer or self.diary_number or self.period
        )

    @property
    def parties(self) -> tuple[str, ...]:
        return self.name.parties.names


class _Known:
    """What is looked for only where some agreement may have it beside its name."""

    def __init__(self, text: str, folded: str) -> None:
        self._text, self._folded = text, folded

    def numbers_behind(self, end: int) -> list[DiaryNumber]:
        """The diary numbers that stand not far behind a name which ends at `end`."""
        floor = max(0, end - _BACK)
        found = find_diary_numbers(self._folded[floor : end + _ONWARD])
        return [
            replace(number, span=Span(number.span.start + floor, number.span.end + floor)) for number in found
        ]

    def periods_behind(self, end: int) -> list[PeriodMention]:
        """The periods that stand not far behind such a place."""
        floor = max(0, end - _BACK)
        found = find_periods(self._text[floor : end + _ONWARD])
        return [replace(told, span=Span(told.span.start + floor, told.span.end + floor)) for told in found]


def find_sites(
    text: str, titles: tuple[Span, ...] = (), organisation: str | None = None, folded: str | None = None
) -> list[Site]:
    """The sites of a folded text in order; in the spans of `titles` a name runs to the end of the title.

    Where headings have been cut off in `text`, `folded` is the same text as it was before: a cut in a diary
    number would be taken for a part of it.
    """
    known = _Known(text, folded if folded is not None else text)
    sites: list[Site] = []
    taken = 0
    headed = {span: bool(_HEADED.match(text, span.start, span.end)) for span in titles}
    for noun in find_nouns(text, defined_words(text)):
        if noun.span.start < taken or noun.number == "plural":
            continue
        title = next((span for span in titles if span.start <= noun.span.start < span.end), None)
        # A title is read as if the text ended with it.
        whole = text[: title.end] if title else text
        title = title if title and headed[title] else None
        name = read_name(whole, noun, organisation, title is not None)
        site = _with_surroundings(text, noun, name, title is not None, known, organisation)
        if sites and (joined := _apposition(text, sites[-1], site)):
            sites[-1] = joined
        else:
            sites.append(site)
        taken = sites[-1].span.end
    return sorted([*sites, *_proposals(text, sites), *_pronouns(text)], key=lambda site: site.span)


def _pronouns(text: str) -> Iterator[Site]:
    spots = (match.start() for match in _PRONOUN_SPOT.finditer(text))
    for match in _PRONOUN.within(text, windows_around(text, spots, 40, 160)):
        span = Span(*match.span("object" if match["object"] else 0))
        noun = AgreementNoun(span, PRONOUN, PRONOUN, "definite")
        word = (match["word"] or match["joined"] or match["object"]).lower()
        yield Site(span, noun, AgreementName(span.end, PartyList((), span.end)), article=word)


def _proposals(text: str, sites: list[Site]) -> Iterator[Site]:
    """ "Förslaget", which may be that of an agreement spoken of before."""
    for match in _PROPOSAL.near(text, 60, 60):
        span = Span(*match.span("sent" if match["sent"] else 0))
        if not any(site.span.overlaps(span) for site in sites):
            noun = AgreementNoun(span, PROPOSAL, PROPOSAL, "definite")
            article = match["article"] or ""
            yield Site(
                span, noun, AgreementName(span.end, PartyList((), span.end)), "", None, article.lower(), True
            )


def _with_surroundings(
    text: str,
    noun: AgreementNoun,
    name: AgreementName,
    in_title: bool,
    known: _Known,
    organisation: str | None,
) -> Site:
    before = _BEFORE.search(text, _words_begin(text, noun.span.start), noun.span.start)
    words = before["words"].lower().replace(",", " ").split() if before else []
    article = (before["article"] or "").strip().lower() if before else ""
    pointer = next((POINTERS[word] for word in words if word in POINTERS), None)
    if pointer is None and article in ("detta", "denna"):
        pointer = "this"
    if (
        pointer is None
        and noun.number == "indefinite"
        and not in_title
        and not (before and before["proposal"])
    ):
        start = before.start() if before else noun.span.start
        floor = max(0, start - 120)
        old = _OF_OLD.may_match(text[floor:start]) and _OF_OLD.compiled.search(text, floor, start)
        pointer = "old" if old else None
    end, number, period = name.end, None, None
    if told_number := number_beside(text, end, known.numbers_behind):
        number, end = told_number
    whole = name
    if number:
        name, end = parties_behind(text, end, name, organisation)
    if short := short_name(text, end):
        number, end = number or short.number, short.end
    title = proper_title(text, noun, whole, _is_quoted(text, noun), in_title, number)
    for told in known.periods_behind(end) if _YEAR.search(text, end, end + _NEAR) else ():
        if end <= told.span.start <= end + 20 and _AFTER_PERIOD.match(text[end : told.span.start]):
            if told.period.start and told.period.end and not told.period.start.month:
                period, end = told.period, close_name(text, told.span.end)
            break
    if _is_quoted(text, noun) and text[end : end + 1] in ("”", '"', "“", "’"):
        end += 1
    return Site(
        span=Span(before.start() if before else noun.span.start, end),
        noun=noun,
        name=name,
        title=title,
        named=bool(name.subject or name.parties.names),
        short=short,
        pointer=pointer,
        article=article,
        proposal=bool(before and before["proposal"]),
        diary_number=number,
        period=period,
        lemmas=frozenset([noun.lemma]),
    )


def _words_begin(text: str, end: int) -> int:
    """Where the words begin that may all belong to a noun at `end`, none of them another noun or a verb."""
    floor = max(0, end - _LONGEST_BEFORE)
    begin = end
    while begin > floor:
        last = len(text[floor:begin].rstrip()) + floor
        first = max(text.rfind(" ", floor, last), text.rfind("\n", floor, last), floor - 1) + 1
        if first == floor or text[first:last].strip('”"“’,').lower() not in _WORDS_BEFORE:
            return first
        begin = first
    return floor


def _is_quoted(text: str, noun: AgreementNoun) -> bool:
    return bool(_OPEN_QUOTE.search(text, max(0, noun.span.start - 3), noun.span.start))


def _apposition(text: str, first: Site, second: Site) -> Site | None:
    """`first` with the name that stands beside it: "det nya avtalet, Överenskommelse mellan …"."""
    between = text[first.span.end : second.span.start]
    told = first.name.between and not first.name.subject and not first.diary_number
    if (first.title and not told) or not second.title or not _APPOSITION.match(between):
        return None
    if not (text[second.noun.span.start].isupper() or between.strip()):
        return None
    if told:
        # "Ett avtal mellan A och B, Avtal om X".
        if second.parties or "," not in between or first.noun.number != "indefinite":
            return None
        second = replace(second, name=replace(second.name, parties=first.name.parties, between=True))
    elif first.parties or not (
        first.noun.number == "definite" or first.proposal or first.pointer == "current"
    ):
        return None
    return replace(
        second,
        span=Span(first.span.start, close_name(text, second.span.end) if "(" in between else second.span.end),
        pointer=first.pointer or second.pointer,
        article=first.article,
        proposal=first.proposal or second.proposal,
        lemmas=first.lemmas | second.lemmas,
    )
