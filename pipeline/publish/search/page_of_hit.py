"""The page of a paragraph on which the words of a hit stand."""

from __future__ import annotations

import sqlite3

from ...model import PAGE_JOIN
from .hits import Candidate


def page_of(connection: sqlite3.Connection, row: Candidate, at: int) -> int | None:
    """The page where the sign `at` of the row's text stands; of a row that is no paragraph, its own page."""
    if row.table != "paragraphs":
        return row.page
    pages = connection.execute(
        """select pages.number, length(pages.text), start_offset from paragraphs
           join pages on pages.document_id = paragraphs.document_id
             and pages.number between first_page and last_page
           where paragraphs.id = ? order by pages.number""",
        (row.id,),
    ).fetchall()
    left = at + (pages[0][2] or 0) if pages else 0
    for number, length, _ in pages:
        if left < length + len(PAGE_JOIN):
            return int(number)
        left -= length + len(PAGE_JOIN)
    return row.page
