"""Specks on the glass that an engine takes for signs: told by their size, whatever they were read as."""

from __future__ import annotations

import re
from dataclasses import replace
from statistics import median

from .engines import OcrPage, OcrWord
from .ink import Ink, InkBox

# In the usual height of a page's words: what is smaller than this both ways is a speck. The smallest signs
# that stand alone in print, a dash and a bullet, are a third of it across.
SPECK = 0.2
# A middle dot may stand before the items of a list.
DOTS = "·•∙"
# What a speck beside a word is read as; full stops and commas behind a word are as small as specks.
BEFORE = re.compile(r"[-–—'’‘`´°_.,](?=[\w§-])")
BEHIND = re.compile(r"[-–—'’‘`´°_]$")
WITHIN = re.compile(r"(?<=^§)[-–.](?=\d)")


def without_specks(page: OcrPage, ink: Ink) -> OcrPage:
    """The page without signs that are no larger than a speck, alone or at the edge of a word."""
    heights = [word.bottom - word.top for word in page.words if len(word.text) > 1]
    if not heights:
        return page
    bound = SPECK * median(heights)
    words: list[OcrWord] = []
    for word in page.words:
        if len(word.text) > 1:
            words.append(_cleaned(word, ink, bound))
        elif word.text in DOTS or max(word.right - word.left, word.bottom - word.top) >= bound:
            words.append(word)
    return OcrPage(tuple(words))


def _cleaned(word: OcrWord, ink: Ink, bound: float) -> OcrWord:
    text = word.text
    before, behind, within = BEFORE.match(text), BEHIND.search(text), WITHIN.search(text)
    if not (before or behind or within):
        return word
    glyphs = ink.glyphs(word)
    if len(glyphs) < 2:
        return word
    # A mark without ink of its own is read into a single grey pixel.
    if within and (
        len(glyphs) == len(text) - 1 or (len(glyphs) == len(text) and _is_speck(glyphs[1], bound))
    ):
        text = text[:1] + text[2:]
    if behind and _is_speck(glyphs[-1], bound):
        text = text[:-1]
    if before and _is_speck(glyphs[0], bound):
        text = text[1:]
    return word if text == word.text else replace(word, text=text)


def _is_speck(glyph: InkBox | None, bound: float) -> bool:
    return glyph is not None and max(glyph[2] - glyph[0], glyph[3] - glyph[1]) < bound
