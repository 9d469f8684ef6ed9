"""What a document is known to speak of, and which of it a word may mean by where it stands."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from pipeline.model import Span
from pipeline.swedish.deferred import deferred

from .entities import Entity, fold_name
from .matching import may_mean
from .nouns import ADDING, HEADS
from .sentences import Sentence
from .sites import Site
from .title_lines import TitleLine
from .told_parties import parties_beside

# What has been given up or has run out is not what a matter is only about to make.
_ENDED = deferred(
    r"\s+(?:som\s+)?(?:(?:har|hade|är|blev)\s+(?:därefter\s+|nu\s+|redan\s+)?(?:sagts\s+upp|uppsag[td]|upphört|löpt\s+ut)|sades\s+upp|upphörde|löpte\s+ut|gick\s+ut)\b",
    re.IGNORECASE,
)
# "Nyttjanderättsavtalet som fullmäktige godkände den 15 juni 1992 ersätts av detta avtal."
_GIVES_WAY = deferred(
    r"[^.;]{0,120}?\b(?:ersätts|upphävs|upphör\s+att\s+gälla)\s+(?:av|genom|i\s+och\s+med)\s+(?:det\s+här|detta|denna)\b",
    re.IGNORECASE,
)
# "Avtalet upphör den 30 september 2021 och ersätts av det nya avtalet."
_REPLACED_BY_NEW = deferred(
    r"[^.;]{0,90}?\b(?:ersätts|avlöses|ersattes|avlöstes)\s+(?:[^.;]{0,30}\s)?(?:av|genom)\s+(?:det|den|ett|en)\s+(?:nya?|nytt)\b",
    re.IGNORECASE,
)
# What another replaces is brought up for once: after "Det ersätter Avtal om X." "avtalet" is the new one.
REPLACED = deferred(
    r"\b(?:ersätter|ersatte|avlöser|avlöste|i\s?stället\s+för|ersättning\s+för)\s+(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)


# "… gemensamt benämnda Delägarna"
_GROUP = deferred(
    r"\b(?:gemensamt|tillsammans|nedan)\s+(?:benämnda|kallade|benämns|kallas)\s+[”\"“]?(?P<group>(?-i:[A-ZÅÄÖ])[a-zåäö]+)",
    re.IGNORECASE,
)
_GROUP_ACTS = deferred(
    r"\b(?P<who>[A-ZÅÄÖ][a-zåäö]+)\s+(?:har|hade)\s+(?:\w+\s+)?(?:sedan|tidigare|ingått|slutit|träffat|tecknat)\b[^.;]*$"
)


class Known:
    """The agreements of a document found so far, and the sites that speak of them."""

    def __init__(
        self,
        text: str,
        sentences: Sequence[Sentence],
        titles: Sequence[TitleLine],
        own: Entity | None,
        organisation: str | None = None,
        made: Sequence[Span] = (),
    ) -> None:
        self.text = text
        self.sentences = sentences
        self.titles = titles
        self.organisation = organisation
        # Where the words of decisions stand, made or only proposed, by which agreements are made.
        self.made = made
        self.entities: list[Entity] = [own] if own else []
        self.sites: list[Site] = []
        self.chosen: list[int | None] = []
        # Sites that mean an agreement which has no name in this document.
        self.unnamed: set[int] = set()
        self._sentences_of: list[Sentence] = []
        self._numbered_new: set[int | None] = set()
        self._renewed: set[int | None] = set()
        self._starts = [sentence.span.start for sentence in sentences]

    def sentence_at(self, offset: int) -> Sentence:
        """The sentence that holds `offset`."""
        return self.sentences[max(0, bisect_right(self._starts, offset) - 1)]

    def matter_of(self, span: Span, made: bool = False) -> int | None:
        """The agreement that the matter around `span` is about: its subject, or the only one it speaks of.

        With `made` one that is just being made is left out.
        """
        item = self.sentence_at(span.start).item
        here = [
            place
            for place, entity in enumerate(self.entities)
            if item in entity.items or (entity.is_subject and self._one_matter())
        ]
        if made:
            here = [place for place in here if not self.entities[place].made_here] or here
        subjects = [place for place in here if self.entities[place].is_subject]
        for found in (subjects, here):
            if len(found) == 1:
                return found[0]
        return None

    def _parties_beside(self, site: Site) -> tuple[str, ...]:
        """Who is told beside the place to have made the agreement."""
        here = self.sentence_at(site.span.start)
        last = self.sentences[here.index - 1] if here.index else here
        before = last.span.start if here.index and last.block == here.block else None
        return parties_beside(
            self.text, here.span.start, site, self.organisation, before
        ) or self._group_beside(here.span.start, site)

    def _group_beside(self, begins: int, site: Site) -> tuple[str, ...]:
        """In an agreement "Parterna", or "Delägarna" if it calls its own parties so, who had an older one."""
        own = next((entity for entity in self.entities if entity.is_document), None)
        if own is None or not site.title:
            return ()
        calls = _GROUP.search(self.text)
        acts = _GROUP_ACTS.search(self.text, begins, site.span.start)
        called = {"Parterna", calls["group"] if calls else "Parterna"}
        return own.parties if acts and acts["who"] in called else ()

    def title_of(self, site: Site) -> TitleLine | None:
        """The title that the place stands in."""
        start = site.noun.span.start
        return next((line for line in self.titles if line.span.start <= start < line.span.end), None)

    def _candidates(self, site: Site, item: int | None) -> list[int]:
        scope = [
            place
            for place, entity in enumerate(self.entities)
            if entity.title and (item in entity.items or self._one_matter() or entity.is_document)
        ]
        exact = [place for place in scope if site.lemmas & self.entities[place].lemmas]
        if (
            (site.bare or site.proposal or site.pointer == "new")
            and exact
            and site.noun.lemma == site.noun.head
        ):
            # "Avtalet" may be the matter's samarbetsavtal, or one just spoken of, before one called "avtal".
            exact += [
                place
                for place in scope
                if place not in exact
                and not self._only_adds(place, exact)
                and site.noun.head in self.entities[place].heads(HEADS)
                and (
                    (self.entities[place].is_subject and item in self.entities[place].items)
                    or self._is_near(site, place)
                    or ((site.pointer == "new" or site.proposal) and self.entities[place].made_here)
                )
            ]
        if not exact and site.noun.lemma == site.noun.head:
            exact = [place for place in scope if site.noun.head in self.entities[place].heads(HEADS)]
        if not exact and site.bare and site.noun.lemma == "avtal":
            # Any of the words may be called an agreement where the matter is about that one thing only.
            subjects = [place for place in scope if self.entities[place].is_subject]
            exact = subjects if len(subjects) == 1 and len(scope) == 1 else []
        if not exact and site.parties:
            # "Att teckna skötselavtal med A" in the matter "Avtal med A om skötsel av spår".
            exact = [
                place
                for place in scope
                if self.entities[place].is_subject
                and site.noun.head in self.entities[place].heads(HEADS)
                and {fold_name(party) for party in site.parties}
                & {fold_name(party) for party in self.entities[place].parties}
            ]
        return [place for place in exact if may_mean(self.entities[place], site)]

    def _is_near(self, site: Site, place: int) -> bool:
        """True where the same or the last sentence of the block speaks of the agreement."""
        here = self.sentence_at(site.span.start)
        return any(
            chosen == place
            # What adds to an agreement is seldom called just that: "Tilläggsavtal till … Avtalet".
            and not other.noun.lemma.startswith(ADDING)
            and other.span.start < site.span.start
            and (there := self.sentence_at(other.span.start)).block == here.block
            and here.index - 1 <= there.index
            for chosen, other in zip(self.chosen, self.sites, strict=True)
        )

    def _gives_way(self, site: Site) -> bool:
        """True in an agreement that says of an older one that it takes its place."""
        return bool(_GIVES_WAY.match(self.text, site.span.end))

    def _only_adds(self, place: int, exact: Sequence[int]) -> bool:
        """True for what adds to an agreement that the matter is about too: "avtalet" is the one added to."""
        return any(self.entities[other].is_subject for other in exact) and any(
            lemma.startswith(ADDING) for lemma in self.entities[place].lemmas
        )

    def _is_over(self, site: Site) -> bool:
        return bool(
            _ENDED.match(self.text, site.span.end) or _REPLACED_BY_NEW.match(self.text, site.span.end)
        )

    def _one_matter(self) -> bool:
        """True for a document that is about one thing: no meeting's paragraphs, or only one."""
        return len({sentence.item for sentence in self.sentences if sentence.item is not None}) <= 1

    def _nearest(self, index: int, sentence: Sentence, fits: Sequence[int]) -> list[int]:
        """Of several candidates those that the same or the last sentence of the block speaks of before."""
        return sorted(
            {
                place
                for place, site in zip(self.chosen[:index], self.sites[:index], strict=True)
                if place is not None
                and place in fits
                and not REPLACED.search(self.text, max(0, site.span.start - 60), site.span.start)
                and (other := self.sentence_at(site.span.start)).block == sentence.block
                and sentence.index - 1 <= other.index
            }
        )
