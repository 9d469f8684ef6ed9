"""Worn pages: the same from the same seed, and scored by what is read of them."""

from __future__ import annotations

from pathlib import Path

from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from pipeline.evaluate.degrade import WEARS, Reread, Wear, reread, sample, score, worn
from pipeline.extract.engines import OcrPage
from pipeline.settings import Settings

WEAR = Wear("test", 60, 1.0, 0.5, 10, specks=20, border=0.05)


class Nothing:
    """Reads nothing."""

    def read(self, images: list[Image.Image]) -> list[OcrPage]:
        return [OcrPage() for _ in images]


def test_wear_is_the_same_from_the_same_seed() -> None:
    page = Image.new("L", (200, 300), 255)
    assert worn(page, WEAR, 1).tobytes() == worn(page, WEAR, 1).tobytes()
    assert worn(page, WEAR, 1).tobytes() != worn(page, WEAR, 2).tobytes()
    assert worn(page, WEAR, 1).getpixel((2, 150)) < 100 < worn(page, WEAR, 1).getpixel((100, 150))


def test_wrong_letters_and_lost_sections_are_counted() -> None:
    pages = [
        Reread("a", "§ 12 Budget enligt § 3", "§12 Budget enligt 83", 2.0),
        Reread("b", "Val av ordförande ........", "Val av ordförande", 1.0),
    ]
    result = score(WEAR, pages)
    assert (result.pages, result.sections, result.sections_found, result.seconds) == (2, 2, 1, 1.5)
    assert result.text.wrong_characters == 3
    assert "50.00% of 2" in result.row()


def test_pages_with_a_good_layer_are_worn_and_read_again(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"), invariant=1)
    for line in range(12):
        canvas.drawString(72, 700 - 14 * line, "Nämnden beslutar att anta budgeten för året § 5")
    canvas.showPage()
    canvas.showPage()
    canvas.save()
    chosen = sample(tmp_path, 5, 1)
    assert [[page.number for page in pages] for pages in chosen.values()] == [[1]]
    (page,) = reread(chosen, WEAR, 1, Settings(), Nothing())
    assert (page.name, page.read) == ("a 1", "")
    assert page.true.count("§ 5") == 12


def test_wears_have_names_of_their_own() -> None:
    assert len({wear.name for wear in WEARS}) == len(WEARS)
