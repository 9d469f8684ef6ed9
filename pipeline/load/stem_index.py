"""The search index over all that can be found: agreements, decisions, paragraphs and pages in one.

`search_fts` is contentless, and of stems instead of words; its rowid is the id in `search_entries`, which
says where each stands. `search_words` leads from the words as they are written to their stems, for readers
without our SQL functions.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from ..model.facets import FACET_SIGN, FACETS, facet_word
from ..swedish.dictionary import fold
from ..swedish.stems import plain_words, stem
from .stemming import Stemming

# Rows of each source: its id, document, page, organisation, body, date, kind, action, status; then the title,
# the text, and the names by which it can be asked for. The newest come first: where more rows answer a
# question than can be looked at, a search looks at the first ones.
_NEWEST = "order by documents.date desc, documents.id desc"
_SOURCES = {
    "agreements": """
        select agreements.id, agreements.document_id, null, null, null, valid_from, 'avtal',
          null, null, title,
          joined_text(
            (select group_concat(name, '; ') from agreement_names where agreement_id = agreements.id),
            (select group_concat(kind || ' ' || text, '; ') from agreement_events
             where agreement_id = agreements.id)),
          joined_text(agreements.diary_number, valid_to,
            (select group_concat(party, '; ') from agreement_parties where agreement_id = agreements.id))
        from agreements order by valid_from desc, agreements.id""",
    "decisions": f"""
        select decisions.id, documents.id, decisions.page,
          iif(status = 'cited' and decisions.body is not documents.body, null, organisation),
          coalesce(decisions.body, documents.body), coalesce(decisions.date, documents.date), documents.kind,
          action, status, coalesce(paragraphs.title, documents.title), decisions.text,
          joined_text(decisions.paragraph_label, decisions.diary_number, decisions.addressee)
        from documents cross join decisions on documents.id = decisions.document_id
        left join paragraphs on paragraphs.id = paragraph_id
        {_NEWEST}, decisions.id""",
    "paragraphs": f"""
        select paragraphs.id, documents.id, first_page, organisation, body, date, documents.kind, null, null,
          coalesce(paragraphs.title, documents.title), paragraphs.text,
          joined_text(paragraphs.label, paragraphs.diary_number)
        from documents cross join paragraphs on documents.id = document_id
        {_NEWEST}, paragraphs.id""",
    "pages": f"""
        select pages.id, documents.id, number, organisation, body, date, documents.kind, null, null,
          iif(number = 1, title, null), pages.text, joined_text(diary_number)
        from documents cross join pages on documents.id = document_id
        {_NEWEST}, number""",
}
_MONTHS = (
    *("januari", "februari", "mars", "april", "maj", "juni"),
    *("juli", "augusti", "september", "oktober", "november", "december"),
)
# The columns of `search_fts`, in order. `facets` has a word of ours for each value of the row's place.
STEM_COLUMNS = ("title", "text", "names", "facets")
# å, ä and ö are letters of their own: "får" must not find "far".
TOKENIZER = f"unicode61 remove_diacritics 0 tokenchars '{FACET_SIGN}'"

# Rows between two counts of their words.
_ENTRIES = 1_000
# FTS5 writes what it has gathered whenever it holds this much: its default, a megabyte, makes so many small
# pieces that putting them together takes longer than all else.
HASH_BYTES = 1 << 26


def index_stems(connection: sqlite3.Connection) -> None:
    """Fill `search_fts` and the tables beside it from the rows that are there now."""
    connection.create_function("joined_text", -1, _concatenated, deterministic=True)
    connection.execute(
        f"""create virtual table search_fts using fts5(
            {", ".join(STEM_COLUMNS)}, content='', tokenize="{TOKENIZER}")"""
    )
    connection.execute(f"insert into search_fts (search_fts, rank) values ('hashsize', {HASH_BYTES})")
    connection.execute("insert into search_fts (search_fts, rank) values ('automerge', 0)")
    stemming = Stemming()
    places: dict[tuple[str | None, ...], tuple[int, str]] = {}
    entries: list[tuple[Any, ...]] = []

    def stemmed_rows() -> Iterator[tuple[Any, ...]]:
        for number, (source, row) in enumerate(_rows(connection), start=1):
            row_id, document, page, organisation, body, date, kind, action, status, title, text, names = row
            key = (source, organisation, body, (date or "")[:4] or None, kind, action, status)
            if key not in places:
                places[key] = (len(places) + 1, _facet_words(key))
            place, facets = places[key]
            names = _concatenated(names, organisation, body, date, _month(date))
            yield number, *map(stemming.stemmed, (title, text, names)), facets
            entries.append((number, row_id, document, page, place))
            if len(entries) == _ENTRIES:
                write_entries()
                stemming.count()

    def write_entries() -> None:
        connection.executemany("insert into search_entries values (?, ?, ?, ?, ?)", entries)
        entries.clear()

    connection.executemany(
        "insert into search_fts (rowid, title, text, names, facets) values (?, ?, ?, ?, ?)", stemmed_rows()
    )
    write_entries()
    connection.executemany(
        "insert into search_places values (?, ?, ?, ?, ?, ?, ?, ?)",
        ((number, *key) for key, (number, _) in places.items()),
    )
    connection.executemany(
        "insert into search_words values (?, ?, ?, ?)",
        ((word, stem(word), fold(word), count) for word, count in stemming.words() if word.isalpha()),
    )
    connection.execute("insert into search_fts (search_fts) values ('optimize')")
    _count_stems(connection)


def _facet_words(place: tuple[str | None, ...]) -> str:
    return " ".join(facet_word(name, value) for name, value in zip(FACETS, place, strict=True) if value)


def _count_stems(connection: sqlite3.Connection) -> None:
    connection.execute("create virtual table temp.stem_counts using fts5vocab(main, search_fts, 'row')")
    rows = connection.execute("select term, doc from temp.stem_counts order by term")
    connection.executemany(
        "insert into search_stems values (?, ?, ?, ?)",
        (
            (term, count, *((fold(term), term[::-1]) if term.isalpha() else (None, None)))
            for term, count in rows
            if not term.startswith(FACET_SIGN) or term == FACET_SIGN
        ),
    )
    connection.execute("drop table temp.stem_counts")
    for table, column in (
        ("search_words", "stem"),
        ("search_words", "folded"),
        ("search_stems", "folded"),
        ("search_stems", "reversed"),
    ):
        connection.execute(f"create index {table}_{column} on {table}({column}) where {column} is not null")


def _rows(connection: sqlite3.Connection) -> Iterator[tuple[str, tuple[Any, ...]]]:
    for source, sql in _SOURCES.items():
        rows = connection.execute(sql)
        if source != "pages":
            yield from ((source, row) for row in rows)
            continue
        for document, pages in groupby(rows, key=lambda row: row[1]):
            told = _told_in_paragraphs(connection, document)
            for row in pages:
                rest = _outside(row[10], told.get(row[2], ()))
                if row[9] or plain_words(rest):
                    yield source, (*row[:10], rest, row[11])


def _told_in_paragraphs(connection: sqlite3.Connection, document: int) -> dict[int, list[tuple[int, int]]]:
    """For each page, where the paragraphs on it begin and end: their words are found in their own rows."""
    told: dict[int, list[tuple[int, int]]] = {}
    for first, last, start, end in connection.execute(
        """select first_page, last_page, start_offset, end_offset from paragraphs
           where document_id = ? and start_offset is not null and end_offset is not null order by id""",
        (document,),
    ):
        for page in range(first, last + 1):
            stretch = (start if page == first else 0, end if page == last else 1 << 40)
            told.setdefault(page, []).append(stretch)
    return told


def _outside(text: str, told: list[tuple[int, int]] | tuple[()]) -> str:
    """`text` without the stretches `told`."""
    kept, at = [], 0
    for start, end in sorted(told):
        kept.append(text[at : max(at, start)])
        at = max(at, end)
    return "\n".join([*kept, text[at:]])


def _concatenated(*parts: object) -> str:
    """The parts that are there, kept apart."""
    return " | ".join(str(part) for part in parts if part)


def _month(date: str | None) -> str | None:
    return _MONTHS[int(date[5:7]) - 1] if date and len(date) >= 7 else None
