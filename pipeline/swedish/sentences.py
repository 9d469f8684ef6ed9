"""Sentences of Swedish prose as protocols have it: wrapped lines, numbered points, abbreviations."""

from __future__ import annotations

import re

from ..model import Span
from .abbreviations import abbreviation_before, may_end_sentence
from .deferred import deferred

# A stop that may end a sentence, with the closing signs after it, before white space.
_STOP = deferred(r"(?P<stop>[.!?…]+)[”\"’')\]]*(?=\s|$)")
# A blank line, and a line that begins with a bullet, a number or a letter with a bracket.
_BREAK = deferred(r"\n[ \t]*\n\s*|\n[ \t]*(?=[•▪◦–‑-][ \t]|[0-9]{1,2}[.)][ \t]|[a-zåäö]\)[ \t])")
_NEXT = deferred(r"\s+[”\"’'(\[]*(?P<sign>\S)")
_INITIAL = deferred(r"(?<!\w)[A-ZÅÄÖ](?:-[A-ZÅÄÖ])?$")
_NUMBER = deferred(r"[0-9]{1,2}|[a-zåäöA-ZÅÄÖ]")
_ORDINAL = deferred(r"(?<![\w.,])[0-9]{1,2}$")


def split_sentences(text: str, offset: int = 0) -> list[Span]:
    """The sentences of `text`, in order, without the space around them; a point of a list is a sentence.

    `offset` is where the text stands in the one that the spans are to be on.
    """
    spans: list[Span] = []
    start = 0
    for block in _BREAK.finditer(text):
        _split_block(text, start, block.start(), offset, spans)
        start = block.end()
    _split_block(text, start, len(text), offset, spans)
    return spans


def _split_block(text: str, start: int, end: int, offset: int, spans: list[Span]) -> None:
    for match in _STOP.finditer(text, start, end):
        if _ends_sentence(text, start, match):
            _add(text, start, match.end(), offset, spans)
            start = match.end()
    _add(text, start, end, offset, spans)


def _ends_sentence(text: str, start: int, match: re.Match[str]) -> bool:
    following = _NEXT.match(text, match.end())
    if following is None:
        return True
    sign = following["sign"]
    opens = sign.isupper() or sign.isdigit() or sign in "§•–-"
    if match["stop"] != ".":
        return opens
    before = match.start("stop")
    if before - start < 8 and _NUMBER.fullmatch(text[start:before].strip()):
        return False  # the number of a point
    # A whole word of small letters is what most sentences end with.
    last = text[before - 1 : before]
    if last.isupper() and _INITIAL.search(text, max(start, before - 4), before):
        return False
    if written := abbreviation_before(text, start, before):
        return sign.isupper() and may_end_sentence(written)
    if last.isdigit() and not sign.isupper() and _ORDINAL.search(text, max(start, before - 4), before):
        return False
    return opens


def _add(text: str, start: int, end: int, offset: int, spans: list[Span]) -> None:
    piece = text[start:end]
    stripped = piece.strip()
    if stripped:
        begin = offset + end - len(piece.lstrip())
        spans.append(Span(begin, begin + len(stripped)))
