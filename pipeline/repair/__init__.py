"""True text: running heads out, encoding, hyphens and OCR damage mended, and every change recorded.

`build_lexicon` is a step over the corpus, `repair_document` one for each document. The invariant of the room:
`apply_repairs(page.raw_text, repaired.repairs) == repaired.text` for every page, and
`undo_repairs` leads back.
"""

from .archive import lexicon_of_archive
from .consulted import consulted_part
from .corpus_lexicon import CorpusLexicon, build_lexicon
from .document import repair_document, repair_text
from .edits import undo_repairs

__all__ = [
    "CorpusLexicon",
    "build_lexicon",
    "consulted_part",
    "lexicon_of_archive",
    "repair_document",
    "repair_text",
    "undo_repairs",
]
