"""What one document adds to the lexicon of the corpus: the words of its sound pages, counted.

A document's counts are kept, so that a document more or less costs an archive an addition and no new reading.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from pipeline.model import Page, ReadDocument

from .gate import signs_of

LEAST_QUALITY = 0.85
# Words, and what parts them: neighbours across a sign or number are no pair.
_TOKEN = re.compile(r"[^\W\d_]+|[^\w\s]|\d+")
_WORD = re.compile(r"[^\W\d_]+")
_DIVIDED = re.compile(r"\w+[-\u00ad]\n\w+")
_IS_HASH = re.compile("[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class WordCounts:
    """Words in lower case and neighbours ("var här") of a document's sound pages and bookmarks, counted.

    `pages` are the words of each sound page as they are printed, one space between them, by what the page is
    called in evidence.
    """

    words: dict[str, int] = field(default_factory=dict)
    pairs: dict[str, int] = field(default_factory=dict)
    pages: dict[str, str] = field(default_factory=dict)


def count_words(document: ReadDocument) -> WordCounts:
    """Count the words of all pages that show no damage, and of the document's own bookmarks."""
    words: Counter[str] = Counter()
    pairs: Counter[str] = Counter()
    sound = [(page.number, text) for page in document.pages if (text := _sound_text(page))]
    name = _name_of(document)
    pages = {f"{name}, page {number}": " ".join(_WORD.findall(text)) for number, text in sound}
    texts = [text for _, text in sound]
    # A damaged scan often has clean bookmarks, which name just what is damaged in it.
    titles = " . ".join(bookmark.title for bookmark in document.outline)
    if texts or signs_of(titles).dotted:
        texts.append(titles)
    for text in texts:
        tokens = _TOKEN.findall(text.lower())
        words.update(filter(str.isalpha, tokens))
        pairs.update(_neighbours(tokens))
    return WordCounts(dict(sorted(words.items())), dict(sorted(pairs.items())), dict(sorted(pages.items())))


def _neighbours(tokens: list[str]) -> Iterator[str]:
    for first, second in pairwise(tokens):
        if first.isalpha() and second.isalpha():
            yield f"{first} {second}"


def _name_of(document: ReadDocument) -> str:
    """The beginning of a document's hash; of a built archive, the file's name stands in its place."""
    return document.sha256[:12] if _IS_HASH.fullmatch(document.sha256) else document.sha256


def _sound_text(page: Page) -> str:
    """The body of a page that can be trusted, without the halves of divided words; "" for any other."""
    if page.quality is not None and page.quality < LEAST_QUALITY:
        return ""
    body = "\n".join(line.span.of(page.raw_text) for line in page.lines if line.role == "body")
    text = body if page.lines else page.raw_text
    return _DIVIDED.sub(" . ", text) if signs_of(text).is_sound else ""
