"""The same passage in a cleaner document: the background of an agreement recurs for years, word for word.

A word is looked up by the words around it, of which only those consonants count that poor readers seldom
mistake; so a passage is found again though most of its words are damaged. What stands in its place in the
clean text is evidence, and never more: it must also be what the channel can have made the damaged word of.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from pipeline.swedish.dictionary import fold

# What a poor reader puts for å, ä, ö, i, l and the like does not count; nor do vowels, which come and go.
_STEADY = frozenset("bcfghkmnpqrstvwxz")
# Words around the place, by their distance: both sides, and either side alone at the ends of a passage.
_WINDOWS = ((-2, -1, 1, 2), (-3, -2, -1), (1, 2, 3))
_LEAST_CONSONANTS = 8
# Between the word and where it stands.
_SEPARATOR = "\t"
_MOST_PLACES = 400_000


def skeleton(word: str) -> str:
    """The letters of `word` that survive damage."""
    return "".join(letter for letter in fold(word).lower() if letter in _STEADY)


def places_of(skeletons: Sequence[str], at: int) -> Iterator[str]:
    """The keys under which the word at `at` is known: its surroundings, where they tell enough."""
    for side, window in enumerate(_WINDOWS):
        if at + window[0] < 0 or at + window[-1] >= len(skeletons):
            continue
        around = [skeletons[at + distance] for distance in window]
        if sum(map(len, around)) >= _LEAST_CONSONANTS:
            yield f"{side} {' '.join(around)}"


def collect_places(pages: Iterable[tuple[str, Sequence[str]]], wanted: frozenset[str]) -> dict[str, str]:
    """Each surrounding of a `wanted` word (in lower case) with the word as printed and where it stands.

    `pages` are what a page is called and its words. A surrounding in which different words stand tells
    nothing and is left out.
    """
    found: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for where, words in pages:
        skeletons = [skeleton(word) for word in words]
        for at, word in enumerate(words):
            if word.lower() in wanted:
                for key in places_of(skeletons, at):
                    found[key].setdefault(word.lower(), f"{word}{_SEPARATOR}{where}")
            else:
                for key in places_of(skeletons, at):
                    # Known to be taken by a word that is no evidence itself.
                    found[key].setdefault(word.lower(), "")
    sure = ((key, next(iter(words.values()))) for key, words in sorted(found.items()) if len(words) == 1)
    return dict([item for item in sure if item[1]][:_MOST_PLACES])


def twins_of(words: Sequence[str], places: dict[str, str]) -> dict[int, tuple[str, str]]:
    """For the words of a damaged page, by their index, what stands there in a clean one, and where."""
    if not places:
        return {}
    skeletons = [skeleton(word) for word in words]
    twins: dict[int, tuple[str, str]] = {}
    for at in range(len(words)):
        hits = [places[key] for key in places_of(skeletons, at) if key in places]
        if hits and len({hit.split(_SEPARATOR)[0].lower() for hit in hits}) == 1:
            word, where = hits[0].split(_SEPARATOR)
            twins[at] = (word, where)
    return twins
