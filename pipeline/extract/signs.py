"""§ and bullets by their shape: what engines take for figures or letters, and the ink shows to be neither.

§ hangs below the line that figures stand on, and stands as high as they do or higher; a bullet is a small
disc or square that floats above that line.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from PIL.Image import Image

from .engines import OcrPage, OcrWord
from .ink import Ink, InkBox

# What engines take § for, alone, before a number and behind one.
LONE = re.compile(r"[8$S5&B]")
BEFORE_NUMBER = re.compile(r"[§8$S5&B]\d{1,4}[.,:;]?")
BEHIND_NUMBER = re.compile(r"\d{1,3}[8$S5&B][.,:;]?")
DOUBLE = re.compile(r"(?=.*§)[§8$S5&]{2,3}")
# One § read as two signs; what stands before the § of a law.
ONCE = re.compile(r"(?=.*[§$])[§8$S]{2}")
CHAPTER = re.compile(r"kap\.?")
NUMBER = re.compile(r"\d{1,4}(?:[-–—]\d{1,4}|/\d{2,4})?[.,:;)]?")

# In parts of a figure's height: how far § hangs below figures at least, and that together with how much
# higher it is than they; first on a line, where § is at home, and anywhere else. 5 hangs in some typefaces
# by itself, so that what was taken for one must be higher too.
AT_START, ELSEWHERE = (0.05, 0.09), (0.08, 0.13)
HIGHER = 0.05

Bounds = tuple[float, float]

# The same unit: between figures of one number there is never so much white, between § and its number there
# is, but not more than this.
SPACE, FAR = 0.4, 1.6

# What engines take a bullet for; in parts of the next word's height how large and how high above its foot a
# bullet is; in parts of its box how much of it is ink; how far from being as wide as it is high.
BULLET_LOOKS = re.compile(r"[eoacs°*©®@¢+.·»«\-–—~ĦØøOCGQ0]|e[.,]|[+*Ħ]{2}")
STRANGE_BULLET = re.compile(r"[°*©®¢+»«~Ħ]")
SMALLEST, LARGEST, FLOATS = 0.15, 0.75, 0.08
FULL, SQUARE = 0.66, 0.72


def signs_set_right(image: Image, page: OcrPage) -> OcrPage:
    """The page with § and bullets where its image shows them; everything else is as the engine read it."""
    ink = Ink(image)
    lines: dict[int, list[OcrWord]] = {}
    for word in page.words:
        lines.setdefault(word.line, []).append(word)
    return OcrPage(tuple(word for line in lines.values() for word in _line(line, ink)))


def _line(words: Sequence[OcrWord], ink: Ink) -> list[OcrWord]:
    result = list(words)
    for index, word in enumerate(words):
        before = words[index - 1] if index else None
        behind = words[index + 1] if index + 1 < len(words) else None
        looks = BULLET_LOOKS if index == 0 else STRANGE_BULLET
        if behind and looks.fullmatch(word.text) and _is_bullet(word, behind, ink):
            result[index] = replace(word, text="•")
        else:
            result[index] = replace(word, text=_with_section(word, before, behind, ink))
    return result


def _with_section(word: OcrWord, before: OcrWord | None, behind: OcrWord | None, ink: Ink) -> str:
    """The word's text with the § that its ink shows."""
    text = word.text
    numbered = behind is not None and NUMBER.fullmatch(behind.text) is not None
    if DOUBLE.fullmatch(text) and numbered and len(ink.glyphs(word)) == 2:
        return "§§"
    if ONCE.fullmatch(text) and (numbered or (before and NUMBER.fullmatch(before.text))):
        return "§" if len(ink.glyphs(word)) == 1 else text
    bounds = ELSEWHERE if before and not CHAPTER.fullmatch(before.text) else AT_START
    if LONE.fullmatch(text):
        for near in (behind, before):
            if near and NUMBER.fullmatch(near.text):
                five = text == "5"
                if _is_section(ink.box(word), ink.glyphs(near), bounds, five):
                    return "§"
    if BEFORE_NUMBER.fullmatch(text):
        marked = _section_before(word, bounds, ink)
        if marked != text:
            return marked
    if BEHIND_NUMBER.fullmatch(text):
        figures = len(text.rstrip(".,:;"))
        glyphs = ink.glyphs(word)
        five = text[figures - 1] == "5"
        if len(glyphs) == len(text) and _is_section(glyphs[figures - 1], glyphs[: figures - 1], bounds, five):
            return f"{text[: figures - 1]} §{text[figures:]}"
    return text


def _section_before(word: OcrWord, bounds: Bounds, ink: Ink) -> str:
    """A number whose first sign may be §, with § and the space behind it that the ink shows."""
    text = word.text
    figures = len(text.rstrip(".,:;"))
    glyphs = ink.glyphs(word)
    if len(glyphs) < figures - 1:
        # The signs touch: they are taken to be of one breadth.
        glyphs = ink.parts(word, len(text))
    if not text.startswith("§") and not _is_section(glyphs[0], glyphs[1:figures], bounds, text[0] == "5"):
        return text
    # One § may have been read as two figures.
    number = text[2 if len(glyphs) == len(text) - 1 and len(text) > 2 and text[0] != "§" else 1 :]
    first, second = glyphs[0], glyphs[1] if len(glyphs) > 1 else None
    apart = first and second and second[0] - first[2] > SPACE * (second[3] - second[1])
    return f"§ {number}" if apart else f"§{number}"


def _is_section(sign: InkBox | None, figures: Sequence[InkBox | None], bounds: Bounds, five: bool) -> bool:
    """True where the sign hangs below the figures and is higher than they are; or one of both, and apart."""
    boxes = [box for box in figures if box]
    if not sign or not boxes:
        return False
    height = max(box[3] - box[1] for box in boxes)
    foot = sorted(box[3] for box in boxes)[len(boxes) // 2]
    gap = max(boxes[0][0] - sign[2], sign[0] - boxes[-1][2])
    if gap > FAR * height:
        return False
    hang, higher = (sign[3] - foot) / height, (sign[3] - sign[1]) / height - 1
    if five and higher < HIGHER:
        return False
    if gap > SPACE * height and bounds is AT_START:
        return max(hang, higher) > bounds[0]
    return hang > bounds[0] and hang + higher > bounds[1]


def _is_bullet(word: OcrWord, behind: OcrWord, ink: Ink) -> bool:
    box, text = ink.box(word), ink.box(behind)
    if not box or not text:
        return False
    width, height, size = box[2] - box[0], box[3] - box[1], text[3] - text[1]
    return (
        min(width, height) >= SQUARE * max(width, height)
        and SMALLEST * size <= height <= LARGEST * size
        and behind.bottom - box[3] > FLOATS * size
        and ink.share(box) >= FULL
    )
