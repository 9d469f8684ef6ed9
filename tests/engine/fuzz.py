"""Mutated PDFs, from the good and the broken ones: `python -m tests.engine.fuzz 1000 --seed 7 --keep folder`.

Half of them are whole documents, the sample archive's or those in `--documents`, of which a few objects or
packed contents were changed: what is left of their text meets the stages behind the reading too.

Each round builds a folder of mutants and sees that every one is accounted for. What stops a build, or makes
a worker die, is kept in the folder; one that shows a fault of ours then gets its place in `broken`.
"""

from __future__ import annotations

import argparse
import random
import re
import shutil
import sqlite3
import tempfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

from ..conftest import ROOT
from .broken import FILES

# The seeds: small enough that a mutation is likely to meet something that matters.
MOST_BYTES = 20_000
# Of whole documents; larger ones take too long to read.
MOST_BYTES_WHOLE = 400_000
OBJECT = re.compile(rb"\d+ 0 obj\b(.*?)endobj", re.DOTALL)
CONTENT = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
TELLING = re.compile(rb"/[A-Za-z]+|\d+ 0 R|-?\d+(?:\.\d+)?")
PARTS = (b"0", b"-1", b"2147483648", b"1e300", b"null", b"<<", b">>", b"[", b"]", b"3 0 R", b"endobj", b"\0")


def mutants(seed: int, count: int) -> Iterator[bytes]:
    """As many mutated PDFs as asked, the same for the same seed; each begins as a PDF does."""
    dice = random.Random(seed)
    seeds = [data for make in FILES.values() if len(data := make()) <= MOST_BYTES and b"%PDF-" in data[:20]]
    for _ in range(count):
        data = bytearray(dice.choice(seeds))
        for _ in range(dice.choice((1, 1, 2, 5, 20))):
            _mutate(data, dice, seeds)
        yield b"%PDF-1.7\n" + bytes(data[9:])


def documents(folder: Path) -> list[bytes]:
    """The PDFs of a folder that are not too large."""
    found = [path.read_bytes() for path in sorted(folder.rglob("*.pdf"))]
    return [data for data in found if len(data) <= MOST_BYTES_WHOLE]


def changed_documents(seed: int, count: int, whole: Sequence[bytes]) -> Iterator[bytes]:
    """Documents with a few objects or packed contents changed; the same for the same seed."""
    dice = random.Random(seed)
    for _ in range(count):
        data = dice.choice(whole)
        for _ in range(dice.choice((1, 1, 2, 3, 8))):
            objects = list(OBJECT.finditer(data))
            if objects:
                start, end = dice.choice(objects).span(1)
                other = dice.choice(objects)[1]
                data = data[:start] + _changed(data[start:end], other, dice) + data[end:]
        yield data


def _changed(body: bytes, other: bytes, dice: random.Random) -> bytes:
    content = CONTENT.search(body)
    match dice.randrange(5):
        case 0:
            return dice.choice((b" null ", other, body + body))
        case 1 if content:
            return body[: content.start(1)] + _repacked(content[1], dice) + body[content.end(1) :]
        case 2:
            scratched = bytearray(body)
            for _ in range(dice.randrange(1, 20)):
                scratched[dice.randrange(len(scratched))] = dice.randrange(256)
            return bytes(scratched)
        case _:
            told = list(TELLING.finditer(body[:4000]))
            if not told:
                return body
            start, end = dice.choice(told).span()
            return body[:start] + dice.choice((*PARTS, dice.choice(told)[0])) + body[end:]


def _repacked(packed: bytes, dice: random.Random) -> bytes:
    try:
        content = bytearray(zlib.decompress(packed))
    except zlib.error:
        return packed[: dice.randrange(len(packed) + 1)]
    for _ in range(dice.randrange(1, 40)):
        start = dice.randrange(len(content) + 1)
        content[start : start + dice.randrange(6)] = dice.choice((*PARTS, dice.randbytes(1)))
    return zlib.compress(bytes(content))


def _mutate(data: bytearray, dice: random.Random, seeds: list[bytes]) -> None:
    start = dice.randrange(len(data) + 1)
    end = min(len(data), start + dice.choice((1, 2, 8, 64, 512)))
    match dice.randrange(6):
        case 0:
            data[start:end] = dice.randbytes(end - start)
        case 1:
            del data[start:end]
        case 2:
            data[start:start] = data[start:end] * dice.choice((1, 2, 50))
        case 3:
            data[start:end] = dice.choice(PARTS)
        case 4:
            other = dice.choice(seeds)
            place = dice.randrange(len(other))
            data[start:end] = other[place : place + end - start]
        case _:
            digits = [at for at, byte in enumerate(data) if 48 <= byte <= 57]
            if digits:
                data[dice.choice(digits)] = dice.randrange(48, 58)


def main() -> None:
    """Build rounds of mutants until there were as many as asked."""
    from pipeline.build import build
    from pipeline.settings import Settings

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", type=int)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--documents", type=Path, default=ROOT / "corpus", help="whole documents to change")
    parser.add_argument("--keep", type=Path, default=Path("crashers"))
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        for first in range(0, options.count, 200):
            corpus = Path(place) / str(first) / "corpus"
            corpus.mkdir(parents=True)
            here = min(200, options.count - first)
            made = [
                *mutants(options.seed + first, here // 2),
                *changed_documents(options.seed + first, here - here // 2, documents(options.documents)),
            ]
            for number, data in enumerate(made):
                (corpus / f"{options.seed + first}-{number:03}.pdf").write_bytes(data)
            settings = Settings(
                corpus=corpus, output=corpus.parent, ocr="never", document_timeout=30, document_memory=600
            )
            build(settings)
            with closing(sqlite3.connect(settings.database)) as database:
                told = database.execute(
                    "select file, 'document' from documents union all select file, kind from problems"
                ).fetchall()
            files = {path.name for path in corpus.iterdir()}
            bad = (files - {file for file, _ in told}) | {
                file for file, kind in told if kind in ("crashed", "timeout", "memory", "failed")
            }
            for name in sorted(bad & files):
                options.keep.mkdir(exist_ok=True)
                shutil.copy(corpus / name, options.keep / name)
            print(f"{len(files)} mutants, {len(bad)} kept", flush=True)


if __name__ == "__main__":
    main()
