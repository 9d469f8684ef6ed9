"""The gold: a folder with a CSV for each kind of fact, and `text/` with the true text of each document.

Columns are those of the database's tables, with the document's file name for its id. In `agreements.csv` each
agreement has a `key` of its own, which the events and relations use; its parties are separated by semicolons.
A kind of fact without a CSV is not scored.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

from ..errors import UsageError

Gold = dict[str, list[dict[str, str]]]

_TABLES = (
    "documents",
    "paragraphs",
    "decisions",
    "diary_mentions",
    "citations",
    "agreements",
    "agreement_events",
    "agreement_relations",
)


@dataclass(frozen=True, slots=True)
class GoldFolder:
    """What is known to be true: rows by the name of their CSV, texts by the PDF's name without .pdf."""

    tables: Gold
    texts: dict[str, str]

    @property
    def files(self) -> frozenset[str]:
        """The documents that the gold speaks of; only these are scored."""
        return frozenset(row["file"] for row in self.tables["documents"])


def read_gold(folder: Path) -> GoldFolder:
    """Read the gold in `folder`; UsageError if it is none."""
    tables: Gold = {}
    for name in _TABLES:
        path = folder / f"{name}.csv"
        if path.is_file():
            with path.open(encoding="utf-8-sig", newline="") as file:
                tables[name] = [
                    {column: value or "" for column, value in row.items()} for row in csv.DictReader(file)
                ]
    if not tables.get("documents"):
        raise UsageError(
            f"{folder} has no documents.csv with the documents to score",
            "Name a folder with gold, such as corpus/gold.",
        )
    texts = {path.stem: path.read_text("utf-8") for path in sorted((folder / "text").glob("*.txt"))}
    return GoldFolder(tables, texts)
