"""The database file: built beside the old one, and put in its place when it is complete."""

from __future__ import annotations

import os
import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence
from importlib.resources import files
from pathlib import Path

from ..errors import OutputError
from ..model import Links, Problem
from .batches import Batch
from .body_years import BodyYears
from .corpus_rows import LoadedIds, citation_targets, corpus_rows
from .document_rows import document_rows, problems_of
from .inputs import LoadInput
from .rows import Numbering, Row, diary_number_rows, shown_name
from .stem_index import index_stems

# Goes up with every change of the tables; readers find it in `pragma user_version`.
SCHEMA_VERSION = 5
# The index is filled in another order than rows lie in: with SQLite's own two megabytes each row is read
# from the file again.
_CACHE_KILOBYTES = 1 << 16
# The file stands for the archive as a whole where a problem belongs to no file.
WHOLE_ARCHIVE = "."


def load_database(
    path: Path, documents: Iterable[LoadInput], links: Links, problems: Sequence[Problem]
) -> None:
    """Write the database at `path` from `documents`, which come sorted by file, one at a time.

    `problems` are those of files that did not become documents; what a document's own rooms said of it is
    taken from the document, and said once even if it is in `problems` too. The same input gives the same
    bytes. The old database stays whole until the new one takes its place; OutputError if that fails.
    """
    loose, beside = (path.with_name(path.name + end) for end in (".new-rows", ".new"))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            for file in (loose, beside):
                file.unlink(missing_ok=True)
            _write(loose, beside, documents, links, problems)
            _flush(beside)
            beside.replace(path)
        finally:
            for file in (loose, beside):
                file.unlink(missing_ok=True)
    except (OSError, sqlite3.OperationalError) as error:
        raise OutputError(
            f"the database {path} cannot be written: {error}",
            "Check that there is space on the disk and that you may write in the folder, then build again.",
        ) from error


def _write(
    loose: Path, packed: Path, documents: Iterable[LoadInput], links: Links, problems: Sequence[Problem]
) -> None:
    """Write the rows and the index as they come, and then all of it once more without gaps."""
    connection = sqlite3.connect(loose, isolation_level=None)
    try:
        # A half-written file is thrown away, so that a journal would only cost time.
        connection.executescript(
            f"pragma page_size = 4096; pragma journal_mode = off; pragma synchronous = off;"
            f"pragma locking_mode = exclusive; pragma cache_size = -{_CACHE_KILOBYTES};"
            f"pragma user_version = {SCHEMA_VERSION};"
        )
        connection.execute("begin")
        _run_script(connection, "schema.sql")
        _load_rows(connection, documents, links, problems)
        _run_script(connection, "indexes.sql")
        index_stems(connection)
        connection.execute("analyze")
        connection.execute("commit")
        _check(connection)
        connection.execute("vacuum into ?", (str(packed),))
    finally:
        connection.close()


def _load_rows(
    connection: sqlite3.Connection, documents: Iterable[LoadInput], links: Links, problems: Sequence[Problem]
) -> None:
    ids = Numbering()
    batch = Batch(connection)
    body_years = BodyYears()
    loaded = LoadedIds.wanted_by(links)
    said: dict[tuple[Problem, int | None], None] = {}
    document_of_file: dict[str, int] = {}
    previous = ""
    for document in documents:
        file = document.source.file
        if file <= previous:
            raise ValueError(f"the documents are not sorted by file: {file!r} after {previous!r}")
        previous = file
        own = list(dict.fromkeys(_of_file(problem, file) for problem in problems_of(document)))
        if not document.read.pages:
            # Nothing was read of it: a problem, not a document.
            said.update(dict.fromkeys((p, None) for p in own or [_unread(file)]))
            continue
        rows = document_rows(document, ids, document_of_file.get(document.source.attached_to))
        batch.add(rows)
        body_years.note(document.findings)
        loaded.note(document.source.sha256, rows)
        document_of_file[file] = ids.last["documents"]
        said.update(dict.fromkeys((p, document_of_file[file]) for p in own))
    rows, homeless = corpus_rows(links, loaded, ids)
    for problem in (*problems, *links.problems, *homeless):
        problem = _of_file(problem, problem.file or WHOLE_ARCHIVE)
        said[problem, document_of_file.get(problem.file)] = None
    batch.add(rows)
    batch.add(
        {
            "diary_numbers": diary_number_rows(ids),
            "problems": _problem_rows(said, ids),
            "body_years": body_years.rows(),
        }
    )
    batch.write()
    connection.executemany(
        "update citations set target_paragraph_id = ? where id = ?",
        citation_targets(links.citations, loaded),
    )
    connection.executemany(
        "update documents set problem_count = ? where id = ?",
        [(count, document) for document, count in Counter(document for _, document in said).items()],
    )


def _of_file(problem: Problem, file: str) -> Problem:
    return Problem(problem.stage, problem.kind, problem.message, problem.page, file)


def _unread(file: str) -> Problem:
    return Problem("load", "no-pages", "no page of this file could be read", None, file)


def _problem_rows(said: Iterable[tuple[Problem, int | None]], ids: Numbering) -> list[Row]:
    ordered = sorted(said, key=lambda item: (item[0].file, item[0].page or 0))
    return [
        (ids.next("problems"), shown_name(p.file), p.page, p.stage, p.kind, p.message, document)
        for p, document in ordered
    ]


def _run_script(connection: sqlite3.Connection, name: str) -> None:
    """Run the statements of a script one by one: `executescript` would end the transaction."""
    statement = ""
    for line in files(__package__).joinpath(name).read_text("utf-8").splitlines():
        statement += line + "\n"
        if sqlite3.complete_statement(statement):
            connection.execute(statement)
            statement = ""


def _check(connection: sqlite3.Connection) -> None:
    broken = connection.execute("pragma foreign_key_check").fetchall()
    if broken:
        raise ValueError(f"rows that name a row which is not there: {broken[:5]}")


def _flush(path: Path) -> None:
    """Have the file's bytes on the disk before its name is there: a power cut must not leave a torn one."""
    with path.open("rb") as file:
        os.fsync(file.fileno())
