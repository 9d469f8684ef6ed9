"""What OCR makes of logotypes, stamps, pictures and specks: scraps that are no words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .quality import is_known
from .tokens import Token

# A scrap of few signs that are no word, at the end of a line, or a whole line, was read no better than this.
SCRAP_CONFIDENCE = 0.4
SCRAP_LENGTH = 3
LINE_CONFIDENCE = 0.35

# What specks on the glass are read as: marks that never stand by themselves in print.
SPECK = re.compile(r"[;:.,'`´‘’‚„“”\"~^_|<>¬¦]{1,3}")
# A dash or a single letter alone on its line, unless it is a tick, must be read this well.
ALONE = re.compile(r"[-–—]|[^\W\dXx_]")
ALONE_CONFIDENCE = 0.7

# In units of the type size: how far a bullet stands from its text.
BULLET_GAP = 2.5


def without_scraps(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """The words without scraps: lines of nothing but ill-read unknown words, and ill-read bits beside a line.

    Words of one line stand together and have one baseline. Digits and lines with one known word are kept.
    """
    lines: dict[float, list[Token]] = {}
    for token in tokens:
        lines.setdefault(token.baseline, []).append(token)
    kept: list[Token] = []
    for whole in lines.values():
        line = [token for token in whole if token.confidence is None or not SPECK.fullmatch(token.text)]
        while line and _is_scrap(line[0]) and not _is_bullet(line):
            line = line[1:]
        while line and _is_scrap(line[-1]):
            line = line[:-1]
        if line and not _is_all_noise(line):
            kept += line
    return tuple(kept)


def _is_scrap(token: Token) -> bool:
    return (
        token.confidence is not None
        and token.confidence < SCRAP_CONFIDENCE
        and len(token.text) <= SCRAP_LENGTH
        and not any(sign.isdigit() for sign in token.text)
        and "§" not in token.text
        and not (len(token.text) == SCRAP_LENGTH and token.text.isalpha() and is_known(token.text))
    )


def _is_bullet(line: Sequence[Token]) -> bool:
    """True where the line begins with a single sign close to its text: engines read bullets as letters."""
    if len(line) < 2 or len(line[0].text) > 1:
        return False
    return line[1].box.x0 - line[0].box.x1 <= BULLET_GAP * line[1].size


def _is_all_noise(line: Sequence[Token]) -> bool:
    if len(line) == 1 and ALONE.fullmatch(line[0].text):
        return (line[0].confidence or 0.0) < ALONE_CONFIDENCE
    # "§ 163" by itself has no word to know, and is often read with little confidence.
    if any("§" in token.text or token.text.isdigit() for token in line):
        return False
    weight = sum(len(token.text) for token in line)
    confidence = sum((token.confidence or 0.0) * len(token.text) for token in line) / weight
    words = [token.text for token in line if sum(sign.isalpha() for sign in token.text) >= 3]
    return confidence < LINE_CONFIDENCE and not any(
        is_known(word.lower()) for word in words if word.isalpha()
    )
