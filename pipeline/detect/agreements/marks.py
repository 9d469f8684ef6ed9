"""A sentence with what is known in it put as marks, so that rules can be written over them.

"Regionfullmäktige antog avtalet i maj 2017, § 51" becomes "⟦B0⟧ antog ⟦A1⟧ i ⟦D2⟧, ⟦S3⟧". The letters:
A an agreement, B a body, K a group of municipalities that acts, D a date, P a period, S a § of a protocol.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from pipeline.model import PartialDate, Period, Span
from pipeline.swedish.bodies import find_bodies
from pipeline.swedish.dates import DateMention, find_dates, find_periods, find_yearless_dates, find_years
from pipeline.swedish.deferred import deferred
from pipeline.swedish.laws import find_law_citations
from pipeline.swedish.sieve import Sought

from .durations import find_last_days, find_terms, find_turns, to_last_day
from .knowledge import alternatives, read_table
from .sentences import Sentence
from .sites import Site
from .years import with_year

_LABEL = Sought(
    r"§\s?(?P<number>\d{1,4}(?:\s?[a-z]\b)?)(?!\s*(?:och|-|–|,)\s*\d)|(?<![\d§.:,-])(?<!§\s)(?P<before>\d{1,4})\s?§(?!\s?\d|§)",
    re.IGNORECASE,
)
_ALL_OF_THEM = r"de\s+(?:två|tre|fyra|fem|sex|båda|bägge)"
_GROUP = Sought(
    r"\b(?:medlems|ägar|samverkans)kommunerna(?:s\s+(?:kommun|social|utbildnings|skol|miljö)?(?:styrelser|nämnder|fullmäktige))?\b|\b(?:länets\s+|de\s+\w+\s+)?kommunernas\s+(?:\w+(?:nämnder|styrelser)|fullmäktige)\b|\b(?:varje|respektive|samtliga|länets|alla|regionens)\s+(?:av\s+länets\s+)?(?:\w+\s+)?kommun(?:er(?:na)?)?\b|\bde\s+deltagande\s+kommunerna\b"
    r"|(?<=\bhos\s)huvudmännen\b|(?<=\btill\s)huvudmännen\b"
    rf"|(?:(?<=\bhos\s)|(?<=\btill\s)){_ALL_OF_THEM}\s+\w*kommunerna(?![\w-])"
    rf"|\b{_ALL_OF_THEM}\s+kommunstyrelserna(?![\w-])"
    r"|(?<![\w-])(?:kommunstyrelserna|(?:\w+nämnderna|nämnderna)(?:\s+i\s+(?:de\s+\w+\s+)?kommunerna)?)(?![\w-])",
    re.IGNORECASE,
)
# Those who prepare what the parties share, and are no bodies of any of them.
_CREWS = alternatives(read_table("kinds")["crews"]["heads"])
_CREW = Sought(rf"(?<![\w-])(?:(?-i:[A-ZÅÄÖ])\w+s\s+)?\w*{_CREWS}(?![\w-])", re.IGNORECASE)
# "Samverkansrådet för måltider", but not "… för yttrande".
_FIELD = deferred(
    rf"\s+för\s+(?!{alternatives(read_table('kinds')['name']['purposes'])}(?![\w-]))[a-zåäöé][\w-]{{4,}}(?![\w-])"
)
_OF_A_FIELD = deferred(r"(?:rådet|gruppen|delegationen|kommittén)$", re.IGNORECASE)
_MONTH = r"(?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december)"
# "Mellan april och juni 2022".
_BETWEEN = Sought(
    rf"\bmellan\s+(?P<one>{_MONTH})\s+och\s+(?P<other>{_MONTH})\s+(?P<year>\d{{4}})", re.IGNORECASE
)
_PAST = deferred(
    r"\w{2,}(?:ade|des|tes|ats|its|tts|rts)\b|\b(?:har|hade|var|blev|fick|gav|skedde|hölls|antog)\b"
)
_VERB = deferred(r"(?:(?:(?:gäll|löp|upphör|går|gick)\w*|att|ut)\s+)+", re.IGNORECASE)
_CLAUSE = deferred(r"[,;]|\bsom\b|\boch\b")
# White space that is not one blank.
_SPACE = deferred(r"\s{2,}|[^\S ]")
_MEETING = r"(?:sammanträdet?|mötet?)"
# Numbers in brackets behind a §, brackets around a § or a day, "vid sitt sammanträde", the § before the day.
_WAYS = (
    # "Avtalet ska enligt förslaget gälla från …"
    (
        Sought(
            r"(?<=⟧)(\s(?:ska|skall))\senligt\s(?:⟦A\d+⟧|förslaget|utkastet)(?=\s(?:gälla|börja|träda|löpa|upphöra))"
        ),
        r"\1",
    ),
    (Sought(r"(?<=⟧)\s\((?:dnr\.?\s)?[A-ZÅÄÖ]{1,6}[\s-]?\d[\d/:.-]*\)"), ""),
    (Sought(r",?\s\(((?:⟦[DS]\d+⟧(?:,?\s)?){1,2})\)"), r", \1"),
    (Sought(rf"\s(?:vid|på|under)\s(?:sitt\s|sina\s)?{_MEETING}\s(?=(?:den\s)?⟦D)"), " "),
    (Sought(r"(?<!⟧)(?<!⟧,)(\s)(⟦S\d+⟧),?\s(?:den\s)?(⟦D\d+⟧)"), r"\1\3, \2"),
)
# "Avtalet från 2008 godkändes av …": the year tells which agreement is meant.
_OF_YEAR = deferred(r"\s(?:från|av)\s(?:år\s)?")
_TOKEN = deferred(r"⟦(?P<letter>[A-Z])(?P<index>\d+)⟧")


@dataclass(frozen=True, slots=True)
class Mark:
    """Something known in a sentence: its letter, its span on the document text, and its value."""

    letter: str
    span: Span
    site: int | None = None
    date: PartialDate | None = None
    period: Period | None = None
    name: str | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class MarkedText:
    """A stretch of text with marks in the place of what is known."""

    span: Span
    text: str
    marks: tuple[Mark, ...]

    @property
    def letters(self) -> frozenset[str]:
        """Which kinds of marks there are."""
        return frozenset(mark.letter for mark in self.marks)

    def marks_in(self, text: str) -> list[Mark]:
        """The marks whose tokens stand in `text`, a part of the marked text."""
        return [self.marks[int(match["index"])] for match in _TOKEN.finditer(text)]

    def sites_in(self, text: str) -> list[int]:
        """The sites of agreements that stand in a part of the marked text."""
        return [mark.site for mark in self.marks_in(text) if mark.site is not None]


class Marker:
    """Finds all that can be marked in a folded text once, and marks any stretch of it on demand."""

    def __init__(
        self,
        text: str,
        sites: Sequence[Site],
        sentences: Sequence[Sentence],
        written: PartialDate | None,
        body: str | None,
    ) -> None:
        self.text, self.sites, self.sentences, self.written, self.body = text, sites, sentences, written, body

    @cached_property
    def _mentions(self) -> list[DateMention]:
        return sorted([*find_dates(self.text), *find_years(self.text)], key=lambda mention: mention.span)

    @cached_property
    def _marks(self) -> list[Mark]:
        """All marks of the document in order; where two would overlap, the one found first stands."""
        kept: list[Mark] = []
        taken = bytearray(len(self.text))
        for mark in self._found():
            if not any(taken[mark.span.start : mark.span.end]):
                kept.append(mark)
                taken[mark.span.start : mark.span.end] = b"\1" * len(mark.span)
        return sorted(kept, key=lambda mark: mark.span)

    @cached_property
    def _mark_starts(self) -> list[int]:
        return [mark.span.start for mark in self._marks]

    def _found(self) -> Iterator[Mark]:
        for index, site in enumerate(self.sites):
            yield Mark("A", site.span, site=index)
        for span, period in find_terms(self.text):
            yield Mark("P", span, period=period, text=span.of(self.text).lower())
        for told in find_periods(self.text):
            # The verb is the rules' business: "gäller till och med …" is the verb and a period.
            verb = _VERB.match(self.text, told.span.start)
            span = Span(verb.end() if verb else told.span.start, told.span.end)
            period = to_last_day(span.of(self.text), told.period)
            yield Mark("P", span, period=period, text=span.of(self.text).lower())
        for span, day in (*find_last_days(self.text), *find_turns(self.text, self.written)):
            yield Mark("D", span, date=day)
        for between in _BETWEEN.near(self.text, 20, 80):
            first, last = (
                find_dates(f"{between[part]} {between['year']}")[0].value for part in ("one", "other")
            )
            yield Mark("P", Span(*between.span()), period=Period(first, last))
        for mention in self._mentions:
            yield Mark("D", mention.span, date=mention.value)
        for yearless in find_yearless_dates(self.text):
            date = with_year(
                yearless,
                self._passage(yearless.span),
                self._mentions,
                self.written,
                self._past(yearless.span),
            )
            if date:
                yield Mark("D", yearless.span, date=date)
        for match in _GROUP.near(self.text, 80, 80):
            group = " ".join(match[0].split())
            yield Mark("K", Span(*match.span()), name=group[0].lower() + group[1:])
        for body in find_bodies(self.text):
            name = self._generic(body.name) if body.generic else body.name
            yield self._acting(body.span, name)
        for match in _CREW.near(self.text, 120, 40):
            name = " ".join(match[0].split())
            yield self._acting(Span(*match.span()), name[0].upper() + name[1:])
        laws = [law.span for law in find_law_citations(self.text)]
        for match in _LABEL.near(self.text, 20, 40):
            span = Span(*match.span())
            if not any(span.overlaps(law) for law in laws):
                yield Mark("S", span, name="§ " + re.sub(r"\s", "", match["number"] or match["before"]))

    def _acting(self, span: Span, name: str | None) -> Mark:
        field = _FIELD.match(self.text, span.end) if name and _OF_A_FIELD.search(name) else None
        if field is None:
            return Mark("B", span, name=name)
        return Mark("B", Span(span.start, field.end()), name=f"{name} {' '.join(field[0].split())}")

    def _generic(self, noun: str) -> str | None:
        """ "Nämnden" in a document of one body is that body."""
        return self.body if self.body and self.body.lower().endswith(noun.lower()) else None

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [sentence.span.start for sentence in self.sentences]

    def _sentence(self, span: Span) -> Sentence:
        return self.sentences[max(0, bisect_right(self._sentence_starts, span.start) - 1)]

    def _passage(self, span: Span) -> Span:
        here = self._sentence(span)
        first = last = here
        while first.index and self.sentences[first.index - 1].block == here.block:
            first = self.sentences[first.index - 1]
        while last.index + 1 < len(self.sentences) and self.sentences[last.index + 1].block == here.block:
            last = self.sentences[last.index + 1]
        return Span(first.span.start, last.span.end)

    def _past(self, span: Span) -> bool:
        here = self._sentence(span)
        clause = _CLAUSE.split(self.text[here.span.start : span.start])[-1]
        return bool(_PAST.search(clause))

    def sentence(self, sentence: Sentence) -> MarkedText:
        """The text of a sentence with marks."""
        # Each kind of telling goes over all sentences anew.
        return self._marked_sentences[sentence.index]

    @cached_property
    def _marked_sentences(self) -> list[MarkedText]:
        return [self.mark(sentence.span) for sentence in self.sentences]

    def mark(self, span: Span) -> MarkedText:
        """The text of `span` with marks; what only partly lies in it is left as it is."""
        parts: list[str] = []
        marks: list[Mark] = []
        position = span.start
        for place in range(bisect_left(self._mark_starts, span.start), len(self._marks)):
            mark = self._marks[place]
            if mark.span.end > span.end:
                break
            between = _SPACE.sub(" ", self.text[position : mark.span.start])
            which = marks and marks[-1].letter == "A" and mark.date and not mark.date.month
            if which and _OF_YEAR.fullmatch(between):
                position = mark.span.end
                continue
            parts += [self.text[position : mark.span.start], f"⟦{mark.letter}{len(marks)}⟧"]
            marks.append(mark)
            position = mark.span.end
        parts.append(self.text[position : span.end])
        return MarkedText(span, _plain("".join(parts)), tuple(marks))


def _plain(text: str) -> str:
    """Ways of writing a reference as one: "vid sammanträdet den 3 maj (§ 12)" is "den 3 maj, § 12"."""
    text = _SPACE.sub(" ", text)
    if "⟧" not in text:
        return text
    for pattern, plain in _WAYS:
        text = pattern.sub(plain, text)
    return text
