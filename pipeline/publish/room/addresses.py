"""Addresses that stay: made of the content of documents and agreements, not of row numbers.

A rebuild numbers rows anew, and mended text may change; what a document is (the hash of its bytes), the § and
the point of a decision, the name and diary number of an agreement do not.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from urllib.parse import quote

from ...swedish.dictionary import fold
from .rows import Database, Row

_HASH = 16
_STATUS_LETTERS = {"decided": "b", "proposed": "f", "cited": "c"}
_NOT_PLAIN = re.compile(r"[^a-z0-9]+")


def slug(name: str) -> str:
    """`name` in a–z, digits and hyphens."""
    composed = fold(unicodedata.normalize("NFC", name).lower())
    return _NOT_PLAIN.sub("-", composed).strip("-")[:80].strip("-") or "-"


def document_address(
    sha256: str, page: int | None = None, start: int | None = None, end: int | None = None
) -> str:
    """The page that shows a document, one of its pages, or a place on one of its pages."""
    address = f"/dokument/{sha256[:_HASH]}" + (f"/{page}" if page else "")
    return address + (f"?fran={start}&till={end}" if start is not None and end is not None else "")


def case_address(diary_number: str) -> str:
    """The page of all that bears a diary number."""
    return "/arende/" + quote(diary_number, safe="/:")


def body_address(organisation: str | None, body: str | None) -> str:
    """The page of a body; a hyphen stands for what is not known."""
    return f"/organ/{slug(organisation or '-')}/{slug(body or '-')}"


def agreement_address(title: str, diary_number: str | None) -> str:
    """The page of an agreement."""
    mark = hashlib.sha256(f"{title}\n{diary_number or ''}".encode()).hexdigest()[:6]
    return f"/avtal/{slug(title)[:60].strip('-')}-{mark}"


def decision_keys(rows: list[Row]) -> dict[int, str]:
    """The last part of the address of each decision of one document, from all rows of it in order."""
    keys: dict[int, str] = {}
    given: Counter[str] = Counter()
    for row in rows:
        label = re.sub(r"\W+", "", row["paragraph_label"] or "")
        place = f"p{slug(label)}" if label else f"s{row['page']}"
        status = _STATUS_LETTERS.get(row["status"], "x")
        key = f"{row['sha256'][:_HASH]}-{place}-{status}{row['position']}"
        given[key] += 1
        keys[row["id"]] = key if given[key] == 1 else f"{key}-{given[key]}"
    return keys


def decision_addresses(database: Database, documents: set[int]) -> dict[int, str]:
    """The address of each decision of these documents, by id."""
    addresses: dict[int, str] = {}
    for document in sorted(documents):
        rows = database.rows(
            """select decisions.id, sha256, paragraph_label, page, status, position from decisions
               join documents on documents.id = document_id where document_id = ? order by decisions.id""",
            document,
        )
        addresses.update({row: f"/beslut/{key}" for row, key in decision_keys(rows).items()})
    return addresses


def find_document(database: Database, key: str) -> Row | None:
    """The document with this key; of several with the same content, the first."""
    if not re.fullmatch(rf"[0-9a-f]{{{_HASH}}}", key):
        return None
    return database.row(
        "select * from documents where sha256 >= ? and sha256 < ? order by id limit 1", key, key + "g"
    )


def find_decision(database: Database, key: str) -> int | None:
    """The id of the decision with this key."""
    document = find_document(database, key[:_HASH])
    if document is None:
        return None
    addresses = decision_addresses(database, {document["id"]})
    return next((row for row, address in addresses.items() if address == f"/beslut/{key}"), None)


def find_agreement(database: Database, key: str) -> Row | None:
    """The agreement with this key."""
    if not re.fullmatch(r"[a-z0-9-]{1,80}", key):
        return None
    rows = database.rows("select * from agreements order by id")
    found = (row for row in rows if agreement_address(row["title"], row["diary_number"]) == f"/avtal/{key}")
    return next(found, None)
