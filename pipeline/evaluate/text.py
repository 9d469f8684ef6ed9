"""How well the text was read: wrong characters and words, against the true text of each document."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

# Signs that are the same to a reader: a bullet in a private code point, the dashes, the quotation marks.
# A soft hyphen is no sign at all.
_ALIKE = str.maketrans(
    {"\uf0b7": "•", "\u00ad": None, "—": "-", "–": "-", "“": '"', "”": '"', "„": '"'},
)
_SPACE = re.compile(r"\s+")


def fold(text: str | None) -> str:
    """`text` with white space and signs that look alike made the same."""
    return _SPACE.sub(" ", (text or "").translate(_ALIKE)).strip()


@dataclass(frozen=True, slots=True)
class TextScore:
    """Counts for one document, or over all: true characters and words, and edits between true and read."""

    name: str
    characters: int
    wrong_characters: int
    words: int
    wrong_words: int

    @property
    def cer(self) -> float:
        """Wrong characters for each true one."""
        return self.wrong_characters / self.characters if self.characters else 0.0

    @property
    def wer(self) -> float:
        """Wrong words for each true one."""
        return self.wrong_words / self.words if self.words else 0.0

    def figures(self) -> dict[str, float]:
        """What is reported: error rates, and for floors the share that is right."""
        return {
            "cer": self.cer,
            "wer": self.wer,
            "accuracy": 1 - self.cer,
            "word_accuracy": 1 - self.wer,
        }


def score_texts(true: Mapping[str, str], read: Mapping[str, str]) -> list[TextScore]:
    """A score for each true text, by name; a text that was not read is wrong in full."""
    return [_score(name, fold(text), fold(read.get(name))) for name, text in sorted(true.items())]


def total(scores: Sequence[TextScore]) -> TextScore:
    """All texts as one."""
    return TextScore(
        "all",
        sum(score.characters for score in scores),
        sum(score.wrong_characters for score in scores),
        sum(score.words for score in scores),
        sum(score.wrong_words for score in scores),
    )


def _score(name: str, true: str, read: str) -> TextScore:
    words = true.split()
    return TextScore(
        name,
        len(true),
        Levenshtein.distance(true, read),
        len(words),
        Levenshtein.distance(words, read.split()),
    )
