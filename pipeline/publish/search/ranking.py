"""Which of the rows that match answers best.

bm25 over stems makes the first choice. Among the best of those, what stands as typed goes before other forms,
titles before running text, a decision before the paragraph around it, and a page comes last.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ...swedish.stems import plain_words, stem
from .expression import Wanted
from .hits import Candidate

# For bm25, in the order of `load.stem_index.STEM_COLUMNS`: title, text, names, facets.
WEIGHTS = (5.0, 1.0, 3.0, 0.0)
_SOURCES = {"agreements": 1.25, "decisions": 1.2, "paragraphs": 1.0, "pages": 0.6}
_STATUSES = {"decided": 1.0, "proposed": 0.85, "cited": 0.8}
# How much a row gains in all where every term stands in it as typed, or in its title.
_EXACT, _TITLE = 0.5, 0.4
# A row that lacks terms loses more than in proportion.
_COVERAGE_POWER = 2


@dataclass(frozen=True, slots=True)
class Judged:
    """A row with its score (higher is better), whether it has all terms, and whether all as typed."""

    row: Candidate
    score: float
    complete: bool
    exact: bool


def judge(row: Candidate, wanted: Sequence[Wanted]) -> Judged:
    """How well the row answers the terms."""
    title, rest = plain_words(row.title or ""), plain_words(f"{row.text} | {_names(row)}")
    title_stems, rest_stems = list(map(stem, title)), list(map(stem, rest))
    answered = exact = in_title = 0
    for term in wanted:
        beginning = term.term.words[-1] if term.term.any_ending else None
        here = any(_holds(title_stems, way, beginning) for way in term.ways)
        in_title += here
        answered += here or any(_holds(rest_stems, way, beginning) for way in term.ways)
        exact += _holds(title, term.term.words, beginning) or _holds(rest, term.term.words, beginning)
    total = len(wanted)
    value = -row.distance * _SOURCES[row.table] * _STATUSES.get(row.status or "", 1.0)
    value *= 1 + _EXACT * exact / total + _TITLE * in_title / total
    value *= (answered / total) ** _COVERAGE_POWER
    return Judged(row, value, answered == total, exact == total)


def _names(row: Candidate) -> str:
    names = (row.label, row.diary_number, row.body, row.organisation, row.date)
    return " | ".join(name for name in names if name)


def _holds(words: Sequence[str], sought: Sequence[str], beginning: str | None) -> bool:
    """True where the words `sought` stand side by side in `words`."""
    if beginning is not None and len(sought) == 1:
        return any(word.startswith(beginning) for word in words)
    if len(sought) == 1:
        return sought[0] in words
    size = len(sought)
    return any(list(words[at : at + size]) == list(sought) for at in range(len(words) - size + 1))
