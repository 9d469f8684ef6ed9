"""What a build did: the counts of its database, its times, its problems. A table, and `build.json`."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from . import __version__
from .engine import Failure, Tally, write_atomically

if TYPE_CHECKING:
    from rich.table import Table

_COUNTS = ("documents", "pages", "paragraphs", "decisions", "agreements", "problems")


@dataclass(frozen=True, slots=True)
class Counts:
    """The rows of a database that its reader wants to know of first."""

    rows: Mapping[str, int]
    pages_by_source: Mapping[str, int]
    problems_by_kind: Mapping[str, int]

    @classmethod
    def of(cls, database: Path) -> Counts:
        """Count a finished database."""
        with closing(sqlite3.connect(f"{database.absolute().as_uri()}?mode=ro", uri=True)) as connection:

            def pairs(query: str) -> dict[str, int]:
                return dict(connection.execute(query).fetchall())

            return cls(
                {name: pairs(f"select '', count(*) from {name}")[""] for name in _COUNTS},
                pairs("select text_source, count(*) from pages group by 1 order by 1"),
                pairs("select kind, count(*) from problems group by 1 order by 1"),
            )


@dataclass(frozen=True, slots=True)
class Report:
    """A build that is done. `changed` is false where everything was there already."""

    database: Path
    counts: Counts
    tallies: Mapping[str, Tally]
    seconds: float
    changed: bool
    ignored: int = 0
    tools: Mapping[str, str] = field(default_factory=dict)
    failures: Sequence[Failure] = ()

    def write(self, path: Path) -> None:
        """Write `build.json`: all of this, and where a stage failed the place in the code."""
        content = self.content()
        write_atomically(path, msgspec.json.format(msgspec.json.encode(content), indent=1) + b"\n")

    def content(self) -> dict[str, object]:
        """All of this as plain values."""
        return {
            "version": __version__,
            "database": self.database.name,
            "changed": self.changed,
            "seconds": round(self.seconds, 3),
            **self.counts.rows,
            "ignored_files": self.ignored,
            "pages_by_text_source": self.counts.pages_by_source,
            "problems_by_kind": self.counts.problems_by_kind,
            "stages": {
                name: {
                    "made": tally.made,
                    "reused": tally.reused,
                    "failed": tally.failed,
                    "seconds": round(tally.seconds, 3),
                    "processor_seconds": round(tally.processor, 3),
                }
                for name, tally in self.tallies.items()
            },
            "tools": self.tools,
            "failures": [
                {
                    "file": failure.problem.file,
                    "stage": failure.problem.stage,
                    "kind": failure.problem.kind,
                    "message": failure.problem.message,
                    "trace": failure.trace,
                }
                for failure in self.failures
            ],
        }

    def table(self) -> Table:
        """The closing table."""
        from rich.table import Table

        table = Table(show_header=False, title=None if self.changed else "Nothing has changed")
        table.add_column()
        table.add_column(justify="right")
        rows = self.counts.rows
        table.add_row("documents", str(rows["documents"]))
        for source, count in self.counts.pages_by_source.items():
            table.add_row(f"pages, text from {_SOURCES.get(source, source)}", str(count))
        for name in _COUNTS[2:]:
            table.add_row(name, str(rows[name]))
        table.add_row("seconds", f"{self.seconds:.1f}")
        return table


_SOURCES = {"layer": "the text layer", "ocr": "OCR", "mixed": "both"}
