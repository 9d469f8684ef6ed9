"""True text: running heads out, encoding, hyphens and OCR damage mended, and every change recorded.

`add_up` is a step over the corpus, `count_words`, `questions_of`, `consulted_part` and `repair_document` are
steps for each document. The invariant of the room:
`apply_repairs(page.raw_text, repaired.repairs) == repaired.text` for every page, and
`undo_repairs` leads back.
"""

from .archive import lexicon_of_archive
from .consulted import consulted_part
from .corpus_lexicon import CorpusLexicon, add_up, build_lexicon
from .counts import WordCounts, count_words
from .document import repair_document, repair_text
from .edits import undo_repairs
from .questions import Questions, questions_of

__all__ = [
    "CorpusLexicon",
    "Questions",
    "WordCounts",
    "add_up",
    "build_lexicon",
    "consulted_part",
    "count_words",
    "lexicon_of_archive",
    "questions_of",
    "repair_document",
    "repair_text",
    "undo_repairs",
]
