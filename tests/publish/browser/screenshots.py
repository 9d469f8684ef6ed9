"""Pictures of the main pages, taken with headless Chromium: wide, dark, and at phone width.

Usage: python -m tests.publish.browser.screenshots OUTPUT CORPUS FOLDER [--all]
OUTPUT is the folder of a built archive. Without --all those of the README are taken.
"""

from __future__ import annotations

import io
import sys
from pathlib import Path
from typing import Any

from PIL import Image

from .chromium import browser_path, chromium, served
from .main_pages import main_pages

# Width, height, and the colour scheme.
LOOKS: dict[str, tuple[int, int, str]] = {
    "bred": (1280, 860, "light"),
    "mork": (1280, 860, "dark"),
    "telefon": (390, 780, "light"),
}
# What the README shows: the page and how it looks.
README = (
    *(("sok", "bred"), ("beslut", "bred"), ("avtal-ett", "bred"), ("arkivet", "bred")),
    *(("avtal-ett", "mork"), ("sok", "telefon")),
)
_COLOURS = 64
# Pictures below the window are only fetched when they come into view.
_ALL_SEEN = """() => Promise.all([...document.images].map(
    image => { image.loading = "eager"; return image.decode() }))"""


def take(browser: Any, address: str, path: Path, look: str, whole: bool = False) -> None:
    """Write a picture of the page at `address` to `path`; of all of it with `whole`."""
    width, height, scheme = LOOKS[look]
    page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=scheme)
    page.goto(address, wait_until="networkidle")
    page.evaluate(_ALL_SEEN)
    content = page.screenshot(full_page=whole)
    page.close()
    # A palette is a third of the size, and nobody sees it.
    Image.open(io.BytesIO(content)).convert("RGB").quantize(_COLOURS).save(path, optimize=True)


def main() -> None:
    """Serve the archive, take the pictures, and stop."""
    output, corpus, folder = map(Path, sys.argv[1:4])
    every = "--all" in sys.argv
    if browser_path() is None:
        raise SystemExit("There is no Chromium here.")
    folder.mkdir(parents=True, exist_ok=True)
    pages = main_pages(output / "protokoll.db")
    wanted = [(name, look) for name in pages for look in LOOKS] if every else README
    with served(output, corpus) as address, chromium() as browser:
        for name, look in wanted:
            path = folder / f"{name}-{look}.png"
            take(browser, address + pages[name], path, look, whole=every)
            print(path)


if __name__ == "__main__":
    main()
