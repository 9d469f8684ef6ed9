"""Which reading of a page to keep: its text layer, OCR of its image, or both together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from ..model import Box, TextSource
from .damage import visible_damage
from .layer import Layer
from .merge import merge
from .noise import without_scraps
from .quality import assess, quality_of
from .tokens import Token

Plan = Literal["keep", "read", "compare", "doubt", "add", "blank"]

# A layer of fewer words says too little to be judged by its letters and words.
JUDGED_WORDS = 25
GOOD_QUALITY = 0.8
UNMAPPED = 0.2

# How much better OCR must be estimated than the layer to take the layer's place.
ADVANTAGE = 0.02

# OCR words that are added to a layer must be read this well, and cover the layer's words no more than this.
ADDED_CONFIDENCE = 0.5
OVERLAP = 0.3
ADDED_QUALITY = 0.5


@dataclass(frozen=True, slots=True)
class Intent:
    """What to do with a page before its image was looked at, and the sentence that says why.

    `lost` is true where the layer has lost å, ä and ö.
    """

    plan: Plan
    reason: str
    lost: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """The words kept for a page, where they are from, how good they are, and why these."""

    tokens: tuple[Token, ...]
    source: TextSource
    quality: float | None
    reason: str


def text_of(tokens: Sequence[Token]) -> str:
    """The words one after the other, in no order that matters to how well they were read."""
    return " ".join(token.text for token in tokens)


def intend(layer: Layer, drawn: bool, unread: str, mode: str) -> Intent:
    """What a page needs, from its layer, whether anything is drawn, and the part that may be unread text.

    `mode` is the setting `ocr`.
    """
    words = len(layer.tokens)
    if mode == "never":
        return Intent("keep", "The text layer is kept, since OCR is turned off.")
    if not words:
        if not drawn:
            return Intent("blank", "The page is blank.")
        return Intent("read", "The page has no text layer and was read by OCR.")
    if mode == "always":
        return Intent("read", "The page was read by OCR, as the settings ask for all pages.")
    text = text_of(layer.tokens)
    if layer.unmapped > UNMAPPED:
        return Intent("compare", "The text layer's fonts do not say what their characters are")
    if damage := visible_damage(text, words):
        return Intent("compare", damage)
    if words >= JUDGED_WORDS:
        if assess(text).lost_swedish:
            return Intent("compare", "The text layer has lost å, ä and ö", lost=True)
        estimate = quality_of(text) or 0.0
        if estimate < GOOD_QUALITY:
            return Intent("compare", f"Only about {estimate:.0%} of the text layer's words seem rightly read")
    if unread:
        return Intent("add", unread)
    return Intent("keep", "The text layer is good.")


def doubt(intent: Intent) -> Intent:
    """What a scanned page needs whose neighbours' text layer has lost å, ä and ö.

    A page of names, or of few words, has nothing by which to tell whether it has lost them too.
    """
    if intent.plan not in ("keep", "add"):
        return intent
    return Intent("doubt", "The text layer has lost å, ä and ö on other pages of the document")


def keep(layer: Layer, reason: str) -> Outcome:
    """The layer as it is."""
    return Outcome(layer.tokens, "layer", quality_of(text_of(layer.tokens)), reason)


def settle(intent: Intent, layer: Layer, read: tuple[Token, ...]) -> Outcome:
    """What to keep now that the page's image was read too: the words of `read`, scraps aside."""
    cleaned = without_scraps(read)
    outcome = _settle(intent, layer, cleaned)
    left_out = len(read) - len(cleaned)
    if outcome.source == "layer" or not left_out:
        return outcome
    return replace(outcome, reason=f"{outcome.reason} {left_out} scraps that are no words were left out.")


def _settle(intent: Intent, layer: Layer, read: tuple[Token, ...]) -> Outcome:
    if intent.plan == "read":
        if not read and not layer.tokens:
            return Outcome((), "ocr", None, "The page has an image, in which OCR found no words.")
        if not read:
            return keep(layer, "OCR found no words, so that the text layer is kept.")
        return Outcome(read, "ocr", _read_quality(read), intent.reason)
    if intent.plan == "add":
        return _added(intent, layer, read)
    return _better(intent, layer, read)


def _better(intent: Intent, layer: Layer, read: tuple[Token, ...]) -> Outcome:
    old = quality_of(text_of(layer.tokens)) or 0.0
    new = quality_of(text_of(read)) or 0.0
    compared = f"({new:.2f} against {old:.2f})"
    if intent.plan == "doubt":
        taken, verdict = new >= old - ADVANTAGE, f"OCR reads as well or better {compared}."
    else:
        taken, verdict = new > old + ADVANTAGE, f"OCR reads better {compared}."
    if not read or not taken:
        return keep(layer, f"{intent.reason}, but OCR reads no better {compared}; the layer is kept.")
    merged = merge(read, layer.tokens)
    if not merged.taken:
        return Outcome(read, "ocr", _read_quality(read), f"{intent.reason}; {verdict}")
    reason = f"{intent.reason}; {verdict} {_words(merged.taken)} from the layer."
    return Outcome(merged.tokens, "mixed", _read_quality(merged.tokens), reason)


def _words(count: int) -> str:
    return "1 word was taken" if count == 1 else f"{count} words were taken"


def _added(intent: Intent, layer: Layer, read: tuple[Token, ...]) -> Outcome:
    boxes = [token.box for token in layer.tokens]
    extra = tuple(
        token
        for token in read
        if (token.confidence or 0.0) >= ADDED_CONFIDENCE and not any(_covers(token.box, box) for box in boxes)
    )
    # Shapes in photographs are read as stray letters; only words make it worth while.
    if not any(sum(sign.isalpha() for sign in token.text) >= 3 for token in extra) or (
        (quality_of(text_of(extra)) or 0.0) < ADDED_QUALITY
    ):
        return keep(layer, f"{intent.reason}, but OCR found no more text than the text layer has.")
    tokens = layer.tokens + extra
    quality = quality_of(text_of(tokens))
    return Outcome(
        tokens, "mixed", quality, f"{intent.reason}; what OCR found besides is added to the layer."
    )


def _read_quality(read: Sequence[Token]) -> float | None:
    confidences = [token.confidence for token in read if token.confidence is not None]
    return quality_of(text_of(read), confidences)


def _covers(box: Box, other: Box) -> bool:
    """True where `other` lies over a good part of `box`."""
    width = min(box.x1, other.x1) - max(box.x0, other.x0)
    height = min(box.y1, other.y1) - max(box.y0, other.y0)
    area = (box.x1 - box.x0) * (box.y1 - box.y0)
    return width > 0 and height > 0 and width * height > OVERLAP * area
