"""An OCR engine that replays what Tesseract once read, so that tests need neither it nor its time.

Recordings are made anew by running the tests with RECORD_OCR=1 in the environment.
"""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from dataclasses import astuple
from pathlib import Path

from PIL.Image import Image

from pipeline.extract.engines import OcrPage, OcrWord, Tesseract

FOLDER = Path(__file__).parent / "recordings"


class RecordedEngine:
    """Gives the pages of `recordings/<name>.json` in their order; `images` counts what it was given."""

    def __init__(self, name: str) -> None:
        self.path = FOLDER / f"{name}.json"
        self.images = 0
        self.recording = bool(os.environ.get("RECORD_OCR"))
        if self.recording:
            self.path.unlink(missing_ok=True)

    def read(self, images: Sequence[Image]) -> list[OcrPage]:
        if self.recording:
            self._record(images)
        pages = json.loads(self.path.read_text("utf-8"))
        part = pages[self.images : self.images + len(images)]
        self.images += len(images)
        assert len(part) == len(images), "more pages are read than were recorded"
        return [OcrPage(tuple(OcrWord(*word) for word in page)) for page in part]

    def _record(self, images: Sequence[Image]) -> None:
        known = json.loads(self.path.read_text("utf-8")) if self.path.exists() else []
        pages = [[astuple(word) for word in page.words] for page in Tesseract("Latin").read(images)]
        lines = ",\n".join(json.dumps(page, ensure_ascii=False) for page in known + pages)
        self.path.write_text(f"[\n{lines}\n]\n", "utf-8")


class SilentEngine:
    """Finds no words anywhere, and counts what it was given."""

    def __init__(self) -> None:
        self.images = 0

    def read(self, images: Sequence[Image]) -> list[OcrPage]:
        self.images += len(images)
        return [OcrPage() for _ in images]
