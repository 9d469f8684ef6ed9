"""The search index: which columns are searched, and how text is cut into words.

There are two. The tables named after their table with `_fts` added are FTS5 with external content: they hold
no second copy of the text, and Datasette finds them by itself. `search_fts` is one contentless index over
decisions, paragraphs, pages and agreements together, of stems instead of words; its rowid is the id in
`search_entries`, which says where each stands. `search_words` has the words as they are written.
"""

from __future__ import annotations

import sqlite3

from .stem_index import HASH_BYTES, index_stems

# å, ä and ö are letters of their own: "får" must not find "far". § is part of the word it stands in, so that
# "§ 14" can be told from any other 14.
WORD_SIGNS = "§"
TOKENIZER = f"unicode61 remove_diacritics 0 tokenchars '{WORD_SIGNS}'"

SEARCHED: dict[str, tuple[str, ...]] = {
    "pages": ("text",),
    "paragraphs": ("title", "text", "diary_number"),
    "decisions": ("text", "body", "paragraph_label", "diary_number"),
}


def index_text(connection: sqlite3.Connection) -> None:
    """Build the search index over the rows that are there now."""
    for table, columns in SEARCHED.items():
        names = ", ".join(f"[{column}]" for column in columns)
        connection.execute(
            f"""create virtual table [{table}_fts] using fts5(
                {names}, content=[{table}], tokenize="{TOKENIZER}")"""
        )
        connection.execute(f"insert into {table}_fts({table}_fts, rank) values ('hashsize', {HASH_BYTES})")
        connection.execute(f"insert into {table}_fts (rowid, {names}) select rowid, {names} from [{table}]")
        connection.execute(f"insert into {table}_fts({table}_fts) values ('optimize')")
    index_stems(connection, TOKENIZER)
