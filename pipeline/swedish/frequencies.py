"""How common the forms of Swedish words are: the list of the package wordfreq, read without the package.

Importing wordfreq takes longer than reading its list, for it brings along what knows of all languages. The
list is a file of that package: forms in groups, each group a hundredth of a power of ten rarer than the one
before it.
"""

from __future__ import annotations

import gzip
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import msgspec

from .loading import no_collections

_LIST = "data/large_sv.msgpack.gz"
_DOTS = (("å", "a"), ("ä", "a"), ("ö", "o"))
_HEADER = {"format": "cB", "version": 1}


@cache
@no_collections()
def frequencies() -> dict[str, float]:
    """Every form (in lower case) with its share of running words, the most common first.

    The same object each time, and not to be changed. ValueError where the package is missing, or has its list
    in another form than this program knows.
    """
    found = {}
    for share, forms in _groups():
        found.update(dict.fromkeys(forms, share))
    return found


@cache
@no_collections()
def undotted_twins() -> dict[str, float]:
    """How common the commonest form is that becomes this one without the dots and rings of å, ä and ö."""
    twins: dict[str, float] = {}
    # From the rarest to the commonest, so that the commonest stays.
    for share, forms in reversed(_groups()):
        dotted = "\n".join(form for form in forms if not form.isascii())
        plain = dotted
        for letter, bare in _DOTS:
            plain = plain.replace(letter, bare)
        pairs = zip(dotted.split("\n"), plain.split("\n"), strict=True)
        twins.update((bare, share) for form, bare in pairs if form != bare)
    return twins


@cache
def _groups() -> list[tuple[float, list[str]]]:
    package = find_spec("wordfreq")
    if package is None or package.origin is None:
        raise ValueError("the package wordfreq is not installed")
    data = gzip.decompress((Path(package.origin).parent / _LIST).read_bytes())
    header, *groups = msgspec.msgpack.decode(data)
    if header != _HEADER:
        raise ValueError(f"wordfreq has its list in a form that is not known here: {header}")
    return [(10 ** (-number / 100), forms) for number, forms in enumerate(groups) if forms]
