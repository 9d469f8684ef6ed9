"""The search index: which columns are searched, and how text is cut into words.

Its tables are FTS5 with external content: they hold no second copy of the text, and Datasette
finds them by itself. They are named after their table with `_fts` added.
"""

from __future__ import annotations

import sqlite3

# å, ä and ö are letters of their own: "får" must not find "far". § is part of the word it stands in, so that
# "§ 14" can be told from any other 89.
WORD_SIGNS = "§"
TOKENIZER = f"unicode61 remove_diacritics 0 tokenchars '{WORD_SIGNS}'"

SEARCHED: dict[str, tuple[str, ...]] = {
    "pages": ("text",),
    "paragraphs": ("title", "text", "diary_number"),
    "decisions": ("text", "body", "paragraph_label", "diary_number"),
}


def index_text(connection: sqlite3.Connection) -> None:
    """Build the search index over the rows that are there now."""
    # Imported here: it takes a tenth of a second, and most commands do not load.
    import sqlite_utils

    database = sqlite_utils.Database(connection, recursive_triggers=False, execute_plugins=False)
    for table, columns in SEARCHED.items():
        database.table(table).enable_fts(columns, tokenize=TOKENIZER)
        connection.execute(f"insert into {table}_fts({table}_fts) values ('optimize')")
