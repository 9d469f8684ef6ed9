"""The evidence of a correction, in words for readers."""

from __future__ import annotations

from .candidates import Candidate
from .corpus_lexicon import CorpusLexicon


def evidence_of(
    read: str, word: str, candidate: Candidate, reason: str, local: int, lexicon: CorpusLexicon
) -> str:
    """Why `word` stands in place of `read`."""
    source = "a compound of known words" if candidate.is_compound else "a word of Swedish"
    if count := lexicon.words.get(candidate.word, 0):
        source = f"stands {count} times on sound pages of the corpus"
    parts = [f"“{word}” is {source}", f"the page has lost its å, ä and ö or is misread, “{read}” may be it"]
    if local:
        parts.append(f"{local} times in this document")
    if reason:
        parts.append(reason)
    return "; ".join(parts)
