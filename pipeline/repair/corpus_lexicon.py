"""The words of the corpus itself, counted on its sound pages: what no dictionary has, and its neighbours.

A corpus step: it sees every document as it was read, and repair of each document consults the result. It is
plain data (dictionaries in a fixed order), so that it can be stored and sent to worker processes.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from pipeline.model import Page, ReadDocument
from pipeline.swedish.dictionary import fold

from .gate import signs_of
from .twins import collect_places

LEAST_QUALITY = 0.85
# Words, and what parts them: neighbours across a sign or number are no pair.
_TOKEN = re.compile(r"[^\W\d_]+|[^\w\s]|\d+")
_WORD = re.compile(r"[^\W\d_]+")
_MOST_WORDS = 400_000
_MOST_PAIRS = 200_000
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


_last_folded: list[tuple[object, dict[str, list[str]]]] = []


def words_by_fold(words: Mapping[str, int]) -> dict[str, list[str]]:
    """The words of a lexicon and their genitives, by what is left without dots.

    The last answer is kept, for the same words are asked about for one document after another; a mapping that
    stands before others has them as `entries`.
    """
    owner = getattr(words, "entries", words)
    if not _last_folded or _last_folded[0][0] is not owner:
        found: defaultdict[str, list[str]] = defaultdict(list)
        for word in words:
            found[fold(word)].append(word)
            if not word.endswith("s") and len(word) >= _LEAST_GENITIVE:
                found[fold(word) + "s"].append(word + "s")
        _last_folded[:] = [(owner, dict(found))]
    return _last_folded[0][1]


def build_lexicon(documents: Iterable[ReadDocument]) -> CorpusLexicon:
    """Count the words of all pages that show no damage, and of the documents' own bookmarks."""
    words: Counter[str] = Counter()
    pairs: Counter[tuple[str, str]] = Counter()
    passages: list[tuple[str, list[str]]] = []
    for document in documents:
        sound = [(page.number, text) for page in document.pages if (text := _sound_text(page))]
        name = _name_of(document)
        passages += ((f"{name}, page {number}", _WORD.findall(text)) for number, text in sound)
        pages = [text for _, text in sound]
        # A damaged scan often has clean bookmarks, which name just what is damaged in it.
        titles = " . ".join(bookmark.title for bookmark in document.outline)
        if pages or signs_of(titles).dotted:
            pages.append(titles)
        for text in pages:
            tokens = [token.lower() for token in _TOKEN.findall(text)]
            words.update(token for token in tokens if token.isalpha())
            pairs.update(
                (first, second) for first, second in pairwise(tokens) if first.isalpha() and second.isalpha()
            )
    return _lexicon(words, pairs, passages)


def _name_of(document: ReadDocument) -> str:
    """The beginning of a document's hash; of a built archive, the file's name stands in its place."""
    is_hash = re.fullmatch("[0-9a-f]{64}", document.sha256)
    return document.sha256[:12] if is_hash else document.sha256


def _sound_text(page: Page) -> str:
    """The body of a page that can be trusted, without the halves of divided words; "" for any other."""
    if page.quality is not None and page.quality < LEAST_QUALITY:
        return ""
    body = "\n".join(line.span.of(page.raw_text) for line in page.lines if line.role == "body")
    text = body if page.lines else page.raw_text
    return re.sub(r"\w+[-\u00ad]\n\w+", " . ", text) if signs_of(text).is_sound else ""


def _lexicon(
    words: Counter[str], pairs: Counter[tuple[str, str]], passages: list[tuple[str, list[str]]]
) -> CorpusLexicon:
    by_fold: defaultdict[str, int] = defaultdict(int)
    for word in words:
        by_fold[fold(word)] += 1
    ambiguous = {word for word in words if by_fold[fold(word)] > 1}
    kept_words = sorted(words.items(), key=lambda item: (-item[1], item[0]))[:_MOST_WORDS]
    kept_pairs = sorted(
        (
            (f"{first} {second}", count)
            for (first, second), count in pairs.items()
            if first in ambiguous or second in ambiguous
        ),
        key=lambda item: (-item[1], item[0]),
    )[:_MOST_PAIRS]
    # Evidence is wanted for what damage can make another word of, or no word.
    wanted = frozenset(word for word in words if word in ambiguous or word != fold(word)) | _names(passages)
    places = collect_places(sorted(passages), wanted)
    return CorpusLexicon(dict(sorted(kept_words)), dict(sorted(kept_pairs)), words.total(), places)


def _names(passages: list[tuple[str, list[str]]]) -> frozenset[str]:
    """Words (in lower case) that stand with a capital only, and longer than an abbreviation."""
    capital = {word.lower() for _, page in passages for word in page if word[0].isupper() and len(word) > 3}
    return frozenset(capital - {word for _, page in passages for word in page if word[0].islower()})
