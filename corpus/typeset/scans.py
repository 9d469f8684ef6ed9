"""Turns pages into what a scanner leaves: grey, slightly skewed pictures, with or without a read text layer.

A document asks for it in its front matter: `[scan]` with `pages` (numbers, or absent for all), `seed`,
`skew` (degrees), `noise` (grey levels), `quality` (JPEG) and `layer` (true where a recorded text layer,
`<name>.ocr.tsv` beside the source, is laid invisibly over the picture).
"""

from __future__ import annotations

import csv
import io
import random
import subprocess
import tempfile
from pathlib import Path
from typing import Any

import pypdfium2
from PIL import Image, ImageFilter
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from .templates import PAGE_HEIGHT, PAGE_WIDTH

DPI = 200
_SCALE = DPI / 72


def scanned_pages(scan: dict[str, Any], page_count: int) -> list[int]:
    """The pages, counted from 1, that are pictures."""
    return list(scan.get("pages", range(1, page_count + 1)))


def picture(pdf: bytes, page: int, scan: dict[str, Any]) -> Image.Image:
    """One page as a scanner would see it."""
    opened = pypdfium2.PdfDocument(pdf)
    try:
        image = opened[page - 1].render(scale=_SCALE, grayscale=True).to_pil().convert("L")
    finally:
        opened.close()
    chance = random.Random(scan.get("seed", 1) * 1000 + page)
    skew = scan.get("skew", 0.4)
    image = image.rotate(chance.uniform(-skew, skew), Image.Resampling.BICUBIC, fillcolor=255)
    image = image.filter(ImageFilter.GaussianBlur(scan.get("blur", 0.7)))
    image = image.point([min(242, 22 + int(level * 0.87)) for level in range(256)])
    return _speckle(image, chance, scan.get("noise", 6))


def _speckle(image: Image.Image, chance: random.Random, noise: int) -> Image.Image:
    if noise:
        grain = Image.frombytes("L", image.size, chance.randbytes(image.width * image.height))
        grain = grain.point([level * noise // 255 for level in range(256)])
        pixels = bytes(max(0, p - g) for p, g in zip(image.tobytes(), grain.tobytes(), strict=True))
        image = Image.frombytes("L", image.size, pixels)
    for _ in range(60):
        x, y = chance.randrange(image.width), chance.randrange(image.height)
        for dx in range(chance.randint(1, 2)):
            image.putpixel((min(x + dx, image.width - 1), y), chance.randint(60, 170))
    return image


class Scanner:
    """Draws the scanned pages of a document on a canvas, from the document as it was typeset.

    `layer` is a file made by `record_layer`, or `None` where the pictures have no text.
    """

    def __init__(self, pdf: bytes, scan: dict[str, Any], layer: Path | None = None):
        self.pdf, self.scan = pdf, scan
        opened = pypdfium2.PdfDocument(pdf)
        self.pages = scanned_pages(scan, len(opened))
        opened.close()
        self.words = _read_layer(layer) if layer else {}

    def draw(self, canvas: Canvas, page: int) -> bool:
        """Draw one page, counted from 1; false where that page is not scanned."""
        if page not in self.pages:
            return False
        jpeg = io.BytesIO()
        quality = self.scan.get("quality", 45)
        picture(self.pdf, page, self.scan).save(jpeg, "JPEG", quality=quality, dpi=(DPI, DPI))
        canvas.drawImage(ImageReader(jpeg), 0, 0, PAGE_WIDTH, PAGE_HEIGHT)
        for word in self.words.get(page, ()):
            _invisible(canvas, word)
        return True


def _invisible(canvas: Canvas, word: dict[str, str]) -> None:
    x, y, width, height = (int(word[k]) / _SCALE for k in ("left", "top", "width", "height"))
    size = max(height, 4)
    natural = stringWidth(word["text"], "Helvetica", size)
    text = canvas.beginText(x, PAGE_HEIGHT - y - height * 0.85)
    text.setTextRenderMode(3)
    text.setFont("Helvetica", size)
    text.setHorizScale(100 * width / natural if natural else 100)
    text.textOut(word["text"] + " ")
    canvas.drawText(text)


def _read_layer(path: Path) -> dict[int, list[dict[str, str]]]:
    found: dict[int, list[dict[str, str]]] = {}
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            found.setdefault(int(row["page"]), []).append(row)
    return found


def record_layer(pdf: bytes, scan: dict[str, Any], path: Path, language: str = "eng") -> None:
    """Read the scanned pages with Tesseract and record the words in `path`. Needs `tesseract` installed."""
    columns = ["left", "top", "width", "height", "text"]
    rows = ["\t".join(["page", *columns])]
    source = pypdfium2.PdfDocument(pdf)
    for page in scanned_pages(scan, len(source)):
        with tempfile.TemporaryDirectory() as folder:
            image = Path(folder) / "page.png"
            picture(pdf, page, scan).save(image, dpi=(DPI, DPI))
            command = ["tesseract", str(image), "-", "-l", language, "--dpi", str(DPI), "tsv"]
            table = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        for row in csv.DictReader(table.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE):
            if row["text"].strip():
                rows.append("\t".join([str(page), *(row[c].strip() for c in columns)]))
    path.write_text("\n".join(rows) + "\n", "utf-8")
