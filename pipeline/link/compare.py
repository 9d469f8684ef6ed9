"""What changed between two texts of clauses: side by side, with the words that came and went."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from rapidfuzz import fuzz

from pipeline.swedish.amounts import find_amounts
from pipeline.swedish.dates import find_periods

Change = Literal["same", "reworded", "added", "removed"]
WordChange = Literal["same", "added", "removed"]

_WORDS = re.compile(r"\S+")
_NUMBER = re.compile(r"^\W*(?:§\s*)?\d+(?:[.:]\d+)*\s*[.)§]?\s*(?:§\s*)?")
_PLAIN = re.compile(r"[^\w]+")
# Headings and clauses at least this alike, of 100, are about the same thing.
_HEADINGS = 85
_TEXTS = 60


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause: its label ("§ 4"), heading, text (which may begin with both), and first page."""

    label: str | None
    heading: str
    text: str
    page: int


@dataclass(frozen=True, slots=True)
class WordDiff:
    """Words that stand in both texts, or in one of them only."""

    change: WordChange
    text: str


@dataclass(frozen=True, slots=True)
class ClauseChange:
    """A clause before and after; one of them is absent where it was added or removed."""

    change: Change
    before: Clause | None
    after: Clause | None
    words: tuple[WordDiff, ...] = ()
    sums: tuple[tuple[float, ...], tuple[float, ...]] = ((), ())
    periods: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())


def compare_clauses(before: Sequence[Clause], after: Sequence[Clause]) -> list[ClauseChange]:
    """The clauses of both, in the order of `after`, what was removed where it stood in `before`."""
    pairs = _pairs(before, after)
    partner = dict(pairs)
    taken = {other: one for one, other in pairs}
    changes: list[ClauseChange] = []
    waiting = iter(range(len(before)))
    told: set[int] = set()
    for place, clause in enumerate(after):
        if place not in taken:
            changes.append(_change(None, clause))
            continue
        for earlier in waiting:
            if earlier not in partner:
                changes.append(_change(before[earlier], None))
                told.add(earlier)
            if earlier >= taken[place]:
                break
        changes.append(_change(before[taken[place]], clause))
    left = [place for place in range(len(before)) if place not in partner and place not in told]
    return [*changes, *(_change(before[place], None) for place in left)]


def word_diff(before: str, after: str) -> tuple[WordDiff, ...]:
    """The words of both texts in order, white space aside."""
    one, other = _WORDS.findall(before), _WORDS.findall(after)
    parts: list[WordDiff] = []
    for tag, start, end, other_start, other_end in SequenceMatcher(
        None, one, other, autojunk=False
    ).get_opcodes():
        if tag == "equal":
            parts.append(WordDiff("same", " ".join(one[start:end])))
            continue
        if end > start:
            parts.append(WordDiff("removed", " ".join(one[start:end])))
        if other_end > other_start:
            parts.append(WordDiff("added", " ".join(other[other_start:other_end])))
    return tuple(parts)


def _pairs(before: Sequence[Clause], after: Sequence[Clause]) -> list[tuple[int, int]]:
    """Which clauses are the same: by heading first, then by their words; each one once."""
    scored = sorted(
        (
            (-score, abs(one - other), one, other)
            for one, first in enumerate(before)
            for other, second in enumerate(after)
            if (score := _likeness(first, second))
        ),
    )
    firsts: set[int] = set()
    seconds: set[int] = set()
    pairs = []
    for _, _, one, other in scored:
        if one not in firsts and other not in seconds:
            firsts.add(one)
            seconds.add(other)
            pairs.append((one, other))
    return pairs


def _likeness(one: Clause, other: Clause) -> float:
    heading, other_heading = _subject(one.heading), _subject(other.heading)
    texts = fuzz.token_sort_ratio(_folded(_body(one)), _folded(_body(other)))
    if heading and other_heading:
        if fuzz.ratio(heading, other_heading) >= _HEADINGS:
            return 200 + texts
        words, other_words = set(heading.split()), set(other_heading.split())
        if words <= other_words or other_words <= words:
            # "Uppföljning" and "Återrapportering och uppföljning"
            return 100 + texts
    return texts if texts >= _TEXTS else 0.0


def _subject(heading: str) -> str:
    return _folded(_NUMBER.sub("", heading))


def _body(clause: Clause) -> str:
    """The clause's text without the number and heading that it begins with."""
    text = _NUMBER.sub("", clause.text.strip(), count=1)
    heading = _NUMBER.sub("", clause.heading.strip(), count=1)
    words = r"\s+".join(re.escape(word) for word in heading.split())
    return re.sub(rf"^{words}\s*[.:]?\s*", "", text, count=1, flags=re.IGNORECASE) if words else text


def _folded(text: str) -> str:
    return _PLAIN.sub(" ", text.casefold()).strip()


def _change(before: Clause | None, after: Clause | None) -> ClauseChange:
    sums = (_sums(before), _sums(after))
    periods = (_periods(before), _periods(after))
    if before is None or after is None:
        return ClauseChange("added" if before is None else "removed", before, after, (), sums, periods)
    one, other = _body(before), _body(after)
    if _folded(one) == _folded(other):
        return ClauseChange("same", before, after, (), sums, periods)
    return ClauseChange("reworded", before, after, word_diff(one, other), sums, periods)


def _sums(clause: Clause | None) -> tuple[float, ...]:
    return tuple(amount.value for amount in find_amounts(clause.text)) if clause else ()


def _periods(clause: Clause | None) -> tuple[str, ...]:
    if clause is None:
        return ()
    told = (mention.period for mention in find_periods(" ".join(clause.text.split())))
    return tuple(
        f"{period.start or ''}–{period.end or ('tills vidare' if period.open_ended else '')}"
        for period in told
    )
