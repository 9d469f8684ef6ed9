"""How well repair mends the recorded pairs, kept apart from what its knowledge was made from.

`data/repair-pairs.jsonl` was made with `pairs` from texts of our own: pages of the corpus, and a text that
was written for nothing else. Each true text is also mended as it stands, with the gate and without, for what
is clean must stay.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from ..repair import repair_text
from .pairs import read_pairs
from .repair import RepairSample, RepairScore, fold_space, format_scores, score_repair

RECORDED = Path(__file__).parent / "data" / "repair-pairs.jsonl"


def mending_scores(path: Path = RECORDED, *, by_document: bool = False) -> list[RepairScore]:
    """The scores by kind of damage, and of the clean texts; `by_document` by kind and document instead."""
    samples = read_pairs(path)
    named = [replace(sample, kind=_label(sample, by_document)) for sample in samples]
    scores = score_repair(named, lambda text: repair_text(text)[0])
    clean = list(_clean(samples))
    scores += score_repair(clean, lambda text: repair_text(text)[0])
    off = [replace(sample, kind="clean, no gate") for sample in clean]
    return scores + score_repair(off, lambda text: repair_text(text, gate=False)[0])


def mending_text(*, verbose: bool = False) -> str:
    """The scores as a table; `verbose` for each document."""
    return format_scores(mending_scores(by_document=verbose))


def _label(sample: RepairSample, by_document: bool) -> str:
    return f"{sample.kind} {sample.name}" if by_document else sample.kind


def _clean(samples: list[RepairSample]) -> Iterator[RepairSample]:
    """Each true text once."""
    seen: set[str] = set()
    for sample in samples:
        if (text := fold_space(sample.true)) not in seen:
            seen.add(text)
            yield RepairSample(sample.name, "clean", sample.true, sample.true)
