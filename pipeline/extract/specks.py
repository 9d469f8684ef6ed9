"""Specks on the glass that an engine takes for signs: told by their size, whatever they were read as."""

from __future__ import annotations

from statistics import median

from .engines import OcrPage

# In the usual height of a page's words: a sign by itself that is smaller than this both ways is a speck.
# The smallest signs that stand alone in print, a dash and a bullet, are a third of it across.
SPECK = 0.2
# A middle dot may stand before the items of a list.
DOTS = "·•∙"


def without_specks(page: OcrPage) -> OcrPage:
    """The page without single signs that are no larger than a speck."""
    if not page.words:
        return page
    bound = SPECK * median(word.bottom - word.top for word in page.words)
    return OcrPage(
        tuple(
            word
            for word in page.words
            if len(word.text) > 1
            or word.text in DOTS
            or max(word.right - word.left, word.bottom - word.top) >= bound
        )
    )
