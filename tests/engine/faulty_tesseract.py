"""Programs that answer to the name of Tesseract, say that they are fine, and then are not."""

from __future__ import annotations

from pathlib import Path

_SCRIPT = """#!/bin/sh
case "$*" in
*--version*) echo "tesseract 5.3.0" ;;
*--list-langs*) printf 'List of available languages in "/nowhere/" (1):\\nLatin\\n' ;;
*) {fault} ;;
esac
"""
_ROW = r"5\t1\t1\t1\t1\t1\t10\t10\t90\t20\t95\tord\n"

# What it does when it is to read a page; its second argument is where the answer goes, without its ending.
FAULTS = {
    "crashes": "kill -SEGV $$",
    "gives up": 'echo "Image too large" >&2; exit 1',
    "hangs": "sleep 300",
    "says nothing": ":",
    "writes rubbish": 'head -c 50000 /dev/urandom >"$2.tsv"',
    "writes a table of rubbish": r"""printf '5\tett\ttv\303\t\t\t-\t1e9\t\t%%\t\377\n5\t1\n' >"$2.tsv" """,
    "finds the disk full": 'ln -s /dev/full "$2.tsv"; echo "level" >"$2.tsv" || exit 1',
    "finds words without end": f'yes "$(printf \'{_ROW}\')" | head -c 200000000 >"$2.tsv"',
}


def write_tesseract(folder: Path, fault: str) -> None:
    """Put such a program into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "tesseract"
    path.write_text(_SCRIPT.format(fault=FAULTS[fault]))
    path.chmod(0o755)
