"""Page text: lines in reading order become `raw_text` with the spans and boxes of lines and words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ..model import Line, Span, Word
from .rows import Row


def compose(rows: Sequence[Row]) -> tuple[str, tuple[Line, ...]]:
    """The text of a page and its lines: words joined by a space, lines by a line break."""
    parts: list[str] = []
    lines: list[Line] = []
    position = 0
    for row in rows:
        start = position
        words: list[Word] = []
        for index, token in enumerate(row.tokens):
            if index:
                parts.append(" ")
                position += 1
            span = Span(position, position + len(token.text))
            words.append(Word(span, token.box, token.confidence))
            parts.append(token.text)
            position = span.end
        values: dict[str, Any] = {"box": row.box, "size": round(row.size, 2), "bold": row.bold}
        lines.append(Line(Span(start, position), words=tuple(words), **values))
        parts.append("\n")
        position += 1
    return "".join(parts[:-1]), tuple(lines)
