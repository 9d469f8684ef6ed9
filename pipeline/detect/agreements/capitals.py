"""Titles in capitals, read as their words stand elsewhere: "AVTAL OM EN SKOLA" is "Avtal om en skola"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.model import Span
from pipeline.swedish.deferred import deferred

_WORD = deferred(r"[^\W\d_]+")
# Two letters at each side of a word, to tell whether it stands in running text or among other capitals.
_SMALL = deferred(r"[a-zåäöéü]{2}")
_AROUND = 24


def in_sentence_case(text: str, spans: Sequence[Span]) -> str:
    """`text` with the `spans` that are all in capitals in sentence case; every character keeps its place."""
    for span in spans:
        title = span.of(text)
        if len(_WORD.findall(title)) > 1 and title.isupper():
            text = text[: span.start] + sentence_case(title, text) + text[span.end :]
    return text


def sentence_case(title: str, text: str) -> str:
    """A title in capitals with each word as it stands in the running text, else in small letters."""
    small = _WORD.sub(lambda match: _as_written(match[0], text), title)
    first = _WORD.search(small)
    at = first.start() if first else 0
    return small[:at] + small[at : at + 1].upper() + small[at + 1 :]


def _as_written(word: str, text: str) -> str:
    """The word as running text has it: in small letters if it ever is, else as the name that it is."""
    if len(word) != len(word.lower()):
        return word
    written = {
        match[0]
        for match in re.finditer(rf"(?<!\w){word}(?!\w)", text, re.IGNORECASE)
        if _is_running(text, match.start(), match.end())
    }
    if not written or word.lower() in written:
        return word.lower()
    return sorted(written, key=lambda form: (form.isupper(), form))[0]


def _is_running(text: str, start: int, end: int) -> bool:
    around = (text[max(0, start - _AROUND) : start], text[end : end + _AROUND])
    return any(_SMALL.search(part) for part in around) or not text[start:end].isupper()
