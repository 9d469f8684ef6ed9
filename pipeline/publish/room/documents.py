"""A document, page by page, with what was mended in it."""

from __future__ import annotations

from ...model import Span
from .addresses import decision_addresses, find_document
from .decisions import picture_address
from .passages import boxes_of, page_repairs, segments
from .rows import Database, Row

# How the text is shown: mended with the changes told, as it was read, or both beside each other.
VIEWS = ("lagad", "last", "andringar")
_MOST_LISTED = 200


def document_page(
    database: Database, key: str, number: int, passage: tuple[int, int] | None, view: str
) -> Row | None:
    """All that a document's page shows; `None` if there is no such document or page."""
    document = find_document(database, key)
    if document is None:
        return None
    page = database.row("select * from pages where document_id = ? and number = ?", document["id"], number)
    if page is None:
        return None
    marked = None
    if passage and 0 <= passage[0] < passage[1] <= len(page["text"]):
        marked = Span(*passage)
    repairs = page_repairs(database, document["id"], number)
    parts = segments(page["raw_text"], repairs, marked)
    return {
        "document": document,
        "page": page,
        "number": number,
        "view": view if view in VIEWS else VIEWS[0],
        "text_parts": parts,
        "changes": [part for part in parts if part.before is not None],
        "picture": picture_address(document["sha256"], page, marked),
        "is_marked": bool(marked and boxes_of(page, repairs, marked)),
        "marked": marked is not None,
        "inside": _inside(database, document),
        "outline": database.rows(
            "select level, title, page from bookmarks where document_id = ? order by id limit ?",
            *(document["id"], _MOST_LISTED),
        ),
        "properties": database.rows(
            "select name, value from document_properties where document_id = ? order by name", document["id"]
        ),
        "links": _links(database, document, number),
        "passages": _passages(database, document, number),
        "paragraphs": _paragraphs(database, document),
        "decisions": _decisions(database, document, number),
        "problems": database.rows(
            "select * from problems where document_id = ? order by page, id limit 50", document["id"]
        ),
    }


def _inside(database: Database, document: Row) -> list[Row]:
    """The documents that are attached to this one, and the one that it is attached to (`is_outer`)."""
    return database.rows(
        """select sha256, file, title, kind, id = ? as is_outer from documents
           where id = ? or attached_to_id = ? order by is_outer desc, id limit ?""",
        *(document["attached_to_id"], document["attached_to_id"], document["id"], _MOST_LISTED),
    )


def _links(database: Database, document: Row, number: int) -> list[Row]:
    """The addresses that the page links to, each once."""
    return database.rows(
        """select distinct address from page_links where document_id = ? and page = ?
           and (address like 'http://%' or address like 'https://%') order by id limit 100""",
        *(document["id"], number),
    )


def _passages(database: Database, document: Row, number: int) -> list[Row]:
    """The passages of the page that stand in other documents too, each with where the first one is."""
    return database.rows(
        """select own.text, own.earliest, own.likeness, own.changes, first.page, sha256, file,
             documents.date, documents.title,
             (select count(distinct document_id) from passages where cluster = own.cluster) as places
           from passages as own
           join passages as first on first.id = (
             select min(id) from passages where cluster = own.cluster and document_id <> own.document_id)
           join documents on documents.id = first.document_id
           where own.document_id = ? and own.page = ? order by own.id limit 30""",
        document["id"],
        number,
    )


def _paragraphs(database: Database, document: Row) -> list[Row]:
    return database.rows(
        "select label, number, title, first_page, start_offset, end_offset,"
        " first_page = last_page as on_one_page"
        f" from paragraphs where document_id = ? and kind = 'item' order by id limit {_MOST_LISTED}",
        document["id"],
    )


def _decisions(database: Database, document: Row, number: int) -> list[Row]:
    rows = database.rows(
        "select id, status, action, text, paragraph_label from decisions"
        " where document_id = ? and page <= ? and last_page >= ? order by id",
        *(document["id"], number, number),
    )
    addresses = decision_addresses(database, {document["id"]}) if rows else {}
    return [row | {"address": addresses[row["id"]]} for row in rows]
