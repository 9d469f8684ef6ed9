"""What a word that only points back means: the agreement that was last brought up before it.

"Kommunerna har sedan 1999 haft ett avtal om X. Avtalet sades upp …": the word means the old agreement, though
it has no name in the document, and never the new one that the next sentence names.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.swedish.deferred import deferred

from .knowledge import read_table
from .sentences import Sentence
from .sites import PRONOUN, PROPOSAL, Site

COMMON: frozenset[str] = frozenset(read_table("kinds")["pronouns"]["common"])


_ADOPTED = deferred(
    r"\b(?:antog|godkände|fastställde|antogs|godkändes|fastställdes|har\s+(?:antagit|godkänt))\b",
    re.IGNORECASE,
)
_AFTER = 4


def adopted_after(
    index: int,
    sites: Sequence[Site],
    sentences: Sequence[Sentence],
    chosen: Sequence[int | None],
    text: str,
) -> int | None:
    """The agreement that "ett förslag" led to: the one that soon after it is told to have been adopted."""
    here = sentences[index]
    for place in range(index + 1, len(sites)):
        there = sentences[place]
        if there.item != here.item or there.index > here.index + _AFTER:
            return None
        led_to = sites[place].bare or (sites[place].title and not sites[place].proposal)
        if led_to and _ADOPTED.search(text, there.span.start, there.span.end):
            return chosen[place]
    return None


def may_stand_for(site: Site, earlier: Site) -> bool:
    """True where `site` may point back at `earlier`: the same word, or a pronoun of its gender."""
    if site.noun.head == PRONOUN and (earlier.proposal or earlier.noun.head == PROPOSAL):
        return site.article == "det"  # Förslaget, utkastet.
    if PROPOSAL in (earlier.noun.head, site.noun.head):
        return False
    if site.noun.head == PRONOUN:
        return (site.article == "den") == (earlier.noun.head in COMMON)
    return earlier.noun.lemma.endswith(site.noun.lemma) or site.noun.lemma.endswith(earlier.noun.lemma)


def antecedent(
    index: int, sites: Sequence[Site], sentences: Sequence[Sentence], chosen: Sequence[int | None]
) -> int | None:
    """The index of the site that `sites[index]` points back at: the last one brought up in its block.

    `sentences` are those of the sites. A pronoun reaches back to the sentence before only, and stands for
    nothing where that sentence speaks of more than one agreement.
    """
    site, here = sites[index], sentences[index]
    pronoun = site.noun.head == PRONOUN
    found: list[int] = []
    for place in range(index - 1, -1, -1):
        there = sentences[place]
        if there.block != here.block or (pronoun and there.index < here.index - 1):
            break
        if (sites[place].noun.head != PRONOUN and may_stand_for(site, sites[place])) or (
            pronoun and sites[place].noun.head == PRONOUN and sites[place].article == site.article
        ):
            found.append(place)
    if not found:
        return None
    if (
        pronoun
        and len({chosen[place] for place in found if sentences[place].index == sentences[found[0]].index}) > 1
    ):
        return None
    return found[0]
