"""§ and bullets by their shape: what engines take for figures or letters, and the ink shows to be neither.

Only a sign that stands where § may stand is looked at: before or behind a number. What it is tells its
picture, beside that number's figures. A bullet is a small disc or square that floats above the line.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from statistics import median

from PIL.Image import Image

from .engines import OcrPage, OcrWord
from .ink import Ink, InkBox
from .shapes import Figures, section_chance

# What engines take § for. A word is what stands before it, the sign or signs, and what stands behind.
TAKEN = "8$S5&Bs9g"
SIGNS = re.compile(rf"(?P<before>[(\[\"'”,.]?)(?P<signs>[§{TAKEN}]{{1,3}})(?P<behind>[)\],.;:]?)")
BEFORE_NUMBER = re.compile(rf"(?P<before>[(\[\"'”]?)(?P<signs>[{TAKEN}])(?P<behind>\d{{1,4}}[),.:;]*)")
BEHIND_NUMBER = re.compile(rf"(?P<before>[(\[\"'”]?\d{{1,3}})(?P<signs>[{TAKEN}])(?P<behind>[),.:;]*)")
MARKED = re.compile(r"§+\d{1,4}[.,:;]?")
NUMBER = re.compile(r"[(\[]?(?=.*\d)[\dO]{1,4}(?:[-–—]\d{0,4}|/\d{2,4})?[.,:;)\]]*")
CHAPTER = re.compile(r"kap\.?,?|[Kk]apitel")
FIGURE = re.compile(r"\d")

# How sure the picture must make it: for signs that stand by themselves first on a line or with a chapter
# before them, for other signs by themselves, and for one that may be a number's own figure. Nothing else
# than § looks like $ in Swedish minutes.
LIKELY, PLAIN, WITHIN, DOLLAR = 0.4, 0.6, 0.9, 0.02

# In a figure's height: between figures of one number there is never so much white, between § and its number
# there is, but not more than this.
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
    alone = SIGNS.fullmatch(text)
    if alone:
        numbers = [near for near in (behind, before) if near and NUMBER.fullmatch(near.text)]
        at_home = before is None or bool(CHAPTER.search(before.text)) or numbers[:1] == [before]
        for number in numbers:
            signs = _signs_beside(word, alone, number, LIKELY if at_home else PLAIN, ink)
            if signs:
                return f"{alone['before']}{signs}{alone['behind']}"
    if MARKED.fullmatch(text):
        return _spaced(text, ink.glyphs(word))
    for pattern in (BEFORE_NUMBER, BEHIND_NUMBER):
        found = pattern.fullmatch(text)
        marked = _within_number(word, found, ink) if found else None
        if marked:
            return marked
    return text


def _signs_beside(word: OcrWord, found: re.Match[str], number: OcrWord, least: float, ink: Ink) -> str:
    """ "§" or "§§" where that is what stands beside a number, else nothing."""
    figures = _figures(number, ink)
    if not figures:
        return ""
    boxes = _part(word, found, ink)
    gap = max(number.left - word.right, word.left - number.right)
    if gap > FAR * figures.height or not boxes:
        return ""
    signs = found["signs"]
    if set(signs) == {"§"}:
        return signs[:2]
    bound = DOLLAR if set(signs) <= {"$", "§"} else least
    told = [section_chance(ink.image, ink.paper, box, figures) for box in boxes]
    if "§" not in signs and sum(told) / len(told) < bound:
        return ""
    # One § may have been read as two signs, and two of them as three.
    return "§§" if len(signs) > 1 and len(boxes) > 1 else "§"


def _within_number(word: OcrWord, found: re.Match[str], ink: Ink) -> str | None:
    """A number whose first or last sign is a §, with the space that the ink shows; `None` where it is none."""
    glyphs = ink.glyphs(word)
    if len(glyphs) != len(word.text):
        # The signs touch: they are taken to be of one breadth.
        glyphs = ink.parts(word, len(word.text))
    at = found.start("signs")
    figures = _set_of([glyph for place, glyph in enumerate(glyphs) if _is_figure(word.text, place, at)], ink)
    sign = glyphs[at]
    if not sign or not figures:
        return None
    least = DOLLAR if found["signs"] == "$" else WITHIN
    if section_chance(ink.image, ink.paper, sign, figures) < least:
        return None
    marked = f"§{found['behind']}" if found.re is BEFORE_NUMBER else f" §{found['behind']}"
    if found.re is BEFORE_NUMBER:
        marked = _spaced(marked, glyphs[at:])
    return f"{found['before']}{marked}"


def _is_figure(text: str, place: int, sign: int) -> bool:
    return place != sign and text[place].isdigit()


def _spaced(text: str, glyphs: Sequence[InkBox | None]) -> str:
    """ "§12" with a space where the ink shows one."""
    first, second = glyphs[0], glyphs[1] if len(glyphs) > 1 else None
    if not first or not second or text.startswith("§§"):
        return text
    apart = second[0] - first[2] > SPACE * (second[3] - second[1])
    return f"§ {text[1:]}" if apart else text


def _figures(number: OcrWord, ink: Ink) -> Figures | None:
    """What is to be known of a number's figures."""
    glyphs = ink.glyphs(number)
    if len(glyphs) == len(number.text):
        return _set_of([glyph for glyph, sign in zip(glyphs, number.text, strict=True) if sign.isdigit()], ink)
    high = max((glyph[3] - glyph[1] for glyph in glyphs if glyph), default=0)
    return _set_of([glyph for glyph in glyphs if glyph and glyph[3] - glyph[1] > 0.7 * high], ink)


def _set_of(glyphs: Sequence[InkBox | None], ink: Ink) -> Figures | None:
    boxes = [glyph for glyph in glyphs if glyph]
    if not boxes:
        return None
    foot, height = median(box[3] for box in boxes), median(box[3] - box[1] for box in boxes)
    darkest = min(min(ink.image.crop(box).tobytes()) for box in boxes)
    return Figures(float(foot), float(height), darkest) if height > 0 and darkest < ink.paper else None


def _part(word: OcrWord, found: re.Match[str], ink: Ink) -> list[InkBox]:
    """The ink of the signs of a word, without what stands before and behind them."""
    glyphs = ink.glyphs(word)
    text = word.text
    start, end = found.span("signs")
    if len(glyphs) == len(text):
        return [glyph for glyph in glyphs[start:end] if glyph]
    if start == 0 and end == len(text):
        return [glyph for glyph in glyphs if glyph]
    return [glyph for glyph in ink.parts(word, len(text))[start:end] if glyph]


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
