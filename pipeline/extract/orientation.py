"""Scans that lie sideways or upside down: seen by what the engine makes of them, and read again turned."""

from __future__ import annotations

from collections.abc import Sequence

from PIL.Image import Image, Transpose

from ..model import Box
from .engines import OcrEngine, OcrPage, OcrWord
from .tokens import Token
from .turned import back

# A page read worse than this may be upside down. A photograph gives few words, which prove nothing.
BAD_CONFIDENCE = 0.5
FEWEST_WORDS = 12

# Upright words of some letters are wider than high.
TALL_SHARE = 0.6

# How much better a turned page must be read than the page as it lies. Trials are made on a smaller image.
ADVANTAGE = 1.5
TRIAL_REDUCTION = 2

# What turns an image with text that is turned clockwise by so many degrees upright (Pillow counts the
# other way round).
TURNS = {90: Transpose.ROTATE_90, 180: Transpose.ROTATE_180, 270: Transpose.ROTATE_270}


def text_turn(image: Image, page: OcrPage, engine: OcrEngine) -> int:
    """How far the text of an image is turned clockwise, given what the engine read of it as it lies."""
    if len(page.words) < FEWEST_WORDS:
        return 0
    sideways = _lies_sideways(page.words)
    if not sideways and _confidence(page.words) >= BAD_CONFIDENCE:
        return 0
    turns = (90, 270) if sideways else (180, 90, 270)
    small = image.reduce(TRIAL_REDUCTION)
    small.info["dpi"] = tuple(value / TRIAL_REDUCTION for value in image.info["dpi"])
    trials = engine.read([turned_image(small, turn) for turn in turns])
    scores = [_confidence(trial.words) * (not _lies_sideways(trial.words)) for trial in trials]
    best = max(scores)
    if not sideways and best < ADVANTAGE * _confidence(page.words):
        return 0
    return turns[scores.index(best)] if best >= BAD_CONFIDENCE else 0


def turned_image(image: Image, turn: int) -> Image:
    """The image with text that is turned clockwise by `turn` degrees set upright."""
    upright = image.transpose(TURNS[turn])
    upright.info["dpi"] = image.info["dpi"]
    return upright


def onto_page(tokens: Sequence[Token], turn: int, width: float, height: float) -> tuple[Token, ...]:
    """Words of an image that was set upright, in the place that they have on the page as it lies.

    `width` and `height` are those of the page as it lies, in points.
    """
    across = {90: 0.0, 180: width, 270: height}[turn]
    down = {90: width, 180: height, 270: 0.0}[turn]
    placed = []
    for token in tokens:
        box = token.box
        moved = Box(box.x0 - across, box.y0 - down, box.x1 - across, box.y1 - down)
        placed.append(back(token._replace(box=moved, baseline=token.baseline - down, turn=turn)))
    return tuple(placed)


def _lies_sideways(words: Sequence[OcrWord]) -> bool:
    long_words = [word for word in words if len(word.text) >= 4]
    tall = sum(1 for word in long_words if word.bottom - word.top > word.right - word.left)
    return bool(long_words) and tall >= TALL_SHARE * len(long_words)


def _confidence(words: Sequence[OcrWord]) -> float:
    """The confidence of the words, the longer ones weighing more."""
    weight = sum(len(word.text) for word in words)
    return sum(word.confidence * len(word.text) for word in words) / weight if weight else 0.0
