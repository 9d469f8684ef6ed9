"""The same passage in a cleaner document: the background of an agreement recurs for years, word for word.

A word is looked up by the words around it, of which only those consonants count that poor readers seldom
mistake; so a passage is found again though most of its words are damaged. What stands in its place in the
clean text is evidence, and never more: it must also be what the channel can have made the damaged word of.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence

from pipeline.swedish.dictionary import fold

from .tokens import tokens_of

# What a poor reader puts for å, ä, ö, i, l and the like does not count; nor do vowels, which come and go.
_STEADY = frozenset("bcfghkmnpqrstvwxz")
# Words around the place, by their distance: both sides, and either side alone at the ends of a passage.
_WINDOWS = ((-2, -1, 1, 2), (-3, -2, -1), (1, 2, 3))
_LEAST_CONSONANTS = 8
# Between the word and where it stands.
_SEPARATOR = "\t"
_MOST_PLACES = 400_000
# Damaged pages ask for about a thousand each; of more than these, no further page is asked for.
_MOST_ASKED = 5_000_000
_DIVIDED = re.compile(r"(?<=[^\W_])[-\u00ad][ \t]*\n[ \t]*(?=[^\W_])")
# A surrounding in which different words stand.
_CONTESTED = ("", "")


def skeleton(word: str) -> str:
    """The letters of `word` that survive damage."""
    return "".join(letter for letter in fold(word).lower() if letter in _STEADY)


def places_of(skeletons: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Each place with a key under which the word there is known: its surroundings, where they tell enough."""
    for side, window in enumerate(_WINDOWS):
        first = max(0, -window[0])
        around = zip(*(skeletons[first + distance :] for distance in window), strict=False)
        for at, words in zip(range(first, len(skeletons)), around, strict=False):
            key = " ".join(words)
            if len(key) >= _LEAST_CONSONANTS + len(window) - 1:
                yield at, f"{side} {key}"


def places_asked(texts: Iterable[str]) -> set[str]:
    """The surroundings of the words of damaged pages, as `twins_of` will look them up.

    A word that is divided at the end of a line is asked for both as it stands and put together.
    """
    asked: set[str] = set()
    for text in texts:
        for variant in dict.fromkeys((text, _DIVIDED.sub("", text))):
            skeletons = [skeleton(token.text) for token in tokens_of(variant, ())]
            asked.update(key for _, key in places_of(skeletons))
        if len(asked) > _MOST_ASKED:
            break
    return asked


def collect_places(
    pages: Iterable[tuple[str, Sequence[str]]],
    wanted: Collection[str],
    asked: Collection[str] | None = None,
) -> dict[str, str]:
    """Each surrounding of a `wanted` word (in lower case) with the word as printed and where it stands.

    `pages`, which are gone through twice, are what a page is called and its words. A surrounding in which
    different words stand tells nothing and is left out, and so is one that is not `asked` for.
    """
    skeletons = _Skeletons()
    found: dict[str, tuple[str, str]] = {}
    for where, words in pages:
        for at, key in places_of([skeletons[word] for word in words]):
            if (asked is None or key in asked) and (small := words[at].lower()) in wanted:
                known = found.setdefault(key, (small, f"{words[at]}{_SEPARATOR}{where}"))
                if known[0] != small:
                    found[key] = _CONTESTED
    # Words that are no evidence themselves only take places: those of no wanted word need not be held.
    if found:
        for _, words in pages:
            for at, key in places_of([skeletons[word] for word in words]):
                if key in found and found[key][0] != words[at].lower():
                    found[key] = _CONTESTED
    sure = sorted((key, told) for key, (_, told) in found.items() if told)
    return dict(sure[:_MOST_PLACES])


class _Skeletons(dict[str, str]):
    """The skeletons of words, each made once."""

    def __missing__(self, word: str) -> str:
        made = self[word] = skeleton(word)
        return made


def twins_of(words: Sequence[str], places: dict[str, str]) -> dict[int, tuple[str, str]]:
    """For the words of a damaged page, by their index, what stands there in a clean one, and where."""
    if not places:
        return {}
    skeletons = [skeleton(word) for word in words]
    found: defaultdict[int, list[str]] = defaultdict(list)
    for at, key in places_of(skeletons):
        if key in places:
            found[at].append(places[key])
    twins: dict[int, tuple[str, str]] = {}
    for at, hits in sorted(found.items()):
        if len({hit.split(_SEPARATOR)[0].lower() for hit in hits}) == 1:
            word, where = hits[0].split(_SEPARATOR)
            twins[at] = (word, where)
    return twins
