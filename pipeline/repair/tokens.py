"""The words of a damaged page as they are read, with what their place tells of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.model import Span

# A line that runs on into the next is about as long as the longest of its page.
_FULL_LINE = 0.75
_BEFORE_NAME = ("-", "–", "—", '"', "”", "“", "(", "/")
_SIGNS = (".", ",", ";", ":", "!", "?")
_SENTENCE_END = re.compile(r"[^\w\n]*(?:[.!?:]\s|\n|$)")
_LETTER = re.compile(r"[^\W\d_]")
_TOKEN = re.compile(r"[^\W_](?:[^\W_]|[&€@�])*|[&€�](?=\w)(?:[^\W_]|[&€@�])+|[{|](?=\s)")


@dataclass(frozen=True, slots=True)
class Token:
    """A word as read, its place, and whether it is protected.

    `ends_sentence` is true before a full stop, colon or line break, `begins_line` for the first word of a
    line, a number or sign before it left out, `runs_on` for one whose line is the continuation of a full line
    without a sign at its end; `before_sign` before a full stop or comma, `after_sign` after a hyphen,
    quotation mark or parenthesis; `is_label` before the colon behind the first word of a line.
    """

    span: Span
    text: str
    protected: bool = False
    ends_sentence: bool = False
    begins_line: bool = False
    runs_on: bool = False
    before_sign: bool = False
    after_sign: bool = False
    is_label: bool = False


def may_begin(tokens: Sequence[Token], at: int) -> bool:
    """True where a capital is to be expected: after a sentence, and on a line that does not run on."""
    token = tokens[at]
    if token.begins_line:
        return not token.runs_on or token.is_label
    return at == 0 or tokens[at - 1].ends_sentence


def is_name(tokens: Sequence[Token], at: int) -> bool:
    """A capital within a sentence: likely a name, which is to be left alone unless it is well known."""
    text = tokens[at].text
    within = at > 0 and not tokens[at - 1].ends_sentence and tokens[at - 1].text[-1:].islower()
    return text[0].isupper() and not text.isupper() and within


def tokens_of(text: str, protected: Iterable[Span]) -> list[Token]:
    """The words of `text`; a word that overlaps a protected span is protected."""
    guarded = bytearray(len(text))
    for span in protected:
        guarded[span.start : span.end] = b"\x01" * len(span)
    longest = max(map(len, text.split("\n")))
    tokens: list[Token] = []
    line_start, line_end, begun = 0, -1, False
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        if start > line_end:
            line_start = text.rfind("\n", 0, start) + 1
            line_end = text.find("\n", start)
            line_end = len(text) if line_end < 0 else line_end
            begun = _LETTER.search(text, line_start, start) is not None
        word = match.group()
        begins_line = not begun
        begun = begun or _LETTER.search(word) is not None
        after = text[end : end + 1]
        tokens.append(
            Token(
                Span(start, end),
                word,
                guarded.find(1, start, end) >= 0,
                # Within a sentence a space and a letter follow on nearly all words.
                not (after == " " and text[end + 1 : end + 2].isalnum())
                and _SENTENCE_END.match(text, end) is not None,
                begins_line,
                begins_line and _runs_on(text, line_start, longest),
                after in _SIGNS,
                text[start - 1 : start] in _BEFORE_NAME,
                begins_line and after == ":",
            )
        )
    return tokens


def _runs_on(text: str, start: int, longest: int) -> bool:
    """True where the line that begins at `start` continues a full line that no sign ends."""
    end = text.rfind("\n", 0, start)
    if end < 0:
        return False
    line = text[text.rfind("\n", 0, end) + 1 : end].rstrip()
    return len(line) >= _FULL_LINE * longest and bool(line) and line[-1] not in ".!?:"
