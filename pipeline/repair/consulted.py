"""What a document consults of the lexicon of the corpus: the part of it that its repair depends on.

Repair with this part is repair with the whole, and the part stays as it is when documents are added that have
nothing to say here. So it can stand between the lexicon and repair in the build: only a document whose part
has changed is repaired again. Counts are rounded to powers of two, so that one more of many is no change.
"""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.model import ReadDocument

from .corpus_lexicon import CorpusLexicon


class _Consulted(dict[str, int]):
    """A dictionary that remembers which of its keys were asked for."""

    def __init__(self, entries: Mapping[str, int]) -> None:
        super().__init__((key, _rounded(count)) for key, count in entries.items())
        self.asked: set[str] = set()
        self.counts_matter = False

    def __eq__(self, other: object) -> bool:
        """Never the same as another dictionary, so that nobody answers from what was found out with that."""
        return self is other

    __hash__ = None

    def get(self, key: str, default: int = 0) -> int:  # type: ignore[override]
        """The count of `key`, which is remembered where it is there."""
        self.counts_matter = True
        return self[key] if key in self else default  # noqa: SIM401 - `get` is this method

    def __contains__(self, key: object) -> bool:
        found = super().__contains__(key)
        if found:
            self.asked.add(str(key))
        return found

    def part(self) -> dict[str, int]:
        """The entries that were asked for, in order; where only that they are there matters, with 1."""
        return {key: self[key] if self.counts_matter else 1 for key in sorted(self.asked)}


class _ConsultedPlaces(dict[str, str]):
    """The same for the places of words."""

    def __init__(self, entries: Mapping[str, str]) -> None:
        super().__init__(entries)
        self.asked: set[str] = set()

    def __contains__(self, key: object) -> bool:
        found = super().__contains__(key)
        if found:
            self.asked.add(str(key))
        return found


def consulted_part(document: ReadDocument, lexicon: CorpusLexicon) -> CorpusLexicon:
    """The entries of `lexicon` that the repair of `document` asks for."""
    # Imported here, for `document` is above this module.
    from .document import repair_document

    words, pairs = _Consulted(lexicon.words), _Consulted(lexicon.pairs)
    places = _ConsultedPlaces(lexicon.places)
    total = _rounded(lexicon.total)
    repair_document(document, CorpusLexicon(words, pairs, total, places))
    return CorpusLexicon(
        words.part(),
        pairs.part(),
        total if words.counts_matter else 0,
        {key: places[key] for key in sorted(places.asked)},
    )


def _rounded(count: int) -> int:
    """The greatest power of two that is not above `count`; 0 for 0."""
    return 1 << (count.bit_length() - 1) if count else 0
