"""Hold the builds of the shared sample documents against the floors in floors.toml.

Usage: score.py archive DATABASE SHARED | score.py real DATABASE SHARED

Prints a line for each floor; exit code 1 where one does not hold.
"""

from __future__ import annotations

import csv
import json
import re
import sqlite3
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

Figures = dict[str, dict[str, float]]
BEGINNING = 40


def archive_figures(database: Path, shared: Path) -> Figures:
    """The figures of the scorer that came with the samples. Its table goes to standard output."""
    with tempfile.NamedTemporaryFile(suffix=".json") as file:
        scorer = shared / "check" / "acceptance.py"
        command = [sys.executable, scorer, database, shared / "archive" / "gold", "--json", file.name]
        subprocess.run(command, check=True)
        figures: Figures = json.load(file)
    return figures


def real_figures(database: Path, shared: Path) -> Figures:
    """Whether each file is accounted for, and how many known decisions were found, and where they say."""
    folder = shared / "real"
    connection = sqlite3.connect(f"{database.absolute().as_uri()}?mode=ro", uri=True)
    told = {
        file for (file,) in connection.execute("select file from documents union select file from problems")
    }
    files = {path.relative_to(folder).as_posix() for path in folder.rglob("*.pdf")}
    for file in sorted(files - told):
        print(f"neither a document nor a problem: {file}")

    decisions: dict[tuple[str, str], list[str]] = {}
    whole: dict[tuple[str, str], list[str]] = {}
    numbers: dict[tuple[str, str], set[str]] = {}
    pages: dict[tuple[str, int], str] = {}
    for file, number, text in connection.execute(
        "select file, number, text from pages join documents on documents.id = document_id"
    ):
        pages[file, number] = folded(text)
    in_place = total = 0
    # A decision belongs to the § that it stands under, whichever § it reports.
    for file, label, number, page, text, verbatim in connection.execute(
        "select file, coalesce(p.label, paragraph_label), p.diary_number, d.page, d.text, d.verbatim"
        " from decisions d join documents on documents.id = d.document_id"
        " left join paragraphs p on p.id = d.paragraph_id order by d.id"
    ):
        decisions.setdefault((file, label), []).append(folded(text))
        whole.setdefault((file, label), []).append(folded(verbatim))
        numbers.setdefault((file, label), set()).add(number or "")
        total += 1
        # What runs over the end of its page goes on at the top of the next one.
        here = pages.get((file, page), "") + pages.get((file, page + 1), "")
        in_place += folded(text)[:BEGINNING] in here
    with (folder / "decisions.csv").open(encoding="utf-8", newline="") as rows:
        listed = list(csv.DictReader(rows))
    quotes = [((f"pdf/{row['file']}", row["paragraph_label"]), folded(row["quote"])) for row in listed]
    within = sum(any(quote in text for text in whole.get(place, ())) for place, quote in quotes)
    in_a_row = sum(any(quote in text for text in decisions.get(place, ())) for place, quote in quotes)
    in_points = sum(quote in "".join(decisions.get(place, ())) for place, quote in quotes)
    numbered = sum(
        row["diary_number"] in numbers.get(place, ()) for row, (place, _) in zip(listed, quotes, strict=True)
    )
    return {
        "files": {"accounted_for": len(files & told) / len(files)},
        "quotes": {
            "within_a_decision": within / len(quotes),
            "within_one_row": in_a_row / len(quotes),
            "within_the_points": in_points / len(quotes),
            "under_their_number": numbered / len(quotes),
        },
        "decisions": {"on_their_page": in_place / total if total else 0.0},
    }


def folded(text: str) -> str:
    """Letters and digits alone: white space, hyphens and bullets depend on how lines were broken."""
    return re.sub(r"[\W_]+", "", text).casefold()


def main() -> int:
    """Print each floor with its figure; 1 where one does not hold."""
    name, database, shared = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
    figures = {"archive": archive_figures, "real": real_figures}[name](database, shared)
    floors = tomllib.loads(Path(__file__).with_name("floors.toml").read_text("utf-8"))[name]
    broken = 0
    print()
    for bound, tables in floors.items():
        for table, limits in tables.items():
            for figure, limit in limits.items():
                value = figures.get(table, {}).get(figure)
                holds = value is not None and (value >= limit if bound == "least" else value <= limit)
                broken += not holds
                shown = "not measured" if value is None else f"{value:.4f}"
                mark = "" if holds else "   <- does not hold"
                print(f"{table}: {figure} is {shown}, at {bound} {limit:.4f}{mark}")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
