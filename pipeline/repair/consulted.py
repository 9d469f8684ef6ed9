"""What a document consults of the lexicon of the corpus: the part of it that its repair depends on.

Repair with this part is repair with the whole, and the part stays as it is when documents are added that have
nothing to say here. So it stands between the lexicon and repair in the build: only a document whose part has
changed is repaired again. Counts are rounded to powers of two, so that one more of many is no change.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, cast

from .corpus_lexicon import CorpusLexicon
from .edits import Mending
from .questions import Questions

# Beside the words that the language's own list stands for, fewer than this make no difference.
_LEAST_TOTAL = 1 << 16


class _Asked(Mapping[str, Any]):
    """A mapping that remembers which of its keys were asked for, and were there."""

    def __init__(self, entries: Mapping[str, Any]) -> None:
        self.entries = entries
        self.asked: set[str] = set()
        self.counts_matter = False

    def __getitem__(self, key: str) -> Any:
        found = self.entries[key]
        self.asked.add(key)
        return found

    def get(self, key: str, default: Any = None) -> Any:
        """The rounded count of `key`, which is remembered where it is there."""
        self.counts_matter = True
        found = self.entries.get(key)
        if found is None:
            return default
        self.asked.add(key)
        return rounded(found) if isinstance(found, int) else found

    def __contains__(self, key: object) -> bool:
        found = key in self.entries
        if found:
            self.asked.add(str(key))
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self.entries)

    def __len__(self) -> int:
        return len(self.entries)

    def __eq__(self, other: object) -> bool:
        """Never the same as another mapping, so that nobody answers from what was found out with that."""
        return self is other

    __hash__ = None  # type: ignore[assignment]


def consulted_part(questions: Questions, lexicon: CorpusLexicon) -> CorpusLexicon:
    """The entries of `lexicon` that the repair of a document with these `questions` asks for, in order.

    Where only matters that words are there, and not how often, each has the count 1.
    """
    if not questions.texts:
        return CorpusLexicon({word: 1 for word in questions.words if word in lexicon.words})
    # Imported here, for `document` is above this module.
    from .document import mend

    words, pairs, places = _Asked(lexicon.words), _Asked(lexicon.pairs), _Asked(lexicon.places)
    total = rounded(lexicon.total) if lexicon.total >= _LEAST_TOTAL else 0
    asking = CorpusLexicon(
        cast(dict[str, int], words), cast(dict[str, int], pairs), total, cast(dict[str, str], places)
    )
    mend([Mending(text) for text in questions.texts], asking)
    counted = words.counts_matter
    return CorpusLexicon(
        {word: rounded(lexicon.words[word]) if counted else 1 for word in sorted(words.asked)},
        {pair: rounded(lexicon.pairs[pair]) for pair in sorted(pairs.asked)},
        total if counted else 0,
        {place: lexicon.places[place] for place in sorted(places.asked)},
    )


def rounded(count: int) -> int:
    """The greatest power of two that is not above `count`; 0 for 0."""
    return 1 << (count.bit_length() - 1) if count else 0
