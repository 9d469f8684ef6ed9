"""What the repair of a document will ask the lexicon of the corpus, as far as it can be known without it.

Most documents show no damage. They ask whether words that are divided at the end of a line are words, or ask
nothing; what such a document consults can be told without reading it again.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.model import ReadDocument

from .edits import Mending
from .encoding import ENCODING_PASSES
from .gate import damaged_pages
from .hyphens import divided_words
from .margins import margin_edits


@dataclass(frozen=True, slots=True)
class Questions:
    """Words (in lower case) that the document asks for; where it is damaged, the texts of its pages instead.

    The texts are as repair finds them when it first asks: without margins, and with their encoding mended.
    """

    words: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()

    def damaged_texts(self) -> Iterator[str]:
        """The texts of the damaged pages."""
        for text, damaged in zip(self.texts, damaged_pages(self.texts), strict=True):
            if damaged:
                yield text


def questions_of(document: ReadDocument) -> Questions:
    """The questions of a document; the same, with nothing in it, for all that ask nothing."""
    texts = [mending.text for mending in begun(document)]
    if any(damaged_pages(texts)):
        return Questions(texts=tuple(texts))
    return Questions(tuple(sorted({word for text in texts for word in divided_words(text)})))


def begun(document: ReadDocument) -> list[Mending]:
    """The pages of a document on their way, as far as nothing needs to be asked."""
    mendings = [Mending(page.raw_text) for page in document.pages]
    for mending, page in zip(mendings, document.pages, strict=True):
        mending.apply(margin_edits(page))
        decode(mending)
    return mendings


def decode(mending: Mending) -> None:
    """Mend the encoding of a page."""
    for encoding_pass in ENCODING_PASSES:
        mending.apply(encoding_pass(mending.text))
