"""The repair of words that a reader without å, ä and ö damaged, page by page, behind the gate."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from .corpus_lexicon import CorpusLexicon
from .edits import Edit

METHOD = "ocr-lexicon"


def word_edits(texts: Sequence[str], damaged: Sequence[bool], lexicon: CorpusLexicon) -> list[list[Edit]]:
    """The edits of each page of one document; none on a page that shows no damage."""
    if not any(damaged):
        return [[] for _ in texts]
    # Imported here: only what is damaged pays for the word list.
    from .corrector import tokens_of
    from .loaded import corrector_for
    from .protect import protected_spans

    corrector = corrector_for(lexicon)
    tokens = [
        tokens_of(text, protected_spans(text)) if lost else []
        for text, lost in zip(texts, damaged, strict=True)
    ]
    local: Counter[str] = Counter()
    for page in tokens:
        local += corrector.local_counts(page)
    return [
        [
            Edit(
                correction.token.span.start,
                correction.token.span.end,
                correction.word,
                METHOD,
                correction.confidence,
                correction.evidence,
            )
            for correction in corrector.corrections(page, local)
        ]
        for page in tokens
    ]
