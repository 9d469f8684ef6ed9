"""Is Tesseract there, which version, which models; and what to type where it is not."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import dataclass
from functools import lru_cache

PROGRAM = "tesseract"
# The packages of models, where the name does not follow from the model's own.
APT_SCRIPTS = {"Latin": "latn"}


FOLDER = re.compile(r"[\"'](.+)[\"']")
VERSION = re.compile(r"tesseract\s+v?(\d+(?:\.\d+)*)")
OLDEST = 3


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
        # Not by pytesseract, whose import takes longer than both answers.
        told, listing = _answer("--version"), _answer("--list-langs")
    except (subprocess.SubprocessError, OSError):
        return Probe(None)
    number = VERSION.search(told.stdout + told.stderr)
    if number is None or int(number[1].split(".")[0]) < OLDEST:
        return Probe(None)
    first, *names = listing.stdout.splitlines() or [""]
    folder = FOLDER.search(first)
    return Probe(number[1], tuple(sorted(name for name in names if name)), folder[1] if folder else "")


def _answer(question: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([PROGRAM, question], capture_output=True, text=True, timeout=60, check=True)


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
