"""Whole histories: a file of `told/` is an archive of documents and what a careful reader takes from them.

"@@ protokoll | organisation | body | date" begins the minutes of a meeting, "@@ blad" any other paper, and
"@@ förväntat" what they tell: a line for each agreement (number | parties | period | sum | notice) with its
events below it, then relations between numbers, and a line "! kind" for each problem.
"""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from pipeline.model import Links

from .histories import events, history_of, protocol, terms

FILES = sorted((Path(__file__).parent / "told").glob("*.txt"))
_PART = re.compile(r"^@@ (?P<head>.+)\n", re.MULTILINE)
# Numbers are compared as printed with one blank, whatever the key of the series is.
_SERIES = re.compile(r"\b([A-ZÅÄÖ]{2,4})\s(?=\d+/\d)")


def _parts(path: Path) -> list[tuple[list[str], str]]:
    pieces = _PART.split(path.read_text("utf-8"))[1:]
    heads = [[word.strip() for word in head.split("|")] for head in pieces[::2]]
    return list(zip(heads, pieces[1::2], strict=True))


def _told(links: Links) -> list[str]:
    lines = []
    for agreement in links.agreements:
        lines += [terms(agreement), *(f"  {event} [{terms(agreement)}]" for event in events(agreement))]
    for relation in links.relations:
        one, other = (links.agreements[place].diary_number for place in (relation.agreement, relation.other))
        lines.append(f"{one} {relation.relation} {other}")
    return [*lines, *(f"! {problem.kind}" for problem in links.problems)]


def _expected(text: str) -> list[str]:
    lines: list[str] = []
    agreement = ""
    for line in filter(str.strip, text.splitlines()):
        if line.startswith("  "):
            lines.append(f"{line} [{agreement}]")
        else:
            agreement = line
            lines.append(line)
    return lines


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_documents_tell_this_and_nothing_else(path: Path) -> None:
    *documents, (_, expected) = _parts(path)
    texts = [protocol(*head[1:], text) if head[0] == "protokoll" else text for head, text in documents]
    told = [_SERIES.sub(r"\1 ", line) for line in _told(history_of(*texts))]
    assert Counter(told) == Counter(_expected(expected))


def test_there_are_histories() -> None:
    assert len(FILES) >= 24
