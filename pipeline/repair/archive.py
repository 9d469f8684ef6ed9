"""The lexicon of an archive that has been built: what a text beside it may consult."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from pipeline.errors import DatabaseMissing, UsageError
from pipeline.model import Page, ReadDocument

from .corpus_lexicon import CorpusLexicon, build_lexicon

# Pages on which words were mended are no evidence: what stands there may be a guess of ours.
_SOUND_PAGES = """
    select documents.file, pages.number, pages.text, pages.quality
    from pages join documents on documents.id = pages.document_id
    where not exists (
        select 1 from corrections
        where corrections.document_id = pages.document_id and corrections.page = pages.number
          and corrections.method in ('ocr-lexicon', 'ocr-joined', 'ocr-spelling')
    )
    order by documents.file, pages.number
"""


def lexicon_of_archive(database: Path) -> CorpusLexicon:
    """Count the words of the archive's sound pages. DatabaseMissing or UsageError where it cannot be read."""
    if not database.is_file():
        raise DatabaseMissing(f"there is no database {database}", "Build the archive first: make")
    try:
        with closing(sqlite3.connect(f"{database.resolve().as_uri()}?mode=ro", uri=True)) as connection:
            return build_lexicon(list(_documents(connection)))
    except sqlite3.DatabaseError as error:
        raise UsageError(f"{database} is not the database of an archive: {error}") from None


def _documents(connection: sqlite3.Connection) -> Iterator[ReadDocument]:
    """A document for each file, with its sound pages; a place in it is told by the file's name."""
    pages: dict[str, list[Page]] = {}
    for file, number, text, quality in connection.execute(_SOUND_PAGES):
        pages.setdefault(file, []).append(Page(number, 0, 0, text, (), "layer", quality))
    for file, found in pages.items():
        yield ReadDocument(file, tuple(found))
