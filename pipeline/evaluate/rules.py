"""What a change of the rules does to a fixed sample: gained, lost and changed, table by table.

    python -m pipeline.evaluate.rules snapshot SAMPLE before.jsonl --output FOLDER
    (change the rules)
    python -m pipeline.evaluate.rules snapshot SAMPLE after.jsonl --output FOLDER
    python -m pipeline.evaluate.rules compare before.jsonl after.jsonl

SAMPLE is a folder of PDFs, or a database that was built already. With the same FOLDER for both, what has been
read of the pages is kept, and only what the changed rules bear on is done again.
"""

from __future__ import annotations

import json
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import click

from ..errors import ArchiveError, UsageError
from ..settings import read_settings
from .facts import Row, likeness
from .snapshots import MAIN_COLUMNS, read_rows

# Two rows with the same place are one that has changed if their words are at least this alike.
CHANGED_ALIKE = 0.6
_SHOWN_CHARACTERS = 110


@dataclass(frozen=True, slots=True)
class TableChange:
    """What became of the rows of a table; `changed` has them before and after."""

    table: str
    same: int
    gained: tuple[Row, ...]
    lost: tuple[Row, ...]
    changed: tuple[tuple[Row, Row], ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two snapshots held against each other."""

    tables: tuple[TableChange, ...]

    def text(self) -> str:
        """A table of counts, then each row that was gained, lost or changed."""
        heads = ("same", "gained", "lost", "changed")
        lines = [f"{'table':<20}" + "".join(f"{head:>9}" for head in heads)]
        for change in self.tables:
            counts = (change.same, len(change.gained), len(change.lost), len(change.changed))
            lines.append(f"{change.table:<20}" + "".join(f"{count:>9}" for count in counts))
        for change in self.tables:
            if change.gained or change.lost or change.changed:
                lines += ["", change.table]
            lines += [f"    + {shown(change.table, row)}" for row in change.gained]
            lines += [f"    - {shown(change.table, row)}" for row in change.lost]
            for before, after in change.changed:
                lines.append(f"    ~ {shown(change.table, before)}")
                for column in sorted(before.keys() | after.keys()):
                    if before.get(column) != after.get(column):
                        old, new = _clip(before.get(column)), _clip(after.get(column))
                        lines.append(f"        {column}: {old} -> {new}")
        return "\n".join(lines)


def shown(table: str, row: Row) -> str:
    """A row in a line: its file, page and words."""
    place = f"{row.get('file') or ''}"
    if row.get("page") or row.get("first_page"):
        place += f", p. {row.get('page') or row.get('first_page')}"
    told = [str(row[name]) for name in ("paragraph", "label", "status", "kind", "role") if row.get(name)]
    return " | ".join([place, *told, _clip(_words(table, row))])


def _clip(value: object) -> str:
    text = " ".join(str(value).split()) if value is not None else "–"
    return text if len(text) <= _SHOWN_CHARACTERS else f"{text[:_SHOWN_CHARACTERS]}…"


def _words(table: str, row: Row) -> str:
    return " ".join(str(row[name]) for name in MAIN_COLUMNS[table] if row.get(name) is not None)


def take_snapshot(sample: Path, to: Path, output: Path | None = None) -> int:
    """Write the rows of `sample` to `to` as JSON lines, and return their number.

    `output` is the folder of the build of a folder of PDFs; a temporary one if it is not given.
    """
    with tempfile.TemporaryDirectory(prefix="protokollarkiv-") as folder:
        database = sample if sample.is_file() else _built(sample, output or Path(folder))
        count = 0
        with to.open("w", encoding="utf-8") as file:
            for table, row in read_rows(database):
                json.dump({"table": table, **row}, file, ensure_ascii=False, sort_keys=True)
                file.write("\n")
                count += 1
    return count


def _built(corpus: Path, output: Path) -> Path:
    from ..build import build

    return build(replace(read_settings(), corpus=corpus, output=output)).database


def read_snapshot(path: Path) -> dict[str, list[Row]]:
    """The rows of a snapshot by table; UsageError if the file is none."""
    rows: defaultdict[str, list[Row]] = defaultdict(list)
    try:
        for line in path.read_text("utf-8").splitlines():
            row = json.loads(line)
            rows[row.pop("table")].append(row)
    except (OSError, ValueError, KeyError, AttributeError, TypeError) as error:
        raise UsageError(f"{path} is not a snapshot: {error}") from None
    return rows


def compare_snapshots(before: Path, after: Path) -> Comparison:
    """Hold two snapshots against each other, table by table."""
    old, new = read_snapshot(before), read_snapshot(after)
    names = [name for name in MAIN_COLUMNS if name in old or name in new]
    return Comparison(tuple(_compare(name, old.get(name, []), new.get(name, [])) for name in names))


def _compare(table: str, before: Sequence[Row], after: Sequence[Row]) -> TableChange:
    left: defaultdict[str, list[Row]] = defaultdict(list)
    for row in before:
        left[_identity(row)].append(row)
    gained = []
    for row in after:
        alike = left[_identity(row)]
        if alike:
            alike.pop()
        else:
            gained.append(row)
    lost = [row for rows in left.values() for row in rows]
    same = len(after) - len(gained)
    changed = list(_changed(table, lost, gained))
    for old, new in changed:
        lost.remove(old)
        gained.remove(new)
    return TableChange(table, same, tuple(gained), tuple(lost), tuple(changed))


def _identity(row: Row) -> str:
    return json.dumps(row, ensure_ascii=False, sort_keys=True)


def _changed(table: str, lost: Sequence[Row], gained: Sequence[Row]) -> Iterator[tuple[Row, Row]]:
    """Rows of one file whose words are alike, the most alike first, each in one pair at most."""
    by_file: defaultdict[object, list[int]] = defaultdict(list)
    for index, row in enumerate(gained):
        by_file[row.get("file")].append(index)
    candidates = []
    for i, old in enumerate(lost):
        for j in by_file[old.get("file")]:
            alike = likeness(_words(table, old), _words(table, gained[j]))
            alike += 0.01 * sum(old.get(name) == value for name, value in gained[j].items())
            if alike >= CHANGED_ALIKE:
                candidates.append((-alike, i, j))
    used_old: set[int] = set()
    used_new: set[int] = set()
    for _, i, j in sorted(candidates):
        if i not in used_old and j not in used_new:
            used_old.add(i)
            used_new.add(j)
            yield lost[i], gained[j]


@click.group()
def main() -> None:
    """Measure a change of the rules on a fixed sample."""


_PATH = click.Path(path_type=Path)


@main.command()
@click.argument("sample", type=_PATH)
@click.argument("to", type=_PATH)
@click.option("--output", type=_PATH, help="Folder for the build of a folder of PDFs, to be used again.")
def snapshot(sample: Path, to: Path, output: Path | None) -> None:
    """Write all that is found in SAMPLE (a folder of PDFs, or a database) to TO as JSON lines."""
    click.echo(f"{take_snapshot(sample, to, output)} rows in {to}")


@main.command()
@click.argument("before", type=_PATH)
@click.argument("after", type=_PATH)
def compare(before: Path, after: Path) -> None:
    """Tell what was gained (+), lost (-) and changed (~) between two snapshots."""
    click.echo(compare_snapshots(before, after).text())


if __name__ == "__main__":
    try:
        main(standalone_mode=True)
    except ArchiveError as error:
        raise SystemExit(f"Error: {error}") from None
