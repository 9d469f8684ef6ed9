"""Ink that no word covers: short lines alone on a page, single signs in tables, names below rows of dots."""

from __future__ import annotations

from collections.abc import Sequence

from PIL import ImageDraw

from .engines import OcrWord
from .ink import Ink, InkBox

# In usual heights of words: how high a line of text is, at least and at most, the white that parts two
# bits of one row, the smallest breadth of a sign, and the breadth from which on one piece is a rule.
LOWEST, HIGHEST, PART, NARROWEST, RULE = 0.5, 1.6, 1.8, 0.12, 12

# Pages with more bits of ink than this have a drawing or a photograph. Bits at the edge are its shadow.
MOST = 24
EDGE = 0.04


def unread_ink(ink: Ink, words: Sequence[OcrWord], usual: float) -> list[InkBox]:
    """Bits of ink as high as a line of text that no word covers; none on pages full of other things."""
    if usual < 4:
        return []
    image = ink.image
    rest = image.copy()
    draw = ImageDraw.Draw(rest)
    around = round(0.25 * usual)
    for word in words:
        draw.rectangle(
            (word.left - around, word.top - around, word.right + around, word.bottom + around), fill=ink.paper
        )
    margin = round(EDGE * image.width)
    left_over = Ink(rest, ink.paper)
    found: list[InkBox] = []
    for row in left_over.down((margin, margin, image.width - margin, image.height - margin)):
        if not LOWEST * usual <= row[3] - row[1] <= HIGHEST * usual:
            continue
        pieces = [piece for piece in left_over.across(row) if piece and piece[2] - piece[0] < RULE * usual]
        for bit in _bits(pieces, PART * usual):
            tall = LOWEST * usual <= bit[3] - bit[1] <= HIGHEST * usual
            if tall and bit[2] - bit[0] >= NARROWEST * usual:
                found.append(bit)
        if len(found) > MOST:
            return []
    return found


def _bits(pieces: Sequence[InkBox], part: float) -> list[InkBox]:
    """Pieces of one row, those that stand near one another as one."""
    bits: list[InkBox] = []
    for piece in pieces:
        if bits and piece[0] - bits[-1][2] <= part:
            last = bits.pop()
            piece = last[0], min(last[1], piece[1]), piece[2], max(last[3], piece[3])
        bits.append(piece)
    return bits
