"""Tesseract as a library: used where it is installed, and behind the same interface."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from pipeline.errors import ToolMissing
from pipeline.extract import ocr
from pipeline.extract.engines import OcrEngine, OcrWord, Tesseract, TesseractLibrary, library
from pipeline.extract.engines.probe import Probe
from pipeline.settings import Settings

from .sheets import blank_image

TSV = "4\t1\t1\t1\t1\t0\t0\t0\t9\t9\t-1\t\n5\t1\t1\t1\t1\t1\t100\t200\t30\t40\t96.5\t§\n"


class Reader:
    """What the package gives; counts how often a model is loaded."""

    loaded = 0

    def __init__(self, path: str, lang: str, psm: int) -> None:
        if lang == "xxx":
            raise RuntimeError("no such model")
        Reader.loaded += 1
        self.works = path == "/models"

    def SetPageSegMode(self, mode: int) -> None:  # noqa: N802
        self.mode = mode

    def SetImage(self, image: object) -> None:  # noqa: N802
        self.image = image

    def SetSourceResolution(self, dpi: int) -> None:  # noqa: N802
        self.dpi = dpi

    def Recognize(self, milliseconds: int) -> bool:  # noqa: N802
        return self.works

    def GetTSVText(self, page: int) -> str:  # noqa: N802
        return TSV

    def Clear(self) -> None:  # noqa: N802
        self.image = None


@pytest.fixture
def package(monkeypatch: pytest.MonkeyPatch) -> None:
    Reader.loaded = 0
    library._reader.cache_clear()
    monkeypatch.setattr(library, "import_module", lambda name: SimpleNamespace(PyTessBaseAPI=Reader))
    monkeypatch.setattr(library, "probe", lambda: Probe("5.3.0", ("Latin", "swe"), "/models"))


@pytest.mark.usefixtures("package")
def test_the_model_is_loaded_once_for_many_pages() -> None:
    for _ in range(2):
        first, second = TesseractLibrary("Latin").read([blank_image(), blank_image()])
        assert first == second
        assert first.words == (OcrWord("§", 100, 200, 130, 240, 0.965, 0),)
    assert Reader.loaded == 1


@pytest.mark.usefixtures("package")
def test_failure_and_a_missing_model_are_told_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ToolMissing, match="xxx"):
        TesseractLibrary("xxx").read([blank_image()])
    monkeypatch.setattr(library, "probe", lambda: Probe("5.3.0", ("Latin",), "/elsewhere"))
    with pytest.raises(RuntimeError, match="failed"):
        TesseractLibrary("Latin").read([blank_image()])


@pytest.mark.parametrize(("installed", "kind"), [(True, TesseractLibrary), (False, Tesseract)])
def test_the_library_is_used_where_it_is_installed(
    monkeypatch: pytest.MonkeyPatch, installed: bool, kind: type[OcrEngine]
) -> None:
    monkeypatch.setattr(library, "is_installed", lambda: installed)
    monkeypatch.setattr(ocr, "probe", lambda: Probe("5.3.0", ("Latin", "swe"), "/models"))
    assert isinstance(ocr.default_engine(Settings()), kind)
    assert isinstance(ocr.second_engine(Settings()), kind)


def test_the_program_is_taken_where_it_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(library, "is_installed", lambda: True)
    monkeypatch.setattr(ocr, "probe", lambda: Probe("5.3.0", ("Latin", "swe"), "/models"))
    settings = Settings(ocr_engine="program")
    assert isinstance(ocr.default_engine(settings), Tesseract)
    assert isinstance(ocr.second_engine(settings), Tesseract)
    assert ocr.line_engine(settings) is None


@pytest.mark.parametrize(("models", "languages"), [(("Latin",), "Latin"), (("Latin", "swe"), "swe+Latin")])
def test_without_a_model_of_its_own_there_is_no_second_engine(
    monkeypatch: pytest.MonkeyPatch, models: tuple[str, ...], languages: str
) -> None:
    monkeypatch.setattr(ocr, "probe", lambda: Probe("5.3.0", models, "/models"))
    assert ocr.second_engine(Settings(ocr_languages=languages)) is None
