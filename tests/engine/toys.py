"""Toy stages over made-up documents: quick to run, and able to fail in every way that a real one can."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from pathlib import Path

from pipeline.engine import Given, Run, Silent, Stage, Store, Unusable, digest
from pipeline.errors import ToolMissing
from pipeline.settings import Settings

SOURCE = "source"


@dataclass(frozen=True, slots=True)
class Text:
    """What the first toy stage gives."""

    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Count:
    """What the others give."""

    number: int


def split(source: str) -> Text:
    """Words; a source that begins with a known word does what the word says."""
    match source.split(" ")[0]:
        case "raise":
            raise ValueError(f"cannot split {source!r}")
        case "address":
            raise ValueError(f"failed at {hex(id(object()))}")
        case "path":
            Path("/no where/at all/gone.pdf").read_bytes()
        case "vanish":
            raise Unusable("vanished", "It went away.")
        case "die":
            os._exit(3)
        case "hang":
            time.sleep(60)
        case "hang-with-child":
            child = [sys.executable, "-c", "import time; time.sleep(60)"]
            with subprocess.Popen(child) as process:
                Path(source.split(" ")[1]).write_text(str(process.pid))
                process.wait()
        case "no-tool":
            raise ToolMissing("The toy is not installed.", "Buy a toy.")
    return Text(tuple(source.lower().split()))


def total(texts: Sequence[Text]) -> Count:
    """The words of the corpus."""
    return Count(sum(len(text.words) for text in texts))


def share(text: Text, total: Count, settings: Settings) -> Count:
    """The document's share of the corpus in parts of the setting `ocr_dpi`."""
    return Count(settings.ocr_dpi * len(text.words) // total.number)


def stumble(text: Text) -> Count:
    """How many words; of a text with a known word in it, what the word says."""
    if "fall" in text.words:
        os._exit(4)
    if "wait" in text.words:
        time.sleep(60)
    return Count(len(text.words))


def after(number: Count) -> Count:
    """What comes after."""
    return Count(number.number + 1)


def minus_one(text: Text) -> Count:
    """In place of a text whose words could not be counted."""
    return Count(-1)


def no_words(source: str) -> Text:
    """In place of a document that cannot be split."""
    return Text(())


SPLIT = Stage("split", f"{__name__}:split", "text", f"{__name__}:Text", needs=(SOURCE,))
TOTAL = Stage("total", f"{__name__}:total", "total", f"{__name__}:Count", needs=("text",), scope="corpus")
SHARE = Stage(
    "share", f"{__name__}:share", "share", f"{__name__}:Count", needs=("text", "total"), settings=("ocr_dpi",)
)
CHAIN = (SPLIT, TOTAL, SHARE)
# Three in a row, which are done in one go.
STUMBLE = Stage("stumble", f"{__name__}:stumble", "count", f"{__name__}:Count", needs=("text",))
AFTER = Stage("after", f"{__name__}:after", "next", f"{__name__}:Count", needs=("count",))
ROW = (SPLIT, STUMBLE, AFTER)


def run_chain(
    folder: Path,
    documents: Mapping[str, str],
    executor: Executor,
    *,
    stages: Sequence[Stage] = CHAIN,
    settings: Settings | None = None,
) -> Run:
    """Run the stages over documents given as name: content."""
    given = {SOURCE: {name: Given(text, digest(text)) for name, text in documents.items()}}
    run = Run(stages, given, Store(str(folder)), settings or Settings(), executor, Silent())
    run.play()
    return run
