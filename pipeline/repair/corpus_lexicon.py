"""The words of the corpus itself, counted on its sound pages: what no dictionary has, and its neighbours.

A corpus step: it adds up what was counted in every document, and repair of each document consults the result.
It is plain data (dictionaries in a fixed order), so that it can be stored and sent to worker processes.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.model import ReadDocument
from pipeline.swedish.dictionary import fold

from .counts import WordCounts, count_words
from .questions import Questions
from .twins import collect_places, places_asked

_MOST_WORDS = 400_000
_MOST_PAIRS = 200_000
# So many words or pairs are held at most while an archive is added up; of more, those met once are let go.
_MOST_HELD = 4_000_000
# The shortest word that has a genitive here.
_LEAST_GENITIVE = 4


@dataclass(frozen=True, slots=True)
class CorpusLexicon:
    """Counts of words in lower case, and of neighbours ("var här") of which one is ambiguous.

    Ambiguous is a word that the corpus also has with other dots (har, här). `total` is the number of running
    words that were counted. `places` has what stands in a surrounding that recurs (see `twins`).
    """

    words: dict[str, int] = field(default_factory=dict)
    pairs: dict[str, int] = field(default_factory=dict)
    total: int = 0
    places: dict[str, str] = field(default_factory=dict)


class FoldedWords:
    """The words of a lexicon and their genitives, by what is left without dots."""

    def __init__(self, words: Mapping[str, int]) -> None:
        found: defaultdict[str, list[str]] = defaultdict(list)
        for word in words:
            found[fold(word)].append(word)
            if not word.endswith("s") and len(word) >= _LEAST_GENITIVE:
                found[fold(word) + "s"].append(word + "s")
        self._found = dict(found)
        self._sorted: list[str] = []

    def variants(self, folded: str) -> Sequence[str]:
        """The words that are `folded` without their dots."""
        return self._found.get(folded, ())

    def __len__(self) -> int:
        return len(self._found)

    def __contains__(self, folded: str) -> bool:
        return folded in self._found

    def first_parts(self, folded: str) -> list[str]:
        """The beginnings of `folded` that a word can be as the first part of a compound."""
        return [part for end in range(2, len(folded)) if self._is_first_part(part := folded[:end])]

    def _is_first_part(self, folded: str) -> bool:
        found = self._found
        if folded in found:
            return True
        return (folded.endswith("s") and folded[:-1] in found) or (
            folded.endswith("ar") and folded + "e" in found
        )

    def beginning(self, folded: str) -> Iterator[str]:
        """The words that begin with `folded` when their dots are lost, in a fixed order."""
        if not self._sorted and self._found:
            self._sorted = sorted(self._found)
        for at in range(bisect_left(self._sorted, folded), len(self._sorted)):
            if not self._sorted[at].startswith(folded):
                return
            yield from self._found[self._sorted[at]]


_last_folded: list[tuple[object, FoldedWords]] = []


def words_by_fold(words: Mapping[str, int]) -> FoldedWords:
    """The words of a lexicon, to be found without their dots.

    The last answer is kept, for the same words are asked about for one document after another; a mapping that
    stands before others has them as `entries`.
    """
    owner = getattr(words, "entries", words)
    if not _last_folded or _last_folded[0][0] is not owner:
        _last_folded[:] = [(owner, FoldedWords(words))]
    return _last_folded[0][1]


def build_lexicon(documents: Iterable[ReadDocument]) -> CorpusLexicon:
    """The lexicon of these documents, with all places that any other text may ask for."""
    counts = [count_words(document) for document in documents]
    return _added_up(sorted(counts, key=lambda one: next(iter(one.pages), "")), None)


def add_up(counts: Sequence[WordCounts], questions: Iterable[Questions]) -> CorpusLexicon:
    """The lexicon of the documents that were counted, with the places that `questions` ask for.

    Both are in order of the documents' hashes. Memory is bounded by what is kept, and by what is asked for.
    """
    return _added_up(counts, places_asked(text for one in questions for text in one.damaged_texts()))


def _added_up(counts: Sequence[WordCounts], asked: Collection[str] | None) -> CorpusLexicon:
    words: Counter[str] = Counter()
    pairs: Counter[str] = Counter()
    for one in counts:
        words.update(one.words)
        pairs.update(one.pairs)
        for held in (words, pairs):
            if len(held) > _MOST_HELD:
                _let_go(held)
    by_fold = Counter(map(fold, words))
    ambiguous = {word for word in words if by_fold[fold(word)] > 1}
    kept_words = sorted(words.items(), key=lambda item: (-item[1], item[0]))[:_MOST_WORDS]
    kept_pairs = sorted(
        (pair for pair in pairs.items() if not ambiguous.isdisjoint(pair[0].split(" "))),
        key=lambda item: (-item[1], item[0]),
    )[:_MOST_PAIRS]
    places: dict[str, str] = {}
    if asked is None or asked:
        # Evidence is wanted for what damage can make another word of, or no word.
        wanted = {word for word in words if word in ambiguous or word != fold(word)} | _names(counts)
        places = collect_places(_Passages(counts), wanted, asked)
    return CorpusLexicon(dict(sorted(kept_words)), dict(sorted(kept_pairs)), words.total(), places)


def _let_go(held: Counter[str]) -> None:
    rare = [word for word, count in held.items() if count == 1]
    for word in rare:
        del held[word]


class _Passages:
    """The sound pages of the archive, each read when its turn comes: what it is called, and its words."""

    def __init__(self, counts: Sequence[WordCounts]) -> None:
        self._counts = counts

    def __iter__(self) -> Iterator[tuple[str, list[str]]]:
        for one in self._counts:
            for name, words in one.pages.items():
                yield name, words.split(" ")


def _names(counts: Sequence[WordCounts]) -> set[str]:
    """Words (in lower case) that stand with a capital only, and longer than an abbreviation."""
    capital: set[str] = set()
    small: set[str] = set()
    for _, words in _Passages(counts):
        for word in set(words):
            if word[0].islower():
                small.add(word)
            elif len(word) > 3 and word[0].isupper():
                capital.add(word.lower())
    return capital - small
