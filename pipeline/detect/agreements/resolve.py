"""Which agreement each place speaks of: one candidate, or none."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from .antecedents import adopted_after, antecedent
from .entities import Entity, is_among
from .focus import Focus
from .matching import is_evident, is_same, may_mean
from .nouns import HEADS
from .sites import PRONOUN, PROPOSAL, Site
from .title_lines import is_made, is_own
from .titles import absorb, full_name_of

# Sentences over which "ett förslag" may reach back to what is being made.
_REACH = 3


class Resolver(Focus):
    """Leads the sites of one document to its agreements, first the names, then the words that point back."""

    def resolve(self, sites: Sequence[Site]) -> list[int | None]:
        """For each site the index of its agreement in `entities`, or `None`."""
        self._numbered_new = {
            self.sentence_at(site.span.start).item
            for site in sites
            if site.pointer == "new" and site.diary_number and not site.named
        }
        self.sites = [self._without_foreign_number(site) for site in sites]
        self.chosen = [None] * len(self.sites)
        self._sentences_of = [self.sentence_at(site.span.start) for site in self.sites]
        self._renewed = {
            sentence.item
            for site, sentence in zip(self.sites, self._sentences_of, strict=True)
            if site.pointer == "new"
        }
        self._pass(self._named, lambda site: bool(site.title and site.named))
        self._pass(self._numbered, lambda site: bool(site.title and not site.named))
        self._join_short_titles()
        self._number_subjects()
        for choose in (self._called, self._pointed, self._tentative, self._back):
            self._pass(choose, lambda site: not site.title and site.noun.head not in (PROPOSAL, PRONOUN))
        self._pass(self._proposal, lambda site: site.noun.head == PROPOSAL)
        self._pass(self._pronoun, lambda site: site.noun.head == PRONOUN)
        self._pass(self._in_focus, lambda site: not site.title and site.noun.head not in (PROPOSAL, PRONOUN))
        for choose in (self._pronoun, self._pronoun_in_focus):
            self._pass(choose, lambda site: site.noun.head == PRONOUN)
        return self.chosen

    def _pass(self, choose: Callable[[int, Site], int | None], applies: Callable[[Site], bool]) -> None:
        for index, site in enumerate(self.sites):
            if self.chosen[index] is None and applies(site):
                self.chosen[index] = choose(index, site)

    def _without_foreign_number(self, site: Site) -> Site:
        """A number behind the title of a matter is the agreement's only where the matter is its making."""
        line = self.title_of(site)
        if line and not is_own(self.text, line, site):
            # "Utvärdering av överenskommelsen 2017–2018": number and years are the evaluation's.
            return replace(site, diary_number=None, period=None, title=site.title if site.named else "")
        if line and site.named and line.item in self._numbered_new and site.diary_number == line.diary_number:
            # It is the matter's: the text tells the new agreement's own.
            return replace(site, diary_number=None)
        return site

    def _named(self, index: int, site: Site) -> int:
        former = self._is_former(index, site)
        fits = [
            place
            for place, entity in enumerate(self.entities)
            if is_same(entity, site)
            and not (former and entity.made_here)
            and not (site.pointer == "new" and entity.former)
        ]
        if not fits:
            fits = self._known_by_title(index, site)
        if not fits:
            self.entities.append(Entity(site.title, site.span, former=former))
            fits = [len(self.entities) - 1]
        return self._joined(fits[0], site)

    def _known_by_title(self, index: int, site: Site) -> list[int]:
        """The matter's own "Partnerskapet om X", where its text tells of "ett partnerskap med B (number)"."""
        item = self._sentences_of[index].item
        fits = [
            place
            for place, entity in enumerate(self.entities)
            if entity.is_subject
            and not entity.made_here
            and not entity.is_document
            and item in entity.items
            and entity.lemmas & site.lemmas
        ]
        told = site.parties and not site.name.subject and site.pointer is None
        known = fits and (self.entities[fits[0]].parties or self.entities[fits[0]].diary_number)
        return fits if told and len(fits) == 1 and not known else []

    def _is_former(self, index: int, site: Site) -> bool:
        """True for "nuvarande avtal" where the matter is that of a new one."""
        return site.pointer in ("current", "old") and self._sentences_of[index].item in self._renewed

    def _numbered(self, index: int, site: Site) -> int:
        """A word with a diary number and no name: the one agreement that it may mean, or a new one."""
        known = [
            place for place, entity in enumerate(self.entities) if entity.diary_number == site.diary_number
        ]
        fits = known or self._candidates(site, self.sentence_at(site.span.start).item)
        if site.pointer == "old" and not known:
            fits = [place for place in fits if not self.entities[place].made_here]
            if not fits:
                self.entities.append(Entity(site.title, site.span, former=True))
                fits = [len(self.entities) - 1]
        if site.proposal and not known:
            fits = [place for place in fits if self.entities[place].made_here] or fits
        if len(fits) != 1:
            return self._named(index, site)
        return self._joined(fits[0], site)

    def _joined(self, place: int, site: Site) -> int:
        entity = self.entities[place]
        entity.add(site, self.text, self.sentence_at(site.span.start).item)
        if len(entity.parties) < 2 and not entity.is_document and (site.title or not site.definite):
            entity.parties = self._parties_beside(site) or entity.parties
        if line := self.title_of(site):
            entity.is_subject = True
            entity.made_here = entity.made_here or is_made(self.text, line, site)
        elif site.title and site.noun.number == "indefinite" and site.pointer is None and not entity.former:
            entity.made_here = entity.made_here or self._is_made_by_decision(site)
        return place

    def _join_short_titles(self) -> None:
        for place, short in enumerate(self.entities):
            full = full_name_of(place, self.entities, self.sites, self.chosen)
            if full is not None:
                absorb(self.entities[full], short)
                self.chosen = [full if chosen == place else chosen for chosen in self.chosen]

    def _number_subjects(self) -> None:
        """The matter's number is the agreement's own, where a party makes it in that matter."""
        for index, site in enumerate(self.sites):
            place, line = self.chosen[index], self.title_of(site)
            if place is None or not line or not is_own(self.text, line, site):
                continue
            entity = self.entities[place]
            # "Avtal med B": who writes so is the other party.
            if len(entity.parties) < 2 or is_among(self.organisation, entity.parties):
                entity.diary_number = entity.diary_number or line.diary_number

    def _pointed(self, index: int, site: Site) -> int | None:
        sentence = self.sentence_at(site.span.start)
        own = next((place for place, entity in enumerate(self.entities) if entity.is_document), None)
        # "Enligt avtal mellan föreningen och nämnden": who the two are the reader knows already.
        definite = site.definite or bool(site.name.between and site.name.parties.vague and not site.named)
        told = bool(site.named or site.period)
        if not (definite or site.pointer or site.proposal or told):
            return self._decided(site)
        if own is not None and definite and site.pointer is None and not told and self._gives_way(site):
            before = [
                place for place in self._nearest(index, sentence, range(len(self.entities))) if place != own
            ]
            if len(before) == 1 and site.noun.head in self.entities[before[0]].heads(HEADS):
                return self._joined(before[0], site)
            self.entities.append(Entity("", site.span, former=True))
            return self._joined(len(self.entities) - 1, site)
        if own is not None and definite and site.pointer in (None, "this") and not told:
            near = self._nearest(index, sentence, self._candidates(site, sentence.item))
            if site.lemmas & self.entities[own].lemmas and (site.pointer or near in ([], [own])):
                return own
        if self._is_unnamed(index):
            self.unnamed.add(index)
            return None
        fits = self._candidates(site, sentence.item)
        if site.pointer == "this" and own is not None:
            named = site.noun.lemma == site.noun.head and site.noun.head in self.entities[own].heads(HEADS)
            return own if own in fits or (named and may_mean(self.entities[own], site)) else None
        if site.pointer == "old" or self._is_former(index, site) or (definite and self._is_over(site)):
            fits = [place for place in fits if not self.entities[place].made_here and place != own]
            if not fits:
                self.unnamed.add(index)
        if site.pointer == "new":
            fits = [place for place in fits if not self.entities[place].former]
        if not definite and (site.pointer == "new" or (site.proposal and site.pointer is None)):
            fits = [place for place in fits if self.entities[place].made_here]
        elif not definite and site.pointer is None:
            fits = [place for place in fits if is_evident(self.entities[place], site)]
        if not definite and site.proposal and site.pointer is None and not fits and not told:
            later = self._adopted_after(index)
            fits = [later] if later is not None else []
        if len(fits) != 1:
            near = self._nearest(index, sentence, fits)
            fits = near or [place for place in fits if self.entities[place].is_subject]
        elif (other := self._only_one_of_the_block(index, site)) is not None and other != fits[0]:
            # "Det ersattes av Samverkansavtal om X. Avtalet antogs": not another that is called just so.
            return self._joined(other, site)
        return self._joined(fits[0], site) if len(fits) == 1 else None

    def _is_unnamed(self, index: int) -> bool:
        """True where the site brings up an agreement without a name, or points back at such a one."""
        site, item = self.sites[index], self._sentences_of[index].item
        if site.pointer == "old" and not site.definite:
            fits = self._candidates(site, item)
            return all(self.entities[place].made_here or self.entities[place].proposed for place in fits)
        if not site.bare:
            return False
        return antecedent(index, self.sites, self._sentences_of, self.chosen) in self.unnamed

    def _decided(self, site: Site) -> int | None:
        """ "Att godkänna tilläggsavtal till …": in a decision the word is the one that the matter makes."""
        item = self.sentence_at(site.span.start).item
        made = [
            place
            for place, entity in enumerate(self.entities)
            if entity.made_here and item in entity.items and site.lemmas & entity.lemmas
        ]
        makes = len(made) == 1 and (self._is_made_by_decision(site) or self._is_drafted(site))
        return self._joined(made[0], site) if makes else None

    def _pronoun(self, index: int, site: Site) -> int | None:
        place = antecedent(index, self.sites, self._sentences_of, self.chosen)
        return self.chosen[place] if place is not None else None

    def _tentative(self, index: int, site: Site) -> int | None:
        """An agreement without a name, for a word that can only mean one thing: "samverkansavtalet"."""
        sentence = self.sentence_at(site.span.start)
        if (
            index in self.unnamed
            or not site.definite
            or (site.noun.lemma == site.noun.head and not site.named)
        ):
            return None
        if self._candidates(site, sentence.item):
            return None
        for place, entity in enumerate(self.entities):
            known = not entity.title and sentence.item in entity.items
            if known and site.lemmas & entity.lemmas and may_mean(entity, site):
                return self._joined(place, site)
        self.entities.append(Entity("", site.span))
        return self._joined(len(self.entities) - 1, site)

    def _back(self, index: int, site: Site) -> int | None:
        """ "Avtalet" right after a sentence about one that has no name in this document."""
        sentence = self.sentence_at(site.span.start)
        if index in self.unnamed or not site.definite or self._candidates(site, sentence.item):
            return None
        every = [place for place, entity in enumerate(self.entities) if site.noun.head in entity.heads(HEADS)]
        near = self._nearest(index, sentence, every)
        if not near:
            # Further up in the block, where that speaks of one only.
            near = sorted(
                {
                    place
                    for place, other in zip(self.chosen[:index], self._sentences_of[:index], strict=True)
                    if place in every and other.block == sentence.block
                }
            )
        return near[0] if len(near) == 1 else None

    def _adopted_after(self, index: int) -> int | None:
        return adopted_after(index, self.sites, self._sentences_of, self.chosen, self.text)

    def _in_the_making(self, index: int) -> int | None:
        """For "ett förslag" the one that the matter makes, if it is what was spoken of last before."""
        here = self._sentences_of[index]
        for place in range(index - 1, -1, -1):
            there = self._sentences_of[place]
            if there.item != here.item or there.index < here.index - _REACH:
                return None
            chosen = self.chosen[place]
            if chosen is not None:
                return chosen if self.entities[chosen].made_here else None
        return None

    def _proposal(self, index: int, site: Site) -> int | None:
        """For "förslaget" the one that the matter makes; for "ett förslag" the one adopted after it."""
        item = self.sentence_at(site.span.start).item
        if site.article == "ett":
            later = self._adopted_after(index)
            return later if later is not None else self._in_the_making(index)
        made = {
            place
            for place, entity in enumerate(self.entities)
            if entity.made_here and (item in entity.items or self._one_matter())
        }
        before = {
            place
            for place, other in zip(self.chosen[:index], self.sites[:index], strict=True)
            if place is not None and other.proposal and self.sentence_at(other.span.start).item == item
        }
        found = made | before
        if len(found) > 1:
            found = set(self._nearest(index, self._sentences_of[index], sorted(before)))
        return found.pop() if len(found) == 1 else None
