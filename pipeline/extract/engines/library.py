"""Tesseract as a library, where the package tesserocr is installed: the model is loaded once a process."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import lru_cache
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from ...errors import ToolMissing
from .interface import OcrPage
from .probe import install_command, probe
from .tesseract import SINGLE_LINE, WHOLE_PAGE, parse_tsv

if TYPE_CHECKING:
    from PIL.Image import Image

PACKAGE = "tesserocr"


class TesseractLibrary:
    """Reads as `Tesseract` does, with the same models, without a process and files for each call."""

    def __init__(self, languages: str, timeout: int = 120, single_lines: bool = False) -> None:
        self.languages = languages
        self.timeout = timeout
        self.mode = SINGLE_LINE if single_lines else WHOLE_PAGE

    def read(self, images: Sequence[Image]) -> list[OcrPage]:
        """The words of each image; ToolMissing without a model, RuntimeError where Tesseract fails."""
        if not images:
            return []
        reader = _reader(self.languages, probe().folder)
        pages = []
        for image in images:
            reader.SetPageSegMode(self.mode)
            reader.SetImage(image)
            reader.SetSourceResolution(round(image.info.get("dpi", (300, 300))[0]))
            if not reader.Recognize(self.timeout * 1000):
                raise RuntimeError("Tesseract failed or took too long")
            pages += parse_tsv(reader.GetTSVText(0), 1)
            reader.Clear()
        return pages


def is_installed() -> bool:
    """True where the package is there, and the folder of the models is known."""
    return find_spec(PACKAGE) is not None and bool(probe().folder)


@lru_cache(maxsize=4)
def _reader(languages: str, folder: str) -> Any:
    # Read when the library is loaded: more threads within one page gain little, and cost other pages theirs.
    os.environ.setdefault("OMP_THREAD_LIMIT", "1")
    library = import_module(PACKAGE)
    try:
        return library.PyTessBaseAPI(path=folder, lang=languages, psm=WHOLE_PAGE)
    except RuntimeError as error:
        raise ToolMissing(
            f"Tesseract cannot load its model {languages}: {error}", install_command(languages)
        ) from None
