"""The repair of words that a reader without å, ä and ö damaged, page by page, behind the gate."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from .corpus_lexicon import CorpusLexicon
from .edits import Edit
from .gate import MOST_DOTTED, signs_of

if TYPE_CHECKING:
    from .tokens import Token

# Where no words ran together, what follows sees the same pages again.
_KEPT_PAGES = 64


def joined_word_edits(
    texts: Sequence[str], damaged: Sequence[bool], lexicon: CorpusLexicon
) -> list[list[Edit]]:
    """For each page of one document, where words ran together; none on a page that shows no damage."""
    if not any(damaged):
        return [[] for _ in texts]
    from .joined import joined_edits
    from .loaded import corrector_for

    corrector = corrector_for(lexicon)
    return [
        joined_edits(page, corrector.has_sure_reading, corrector.likeliest)
        for page in _tokens(texts, damaged)
    ]


def word_edits(texts: Sequence[str], damaged: Sequence[bool], lexicon: CorpusLexicon) -> list[list[Edit]]:
    """The edits of each page of one document; none on a page that shows no damage."""
    if not any(damaged):
        return [[] for _ in texts]
    from .loaded import corrector_for

    corrector = corrector_for(lexicon)
    tokens = _tokens(texts, damaged)
    # The gate lets a page in; what the page itself shows decides on words that are valid as they stand.
    dots_lost = [signs_of(text).dotted_share <= MOST_DOTTED for text in texts]
    local: Counter[str] = Counter()
    for page in tokens:
        local += corrector.local_counts(page)
    return [
        [
            Edit(
                correction.token.span.start,
                correction.token.span.end,
                correction.word,
                correction.method,
                correction.confidence,
                correction.evidence,
            )
            for correction in corrector.corrections(page, local, dots_lost=lost)
        ]
        for page, lost in zip(tokens, dots_lost, strict=True)
    ]


def _tokens(texts: Sequence[str], damaged: Sequence[bool]) -> list[tuple[Token, ...]]:
    """The words of the damaged pages."""
    return [_page_tokens(text) if lost else () for text, lost in zip(texts, damaged, strict=True)]


@lru_cache(maxsize=_KEPT_PAGES)
def _page_tokens(text: str) -> tuple[Token, ...]:
    # Imported here: only what is damaged pays for the word list.
    from .protect import protected_spans
    from .tokens import tokens_of

    return tuple(tokens_of(text, protected_spans(text)))
