"""The search box of the table pages: the same words, stems and synonyms as in the room's own search."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from typing import Any

from datasette.filters import FilterArguments

from ...swedish.stems import plain_words, stem
from ..search.expression import Wanted, all_of, expand, narrowed
from ..search.question import Question, read_question
from ..search.words import ArchiveWords

_FOUND = """
select source_row from search_entries where id in (
  select rowid from search_fts where search_fts match arkiv_fraga(:search, '{source}'))"""
# The words of paragraphs are found in the rows of paragraphs alone; of one that goes over several pages, each
# page is looked at.
_PAGES = f"""
id in ({_FOUND.format(source="pages")})
or id in (
  select pages.id from paragraphs join pages on pages.document_id = paragraphs.document_id
    and pages.number between first_page and last_page
  where paragraphs.id in ({_FOUND.format(source="paragraphs")})
    and (first_page = last_page or arkiv_svarar(pages.text, :search)))"""
_CONDITIONS = {
    **{
        table: f"id in ({_FOUND.format(source=table)})" for table in ("agreements", "decisions", "paragraphs")
    },
    "pages": f"({_PAGES})",
}


def table_filter(arguments: Mapping[str, str], table: str) -> FilterArguments:
    """What a table page is narrowed by where something was typed in its search box."""
    typed = arguments.get("_search") or ""
    context: dict[str, Any] = {"can_be_searched": table in _CONDITIONS, "searched": typed}
    if table not in _CONDITIONS or not typed.strip():
        return FilterArguments([], extra_context=context)
    return FilterArguments([_CONDITIONS[table]], {"search": typed}, [f'svarar mot "{typed}"'], context)


def add_functions(connection: sqlite3.Connection) -> None:
    """Give SQL the query side of the index: `search_fts match arkiv_fraga('uppsagda avtal')`."""

    def query(typed: object, source: object = None) -> str:
        wanted, question = _asked(connection, str(typed or ""))
        # No word, nothing that answers. A table page has no room to say that it guessed: there none is.
        if not wanted or (source and any(term.instead for term in wanted)):
            return '""'
        return narrowed(all_of(wanted, question.unwanted), {"source": str(source)} if source else {})

    def answers(text: object, typed: object) -> bool:
        wanted, _ = _asked(connection, str(typed or ""))
        words = " " + " ".join(map(stem, plain_words(str(text or "")))) + " "
        return bool(wanted) and all(_stands_in(words, term) for term in wanted)

    connection.create_function("arkiv_stam", 1, lambda word: stem(str(word or "")), deterministic=True)
    connection.create_function("arkiv_fraga", 1, query)
    connection.create_function("arkiv_fraga", 2, query)
    connection.create_function("arkiv_svarar", 2, answers)


def _asked(connection: sqlite3.Connection, typed: str) -> tuple[list[Wanted], Question]:
    question = read_question(typed)
    return (expand(question, ArchiveWords(connection)) if question.wanted else []), question


def _stands_in(words: str, term: Wanted) -> bool:
    end = "" if term.term.any_ending else " "
    return any(f" {' '.join(way)}{end}" in words for way in term.ways)
