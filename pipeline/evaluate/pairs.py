"""Makes (damaged, true) pairs: clean text is set on a page, worn as by a scanner, and read with a poor model.

A pair is a page: what the model read, and what was set. From the terminal:

    python -m pipeline.evaluate.pairs --language eng --dpi 150 --output pairs.jsonl text.txt

Each kind of damage is a language model of Tesseract, a resolution and how worn the page is. The same text,
kind and seed give the same picture; what is read depends on the version of Tesseract and its model.
"""

from __future__ import annotations

import json
import os
import random
import textwrap
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import click
from PIL import Image, ImageDraw, ImageFilter, ImageFont
from rapidfuzz.distance import Levenshtein

from .repair import RepairSample, fold_space

POINTS_PER_INCH = 72
LINES_PER_PAGE = 40
FONTS = ("LiberationSerif-Regular.ttf", "LiberationSans-Regular.ttf", "DejaVuSerif.ttf")
# Of a page with more than this share of wrong characters, lines were skipped or mixed up.
MOST_WRONG = 0.15
_A4 = (595, 842)
_MARGIN = 50

Reader = Callable[[Image.Image, str, int], str]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of damage: the model's language, dots an inch, and how worn the page is.

    The type's `size` is in points, `blur` in pixels, `noise` in levels of grey (0 to 255).
    """

    language: str = "eng"
    dpi: int = 150
    size: float = 11.0
    blur: float = 0.0
    noise: int = 0

    @property
    def name(self) -> str:
        """As "eng150", with "worn" behind where the page is."""
        return f"{self.language}{self.dpi}{'worn' if self.blur or self.noise else ''}"


def make_pairs(
    name: str, text: str, kind: Kind, seed: int = 1, read: Reader | None = None
) -> Iterator[RepairSample]:
    """The pages of `text` as pairs, each in the next of `FONTS`, without those that could not be read."""
    reader = read or read_page
    for number, lines in enumerate(pages_of(text), 1):
        font = FONTS[(number + seed) % len(FONTS)]
        picture = worn(typeset(lines, kind, font), kind, random.Random(f"{seed} {name} {number}"))
        read_lines = [line.strip() for line in reader(picture, kind.language, kind.dpi).splitlines()]
        damaged, true = "\n".join(line for line in read_lines if line), "\n".join(lines)
        if Levenshtein.normalized_distance(fold_space(damaged), fold_space(true)) <= MOST_WRONG:
            yield RepairSample(f"{name} {number}", kind.name, damaged, true)


def pages_of(text: str, width: int = 84, count: int = LINES_PER_PAGE) -> Iterator[list[str]]:
    """The text in lines of at most `width` characters, `count` to a page; a form feed begins a page anew."""
    for page in text.split("\f"):
        lines = [part for line in page.splitlines() for part in textwrap.wrap(line.strip(), width)]
        for start in range(0, len(lines), count):
            yield lines[start : start + count]


def typeset(lines: Sequence[str], kind: Kind, font: str) -> Image.Image:
    """A page in grey with the lines on it. A font that is not installed gives way to Pillow's own."""
    scale = kind.dpi / POINTS_PER_INCH
    pixels = kind.size * scale
    try:
        face: ImageFont.FreeTypeFont | ImageFont.ImageFont = ImageFont.truetype(font, pixels)
    except OSError:
        face = ImageFont.load_default(pixels)
    image = Image.new("L", (round(_A4[0] * scale), round(_A4[1] * scale)), 255)
    draw = ImageDraw.Draw(image)
    for at, line in enumerate(lines):
        draw.text((_MARGIN * scale, _MARGIN * scale + at * pixels * 1.6), line, 0, face)
    return image


def worn(image: Image.Image, kind: Kind, chance: random.Random) -> Image.Image:
    """The page as a scanner leaves it: blurred, and with grains of grey."""
    if kind.blur:
        image = image.filter(ImageFilter.GaussianBlur(kind.blur))
    if kind.noise:
        grain = Image.frombytes("L", image.size, chance.randbytes(image.width * image.height))
        grain = grain.point([level * kind.noise // 255 for level in range(256)])
        pixels = bytes(max(0, p - g) for p, g in zip(image.tobytes(), grain.tobytes(), strict=True))
        image = Image.frombytes("L", image.size, pixels)
    return image


def read_page(image: Image.Image, language: str, dpi: int) -> str:
    """What Tesseract reads on the page; needs the program and the model of `language`."""
    import pytesseract

    os.environ.setdefault("OMP_THREAD_LIMIT", "1")
    return str(pytesseract.image_to_string(image, lang=language, config=f"--psm 6 --dpi {dpi}"))


def sampled_words(count: int, seed: int = 1) -> str:
    """Lines of words drawn from the Swedish word list as they are common, half of them for their dots."""
    from wordfreq import get_frequency_dict

    weights = {
        word: share**0.5
        for word, share in get_frequency_dict("sv", "best").items()
        if word.isalpha() and len(word) > 1 and share >= 1e-6
    }
    dotted = [word for word in weights if set(word) & set("åäö")]
    chance = random.Random(seed)
    words = chance.choices(list(weights), list(weights.values()), k=count // 2)
    words += chance.choices(dotted, [weights[word] for word in dotted], k=count - count // 2)
    chance.shuffle(words)
    return "\n".join(" ".join(words[start : start + 10]) for start in range(0, len(words), 10))


def write_pairs(path: Path, pairs: Iterable[RepairSample]) -> int:
    """Write pairs as JSON, one a line; gives how many."""
    rows = [json.dumps(asdict(pair), ensure_ascii=False) for pair in pairs]
    path.write_text("".join(f"{row}\n" for row in rows), "utf-8")
    return len(rows)


def read_pairs(path: Path) -> list[RepairSample]:
    """The pairs in a file that `write_pairs` made."""
    return [RepairSample(**json.loads(row)) for row in path.read_text("utf-8").splitlines() if row.strip()]


@click.command()
@click.argument("texts", nargs=-1, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--words", type=int, default=0, help="Also so many words drawn from the Swedish word list.")
@click.option("--language", default="eng", show_default=True, help="Tesseract's model.")
@click.option("--dpi", default=150, show_default=True)
@click.option("--blur", default=0.0, show_default=True, help="In pixels.")
@click.option("--noise", default=0, show_default=True, help="In levels of grey.")
@click.option("--seed", default=1, show_default=True)
@click.option("--output", type=click.Path(dir_okay=False, path_type=Path), required=True)
def main(
    texts: tuple[Path, ...],
    words: int,
    language: str,
    dpi: int,
    blur: float,
    noise: int,
    seed: int,
    output: Path,
) -> None:
    """Set TEXTS (UTF-8), read them with a poor model, and write the pairs to --output as JSON lines."""
    kind = Kind(language, dpi, blur=blur, noise=noise)
    sources = [(path.stem, path.read_text("utf-8")) for path in texts]
    if words:
        sources.append((f"words {seed}", sampled_words(words, seed)))
    pairs = [pair for name, text in sources for pair in make_pairs(name, text, kind, seed)]
    click.echo(f"{write_pairs(output, pairs)} pairs in {output}")


if __name__ == "__main__":
    main()
