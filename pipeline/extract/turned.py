"""Text that stands sideways or upside down on its page, seen as if the page were turned for it."""

from __future__ import annotations

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
    return x, y


def turn_box(box: Box, turn: int) -> Box:
    """The box as it lies for a reader of text that is turned by `turn` degrees."""
    (ax, ay), (bx, by) = turn_point(box.x0, box.y0, turn), turn_point(box.x1, box.y1, turn)
    return Box(min(ax, bx), min(ay, by), max(ax, bx), max(ay, by))


def upright(token: Token) -> Token:
    """A turned word as if its page had been turned; its baseline is told that way already."""
    return token._replace(box=turn_box(token.box, token.turn)) if token.turn else token


def back(token: Token) -> Token:
    """The word with its box on the page as it is again."""
    return token._replace(box=turn_box(token.box, -token.turn % 360)) if token.turn else token
