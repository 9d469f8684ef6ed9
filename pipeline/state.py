"""What the last build left: the database that it wrote and from what, and what its stages depended on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from .engine import Tally, read_note, write_note
from .report import Counts, Report
from .settings import Settings


@dataclass(frozen=True, slots=True)
class Kept:
    """A database as it was when it was written, and the hash of what it was written from."""

    key: str
    size: int
    modified: int

    @classmethod
    def of(cls, database: Path, key: str) -> Kept | None:
        """The database as it is now, `None` where there is none."""
        try:
            status = database.stat()
        except OSError:
            return None
        return cls(key, status.st_size, status.st_mtime_ns)


@dataclass(frozen=True, slots=True)
class Whole:
    """A build in which nothing failed: the hash of all that went into it, and what it had to tell."""

    plan: str
    counts: Counts
    ignored: int
    tools: Mapping[str, str]
    reused: Mapping[str, int]


@dataclass(slots=True)
class LastBuild:
    """Reads and writes these notes; they lie in the store."""

    settings: Settings
    folder: Path = field(init=False)
    _kept: Kept | None = field(init=False)

    def __post_init__(self) -> None:
        self.folder = self.settings.output / "store"
        self._kept = read_note(self.folder / "database.json", Kept)

    def wrote(self, key: str) -> bool:
        """True where the database was written from just this, and has not been touched since."""
        return self._kept is not None and self._kept == Kept.of(self.settings.database, key)

    def loaded(self, kept: Kept | None) -> None:
        """Note that the database was written."""
        self._kept = kept
        write_note(self.folder / "database.json", kept)

    def report_of(self, plan: str, seconds: float) -> Report | None:
        """The report of a build that has nothing to do; `None` where there may be something."""
        whole: Whole | None = read_note(self.folder / "whole.json", Whole)
        if whole is None or whole.plan != plan or self._kept is None or not self.wrote(self._kept.key):
            return None
        if not (self.settings.output / "build.json").is_file():
            return None
        tallies = {name: Tally(reused=count) for name, count in whole.reused.items()}
        report = Report(
            self.settings.database, whole.counts, tallies, seconds, False, whole.ignored, whole.tools
        )
        report.write(self.settings.output / "build.json")
        return report

    def note(self, plan: str, depended: Mapping[str, Mapping[str, str]], report: Report) -> None:
        """Remember a build that is done, for the next one and for `explain`."""
        write_note(self.folder / "stages.json", depended)
        # What failed is tried again by the next build, which must therefore go through all stages.
        if report.failures:
            (self.folder / "whole.json").unlink(missing_ok=True)
            return
        reused = {name: tally.made + tally.reused for name, tally in report.tallies.items() if name != "load"}
        write_note(
            self.folder / "whole.json", Whole(plan, report.counts, report.ignored, report.tools, reused)
        )

    def dependencies(self) -> dict[str, dict[str, str]]:
        """What each stage depended on in the last build; empty where there was none."""
        return read_note(self.folder / "stages.json", dict[str, dict[str, str]]) or {}
