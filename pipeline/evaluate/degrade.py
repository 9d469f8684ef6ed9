"""How well worn pages are read: born-digital pages of a corpus, turned into poor scans and read again.

    python -m pipeline.evaluate.degrade [--corpus corpus] [--pages 12] [--seeds 1]

The page's own text layer is the truth. Every page is drawn at the resolution of the wear, set askew, blurred,
greyed and speckled, packed into a PDF of pictures, and read as any document is. The same seed gives the same
pictures.
"""

from __future__ import annotations

import random
import re
import resource
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import click
import pypdfium2 as pdfium
from PIL import Image, ImageChops, ImageDraw, ImageFilter

from ..extract import read_document
from ..extract.engines import OcrEngine, OcrPage
from ..model import Page
from ..settings import Settings, read_settings
from .text import TextScore, score_texts, total

POINTS = 72
SECTION = re.compile(r"§+\s?\d+")
# Rows of dots and dashes that lead to a page number or are signed on say nothing.
LEADERS = re.compile(r"[.…_]{4,}")

# Pages with fewer words than this say little of how well they are read.
FEWEST_WORDS = 40


@dataclass(frozen=True, slots=True)
class Wear:
    """What befell a page: pixels an inch, degrees askew at most, blur in pixels, noise in grey levels.

    `specks` is their number a page; `border` the breadth of a dark edge, as a share of the page's width.
    """

    name: str
    dpi: int
    skew: float
    blur: float
    noise: int
    specks: int = 0
    border: float = 0.0


WEARS = (
    Wear("150 dpi", 150, 0.4, 0.4, 8),
    Wear("200 dpi, askew", 200, 1.2, 0.6, 10, specks=60),
    Wear("200 dpi, dark edge", 200, 0.5, 0.7, 16, specks=200, border=0.02),
    Wear("300 dpi, blurred", 300, 0.6, 1.4, 12, specks=100),
)


@dataclass(frozen=True, slots=True)
class WearScore:
    """How pages of one wear were read; `seconds` is processor time a page, § are counted one by one."""

    wear: str
    pages: int
    text: TextScore
    sections: int
    sections_found: int
    seconds: float

    def row(self) -> str:
        """A line of the table."""
        recall = self.sections_found / self.sections if self.sections else 1.0
        return (
            f"{self.wear:<22}{self.pages:>6}{self.text.cer:>10.3%}{self.text.wer:>9.2%}"
            f"{recall:>10.2%} of {self.sections:<5}{self.seconds:>8.2f}"
        )


HEADER = f"{'wear':<22}{'pages':>6}{'wrong chr':>10}{'words':>9}{'§ recall':>10}{'':<9}{'s/page':>8}"


def worn(image: Image.Image, wear: Wear, seed: int) -> Image.Image:
    """The page as a scanner would leave it."""
    chance = random.Random(f"{seed} {wear}")
    image = image.convert("L")
    angle = chance.choice((-1, 1)) * chance.uniform(0.5, 1.0) * wear.skew
    image = image.rotate(angle, Image.Resampling.BICUBIC, fillcolor=255)
    if wear.border:
        draw = ImageDraw.Draw(image)
        breadth = round(wear.border * image.width)
        draw.rectangle((0, 0, breadth, image.height), fill=25)
        draw.rectangle((0, image.height - breadth // 2, image.width, image.height), fill=40)
    image = image.filter(ImageFilter.GaussianBlur(wear.blur))
    image = image.point([min(240, 30 + int(level * 0.84)) for level in range(256)])
    if wear.noise:
        grain = Image.frombytes("L", image.size, chance.randbytes(image.width * image.height))
        image = ImageChops.subtract(image, grain.point([level * wear.noise // 255 for level in range(256)]))
    draw = ImageDraw.Draw(image)
    for _ in range(wear.specks):
        x, y, size = chance.randrange(image.width), chance.randrange(image.height), chance.choice((0, 0, 1))
        draw.rectangle((x, y, x + size, y + size), fill=chance.randint(40, 150))
    return image


def worn_pdf(source: Path, pages: Sequence[int], wear: Wear, seed: int, target: Path) -> Path:
    """The pages of `source`, counted from 1, as a PDF of worn pictures without text."""
    document = pdfium.PdfDocument(source)
    try:
        images = [
            worn(document[number - 1].render(scale=wear.dpi / POINTS, grayscale=True).to_pil(), wear, seed)
            for number in pages
        ]
    finally:
        document.close()
    images[0].save(target, save_all=True, append_images=images[1:], resolution=wear.dpi, quality=70)
    return target


def sample(corpus: Path, count: int, seed: int) -> dict[Path, list[Page]]:
    """About `count` pages with a good text layer, spread over the documents, in a fixed order of chance."""
    found: list[tuple[Path, Page]] = []
    for path in sorted(corpus.rglob("*.pdf")):
        read = read_document(path, "", Settings(ocr="never"))
        layers = read_document(path, "", Settings(), _Blind())
        for page, judged in zip(read.pages, layers.pages, strict=True):
            if judged.reason == "The text layer is good." and len(page.raw_text.split()) >= FEWEST_WORDS:
                found.append((path, page))
    random.Random(seed).shuffle(found)
    chosen: dict[Path, list[Page]] = {}
    for path, page in sorted(found[:count], key=lambda item: (item[0], item[1].number)):
        chosen.setdefault(path, []).append(page)
    return chosen


class _Blind:
    """An engine that sees nothing: a page with a good layer is never shown to it."""

    def read(self, images: Sequence[Image.Image]) -> list[OcrPage]:
        return [OcrPage() for _ in images]


@dataclass(frozen=True, slots=True)
class Reread:
    """A page's own text, what was read of its worn picture, and the processor time that it took."""

    name: str
    true: str
    read: str
    seconds: float


def reread(
    chosen: dict[Path, list[Page]], wear: Wear, seed: int, settings: Settings, engine: OcrEngine | None = None
) -> Iterator[Reread]:
    """Wear the pages and read them again."""
    with tempfile.TemporaryDirectory(prefix="protokollarkiv-") as folder:
        for path, pages in chosen.items():
            numbers = [page.number for page in pages]
            target = worn_pdf(path, numbers, wear, seed, Path(folder) / "worn.pdf")
            before = _processor_seconds()
            document = read_document(target, "", settings, engine)
            seconds = (_processor_seconds() - before) / len(pages)
            for page, again in zip(pages, document.pages, strict=True):
                yield Reread(f"{path.stem} {page.number}", page.raw_text, again.raw_text, seconds)


def score(wear: Wear, pages: Sequence[Reread]) -> WearScore:
    """What is wrong on the pages."""
    true = {page.name: LEADERS.sub("", page.true) for page in pages}
    text = total(score_texts(true, {page.name: LEADERS.sub("", page.read) for page in pages}))
    wanted = found = 0
    for page in pages:
        there, again = sections(page.true), sections(page.read)
        wanted += there.total()
        found += (there & again).total()
    return WearScore(
        wear.name, len(pages), text, wanted, found, sum(page.seconds for page in pages) / max(1, len(pages))
    )


def sections(text: str) -> Counter[str]:
    """The § of a text with their numbers, spaces aside."""
    return Counter("".join(mark.split()) for mark in SECTION.findall(text))


def _processor_seconds() -> float:
    """Processor time of this process and of those it has waited for."""
    own, others = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return own.ru_utime + own.ru_stime + others.ru_utime + others.ru_stime


@click.command()
@click.option("--corpus", type=click.Path(path_type=Path), default=Path("corpus"), show_default=True)
@click.option("--pages", type=click.IntRange(min=1), default=12, show_default=True)
@click.option("--seeds", type=click.IntRange(min=1), default=1, show_default=True)
def main(corpus: Path, pages: int, seeds: int) -> None:
    """Print how well worn pages of CORPUS are read."""
    click.echo(HEADER)
    for seed in range(1, seeds + 1):
        chosen = sample(corpus, pages, seed)
        for wear in WEARS:
            click.echo(score(wear, list(reread(chosen, wear, seed, read_settings()))).row())


if __name__ == "__main__":
    main()
