"""How well repair mends: wrong characters and words before and after, and what it harmed.

A sample is a pair of texts, as read and as printed. White space is folded before anything is compared.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

Repairer = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class RepairSample:
    """A damaged text and the true one, under a name and a kind (how it was damaged)."""

    name: str
    kind: str
    damaged: str
    true: str


@dataclass(frozen=True, slots=True)
class RepairScore:
    """Counts over samples. `wrong_before` and `wrong_after` are characters to change, `characters` true ones.

    `damaged_words` came out wrong; of them `left` are still wrong; `harmed` were right and are not any more.
    Of the words that were changed `changed_right` are as printed now and `changed_wrong` are not.
    """

    kind: str
    samples: int = 0
    characters: int = 0
    wrong_before: int = 0
    wrong_after: int = 0
    words: int = 0
    damaged_words: int = 0
    left: int = 0
    harmed: int = 0
    changed_right: int = 0
    changed_wrong: int = 0

    @property
    def removed(self) -> float:
        """The share of wrong characters that is gone; 1 where there were none."""
        return 1 - self.wrong_after / self.wrong_before if self.wrong_before else 1.0

    def __add__(self, other: RepairScore) -> RepairScore:
        return RepairScore(
            self.kind,
            self.samples + other.samples,
            self.characters + other.characters,
            self.wrong_before + other.wrong_before,
            self.wrong_after + other.wrong_after,
            self.words + other.words,
            self.damaged_words + other.damaged_words,
            self.left + other.left,
            self.harmed + other.harmed,
            self.changed_right + other.changed_right,
            self.changed_wrong + other.changed_wrong,
        )


@dataclass(frozen=True, slots=True)
class WordOutcome:
    """A word of the true text with what was read and what repair made of it."""

    true: str
    read: str
    repaired: str


def score_sample(sample: RepairSample, repaired: str) -> RepairScore:
    """The score of one sample."""
    damaged, true, mended = fold_space(sample.damaged), fold_space(sample.true), fold_space(repaired)
    outcomes = word_outcomes(true, damaged, mended)
    wrong = [outcome for outcome in outcomes if outcome.read != outcome.true]
    return RepairScore(
        sample.kind,
        1,
        len(true),
        Levenshtein.distance(damaged, true),
        Levenshtein.distance(mended, true),
        len(outcomes),
        len(wrong),
        sum(outcome.repaired != outcome.true for outcome in wrong),
        sum(outcome.read == outcome.true != outcome.repaired for outcome in outcomes),
        sum(outcome.read != outcome.repaired == outcome.true for outcome in outcomes),
        sum(outcome.read != outcome.repaired != outcome.true for outcome in outcomes),
    )


def score_repair(samples: Iterable[RepairSample], repair: Repairer) -> list[RepairScore]:
    """The scores of samples by kind, in the order in which the kinds come."""
    scores: dict[str, RepairScore] = {}
    for sample in samples:
        score = scores.get(sample.kind, RepairScore(sample.kind))
        scores[sample.kind] = score + score_sample(sample, repair(sample.damaged))
    return list(scores.values())


def word_outcomes(true: str, damaged: str, repaired: str) -> list[WordOutcome]:
    """Each word of the true text with the words that stand in its place in the other two."""
    words = true.split()
    read, mended = _aligned(words, damaged.split()), _aligned(words, repaired.split())
    return [WordOutcome(*outcome) for outcome in zip(words, read, mended, strict=True)]


def fold_space(text: str) -> str:
    """`text` with each run of white space as one space."""
    return " ".join(text.split())


def format_scores(scores: Iterable[RepairScore]) -> str:
    """A table for the terminal: characters, words, changes that came out right and false, words harmed."""
    head = f"{'repair':<16}{'texts':>7}{'chars':>9}{'CER % before':>14}{'after':>8}{'removed %':>11}"
    columns = f"{'words':>7}{'wrong':>7}{'after':>7}{'right':>7}{'false':>7}{'harmed':>8}{'in 10,000':>11}"
    lines = [head + columns]
    for score in scores:
        characters, clean = max(1, score.characters), max(1, score.words - score.damaged_words)
        lines.append(
            f"{score.kind:<16}{score.samples:>7}{score.characters:>9}"
            f"{100 * score.wrong_before / characters:>14.2f}{100 * score.wrong_after / characters:>8.2f}"
            f"{100 * score.removed:>11.1f}{score.words:>7}{score.damaged_words:>7}"
            f"{score.left + score.harmed:>7}"
            f"{score.changed_right:>7}{score.changed_wrong:>7}{score.harmed:>8}"
            f"{10_000 * score.harmed / clean:>11.1f}"
        )
    return "\n".join(lines)


def _aligned(words: list[str], others: list[str]) -> list[str]:
    """For each of `words` what stands in its place in `others`: the same word, another, several, or none."""
    # Within a stretch that differs, words pair up one to one where the numbers allow it.
    found = [""] * len(words)
    for block in Levenshtein.opcodes(words, others):
        for at in range(block.src_start, block.src_end):
            place = block.dest_start + at - block.src_start
            if place < block.dest_end:
                found[at] = others[place]
    return found
