"""All words and forms in one file that is used as it lies on the disk: nothing is read until it is asked for.

A trie of all forms without their dots gives each a number, and a table by number where its record begins. A
second trie has what may begin a compound, and behind the records stands how words are spelt (see `spelling`).
The file is mapped into memory, so that opening it costs nothing and all processes share its pages. It is a
cache and no more: made anew where it is missing, of another version, or cut short.
"""

from __future__ import annotations

import logging
import mmap
import os
import tempfile
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from itertools import accumulate, pairwise
from pathlib import Path
from struct import Struct
from typing import NamedTuple

import marisa_trie

from .compounds import possible_first_parts
from .dictionary import DictionaryForm, folded_text
from .known_names import known_names
from .spelling import SpellingModel, compiled_spelling

# Beside the roles of `DictionaryForm`: counted in running text, and a form of the dictionary.
_COUNTED, _IN_DICTIONARY = 64, 128
_MAGIC = b"words 3\n"
# The lengths of the tries, the table, the records and the model in bytes, behind the magic.
_HEADER = Struct(f"{len(_MAGIC)}s5Q")
_KEPT_FILES = 4
_log = logging.getLogger(__name__)


class WordForm(NamedTuple):
    """A form: its share of running words, whether it was counted there, and what the dictionary has of it."""

    word: str
    share: float
    counted: bool
    form: DictionaryForm | None


class WordFile:
    """The records of a buffer that `compiled_words` made: the forms that are alike without their dots."""

    def __init__(self, buffer: bytes | mmap.mmap) -> None:
        view = memoryview(buffer)
        magic, *lengths = _HEADER.unpack_from(view) if len(view) >= _HEADER.size else (b"",)
        if magic != _MAGIC or _HEADER.size + sum(lengths) != len(view):
            raise ValueError("no file of words, or one that was cut short")
        ends = list(accumulate(lengths, initial=_HEADER.size))
        trie, firsts, table, self._records, spelling = (view[start:end] for start, end in pairwise(ends))
        self._trie = marisa_trie.Trie().map(trie)
        self._firsts = marisa_trie.Trie().map(firsts)
        self._table = table.cast("I")
        self.spelling = SpellingModel(spelling)

    def __len__(self) -> int:
        return len(self._trie)

    def has(self, folded: str) -> bool:
        """True for what is some form when its dots are lost."""
        return folded in self._trie

    def forms(self, folded: str) -> tuple[WordForm, ...]:
        """The forms that are `folded` when their dots are lost: those counted first."""
        number = self._trie.get(folded)
        if number is None:
            return ()
        record = bytes(self._records[self._table[number] : self._table[number + 1]]).decode()
        return tuple(_form(folded, line) for line in record.split("\n"))

    def begins(self, folded: str) -> bool:
        """True where some form, its dots lost, begins with `folded` or is it."""
        return next(self._trie.iterkeys(folded), None) is not None

    def first_parts(self, folded: str) -> list[str]:
        """The beginnings of `folded`, itself included, that may be the first part of a compound."""
        found: list[str] = self._firsts.prefixes(folded)
        return found


def compiled_words(
    shares: Mapping[str, float], forms: Mapping[str, DictionaryForm], estimate: Estimate
) -> bytes:
    """The file for the counted words with their `shares`, and the `forms` of a dictionary.

    `estimate` gives the share of a form that was not counted by that of its entry.
    """
    estimated = {
        word: estimate(shares.get(form.entry, 0.0)) if form.alone else 0.0
        for word, form in forms.items()
        if word not in shares
    }
    all_shares = {**shares, **estimated}
    by_fold: dict[str, list[str]] = {}
    folds = folded_text("\n".join(all_shares)).split("\n")
    for word, folded in zip(all_shares, folds, strict=True):
        by_fold.setdefault(folded, []).append(word)
    trie = marisa_trie.Trie(by_fold)
    records = [b""] * len(by_fold)
    for folded, found in by_fold.items():
        lines = (_line(folded, word, all_shares[word], word in shares, forms.get(word)) for word in found)
        records[trie[folded]] = "\n".join(lines).encode()
    firsts = marisa_trie.Trie(sorted(possible_first_parts(all_shares, forms)))
    names = (word for word, form in forms.items() if form.is_name and form.entry == word)
    entries = (word for word, form in forms.items() if not form.is_name and form.entry == word)
    spelling = compiled_spelling(sorted({*names, *known_names()}), sorted(entries))
    starts = _starts(map(len, records))
    return _joined(trie.tobytes(), firsts.tobytes(), starts, b"".join(records), spelling)


Estimate = Callable[[float], float]


def opened_words(folder: Path, name: str, make: Callable[[], bytes]) -> WordFile:
    """The file `name` in `folder`, made where it is not there; in memory where it cannot be kept."""
    path = folder / name
    with suppress(OSError, ValueError):
        return _mapped(path)
    # Setting up makes it; whoever did not, or has another version, waits here and is told for what.
    _log.warning("The list of Swedish words is being made for %s. This takes some seconds, once.", path)
    data = make()
    with suppress(OSError, ValueError):
        _write(path, data)
        return _mapped(path)
    return WordFile(data)


def _mapped(path: Path) -> WordFile:
    with path.open("rb") as file:
        return WordFile(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))


def _write(path: Path, data: bytes) -> None:
    """Put the file in its place in one move: another process finds all of it or nothing."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".words-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            # Its name must not be there before what stands in it, whatever happens to the machine.
            os.fsync(file.fileno())
        Path(temporary).replace(path)
    except OSError:
        Path(temporary).unlink(missing_ok=True)
        raise
    # Of earlier versions of the lists only the last few are kept.
    others = sorted(path.parent.glob("words-*.bin"), key=lambda other: other.stat().st_mtime_ns)
    for other in others[:-_KEPT_FILES]:
        if other != path:
            other.unlink(missing_ok=True)


def _joined(*parts: bytes) -> bytes:
    # Numbers need a place that is divisible by their length.
    padded = [part + b"\0" * (-len(part) % 8) for part in parts]
    return _HEADER.pack(_MAGIC, *map(len, padded)) + b"".join(padded)


def _starts(lengths: Iterable[int]) -> bytes:
    def sums() -> Iterator[int]:
        at = 0
        yield at
        for length in lengths:
            at += length
            yield at

    return array("I", sums()).tobytes()


def _line(folded: str, word: str, share: float, is_counted: bool, form: DictionaryForm | None) -> str:
    """A form as a line of its record: what can be told from what stands before it is left out."""
    roles = is_counted * _COUNTED
    entry = ""
    if form is not None:
        roles |= _IN_DICTIONARY | form.roles
        entry = form.entry if form.entry != word else ""
    return f"{word if word != folded else ''}\t{share!r}\t{roles}\t{entry}"


def _form(folded: str, line: str) -> WordForm:
    word, share, told, entry = line.split("\t")
    word, roles = word or folded, int(told)
    form = DictionaryForm(word, roles % _COUNTED, entry or word) if roles & _IN_DICTIONARY else None
    return WordForm(word, float(share), bool(roles & _COUNTED), form)
