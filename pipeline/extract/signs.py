"""§ and bullets by their shape: what engines take for figures or letters, and the ink shows to be neither.

Only a sign that stands where § may stand is looked at: before or behind a number. What it is tells its
picture, beside that number's figures. A bullet is a small disc or square that floats above the line.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from statistics import median

from .engines import OcrPage, OcrWord
from .ink import Ink, InkBox
from .shapes import Figures, section_chance
from .specks import SPECK

# What engines take § for. A word is what stands before it, the sign or signs, and what stands behind.
TAKEN = "8$S5&Bs9gşŞß"
MANY = r"[§8$S5&Bş]{2}|(?=.*§.*§)[§8$S5&Bş]{3}"
SIGNS = re.compile(rf"(?P<before>[(\[\"'”,.]?)(?P<signs>[§{TAKEN}]{{1,3}})(?P<behind>[)\],.;:]?)")
BEFORE_NUMBER = re.compile(
    rf"(?P<before>[(\[\"'”]?)(?P<signs>[{TAKEN}])(?P<behind>\d{{1,4}}(?:[-–—/]\d{{1,4}})?[),.:;\-']*)"
)
BEFORE_RANGE = re.compile(
    rf"(?P<before>[(\[\"'”]?)(?P<signs>{MANY})(?P<behind>\d{{1,4}}[-–—]\d{{0,4}}[),.:;]*)"
)
BEHIND_NUMBER = re.compile(rf"(?P<before>[(\[\"'”]?\d{{1,2}})(?P<signs>[{TAKEN}])(?P<behind>[),.:;]*)")
GUESSED = re.compile(rf"(?P<signs>[{TAKEN}])[-.,:](?P<behind>\d{{1,4}})")
MARKED = re.compile(r"§+\d{1,4}[.,:;]?")
NUMBER = re.compile(r"[(\[]?(?=.*\d)[\dO]{1,4}(?:[-–—]\d{0,4}|/\d{2,4})?[.,:;)\]]*")
CHAPTER = re.compile(r"kap\.?,?|[Kk]apitel")
SECTION_FIRST = re.compile(r"[§$]+\d{0,4}[.,:]?")

# How sure the picture must make it: for signs that stand by themselves first on a line or with a chapter
# before them, for other signs by themselves and those first on a line where other lines begin with § too,
# and for one that may be a number's own figure. Nothing else than § looks like $ in Swedish minutes.
LIKELY, PLAIN, AMONG, WITHIN, DOLLAR = 0.4, 0.6, 0.75, 0.9, 0.02
FEWEST_FIRST = 2

# In a figure's height: between figures of one number there is never so much white, between § and its number
# there is, but not more than this; no sign is narrower than the last, the figure 1 and its white aside.
SPACE, FAR, NARROW = 0.4, 1.6, 0.42

# What engines take a bullet for; in parts of the next word's height how large and how high above its foot a
# bullet is; in parts of its box how much of it is ink; how far from being as wide as it is high.
BULLET_LOOKS = re.compile(r"[eoacs°*©®@¢+.·»«\-–—~ĦØøOCGQ0]|e[.,]|[+*Ħ]{2}")
STRANGE_BULLET = re.compile(r"[°*©®¢+»«~Ħ]")
SMALLEST, LARGEST, FLOATS = 0.15, 0.75, 0.08
FULL, SQUARE = 0.66, 0.72


def signs_set_right(ink: Ink, page: OcrPage) -> OcrPage:
    """The page with § and bullets where its ink shows them; everything else is as the engine read it."""
    lines: dict[int, list[OcrWord]] = {}
    for word in page.words:
        lines.setdefault(word.line, []).append(word)
    first = sum(1 for line in lines.values() if SECTION_FIRST.fullmatch(line[0].text))
    least = AMONG if first >= FEWEST_FIRST else WITHIN
    return OcrPage(tuple(word for line in lines.values() for word in _line(line, ink, least)))


def _line(words: Sequence[OcrWord], ink: Ink, first: float) -> list[OcrWord]:
    """The words of a line; `first` is how sure the picture must make a § within its first word."""
    result = list(words)
    for index, word in enumerate(words):
        before = words[index - 1] if index else None
        behind = words[index + 1] if index + 1 < len(words) else None
        looks = BULLET_LOOKS if index == 0 else STRANGE_BULLET
        if behind and looks.fullmatch(word.text) and _is_bullet(word, behind, ink):
            result[index] = replace(word, text="•")
        else:
            within = WITHIN if before else first
            result[index] = replace(word, text=_with_section(word, before, behind, ink, within))
    return result


def _with_section(
    word: OcrWord, before: OcrWord | None, behind: OcrWord | None, ink: Ink, within: float
) -> str:
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
        return _spaced(text, _glyphs(word, ink))
    for pattern in (BEFORE_RANGE, BEFORE_NUMBER, BEHIND_NUMBER):
        found = pattern.fullmatch(text)
        marked = _within_number(word, found, ink, within) if found else None
        if marked:
            return marked
    guessed = GUESSED.fullmatch(text)
    return (guessed and _with_guessed_mark(word, guessed, ink)) or text


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


def _within_number(word: OcrWord, found: re.Match[str], ink: Ink, least: float) -> str | None:
    """A number whose first or last sign is a §, with the space that the ink shows; else `None`."""
    text, glyphs = word.text, _glyphs(word, ink)
    if len(glyphs) == 1 and glyphs[0] and _is_narrow(glyphs[0], len(text)):
        # One figure was read as a sign and a figure.
        return found["before"] + found["behind"] if set(found["signs"]) <= {"$", "§"} else None
    if len(glyphs) != len(text):
        # The signs touch: they are taken to be of one breadth.
        glyphs = ink.parts(word, len(text))
    start, end = found.span("signs")
    numbers = [
        glyph for place, glyph in enumerate(glyphs) if not start <= place < end and text[place].isdigit()
    ]
    figures, signs = _set_of(numbers, ink), [glyph for glyph in glyphs[start:end] if glyph]
    if not signs or not figures:
        return None
    if found.re is BEHIND_NUMBER and _white(glyphs[start - 1], signs[0]) <= SPACE * figures.height:
        return None
    told = [section_chance(ink.image, ink.paper, sign, figures) for sign in signs]
    taken = set(found["signs"])
    if "§" in taken:
        least = PLAIN if len(taken) > 1 else 0.0
    if sum(told) / len(told) < (DOLLAR if taken <= {"$", "§"} else least):
        return None
    if found.re is BEHIND_NUMBER:
        return f"{found['before']} §{found['behind']}"
    mark = "§§" if len(signs) > 1 else "§"
    apart = len(glyphs) > end and _white(glyphs[end - 1], glyphs[end]) > SPACE * figures.height
    return f"{found['before']}{mark}{' ' * apart}{found['behind']}"


def _with_guessed_mark(word: OcrWord, found: re.Match[str], ink: Ink) -> str | None:
    """ "§ 55" for "8.55" where there is white and no mark; else `None`."""
    sign, *rest = _glyphs(word, ink)
    figures = _set_of(rest, ink)
    if not sign or not figures or len(rest) != len(found["behind"]):
        return None
    apart = _white(sign, rest[0]) > SPACE * figures.height
    told = section_chance(ink.image, ink.paper, sign, figures)
    return f"§ {found['behind']}" if apart and told >= WITHIN else None


def _is_narrow(box: InkBox, signs: int) -> bool:
    """True where so many signs cannot stand side by side in the box."""
    return box[2] - box[0] < NARROW * signs * (box[3] - box[1])


def _white(left: InkBox | None, right: InkBox | None) -> float:
    """The white between two signs."""
    return right[0] - left[2] if left and right else 0.0


def _spaced(text: str, glyphs: Sequence[InkBox | None]) -> str:
    """ "§12" with a space where the ink shows one."""
    if len(glyphs) < 2 or not glyphs[1] or text.startswith("§§"):
        return text
    apart = _white(glyphs[0], glyphs[1]) > SPACE * (glyphs[1][3] - glyphs[1][1])
    return f"§ {text[1:]}" if apart else text


def _figures(number: OcrWord, ink: Ink) -> Figures | None:
    """What is to be known of a number's figures."""
    glyphs = _glyphs(number, ink)
    if len(glyphs) == len(number.text):
        return _set_of(
            [glyph for glyph, sign in zip(glyphs, number.text, strict=True) if sign.isdigit()], ink
        )
    high = max((glyph[3] - glyph[1] for glyph in glyphs if glyph), default=0)
    return _set_of([glyph for glyph in glyphs if glyph and glyph[3] - glyph[1] > 0.7 * high], ink)


def _set_of(glyphs: Sequence[InkBox | None], ink: Ink) -> Figures | None:
    boxes = [glyph for glyph in glyphs if glyph]
    if not boxes:
        return None
    foot, height = median(box[3] for box in boxes), median(box[3] - box[1] for box in boxes)
    darkest = min(min(ink.image.crop(box).tobytes()) for box in boxes)
    return Figures(float(foot), float(height), darkest) if height > 0 and darkest < ink.paper else None


def _glyphs(word: OcrWord, ink: Ink) -> list[InkBox | None]:
    """The ink of each sign of a word; specks that widened its box are none of them."""
    glyphs = ink.glyphs(word)
    if len(glyphs) <= len(word.text):
        return glyphs
    least = SPECK * max((glyph[3] - glyph[1] for glyph in glyphs if glyph), default=0)
    large = [glyph for glyph in glyphs if glyph and max(glyph[2] - glyph[0], glyph[3] - glyph[1]) >= least]
    return list(large) if len(large) >= len(word.text) else glyphs


def _part(word: OcrWord, found: re.Match[str], ink: Ink) -> list[InkBox]:
    """The ink of the signs of a word, without what stands before and behind them."""
    glyphs = _glyphs(word, ink)
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
