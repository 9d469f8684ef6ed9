"""From a page to an image, through an OCR engine, to words in points.

Pages are given to the engine some at a time: enough that loading its model costs little, few enough that
memory does not grow with the document.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

import pypdfium2 as pdfium
from PIL import Image

from ..errors import ToolMissing
from ..model import Box
from ..settings import Settings
from .engines import OcrEngine, OcrPage, OcrWord, Tesseract, TesseractLibrary, library
from .engines.probe import install_command, probe
from .ink import Ink
from .orientation import onto_page, text_turn, turned_image
from .resolution import reading_resolution
from .second import second_look
from .shadows import without_shadows
from .signs import signs_set_right
from .slope import slope_of
from .specks import without_specks
from .tokens import Token

PAGES_AT_ONCE = 8

# The model of the language, for what a model of the script leaves in doubt.
SECOND = "swe"
POINTS = 72

# Parts of the type size: small letters, capitals and digits, and what hangs below the baseline.
X_HEIGHT, ASCENT, DESCENT = 0.52, 0.72, 0.21
TALL = set("bdfhklßþ§&%/()[]{}!?|ABCDEFGHIJKLMNOPQRSTUVWXYZÅÄÖÉÜØÆ0123456789åäöéüit")
HANGING = set("gjpqyQ,;()[]{}/§|")

# A pixel of ink is this much darker than the paper; a page with fewer such pixels, on an image reduced to
# a quarter, than a single digit of small type has is blank.
INK_CONTRAST = 50
INK_PIXELS = 12
REDUCTION = 4


def require_ocr(settings: Settings) -> None:
    """ToolMissing, with the command that mends it, unless the engine and models of `settings` are there."""
    found = probe()
    command = install_command(settings.ocr_languages)
    if found.version is None:
        raise ToolMissing("Tesseract is not installed", command)
    missing = found.missing(settings.ocr_languages)
    if missing:
        raise ToolMissing(f"Tesseract {found.version} lacks the model {', '.join(missing)}", command)


def default_engine(settings: Settings) -> OcrEngine:
    """The engine that `settings` asks for, as a library where it can be; ToolMissing where there is none."""
    require_ocr(settings)
    return _engine(settings, settings.ocr_languages)


def second_engine(settings: Settings) -> OcrEngine | None:
    """What reads doubtful words again, where its model is installed and the first engine has it not."""
    if SECOND in settings.ocr_languages.split("+") or SECOND not in probe().models:
        return None
    return _engine(settings, SECOND, single_lines=True)


def line_engine(settings: Settings) -> OcrEngine | None:
    """What reads single lines with the first engine's model, where that costs no second loading of it."""
    return _engine(settings, settings.ocr_languages, single_lines=True) if _as_library(settings) else None


def _engine(settings: Settings, languages: str, single_lines: bool = False) -> OcrEngine:
    if _as_library(settings):
        return TesseractLibrary(languages, single_lines=single_lines)
    return Tesseract(languages, single_lines=single_lines)


def _as_library(settings: Settings) -> bool:
    return settings.ocr_engine != "program" and library.is_installed()


def render(page: pdfium.PdfPage, settings: Settings) -> Image.Image:
    """The page in grey at the resolution that it is read at, or smaller where it would be too large."""
    width, height = page.get_size()
    dpi = reading_resolution(page, float(settings.ocr_dpi))
    pixels = (width / POINTS * dpi) * (height / POINTS * dpi)
    if pixels > settings.max_page_pixels:
        dpi *= (settings.max_page_pixels / pixels) ** 0.5
    bitmap = page.render(scale=dpi / POINTS, grayscale=True)
    image: Image.Image = bitmap.to_pil().convert("L")
    bitmap.close()
    image.info["dpi"] = (dpi, dpi)
    return without_shadows(image)


def has_ink(image: Image.Image) -> bool:
    """True where something is printed on the page: speckle and an even grey do not count."""
    small = image.reduce(REDUCTION)
    histogram = small.histogram()
    paper = _paper(histogram)
    return sum(histogram[: max(0, paper - INK_CONTRAST)]) >= INK_PIXELS


def _paper(histogram: Sequence[int]) -> int:
    """The grey value that most of the page has."""
    return max(range(256), key=lambda value: histogram[value])


def read_images(
    images: Sequence[Image.Image],
    engine: OcrEngine,
    second: OcrEngine | None = None,
    lines: OcrEngine | None = None,
) -> list[tuple[Token, ...]]:
    """The words on each image, in points; images without ink are not given to the engine.

    `second` takes images for single lines; what `engine` leaves in doubt is read again by it, and what it
    left unread by `lines`, or by `second` where that is not given.
    """
    inked = [index for index, image in enumerate(images) if has_ink(image)]
    results: list[tuple[Token, ...]] = [() for _ in images]
    for start in range(0, len(inked), PAGES_AT_ONCE):
        part = inked[start : start + PAGES_AT_ONCE]
        sheets = [
            _upright(images[index], page, engine)
            for index, page in zip(part, engine.read([images[index] for index in part]), strict=True)
        ]
        pages = [signs_set_right(sheet.ink, without_specks(sheet.page, sheet.ink)) for sheet in sheets]
        if second:
            again = second_look([sheet.ink for sheet in sheets], pages, second, lines)
            pages = [signs_set_right(sheet.ink, page) for sheet, page in zip(sheets, again, strict=True)]
        for index, sheet, page in zip(part, sheets, pages, strict=True):
            results[index] = _placed(sheet, page)
    return results


@dataclass(frozen=True, slots=True)
class _Upright:
    """The ink of an image set upright, what was read of it, and how far its text was turned."""

    ink: Ink
    page: OcrPage
    turn: int


def _upright(image: Image.Image, page: OcrPage, engine: OcrEngine) -> _Upright:
    """The image as its text stands upright; one that lies sideways or upside down is read again."""
    turn = text_turn(image, page, engine)
    if not turn:
        return _Upright(Ink(image), page, 0)
    upright = turned_image(image, turn)
    (again,) = engine.read([upright])
    return _Upright(Ink(upright), again, turn)


def _placed(sheet: _Upright, page: OcrPage) -> tuple[Token, ...]:
    """The words in points, where they stand on the page as it lies."""
    image = sheet.ink.image
    dpi = image.info["dpi"][0]
    tokens = tokens_of(page, dpi)
    if not sheet.turn:
        return tokens
    width, height = image.width * POINTS / dpi, image.height * POINTS / dpi
    if sheet.turn in (90, 270):
        width, height = height, width
    return onto_page(tokens, sheet.turn, width, height)


def tokens_of(page: OcrPage, dpi: float) -> tuple[Token, ...]:
    """The words of a page in points, those of a line with one baseline and one type size.

    A page that lies askew on the glass has its baselines set right, so that what stands on one printed
    line is seen to do so.
    """
    lines: dict[int, list[OcrWord]] = {}
    for word in page.words:
        lines.setdefault(word.line, []).append(word)
    scale = POINTS / dpi
    feet = [((word.left + word.right) / 2, _foot(word)) for word in page.words]
    slope = slope_of(feet, median(map(_size, page.words)) if page.words else 0.0)
    tokens: list[Token] = []
    for words in lines.values():
        size = max(1.0, median(_size(word) for word in words)) * scale
        level = median(_foot(word) - slope * (word.left + word.right) / 2 for word in words) * scale
        for word in words:
            box = Box(word.left * scale, word.top * scale, word.right * scale, word.bottom * scale)
            tokens.append(Token(word.text, box, level, size, confidence=word.confidence))
    return tuple(tokens)


def _size(word: OcrWord) -> float:
    """The type size in pixels that the word's height speaks of."""
    share = ASCENT if any(sign in TALL for sign in word.text) else X_HEIGHT
    if any(sign in HANGING for sign in word.text):
        share += DESCENT
    return (word.bottom - word.top) / share


def _foot(word: OcrWord) -> float:
    """The baseline of a word in pixels."""
    hanging = any(sign in HANGING for sign in word.text)
    return word.bottom - (DESCENT * _size(word) if hanging else 0.0)
