"""Is Tesseract there, which version, which models; and what to type where it is not."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import dataclass
from functools import lru_cache

import pytesseract

# The packages of models, where the name does not follow from the model's own.
APT_SCRIPTS = {"Latin": "latn"}


FOLDER = re.compile(r"[\"'](.+)[\"']")


@dataclass(frozen=True, slots=True)
class Probe:
    """What is installed: version ("5.3.0"), models, their folder; `version` is `None` without Tesseract."""

    version: str | None
    models: tuple[str, ...] = ()
    folder: str = ""

    def missing(self, languages: str) -> tuple[str, ...]:
        """The models of `languages` ("swe+Latin") that are not installed."""
        return tuple(name for name in languages.split("+") if name and name not in self.models)


@lru_cache(maxsize=1)
def probe() -> Probe:
    """Ask the Tesseract of this machine, once a process."""
    try:
        version = str(pytesseract.get_tesseract_version())
        # pytesseract's own list leaves out the script models, whose names have capitals.
        listing = subprocess.run(
            [pytesseract.pytesseract.tesseract_cmd, "--list-langs"],
            capture_output=True,
            text=True,
            timeout=60,
            check=True,
        )
    except (pytesseract.TesseractNotFoundError, subprocess.SubprocessError, SystemExit, OSError):
        return Probe(None)
    first, *names = listing.stdout.splitlines() or [""]
    folder = FOLDER.search(first)
    return Probe(version, tuple(sorted(name for name in names if name)), folder[1] if folder else "")


def install_command(languages: str, platform: str = sys.platform) -> str:
    """The exact command that installs Tesseract with these models on this kind of machine."""
    if platform == "darwin":
        return "brew install tesseract tesseract-lang"
    packages = ["tesseract-ocr", *(_package(name) for name in languages.split("+") if name)]
    return "sudo apt-get install --yes " + " ".join(packages)


def _package(model: str) -> str:
    plain = model.removeprefix("script/")
    if plain[:1].isupper():
        return f"tesseract-ocr-script-{APT_SCRIPTS.get(plain, plain.lower())}"
    return f"tesseract-ocr-{plain.replace('_', '-')}"
