"""OCR engines behind one interface: images of pages in, words with boxes and confidences out."""

from .interface import OcrEngine, OcrPage, OcrWord
from .library import TesseractLibrary
from .tesseract import Tesseract

__all__ = ["OcrEngine", "OcrPage", "OcrWord", "Tesseract", "TesseractLibrary"]
