"""What stands in for an artefact where its stage fails, so that the document is not lost to all others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .model import Attached, Findings, Header, Links, Names, ReadDocument, RepairedDocument, RepairedPage
from .settings import Settings

if TYPE_CHECKING:
    from .repair import CorpusLexicon, Questions, WordCounts


def nothing_attached(source: object, document: object) -> Attached:
    """No attachments: the document itself can still be read."""
    return Attached()


def nothing_counted(document: ReadDocument) -> WordCounts:
    """The document adds nothing to what the corpus knows."""
    from .repair import WordCounts

    return WordCounts()


def nothing_asked(document: ReadDocument) -> Questions:
    """The document asks nothing of the corpus."""
    from .repair import Questions

    return Questions()


def empty_lexicon(counts: object, questions: object) -> CorpusLexicon:
    """The lexicon of no documents: repairs then rest on what is known of the language alone."""
    from .repair import build_lexicon

    return build_lexicon(())


def no_evidence(questions: object, lexicon: object) -> CorpusLexicon:
    """Nothing of the corpus: the repair of the document then rests on the language alone."""
    return empty_lexicon((), ())


def unrepaired(document: ReadDocument, evidence: object) -> RepairedDocument:
    """The text as it was read."""
    pages = tuple(RepairedPage(page.number, page.raw_text) for page in document.pages)
    return RepairedDocument(document.sha256, pages)


def nothing_found(document: ReadDocument, repaired: RepairedDocument) -> Findings:
    """No findings: the text can still be searched."""
    return Findings(document.sha256, Header())


def no_names(repaired: RepairedDocument, settings: Settings) -> Names:
    """No names: all else is told without them."""
    return Names(repaired.sha256)


def nothing_linked(repaired: object, findings: object) -> Links:
    """No links: the documents stand each for itself."""
    return Links()
