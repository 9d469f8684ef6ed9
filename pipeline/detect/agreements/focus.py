"""What a passage is about as a word that only points back comes up: the one agreement in its focus.

"Ett förslag till nytt avtal presenterades. … Avtalet godkändes i juni.": the word means what the passage
was last about, though the document knows several agreements of that word.
"""

from __future__ import annotations

import re

from pipeline.swedish.deferred import deferred

from .antecedents import COMMON
from .entities import Entity
from .knowledge import alternatives, read_table
from .known import REPLACED, Known
from .matching import may_mean
from .nouns import ADDING, HEADS
from .sites import PRONOUN, Site
from .title_lines import makes

# Blocks of print, headings counted, over which a passage may go on about the same agreement.
_BLOCKS = 3
# Sentences over which a pronoun reaches back, where its verb is one for agreements alone.
_REACH = 4
_ENDS_OR_GOES_ON = deferred(
    r"\b(?:sades|sagts|förlängdes|förlängts|prolongerades|prolongerats)\b", re.IGNORECASE
)
# A page's own lines may stand between two sentences.
_NEXT = 3
# Letters that two words for one subject begin with: "hemsjukvård", "hemsjukvården".
_STEM = 7
# "Skolchefen har förhandlat fram ett avtal", in the matter that makes it.
_DRAFTED = deferred(rf"\b{alternatives(read_table('kinds')['name']['drafting'])}\s+$", re.IGNORECASE)
_LONGEST_DRAFTING = 80


class Focus(Known):
    """Leads words to the agreement in focus, where their own words leave several."""

    def _in_focus(self, index: int, site: Site) -> int | None:
        if not site.definite:
            return self._named_next(index, site)
        if index in self.unnamed or site.named or site.diary_number or site.period:
            return None
        if site.pointer in ("current", "old"):
            return self._replaced_of_its_kind(index, site)
        if site.pointer not in (None, "new") or any(entity.is_document for entity in self.entities):
            return None
        place = self._spoken_of_before(index, site)
        if place is None and site.pointer is None:
            place = self._to_be_made(site)
        return place

    def _called(self, index: int, site: Site) -> int | None:
        """The agreement that the text has given this short name, further up in the matter."""
        if not site.definite or site.named or site.diary_number or site.period:
            return None
        here = self._sentences_of[index]
        own = next((place for place, entity in enumerate(self.entities) if entity.is_document), None)
        for place in range(index - 1, -1, -1):
            other, chosen = self.sites[place], self.chosen[place]
            if own is not None and chosen is None and other.lemmas & self.entities[own].lemmas:
                chosen = own  # "… har träffats följande hyresavtal (Avtalet)"
            if other.short is None or chosen is None:
                continue
            same = (site.noun.lemma, site.pointer) == (other.short.lemma, other.short.pointer)
            # "Avtalet" may be any in the next matter, "vattenavtalet" is this one in all of the document.
            known = site.noun.lemma != site.noun.head or self._one_matter()
            if same and (known or self._sentences_of[place].item == here.item):
                self.entities[chosen].add(site, self.text, here.item)
                return chosen
        return None

    def _pronoun_in_focus(self, index: int, site: Site) -> int | None:
        """ "… sades det upp", a few sentences after the only agreement that the block speaks of."""
        if not _ENDS_OR_GOES_ON.search(self.text, max(0, site.span.start - 20), site.span.end + 45):
            return None
        here = self._sentences_of[index]
        found = {
            chosen
            for chosen, there in zip(self.chosen[:index], self._sentences_of[:index], strict=True)
            if chosen is not None and there.block == here.block and there.index >= here.index - _REACH
        }
        place = found.pop() if len(found) == 1 else None
        common = place is not None and self.entities[place].heads(tuple(COMMON))
        return place if bool(common) == (site.article == "den") else None

    def _may_be(self, place: int, site: Site) -> bool:
        entity = self.entities[place]
        adds = any(lemma.startswith(ADDING) for lemma in entity.lemmas)
        word = site.noun.lemma in entity.lemmas or (
            site.noun.lemma == site.noun.head and site.noun.head in entity.heads(HEADS) and not adds
        )
        if site.pointer == "new" and entity.former:
            return False
        return word and may_mean(entity, site) and not (self._is_over(site) and entity.made_here)

    def _spoken_of_before(self, index: int, site: Site) -> int | None:
        """The one agreement that this block was last about, or else the block before."""
        here = self._sentences_of[index]
        block: int | None = None
        found: dict[int, int] = {}
        for place in range(index - 1, -1, -1):
            there, other, chosen = self._sentences_of[place], self.sites[place], self.chosen[place]
            if there.item != here.item or there.block < here.block - _BLOCKS:
                break
            if block is not None and there.block != block:
                break
            if REPLACED.search(self.text, max(0, other.span.start - 60), other.span.start):
                continue
            if chosen is None:
                if other.noun.head == PRONOUN or other.proposal:
                    continue
                # One without a name has been brought up since.
                return None if not found and self._is_word_for(other, site) else self._only(found)
            block = there.block
            if self._may_be(chosen, site):
                found.setdefault(chosen, there.index)
            elif not found and other.noun.head == site.noun.head:
                return None
        if block is None or not found:
            return None
        last, when = next(iter(found.items()))
        if self._is_draft(last) and block < here.block - 1:
            return None
        if len(found) == 1:
            return last
        # Of several in this very block the one of the sentence before, if that speaks of no other.
        near = [place for place, there_index in found.items() if there_index == when]
        return last if block == here.block and when >= here.index - 1 and len(near) == 1 else None

    def _only_one_of_the_block(self, index: int, site: Site) -> int | None:
        """The only agreement that the block has spoken of by name, where a bare common word may mean it."""
        if not site.bare or site.noun.lemma != site.noun.head:
            return None
        here = self._sentences_of[index]
        spoken = {
            place
            for place, other, there in zip(
                self.chosen[:index], self.sites[:index], self._sentences_of[:index], strict=True
            )
            if place is not None
            and there.block == here.block
            and site.noun.head in self.entities[place].heads(HEADS)
            and not any(lemma.startswith(ADDING) for lemma in self.entities[place].lemmas)
            and not REPLACED.search(self.text, max(0, other.span.start - 60), other.span.start)
        }
        return spoken.pop() if len(spoken) == 1 else None

    def _only(self, found: dict[int, int]) -> int | None:
        return next(iter(found)) if len(found) == 1 else None

    def _is_word_for(self, other: Site, site: Site) -> bool:
        return other.noun.lemma.endswith(site.noun.lemma)

    def _is_draft(self, place: int) -> bool:
        """True for one that is spoken of by name as a proposal only."""
        named = [
            site
            for site, chosen in zip(self.sites, self.chosen, strict=True)
            if chosen == place and site.title
        ]
        return all(site.proposal for site in named) and not self.entities[place].made_here

    def _to_be_made(self, site: Site) -> int | None:
        """ "Att godkänna avtalet", in the matter that is to make one."""
        sentence = self.sentence_at(site.span.start)
        if not makes(self.text, sentence.span, site):
            return None
        made = [
            place
            for place, entity in enumerate(self.entities)
            if entity.made_here and sentence.item in entity.items and self._may_be(place, site)
        ]
        return made[0] if len(made) == 1 else None

    def _named_next(self, index: int, site: Site) -> int | None:
        """ "Det ersätts av ett nytt avtal. Samverkansavtal om X godkändes …": the name comes next."""
        if index + 1 >= len(self.sites) or site.proposal or site.name.subject:
            return None
        follows, chosen = self.sites[index + 1], self.chosen[index + 1]
        here, there = self._sentences_of[index], self._sentences_of[index + 1]
        if chosen is None or there.index > here.index + _NEXT or here.item != there.item or not follows.title:
            return None
        if follows.proposal or chosen in self.chosen[:index] or follows.pointer in ("current", "old"):
            return None
        begins = not self.text[there.span.start : follows.span.start].strip()
        new = site.pointer == "new" and site.noun.lemma == site.noun.head
        same = site.noun.lemma == follows.noun.lemma and site.noun.lemma != site.noun.head
        fits = self._may_be(chosen, site)
        return chosen if begins and fits and (new or same) else None

    def _replaced_of_its_kind(self, index: int, site: Site) -> int | None:
        """ "Överenskommelsen om X ersätter det nuvarande avtalet": the one that is about X as well."""
        if not REPLACED.search(self.text, max(0, site.span.start - 60), site.span.start):
            return None
        here = self._sentences_of[index]
        new = {
            chosen
            for chosen, there in zip(self.chosen[:index], self._sentences_of[:index], strict=True)
            if chosen is not None and there.index == here.index
        }
        if len(new) != 1:
            return None
        entity = self.entities[new.pop()]
        alike = [
            place
            for place, other in enumerate(self.entities)
            if other is not entity
            and other.title
            and not other.made_here
            and site.noun.head in other.heads(HEADS)
            and may_mean(other, site)
            and _share_subject(entity, other)
        ]
        return alike[0] if len(alike) == 1 else None

    def _is_drafted(self, site: Site) -> bool:
        """True right behind words that tell of drawing it up."""
        start = site.span.start
        return _DRAFTED.search(self.text, max(0, start - _LONGEST_DRAFTING), start) is not None

    def _is_made_by_decision(self, site: Site) -> bool:
        return any(
            span.start <= site.span.start < span.end and makes(self.text, span, site) for span in self.made
        )


def _share_subject(one: Entity, other: Entity) -> bool:
    """True where a long word of one subject, no name, begins as a word of the other does."""
    first, second = (
        {
            word[:_STEM]
            for word in re.findall(r"\w+", entity.subject or "")
            if len(word) > _STEM and word.islower()
        }
        for entity in (one, other)
    )
    return bool(first & second)
