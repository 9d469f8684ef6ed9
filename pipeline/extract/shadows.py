"""Dark edges that a scanner leaves around a page, made as white as its paper."""

from __future__ import annotations

from PIL.Image import Image, Resampling

# Grey levels below those of paper that a row or column of shadow has on average; text has far fewer.
DARKER = 70
# A shadow is no broader than this part of the page; around it, in pixels, lies a rim.
BROADEST = 0.12
RIM = 4


def without_shadows(image: Image) -> Image:
    """The image with dark edges painted over, or the image itself where it has none."""
    histogram = image.histogram()
    paper = max(range(128, 256), key=lambda value: histogram[value])
    width, height = image.size
    columns = image.resize((width, 1), Resampling.BOX).tobytes()
    rows = image.resize((1, height), Resampling.BOX).tobytes()
    left, right = _breadth(columns, paper), _breadth(columns[::-1], paper)
    top, bottom = _breadth(rows, paper), _breadth(rows[::-1], paper)
    if not (left or right or top or bottom):
        return image
    cleaned = image.copy()
    cleaned.info = dict(image.info)
    for box in (
        (0, 0, left, height),
        (width - right, 0, width, height),
        (0, 0, width, top),
        (0, height - bottom, width, height),
    ):
        if box[2] > box[0] and box[3] > box[1]:
            cleaned.paste(paper, box)
    return cleaned


def _breadth(levels: bytes, paper: int) -> int:
    """How many pixels from the edge are shadow, the rim counted; 0 for none, and where it is too broad."""
    breadth = next((place for place, level in enumerate(levels) if paper - level < DARKER), len(levels))
    return 0 if not breadth or breadth > BROADEST * len(levels) else breadth + RIM
