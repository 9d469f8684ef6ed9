"""Mutated PDFs, from the good and the broken ones: `python -m tests.engine.fuzz 1000 --seed 7 --keep folder`.

Each round builds a folder of mutants and sees that every one is accounted for. What stops a build, or makes
a worker die, is kept in the folder; one that shows a fault of ours then gets its place in `broken`.
"""

from __future__ import annotations

import argparse
import random
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from .broken import FILES

# The seeds: small enough that a mutation is likely to meet something that matters.
MOST_BYTES = 20_000
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
    parser.add_argument("--keep", type=Path, default=Path("crashers"))
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        for first in range(0, options.count, 200):
            corpus = Path(place) / str(first) / "corpus"
            corpus.mkdir(parents=True)
            for number, data in enumerate(mutants(options.seed + first, min(200, options.count - first))):
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
