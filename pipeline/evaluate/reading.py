"""How well pages are judged without knowing what they say."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from rapidfuzz.distance import Levenshtein

from ..extract.quality import quality_of
from .reliability import Pair, Reliability, plot, reliability
from .worsen import damaged

# How badly each page is damaged, and the words that a page must have to be judged.
SHARES = (0.0, 0.0, 0.03, 0.08, 0.15, 0.3, 0.5, 0.75, 1.0)
FEWEST_WORDS = 60


def share_right(read: str, true: str) -> float:
    """The share of the words of `read` that stand so, and in this order, in `true`; 1 for no words."""
    words = read.split()
    blocks = Levenshtein.opcodes(words, true.split())
    right = sum(block.src_end - block.src_start for block in blocks if block.tag == "equal")
    return right / len(words) if words else 1.0


def quality_pairs(texts: Path) -> list[Pair]:
    """Estimate and truth for the pages of the true texts in a folder, each damaged to several degrees."""
    pairs: list[Pair] = []
    for path in sorted(texts.glob("*.txt")):
        for number, page in enumerate(path.read_text("utf-8").split("\f")):
            if len(page.split()) < FEWEST_WORDS:
                continue
            for turn, share in enumerate(SHARES):
                read = damaged(page, share, f"{path.name} {number} {turn}")
                estimate = quality_of(read)
                if estimate is not None:
                    pairs.append((estimate, share_right(read, page)))
    return pairs


@dataclass(frozen=True, slots=True)
class QualityReport:
    """The reliability of `pages.quality`, and the picture of it."""

    reliability: Reliability
    picture: str

    def text(self, target: Path | None = None) -> str:
        """The table; with `target` the picture is written there and named below it."""
        if target is None:
            return self.reliability.text()
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(self.picture, "utf-8")
        return f"{self.reliability.text()}\nplotted in {target}"


def evaluate_quality(gold: Path) -> QualityReport | None:
    """The estimate of quality tried on the true texts of a gold folder; `None` where it has too few."""
    pairs = quality_pairs(gold / "text")
    return QualityReport(reliability(pairs), plot(pairs)) if len(pairs) > 1 else None
