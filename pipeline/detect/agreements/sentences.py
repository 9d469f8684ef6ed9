"""The document as sentences with their place, wrapped lines folded but no offset changed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.detect.headings import match_heading
from pipeline.detect.manuscript import Manuscript, ManuscriptLine
from pipeline.model import Paragraph, Span
from pipeline.swedish.deferred import deferred
from pipeline.swedish.sentences import split_sentences

# Names end at a stop, and so they do where a heading begins or ends without one.
_CUT = "."
# A line that ends so goes on, whatever gap there is below it.
_GOES_ON = deferred(
    r"(?:[,–-]|\b(?:och|samt|mellan|med|för|om|i|på|av|till|den|det|genom|enligt))$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: its span on the document text, the block it stands in, and the § it belongs to.

    `block` counts the blocks of print (paragraphs of prose, list items, headings); `item` is the index of the
    meeting's paragraph in the document's paragraphs, `None` outside of any.
    """

    index: int
    span: Span
    block: int
    item: int | None = None


def apart(manuscript: Manuscript, folded: str) -> str:
    """The folded text with headings cut off from what stands around them; every character keeps its place.

    A name of several words does not run on into a heading.
    """
    signs = list(folded)
    places: set[int] = set()
    for line in manuscript.lines:
        if match_heading(line.text) is not None:
            places |= {line.span.start - 1, line.span.end}
        elif line.index and line.starts_block and _is_new(manuscript.lines[line.index - 1], line):
            places.add(line.span.start - 1)
    for place in places:
        if 0 <= place < len(signs) and signs[place] == " ":
            signs[place] = _CUT
    return "".join(signs)


def _is_new(above: ManuscriptLine, line: ManuscriptLine) -> bool:
    """True where a block has nothing to do with the line above it: text below a title in bold, or a title."""
    return above.bold != line.bold and line.text[:1].isupper() and not _GOES_ON.search(above.text)


def read_sentences(manuscript: Manuscript, paragraphs: Sequence[Paragraph]) -> list[Sentence]:
    """All sentences of the document in order; a heading or list item is a sentence of its own."""
    items = [
        (index, paragraph.span) for index, paragraph in enumerate(paragraphs) if paragraph.kind == "item"
    ]
    text = manuscript.folded
    sentences: list[Sentence] = []
    for block, span in enumerate(_blocks(manuscript)):
        item = next((index for index, where in items if where.start <= span.start < where.end), None)
        for where in split_sentences(text[span.start : span.end], span.start):
            sentences.append(Sentence(len(sentences), where, block, item))
    return sentences


def _blocks(manuscript: Manuscript) -> Iterator[Span]:
    lines = manuscript.lines
    if not lines:
        return
    # A heading in the same type and without a gap is a block all the same, and so is what follows it.
    headed = [match_heading(line.text) is not None for line in lines]
    starts = [
        line.span.start
        for line in lines
        if line.starts_block or line.index == 0 or headed[line.index] or headed[line.index - 1]
    ]
    for start, end in pairwise([*starts, lines[-1].span.end]):
        yield Span(start, end)
