"""The score of the room: what is done to a page, in which order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.model import ReadDocument, Repair, RepairedDocument, RepairedPage, Span
from pipeline.swedish.loading import no_collections

from .corpus_lexicon import CorpusLexicon
from .edits import Mending
from .gate import damaged_pages
from .hyphens import hyphen_edits, soft_hyphen_edits
from .loaded import WordJudge
from .lookalikes import lookalike_edits
from .ocr import joined_word_edits, word_edits
from .paragraph_signs import paragraph_sign_edits, signs_are_lost
from .questions import begun, decode
from .signs import bullets_are_lost, sign_edits

PAGE_BREAK = "\f"


def repair_document(document: ReadDocument, lexicon: CorpusLexicon) -> RepairedDocument:
    """Every page of a document repaired; each difference from its raw text is a `Repair`."""
    mendings = begun(document)
    mend(mendings, lexicon)
    pages = (
        RepairedPage(page.number, mending.text, mending.repairs)
        for page, mending in zip(document.pages, mendings, strict=True)
    )
    return RepairedDocument(document.sha256, tuple(pages))


@no_collections()
def repair_text(
    text: str, lexicon: CorpusLexicon | None = None, *, gate: bool = True
) -> tuple[str, tuple[Repair, ...]]:
    """A plain text repaired, and the repairs that lead there; a form feed parts its pages.

    The Python twin of the command `repair`. Without the `gate` every page counts as damaged, which
    only serves to measure what the repair of words would do to sound text.
    """
    mendings = [Mending(page) for page in text.split(PAGE_BREAK)]
    for mending in mendings:
        decode(mending)
    mend(mendings, lexicon or EMPTY_LEXICON, gate=gate)
    repairs: list[Repair] = []
    position = 0
    for mending in mendings:
        repairs += (
            replace(repair, span=Span(repair.span.start + position, repair.span.end + position))
            for repair in mending.repairs
        )
        position += len(mending.raw_text) + len(PAGE_BREAK)
    return PAGE_BREAK.join(mending.text for mending in mendings), tuple(repairs)


# One object, so that what is found out about words without a corpus is kept from one text to the next.
EMPTY_LEXICON = CorpusLexicon()


def mend(mendings: Sequence[Mending], lexicon: CorpusLexicon, *, gate: bool = True) -> None:
    """Carry out what follows margins and encoding on the pages of one document."""
    # Judged once, on what was extracted: later stages mend the very signs of damage.
    damaged = damaged_pages([mending.text for mending in mendings]) if gate else [True] * len(mendings)
    for mending, is_damaged in zip(mendings, damaged, strict=True):
        mending.apply(hyphen_edits(mending.text, WordJudge(lexicon, dots_lost=is_damaged)))
        mending.apply(soft_hyphen_edits(mending.text))
    paragraph_signs = paragraph_sign_edits([mending.text for mending in mendings])
    for mending, edits in zip(mendings, paragraph_signs, strict=True):
        mending.apply(edits)
    texts = [mending.text for mending in mendings]
    for mending, edits in zip(mendings, joined_word_edits(texts, damaged, lexicon), strict=True):
        mending.apply(edits)
    texts = [mending.text for mending in mendings]
    signs_lost = signs_are_lost(paragraph_signs) or bullets_are_lost(texts)
    for mending, edits in zip(mendings, word_edits(texts, damaged, lexicon), strict=True):
        mending.apply(edits)
    for mending, is_damaged in zip(mendings, damaged, strict=True):
        if not is_damaged:
            mending.apply(lookalike_edits(mending.text))
        if is_damaged or signs_lost:
            mending.apply(sign_edits(mending.text))
