"""Where a passage stands first, and how its wording drifted from there."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from pipeline.model import PartialDate

from .shingles import SHINGLE, fold_word

# Words that differ by less than this, of 100, are one word read badly or bent.
_SAME_WORD = 75
# Stretches without a common shingle that are longer are told as one change.
_LONGEST = 600
_SHOWN = 12
_WORDS_SHOWN = 8


Block = tuple[int, int, int, int]
"""Words `start` to `end` of the first text and of the second, which differ."""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A passage as one document has it, and when that was written."""

    sha256: str
    text: str
    date: PartialDate | None = None


@dataclass(frozen=True, slots=True)
class Drift:
    """How an occurrence stands to the earliest: `likeness` is the share of words unchanged, 0 to 1.

    `changes` are in order, "before → after", one side empty where words came or went, the first ones of many.
    Words that are missing at either end make it shorter and are no change.
    """

    earliest: bool
    likeness: float
    changes: tuple[str, ...] = ()


def trace(occurrences: Sequence[Occurrence]) -> list[Drift]:
    """For each occurrence its drift from the earliest: the one dated first, for certain.

    Where none is dated, or two dates of different precision leave open which is first, none is the earliest,
    and the wording is compared with that of the first by date as far as told, else by content hash.
    """
    first = min(range(len(occurrences)), key=lambda place: _order(occurrences[place]))
    certain = _is_first(occurrences[first], occurrences)
    reference = occurrences[first].text.split()
    drifts = []
    for place, occurrence in enumerate(occurrences):
        if place == first:
            drifts.append(Drift(certain, 1.0))
            continue
        drifts.append(_drift(reference, occurrence.text.split()))
    return drifts


def _order(occurrence: Occurrence) -> tuple[object, ...]:
    date = occurrence.date
    return (date is None, date.first_day().isoformat() if date else "", str(date or ""), occurrence.sha256)


def _is_first(one: Occurrence, others: Sequence[Occurrence]) -> bool:
    """True where it is dated, and no other document may be older."""
    if one.date is None:
        return False
    last = one.date.last_day()
    return all(
        other.sha256 == one.sha256 or (other.date is not None and other.date.first_day() >= last)
        for other in others
    )


def _drift(before: Sequence[str], after: Sequence[str]) -> Drift:
    changes: list[str] = []
    kept = 0
    blocks = _touching(_blocks(before, after))
    for index, (start, end, other_start, other_end) in enumerate(blocks):
        kept += start - (blocks[index - 1][1] if index else 0)
        edge = start == 0 == other_start or (end == len(before) and other_end == len(after))
        if start < end and other_start < other_end:
            kept += _told(before[start:end], after[other_start:other_end], changes)
        elif not edge:
            _tell(before[start:end], after[other_start:other_end], changes)
    kept += len(before) - (blocks[-1][1] if blocks else 0)
    more = len(changes) - _SHOWN
    shown = (*changes[:_SHOWN], *([f"… ({more})"] if more > 0 else []))
    return Drift(False, round(min(1.0, kept / max(len(before), len(after), 1)), 3), shown)


def _touching(blocks: Iterable[Block]) -> list[Block]:
    """The blocks, those that follow each other without a word between as one."""
    joined: list[Block] = []
    for block in blocks:
        if joined and joined[-1][1] == block[0] and joined[-1][3] == block[2]:
            joined[-1] = (joined[-1][0], block[1], joined[-1][2], block[3])
        else:
            joined.append(block)
    return joined


def _told(before: Sequence[str], after: Sequence[str], changes: list[str]) -> int:
    """Note a change; how many words of it are the same but for damage."""
    if len(before) == len(after):
        pairs = list(zip(before, after, strict=True))
        alike = [_alike(one, other) for one, other in pairs]
        if all(alike):
            return len(before)
        kept = [pair for pair, same in zip(pairs, alike, strict=True) if not same]
        _tell([one for one, _ in kept], [other for _, other in kept], changes)
        return sum(alike)
    _tell(before, after, changes)
    return 0


def _tell(before: Sequence[str], after: Sequence[str], changes: list[str]) -> None:
    changes.append(f"{_shown(before)} → {_shown(after)}".strip())


def _shown(words: Sequence[str]) -> str:
    if len(words) <= 2 * _WORDS_SHOWN:
        return " ".join(words)
    return f"{' '.join(words[:_WORDS_SHOWN])} … {' '.join(words[-_WORDS_SHOWN:])}"


def _alike(one: str, other: str) -> bool:
    """True where the difference may be one of reading; two figures that differ are two things."""
    if any(sign.isdigit() for sign in one + other):
        return one.strip(".,;:") == other.strip(".,;:")
    return fuzz.ratio(_plain(one), _plain(other)) >= _SAME_WORD


def _plain(word: str) -> str:
    return fold_word(word.strip('.,;:!?()”"“'))


def _blocks(before: Sequence[str], after: Sequence[str]) -> Iterator[Block]:
    """The stretches that differ, between shingles that both texts have once: near linear in their length."""
    one, other = [_plain(word) for word in before], [_plain(word) for word in after]
    start = other_start = 0
    for end, other_end in [*_anchors(one, other), (len(one), len(other))]:
        if max(end - start, other_end - other_start) > _LONGEST:
            yield start, end, other_start, other_end
        else:
            codes = Levenshtein.opcodes(one[start:end], other[other_start:other_end])
            for code in codes:
                if code.tag != "equal":
                    yield (
                        start + code.src_start,
                        start + code.src_end,
                        other_start + code.dest_start,
                        other_start + code.dest_end,
                    )
        start, other_start = end, other_end


def _anchors(one: Sequence[str], other: Sequence[str]) -> list[tuple[int, int]]:
    """Places of shingles that stand once in each, as far as they stand in the same order."""
    places, others = _once(one), _once(other)
    pairs = sorted((place, others[shingle]) for shingle, place in places.items() if shingle in others)
    # The longest run in which both grow, by patience sorting.
    tops: list[int] = []
    held: list[int] = []
    before: list[int | None] = []
    for index, (_, there) in enumerate(pairs):
        pile = bisect_left(tops, there)
        before.append(held[pile - 1] if pile else None)
        tops[pile : pile + 1] = [there]
        held[pile : pile + 1] = [index]
    run: list[tuple[int, int]] = []
    step: int | None = held[-1] if held else None
    while step is not None:
        run.append(pairs[step])
        step = before[step]
    return run[::-1]


def _once(words: Sequence[str]) -> dict[tuple[str, ...], int]:
    shingles = [tuple(words[place : place + SHINGLE]) for place in range(len(words) - SHINGLE + 1)]
    counts = Counter(shingles)
    return {shingle: place for place, shingle in enumerate(shingles) if counts[shingle] == 1}
