"""Typeset the corpus: `python -m corpus.typeset [--record] [NAME …]`.

Writes the PDFs below `corpus/` and the gold into `corpus/gold`. With names (of source files, without
ending) only these PDFs are written; gold is always written whole. `--record` reads the scans' text layers
anew with Tesseract's English model; without it the recorded layers are used.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from .build import CORPUS, read_corpus, typeset, write_gold


def main(arguments: list[str] | None = None) -> int:
    """Run the command. Returns the exit code."""
    parser = argparse.ArgumentParser(prog="corpus.typeset", description=__doc__.splitlines()[0])
    parser.add_argument("names", nargs="*", metavar="NAME")
    parser.add_argument(
        "--record", action="store_true", help="read the scans' text layers anew with Tesseract"
    )
    parser.add_argument(
        "--output", type=Path, default=CORPUS, help="folder to write to (default: the corpus)"
    )
    options = parser.parse_args(arguments)
    corpus = read_corpus()
    if unknown := set(options.names) - {d.name for d in corpus.documents}:
        print(f"no such source: {', '.join(sorted(unknown))}", file=sys.stderr)
        return 2
    pages = 0
    for document in corpus.documents:
        pages += len(corpus.layouts[document.name].pages)
        if options.names and document.name not in options.names:
            continue
        path = options.output / document.front["folder"] / f"{document.name}.pdf"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(typeset(corpus, document, record=options.record))
    write_gold(corpus, options.output / "gold")
    print(f"{len(corpus.documents)} documents, {pages} pages")
    return 0


if __name__ == "__main__":
    sys.exit(main())
