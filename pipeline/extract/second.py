"""A second look at what was ill read: single words and lines, cut out and given to a model of the language.

A model of a whole script has §, but puts strange accents on letters; one of the language has no §, and
knows its words. Only what the first reading leaves in doubt is read again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from statistics import median
from unicodedata import combining, normalize

from PIL.Image import Image
from PIL.Image import new as new_image
from rapidfuzz.distance import Levenshtein

from .engines import OcrEngine, OcrPage, OcrWord
from .gaps import unread_ink
from .ink import Ink, InkBox
from .quality import EDGES, NAME, is_known
from .signs import signs_set_right
from .specks import SPECK

# A word that no list has is in doubt below this confidence, and a whole line below that.
SURE, ILL_READ = 0.88, 0.5
# A new reading of a whole line is believed from here.
BELIEVED = 0.7
# How much of a doubtful word a new reading may change, and of one that may be a name.
DIFFERENT, DIFFERENT_NAME = 0.45, 0.2
LONGEST_RUN = 3
# What a single upright stroke may be.
STROKES = ("I", "l", "i", "1", "|")

SWEDISH = re.compile(r"[A-Za-zÅÄÖåäöÉéÜüÈèÀà\-'’]+")
# White around what is cut out, in parts of its height.
MARGIN = 0.35
# The margin of a page where nothing is looked for, a share of its width.
EDGE = 0.04
# In usual heights of words: from where on a line is no single line, and what is flatter than a letter.
TOO_HIGH, FLATTEST = 2.2, 0.4
# Leaders: so many dots in a row, none larger than this part of the picture's height.
FEWEST_DOTS, DOT = 5, 0.13
# In heights of the picture of a line: below this a dot may be a full stop.
FOOT = 0.55


@dataclass(frozen=True, slots=True)
class Doubt:
    """Words of one line that were ill read, their picture, and where its corner lies on the page."""

    words: tuple[OcrWord, ...]
    whole: bool
    picture: Image
    left: int
    top: int


def second_look(
    inks: Sequence[Ink], pages: Sequence[OcrPage], engine: OcrEngine, lines: OcrEngine | None = None
) -> list[OcrPage]:
    """The pages with what a second engine, which takes its images for single lines, reads better.

    `lines` reads ink that no word covers, where it is not to be `engine` too.
    """
    doubts = [list(_doubts(ink, page)) for ink, page in zip(inks, pages, strict=True)]
    every = [doubt for part in doubts for doubt in part]
    readings = iter(_readings(every, engine, lines))
    return [
        _mended(page, [(doubt, next(readings)) for doubt in part])
        for page, part in zip(pages, doubts, strict=True)
    ]


def _readings(doubts: Sequence[Doubt], engine: OcrEngine, lines: OcrEngine | None) -> list[OcrPage]:
    """What is read in each doubt; an engine without work is not called."""
    readings = list(engine.read([doubt.picture for doubt in doubts])) if doubts else []
    for place, doubt in enumerate(doubts):
        if doubt.whole:
            # The second model knows no §; what it takes for a figure is told by its ink.
            readings[place] = signs_set_right(Ink(doubt.picture), readings[place])
    uncovered = [place for place, doubt in enumerate(doubts) if not doubt.words]
    if lines and uncovered:
        again = lines.read([doubts[place].picture for place in uncovered])
        for place, page in zip(uncovered, again, strict=True):
            rival = signs_set_right(Ink(doubts[place].picture), page)
            readings[place] = max(readings[place], rival, key=_surety)
    return readings


def _surety(page: OcrPage) -> float:
    """How sure the least sure word of a reading is; § is no guess of an engine's."""
    return min((word.confidence for word in page.words if "§" not in word.text), default=0.0)


def _doubts(ink: Ink, page: OcrPage) -> Iterator[Doubt]:
    lines: dict[int, list[OcrWord]] = {}
    for word in page.words:
        lines.setdefault(word.line, []).append(word)
    usual = median(word.bottom - word.top for word in page.words) if page.words else 0
    for line in lines.values():
        if _confidence(line) >= ILL_READ:
            for run in _runs(line):
                yield _cut(ink, run, _around(run), whole=False)
            continue
        for box in _rows(ink, _widened(line, page.words, ink.image), usual):
            yield _cut(ink, line, box, whole=True)
    for box in unread_ink(ink, page.words, usual):
        yield _cut(ink, (), box, whole=True)


def _around(words: Sequence[OcrWord]) -> InkBox:
    return (
        min(word.left for word in words),
        min(word.top for word in words),
        max(word.right for word in words),
        max(word.bottom for word in words),
    )


def _widened(line: Sequence[OcrWord], words: Sequence[OcrWord], image: Image) -> InkBox:
    """The box of an ill-read line, as far to both sides as no other line stands beside it."""
    left, top, right, bottom = _around(line)
    beside = [word for word in words if word.line != line[0].line and word.top < bottom and word.bottom > top]
    edge = round(EDGE * image.width)
    from_left = max((word.right for word in beside if word.right <= left), default=edge)
    to_right = min((word.left for word in beside if word.left >= right), default=image.width - edge)
    return min(left, from_left + 1), top, max(right, to_right - 1), bottom


def _rows(ink: Ink, box: InkBox, usual: float) -> list[InkBox]:
    """The rows of a box that is too high for one line: columns of ticks are taken for one by engines."""
    if box[3] - box[1] <= TOO_HIGH * usual:
        return [box]
    return [row for row in ink.down(box) if FLATTEST * usual <= row[3] - row[1] <= TOO_HIGH * usual]


def _runs(line: Sequence[OcrWord]) -> Iterator[list[OcrWord]]:
    """Doubtful words of a line that stand side by side."""
    run: list[OcrWord] = []
    for word in line:
        if is_doubtful(word):
            run.append(word)
        elif run:
            yield run[:LONGEST_RUN]
            run = []
    if run:
        yield run[:LONGEST_RUN]


def is_doubtful(word: OcrWord) -> bool:
    """True for a word with letters that Swedish has not, and for an unknown one that was not surely read."""
    plain = word.text.strip(EDGES)
    letters = sum(sign.isalpha() for sign in plain)
    if letters < 2 or "@" in plain or "www" in plain:
        return False
    if any(sign.isalpha() for sign in re.sub(SWEDISH, "", plain)):
        return True
    if letters < 3:
        return False
    if any(sign.isdigit() for sign in plain) or is_known(plain):
        return False
    return word.confidence < (0.7 if NAME.fullmatch(plain) else SURE)


def _cut(ink: Ink, words: Sequence[OcrWord], box: InkBox, whole: bool) -> Doubt:
    image = ink.image
    left, top, right, bottom = box
    margin = round(MARGIN * (bottom - top))
    picture = new_image("L", (right - left + 2 * margin, bottom - top + 2 * margin), ink.paper)
    above = min(top, margin // 3)
    picture.paste(
        image.crop((left, top - above, right, min(image.height, bottom + margin // 3))),
        (margin, margin - above),
    )
    if whole:
        _without_dots(picture, ink.paper)
    if not words:
        picture = _without_dust(picture, ink.paper)
    picture.info["dpi"] = image.info["dpi"]
    return Doubt(tuple(words), whole, picture, left - margin, top - margin)


def _without_dots(picture: Image, paper: int) -> None:
    """Paint over rows of dots, on which signatures are written and by which engines are led astray."""
    glyphs = [glyph for glyph in Ink(picture, paper).across((0, 0, *picture.size)) if glyph]
    run: list[InkBox] = []
    for glyph in [*glyphs, None]:
        if glyph and _size(glyph) <= DOT * picture.height:
            run.append(glyph)
            continue
        if len(run) >= FEWEST_DOTS:
            for dot in run:
                picture.paste(paper, (dot[0] - 2, dot[1] - 2, dot[2] + 2, dot[3] + 2))
        run = []


def _without_dust(picture: Image, paper: int) -> Image:
    """The signs on a picture alone: no specks between them but where a full stop may stand."""
    least = SPECK * (picture.height / (1 + 2 * MARGIN))
    signs = [
        glyph
        for glyph in Ink(picture, paper).across((0, 0, *picture.size))
        if glyph and (_size(glyph) >= least or glyph[3] > FOOT * picture.height)
    ]
    clean = new_image("L", picture.size, paper)
    for left, _top, right, _bottom in signs:
        clean.paste(picture.crop((left - 2, 0, right + 2, picture.height)), (left - 2, 0))
    return clean


def _size(glyph: InkBox) -> int:
    return max(glyph[3] - glyph[1], glyph[2] - glyph[0])


def _mended(page: OcrPage, readings: Sequence[tuple[Doubt, OcrPage]]) -> OcrPage:
    replaced: dict[OcrWord, tuple[OcrWord, ...]] = {}
    found: list[OcrWord] = []
    lines = max((word.line for word in page.words), default=0)
    sure = {word.text.strip(EDGES) for word in page.words if word.confidence >= SURE}
    for number, (doubt, reading) in enumerate(readings, start=lines + 1):
        new = tuple(
            replace(
                word,
                left=word.left + doubt.left,
                right=word.right + doubt.left,
                top=word.top + doubt.top,
                bottom=word.bottom + doubt.top,
                line=number if doubt.whole else doubt.words[0].line,
            )
            for word in reading.words
        )
        if new and _is_better(doubt, new, sure):
            if not doubt.words:
                found += new
                continue
            first, *others = doubt.words
            replaced.update(dict.fromkeys(others, ()))
            replaced[first] = replaced.get(first, ()) + new
    kept = [new for word in page.words for new in replaced.get(word, (word,))]
    return OcrPage((*kept, *found))


def _is_better(doubt: Doubt, new: Sequence[OcrWord], sure: AbstractSet[str]) -> bool:
    """Whether the new reading is believed; `sure` are words that were surely read on the same page."""
    if not doubt.words and (_surety(OcrPage(tuple(new))) < BELIEVED or new[0].text in STROKES):
        return False
    if doubt.whole:
        says = any(sign.isalnum() for word in new for sign in word.text)
        return says and _confidence(new) >= BELIEVED and all(_is_sound(word) for word in new)
    old = " ".join(word.text for word in doubt.words)
    again = " ".join(word.text for word in new)
    named = any(NAME.fullmatch(word.text.strip(EDGES)) for word in doubt.words)
    change = Levenshtein.normalized_distance(_bare(old), _bare(again))
    if change > (DIFFERENT_NAME if named else DIFFERENT):
        return False
    if all(is_known(word.text) or word.text.strip(EDGES) in sure for word in new):
        return True
    strange = any(sign.isalpha() for sign in re.sub(SWEDISH, "", old))
    return strange and SWEDISH.fullmatch(again.strip(EDGES)) is not None


def _bare(text: str) -> str:
    """The letters of a text without their accents, which are what is in doubt."""
    return "".join(sign for sign in normalize("NFD", text) if not combining(sign) and not sign.isspace())


def _is_sound(word: OcrWord) -> bool:
    plain = word.text.strip(EDGES)
    if NAME.fullmatch(plain):
        return word.confidence >= BELIEVED
    return is_known(plain)


def _confidence(words: Sequence[OcrWord]) -> float:
    weight = sum(len(word.text) for word in words)
    return sum(word.confidence * len(word.text) for word in words) / weight if weight else 0.0
