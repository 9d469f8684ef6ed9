"""The index of stems over all that can be found: decisions, agreements, paragraphs and pages in one."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterator
from typing import Any

from ..swedish.stems import plain_words, stem

# Rows of each source: its id, document, page, organisation, body, date, kind, action, status; then the title,
# the text, and the names by which it can be asked for.
_SOURCES = {
    "decisions": """
        select decisions.id, documents.id, decisions.page,
          iif(status = 'cited' and decisions.body is not documents.body, null, organisation),
          coalesce(decisions.body, documents.body), coalesce(decisions.date, documents.date), documents.kind,
          action, status, coalesce(paragraphs.title, documents.title), decisions.text,
          joined_text(decisions.paragraph_label, decisions.diary_number, decisions.addressee)
        from decisions join documents on documents.id = decisions.document_id
        left join paragraphs on paragraphs.id = paragraph_id
        order by decisions.id""",
    "agreements": """
        select agreements.id, agreements.document_id, null, null, null, valid_from, 'avtal',
          null, null, title,
          joined_text(
            (select group_concat(name, '; ') from agreement_names where agreement_id = agreements.id),
            (select group_concat(kind || ' ' || text, '; ') from agreement_events
             where agreement_id = agreements.id)),
          joined_text(agreements.diary_number, valid_to,
            (select group_concat(party, '; ') from agreement_parties where agreement_id = agreements.id))
        from agreements order by agreements.id""",
    "paragraphs": """
        select paragraphs.id, documents.id, first_page, organisation, body, date, documents.kind, null, null,
          coalesce(paragraphs.title, documents.title), paragraphs.text,
          joined_text(paragraphs.label, paragraphs.diary_number)
        from paragraphs join documents on documents.id = document_id
        order by paragraphs.id""",
    "pages": """
        select pages.id, documents.id, number, organisation, body, date, documents.kind, null, null,
          iif(number = 1, title, null), pages.text, joined_text(diary_number)
        from pages join documents on documents.id = document_id
        order by pages.id""",
}
_MONTHS = (
    *("januari", "februari", "mars", "april", "maj", "juni"),
    *("juli", "augusti", "september", "oktober", "november", "december"),
)
# The columns of `search_fts`, in order.
STEM_COLUMNS = ("title", "text", "names")


# FTS5 writes what it has gathered whenever it holds this much: its default, a megabyte, makes so many small
# pieces that putting them together takes longer than all else.
HASH_BYTES = 1 << 25


def index_stems(connection: sqlite3.Connection, tokenizer: str) -> None:
    """Fill `search_entries`, `search_fts` and `search_words` from the rows that are there now."""
    connection.create_function("joined_text", -1, _concatenated, deterministic=True)
    connection.execute(
        f"""create virtual table search_fts using fts5(
            {", ".join(STEM_COLUMNS)}, content='', tokenize="{tokenizer}")"""
    )
    connection.execute(f"insert into search_fts (search_fts, rank) values ('hashsize', {HASH_BYTES})")
    words: Counter[str] = Counter()
    for number, row in enumerate(_rows(connection), start=1):
        source, (row_id, document, page, organisation, body, date, kind, action, status, *texts) = row
        connection.execute(
            "insert into search_entries values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                *(number, source, row_id, document, page, organisation, body),
                *((date or "")[:4] or None, kind, action, status),
            ),
        )
        title, text, names = (value or "" for value in texts)
        names = _concatenated(names, organisation, body, date, _month(date))
        connection.execute(
            "insert into search_fts (rowid, title, text, names) values (?, ?, ?, ?)",
            (number, *(_stemmed(part, words) for part in (title, text, names))),
        )
    connection.executemany(
        "insert into search_words values (?, ?, ?)",
        ((word, stem(word), count) for word, count in sorted(words.items()) if word.isalpha()),
    )
    connection.execute("insert into search_fts (search_fts) values ('optimize')")


def _rows(connection: sqlite3.Connection) -> Iterator[tuple[str, tuple[Any, ...]]]:
    for source, sql in _SOURCES.items():
        for row in connection.execute(sql):
            yield source, row


def _concatenated(*parts: object) -> str:
    """The parts that are there, kept apart."""
    return " | ".join(str(part) for part in parts if part)


def _month(date: str | None) -> str | None:
    return _MONTHS[int(date[5:7]) - 1] if date and len(date) >= 7 else None


def _stemmed(text: str, words: Counter[str]) -> str:
    found = plain_words(text)
    words.update(found)
    return " ".join(map(stem, found))
