"""What every OCR engine takes and gives."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from PIL.Image import Image


@dataclass(frozen=True, slots=True)
class OcrWord:
    """A word as read: box in pixels of the image (left, top, right, bottom), confidence 0 to 1.

    `line` numbers the lines of the page as the engine found them.
    """

    text: str
    left: int
    top: int
    right: int
    bottom: int
    confidence: float
    line: int


@dataclass(frozen=True, slots=True)
class OcrPage:
    """The words of one image, in the engine's order."""

    words: tuple[OcrWord, ...] = ()


class OcrEngine(Protocol):
    """Reads images of pages. An image's resolution is in `image.info["dpi"]`."""

    def read(self, images: Sequence[Image]) -> Sequence[OcrPage]:
        """One `OcrPage` for each image, in order; ToolMissing where the engine is not installed."""
        ...
