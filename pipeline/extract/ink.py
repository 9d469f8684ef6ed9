"""Where the ink of a page's image is: of a word, and of each of its signs."""

from __future__ import annotations

from itertools import pairwise

from PIL.Image import Image, Resampling

from .engines import OcrWord

# Left, top, right and bottom in pixels.
InkBox = tuple[int, int, int, int]

# In parts of a word's height: how much around its box is looked at.
AROUND = 0.12


class Ink:
    """Where the ink of an image is."""

    def __init__(self, image: Image, paper: int | None = None) -> None:
        self.image = image
        self.paper = _paper(image) if paper is None else paper

    def box(self, word: OcrWord) -> InkBox | None:
        """The ink of a word; `None` where there is none."""
        around = round(AROUND * (word.bottom - word.top))
        left, top, right, bottom = word.left, word.top - around, word.right, word.bottom + around
        return self._inked((left, max(0, top), right, min(self.image.height, bottom)))

    def glyphs(self, word: OcrWord) -> list[InkBox | None]:
        """The ink of each sign of a word, so far as white columns part them."""
        whole = self.box(word)
        return self.across(whole) if whole else [None]

    def across(self, box: InkBox) -> list[InkBox | None]:
        """The ink in a box, from white column to white column; the whole box where it is all of one piece."""
        left, top, right, bottom = box
        columns = self._dark(box).resize((right - left, 1), Resampling.BOX).tobytes()
        # A column with a single dark pixel is no stroke.
        runs = _runs(columns, 255 // max(1, bottom - top))
        return [self._inked((left + start, top, left + end, bottom)) for start, end in runs] or [box]

    def down(self, box: InkBox) -> list[InkBox]:
        """The ink in a box, from white row to white row."""
        left, top, right, bottom = box
        rows = self._dark(box).resize((1, bottom - top), Resampling.BOX).tobytes()
        runs = _runs(rows, 255 // max(1, right - left))
        found = [self._inked((left, top + start, right, top + end)) for start, end in runs]
        return [row for row in found if row]

    def parts(self, word: OcrWord, count: int) -> list[InkBox | None]:
        """The ink of each sign of a word, taken to be of one breadth."""
        whole = self.box(word)
        if not whole:
            return [None]
        left, top, right, bottom = whole
        edges = [left + round((right - left) * index / count) for index in range(count + 1)]
        return [self._inked((start, top, end, bottom)) for start, end in pairwise(edges)]

    def share(self, box: InkBox) -> float:
        """The share of the box that is ink."""
        dark = self._dark(box)
        return dark.histogram()[255] / (dark.width * dark.height)

    def _inked(self, box: InkBox) -> InkBox | None:
        if box[2] <= box[0] or box[3] <= box[1]:
            return None
        found = self._dark(box).getbbox()
        if not found:
            return None
        return box[0] + found[0], box[1] + found[1], box[0] + found[2], box[1] + found[3]

    def _dark(self, box: InkBox) -> Image:
        """255 where the picture is nearer to the darkest of it than to paper, else 0."""
        part = self.image.crop(box)
        darkest = next((level for level, count in enumerate(part.histogram()) if count), self.paper)
        bound = (self.paper + darkest) / 2 if darkest < self.paper else 0
        return part.point([255 if level < bound else 0 for level in range(256)])


def _paper(image: Image) -> int:
    """The grey value that most of an image has."""
    histogram = image.histogram()
    return max(range(256), key=lambda value: histogram[value])


def _runs(levels: bytes, least: int) -> list[tuple[int, int]]:
    """From where to where the levels are above `least`."""
    runs: list[tuple[int, int]] = []
    start: int | None = None
    for place, level in enumerate((*levels, 0)):
        if level > least and start is None:
            start = place
        elif level <= least and start is not None:
            runs.append((start, place))
            start = None
    return runs
