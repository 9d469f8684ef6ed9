"""Dark edges of a scan are painted over; text and photographs are not."""

from __future__ import annotations

from PIL import ImageDraw

from pipeline.extract.shadows import without_shadows

from .sheets import blank_image


def test_a_dark_edge_becomes_paper() -> None:
    image = blank_image(150)
    ImageDraw.Draw(image).rectangle((0, 0, 30, image.height), fill=20)
    cleaned = without_shadows(image)
    assert cleaned.getextrema() == (255, 255)
    assert cleaned.info["dpi"] == (150, 150)
    assert image.getpixel((5, 5)) == 20


def test_text_at_the_edge_and_a_broad_dark_picture_stay() -> None:
    text = blank_image(150)
    ImageDraw.Draw(text).text((2, 400), "Protokoll", fill=0, font_size=20)
    assert without_shadows(text) is text
    picture = blank_image(150)
    ImageDraw.Draw(picture).rectangle((0, 0, picture.width // 3, picture.height), fill=20)
    assert without_shadows(picture) is picture
