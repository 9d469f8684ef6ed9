"""How common the forms of Swedish words are: the list of the package wordfreq, read without the package.

Importing wordfreq takes longer than reading its list, for it brings along what knows of all languages. The
list is a file of that package: forms in groups, each group a hundredth of a power of ten rarer than the one
before it.
"""

from __future__ import annotations

import gzip
from importlib.util import find_spec
from pathlib import Path

import msgspec

from .loading import no_collections

_LIST = "data/large_sv.msgpack.gz"
_HEADER = {"format": "cB", "version": 1}


@no_collections()
def frequencies() -> dict[str, float]:
    """Every form (in lower case) with its share of running words, the most common first.

    ValueError where the package is missing, or has its list in another form than this program knows.
    """
    package = find_spec("wordfreq")
    if package is None or package.origin is None:
        raise ValueError("the package wordfreq is not installed")
    data = gzip.decompress((Path(package.origin).parent / _LIST).read_bytes())
    header, *groups = msgspec.msgpack.decode(data)
    if header != _HEADER:
        raise ValueError(f"wordfreq has its list in a form that is not known here: {header}")
    found: dict[str, float] = {}
    for number, forms in enumerate(groups):
        found.update(dict.fromkeys(forms, 10 ** (-number / 100)))
    return found
