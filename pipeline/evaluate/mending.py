"""How well repair mends the recorded pairs: those of our corpus, and those kept apart from all fitting.

The files were made with `pairs` from texts of our own. `repair-pairs.jsonl` has pages of the corpus, whose
damage and words were looked at while the room was made; `repair-pairs-apart.jsonl` has texts on other
subjects, written for this and nothing else, of whose damage little but totals was looked at (of four words
that were harmed, two became patterns). They were read with the English model of Debian ("eng"), the better
and slower one of Tesseract 4 ("engbest"), its third ("englegacy"), and the Swedish one. Each true text is
also mended as it stands, with the gate and without, for what is clean must stay.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from ..repair import repair_text
from .pairs import read_pairs
from .repair import RepairSample, RepairScore, fold_space, format_scores, score_repair

_DATA = Path(__file__).parent / "data"
RECORDED = _DATA / "repair-pairs.jsonl"
APART = _DATA / "repair-pairs-apart.jsonl"


def mending_scores(path: Path = APART, *, by_document: bool = False) -> list[RepairScore]:
    """The scores by kind of damage, and of the clean texts; `by_document` by kind and document instead."""
    samples = list(_documents(read_pairs(path)))
    named = [replace(sample, kind=_label(sample, by_document)) for sample in samples]
    scores = score_repair(named, lambda text: repair_text(text)[0])
    clean = list(_clean(samples))
    scores += score_repair(clean, lambda text: repair_text(text)[0])
    off = [replace(sample, kind="clean, no gate") for sample in clean]
    return scores + score_repair(off, lambda text: repair_text(text, gate=False)[0])


def mending_text(*, verbose: bool = False) -> str:
    """The scores as tables, what was kept apart first; `verbose` for each document."""
    parts = (
        ("repair, on texts kept apart from all that it was fitted on:", APART),
        ("repair, on pages of the own corpus, which were looked at while it was made:", RECORDED),
    )
    return "\n\n".join(
        f"{title}\n{format_scores(mending_scores(path, by_document=verbose))}" for title, path in parts
    )


def _documents(samples: list[RepairSample]) -> Iterator[RepairSample]:
    """The pages of a document under one name, with form feeds between them, as repair sees a document."""
    pages: dict[tuple[str, str], list[RepairSample]] = {}
    for sample in samples:
        pages.setdefault((sample.kind, sample.name.rpartition(" ")[0]), []).append(sample)
    for (kind, name), found in pages.items():
        damaged, true = (
            "\f".join(texts) for texts in zip(*((p.damaged, p.true) for p in found), strict=True)
        )
        yield RepairSample(name, kind, damaged, true)


def _label(sample: RepairSample, by_document: bool) -> str:
    return f"{sample.kind} {sample.name}" if by_document else sample.kind


def _clean(samples: list[RepairSample]) -> Iterator[RepairSample]:
    """Each true text once."""
    seen: set[str] = set()
    for sample in samples:
        if (text := fold_space(sample.true)) not in seen:
            seen.add(text)
            yield RepairSample(sample.name, "clean", sample.true, sample.true)
