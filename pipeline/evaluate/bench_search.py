"""How fast searches are in a large archive that was made up: seconds of searching, of starting, and size.

Usage: python -m pipeline.evaluate.bench_search [--paragraphs 1000000] [--folder FOLDER]
With a folder the archive stays there, and is used again.
"""

from __future__ import annotations

import random
import sqlite3
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import click

from ..load import load_database
from ..model import Links
from ..publish.search import answer
from ..publish.serve import HOST, serve_command
from ..settings import Settings
from .chains import Usage
from .many_rows import documents, vocabulary

PARAGRAPHS = 1_000_000
# Searches of each sort, and the hits of each: a page of them.
EACH, HITS = 40, 20
# Where the words of each sort stand in the list of Swedish words by how common they are.
_RARE, _MIDDLING, _COMMON = (20_000, 100_000), (1_000, 10_000), (60, 300)
_INDEX = ("search_",)
# What is searched: the rows that have a text, and its columns.
_TEXTS = {"pages": ("text",), "paragraphs": ("title", "text"), "decisions": ("text",)}

Asked = tuple[str, dict[str, str]]


def questions() -> dict[str, list[Asked]]:
    """Questions by sort, each with what it is narrowed by; the same ones each time."""
    dice = random.Random(1)
    words, _ = vocabulary()

    def word(where: tuple[int, int]) -> str:
        return words[dice.randrange(*where)]

    def misspelt() -> str:
        typed = next(w for w in iter(lambda: word((2_000, 20_000)), "") if len(w) > 7)
        at = dice.randrange(2, len(typed) - 1)
        return typed[:at] + typed[at + 1] + typed[at] + typed[at + 2 :]

    sorts: dict[str, Callable[[], Asked]] = {
        "a rare word": lambda: (word(_RARE), {}),
        "a middling word": lambda: (word(_MIDDLING), {}),
        "a word of a tenth of the rows": lambda: (word(_COMMON), {}),
        "two words": lambda: (f"{word(_MIDDLING)} {word(_COMMON)}", {}),
        "three words": lambda: (f"{word(_COMMON)} {word(_MIDDLING)} {word(_COMMON)}", {}),
        "common words in quotation marks": lambda: (f'"{word(_COMMON)} {word(_COMMON)}"', {}),
        "a common word less another": lambda: (f"{word(_COMMON)} -{word(_MIDDLING)}", {}),
        "§ and body": lambda: (f"§ {dice.randrange(1, 200)} nämnd {words[200 + dice.randrange(8)]}", {}),
        "a diary number": lambda: (f"KS/{dice.randrange(1, 3000)}/{dice.randrange(1985, 2025)}", {}),
        "a month": lambda: (f"{dice.randrange(1985, 2025)}-{dice.randrange(1, 13):02}", {}),
        "a word with a slip": lambda: (misspelt(), {}),
        "a common word in one year": lambda: (word(_COMMON), {"year": str(dice.randrange(1985, 2025))}),
        "a word of one body's decisions": lambda: (
            word(_MIDDLING),
            {"source": "decisions", "organisation": f"Norrmarks kommun {dice.randrange(40)}"},
        ),
    }
    return {name: [make() for _ in range(EACH)] for name, make in sorts.items()}


def search_lines(database: Path) -> Iterator[str]:
    """Milliseconds of the searches, by sort and in all."""
    yield f"{'milliseconds of wall clock':<34}{'median':>8}{'95 %':>8}{'most':>8}   processor 95 %"
    every: list[tuple[float, float]] = []
    with closing(
        sqlite3.connect(f"{database.resolve().as_uri()}?mode=ro&immutable=1", uri=True)
    ) as connection:
        # What is read once for all searches.
        answer(connection, "överenskomelserna")
        for name, asked in questions().items():
            taken = [_milliseconds(connection, *question) for question in asked]
            every += taken
            yield _line(name, taken)
    yield _line("all", every)


def _milliseconds(connection: sqlite3.Connection, typed: str, filters: dict[str, str]) -> tuple[float, float]:
    began, processor = time.perf_counter(), time.process_time()
    answer(connection, typed, filters, HITS)
    return (time.perf_counter() - began) * 1000, (time.process_time() - processor) * 1000


def _line(name: str, taken: list[tuple[float, float]]) -> str:
    wall = sorted(seconds for seconds, _ in taken)
    processor = sorted(seconds for _, seconds in taken)
    most = int(0.95 * len(taken))
    return f"{name:<34}{wall[len(wall) // 2]:>8.1f}{wall[most]:>8.1f}{wall[-1]:>8.1f}{processor[most]:>17.1f}"


def size_lines(database: Path) -> Iterator[str]:
    """How large the index is beside the text that it makes searchable."""
    with closing(sqlite3.connect(database)) as connection:
        sizes = dict(connection.execute("select name, sum(pgsize) from dbstat group by name"))
        text = sum(
            connection.execute(f"select sum(length(cast({column} as blob))) from {table}").fetchone()[0] or 0
            for table, columns in _TEXTS.items()
            for column in columns
        )
    index = sum(size for name, size in sizes.items() if name.startswith(_INDEX) or "autoindex_search" in name)
    yield f"{'text, megabytes':<34}{text / 1e6:>8.1f}"
    yield f"{'index, megabytes':<34}{index / 1e6:>8.1f}   {index / text:.2f} times the text"
    yield f"{'database, megabytes':<34}{sum(sizes.values()) / 1e6:>8.1f}"


def start_line(database: Path, port: int) -> str:
    """How long the reading room takes from its start until its first page is there."""
    command = serve_command(Settings(output=database.parent, port=port))
    before, began = Usage.now(), time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            _first_page(f"http://{HOST}:{port}/")
            seconds = time.perf_counter() - began
        finally:
            server.terminate()
    processor = (Usage.now() - before).processor
    return f"{'start of the server, seconds':<34}{seconds:>8.2f}   processor {processor:.2f}"


def _first_page(address: str) -> None:
    for _ in range(1_000):
        try:
            urllib.request.urlopen(address, timeout=60).close()
            return
        except urllib.error.URLError:
            time.sleep(0.02)
    raise SystemExit("the server did not answer")


@click.command()
@click.option("--paragraphs", default=PARAGRAPHS, show_default=True)
@click.option("--folder", type=click.Path(path_type=Path), help="Where the archive is kept for another time.")
@click.option("--port", default=8765, show_default=True)
def main(paragraphs: int, folder: Path | None, port: int) -> None:
    """Measure searches in an archive of so many paragraphs."""
    with tempfile.TemporaryDirectory(prefix="protokollarkiv-") as place:
        database = (folder or Path(place)) / "protokoll.db"
        if not database.is_file():
            before = Usage.now()
            load_database(database, documents(paragraphs), Links(), [])
            spent = (Usage.now() - before).processor
            click.echo(f"{'made up and loaded, processor s':<34}{spent:>8.1f}")
        for line in (*size_lines(database), *search_lines(database), start_line(database, port)):
            click.echo(line)


if __name__ == "__main__":
    main()
