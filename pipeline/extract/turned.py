"""Text that stands sideways, upside down or aslant on its page, seen as if the page were turned for it."""

from __future__ import annotations

import math

from ..model import Box
from .tokens import Token


def turn_point(x: float, y: float, turn: int) -> tuple[float, float]:
    """Where a point of the page lies for a reader of text that is turned clockwise by `turn` degrees."""
    if turn == 90:
        return y, -x
    if turn == 180:
        return -x, -y
    if turn == 270:
        return -y, x
    if turn:
        across, down = math.cos(math.radians(turn)), math.sin(math.radians(turn))
        return x * across + y * down, y * across - x * down
    return x, y


def turn_box(box: Box, turn: int) -> Box:
    """The box as it lies for a reader of text that is turned by `turn` degrees."""
    corners = [turn_point(x, y, turn) for x in (box.x0, box.x1) for y in (box.y0, box.y1)]
    across, down = [x for x, _ in corners], [y for _, y in corners]
    return Box(min(across), min(down), max(across), max(down))


def upright(token: Token) -> Token:
    """A turned word as if its page had been turned; its baseline is told that way already."""
    if not token.turn:
        return token
    box = turn_box(token.box, token.turn) if token.turn % 90 == 0 else _aslant(token)
    return token._replace(box=box)


def _aslant(token: Token) -> Box:
    """The box of a word aslant for its reader; on the sheet it has a broader one around it."""
    box, size = token.box, token.size
    across, down = abs(math.cos(math.radians(token.turn))), abs(math.sin(math.radians(token.turn)))
    if across > down:
        width = (box.x1 - box.x0 - size * down) / across
    else:
        width = (box.y1 - box.y0 - size * across) / down
    x, y = turn_point((box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2, token.turn)
    return Box(x - width / 2, y - size / 2, x + width / 2, y + size / 2)


def back(token: Token) -> Token:
    """The word with its box on the page as it is again."""
    return token._replace(box=turn_box(token.box, -token.turn % 360)) if token.turn else token
