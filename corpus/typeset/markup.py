"""Reads a source file: TOML front matter, then blocks of light markup.

    # § 12 | Title | <RS/4/2020>      an item (or clause) with its title and diary number
    ## Beslut    ### Smaller          headings inside it;  = Title  is the document's title
    - point   1. point   att point    points, one a line; continued lines are indented
    | cell | cell                     a row of columns
    @page  @toc [pages]  @space 20    directives: new page, table of contents, room,
    @columns 0 120  @end              columns of the rows that follow, the end of the last item,
    @sign a | b  @signs a | b         a row with a line to sign above its last cell, or above each
    @beside  @beside end              rows whose columns are read one after the other

Inline: `<RS/4/2020>` is a diary number, `[printed words](Body|2020-03-02|§ 8)` a citation,
`«…»` the part of a block that is the decision's text. A block that holds a decision begins with its facts:
`{decided adopt}`, `{proposed propose to=Regionfullmäktige}`, `{cited adopt by=… date=… label=…}`; `{+}`
says that the block goes on with the decision before it. `{event A2 adopted 2016-06-14 by=… label=…}`
says that the block tells a step in an agreement's life.
"""

from __future__ import annotations

import re
import shlex
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

# Stands for a space at which no line may be broken; printed as a space.
TIE = "\x1f"

_INLINE = re.compile(
    r"<(?P<diary>[^<>]+)>|\[(?P<words>[^\[\]]+)\]\((?P<cited>[^()]*\|[^()]*)\)|(?P<open>«)|(?P<close>»)"
)
_POINT = re.compile(r"(?P<marker>-|\d+\.|att(?= ))\s+(?P<rest>.*)", re.S)
_STARTS_BLOCK = re.compile(r"#|=|-\s|\d+\.\s|att |\||@|\{")
_TAG = re.compile(r"\{([^{}]*)\}\s*")


class MarkupError(ValueError):
    """A source file that does not follow the markup."""


@dataclass(frozen=True)
class Note:
    """An annotation on `start:end` of a text: kind "diary", "citation" or "decision"."""

    kind: str
    start: int
    end: int
    values: tuple[str, ...] = ()


@dataclass(frozen=True)
class Inline:
    """Plain text with its annotations."""

    text: str
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True)
class Tag:
    """The facts in braces before a block: its words and its `key=value` pairs."""

    words: tuple[str, ...]
    values: dict[str, str]


@dataclass(frozen=True)
class Block:
    """One piece of a document.

    `kind` is "title", "item", "section", "sub", "para", "point", "row" or "directive".
    """

    kind: str
    inline: Inline = field(default_factory=lambda: Inline(""))
    marker: str = ""
    diary: Inline | None = None
    cells: tuple[Inline, ...] = ()
    tags: tuple[Tag, ...] = ()


@dataclass(frozen=True)
class SourceDocument:
    """A source file read: its name without ending, front matter and blocks."""

    name: str
    front: dict[str, Any]
    blocks: tuple[Block, ...]


def read_source(path: Path) -> SourceDocument:
    """Read one source file. Raises `MarkupError` where the markup is not followed."""
    _, front, body = path.read_text("utf-8").split("+++\n", 2)
    try:
        blocks = tuple(_block(raw) for raw in _split(body))
    except ValueError as error:
        raise MarkupError(f"{path.name}: {error}") from error
    return SourceDocument(path.stem, tomllib.loads(front), blocks)


def _split(body: str) -> list[str]:
    raws: list[str] = []
    fresh = True
    for line in body.splitlines():
        if not line.strip() or line.startswith("%"):
            fresh = True
        elif fresh or _STARTS_BLOCK.match(line):
            raws.append(line.strip())
            fresh = line.startswith("@")
        else:
            raws[-1] += " " + line.strip()
    return raws


def _block(raw: str) -> Block:
    tags: list[Tag] = []
    while match := _TAG.match(raw):
        parts = shlex.split(match[1])
        pairs = [part.partition("=") for part in parts if "=" in part]
        tags.append(Tag(tuple(p for p in parts if "=" not in p), {key: value for key, _, value in pairs}))
        raw = raw[match.end() :]
    found = tuple(tags)
    if raw.startswith("@"):
        name, _, rest = raw[1:].partition(" ")
        return Block("directive", Inline(rest), marker=name, tags=found)
    if raw.startswith("|"):
        return Block(
            "row", cells=tuple(parse_inline(cell.strip()) for cell in raw[1:].split(" |")), tags=found
        )
    for sign, kind in (("### ", "sub"), ("## ", "section"), ("= ", "title")):
        if raw.startswith(sign):
            return Block(kind, parse_inline(raw[len(sign) :]), tags=found)
    if raw.startswith("# "):
        label, title, *diary = (part.strip() for part in raw[2:].split("|"))
        return Block(
            "item", parse_inline(title), label, parse_inline(diary[0]) if diary else None, tags=found
        )
    if match := _POINT.fullmatch(raw):
        return Block("point", parse_inline(match["rest"]), match["marker"], tags=found)
    return Block("para", parse_inline(raw), tags=found)


def parse_inline(raw: str) -> Inline:
    """Plain text and notes of one run of markup. Raises `MarkupError` at an unclosed «."""
    text, notes, opened, at = "", [], None, 0
    for match in _INLINE.finditer(raw):
        text += raw[at : match.start()]
        at = match.end()
        if match["diary"]:
            notes.append(Note("diary", len(text), len(text) + len(match["diary"]), (match["diary"],)))
            text += match["diary"].replace(" ", TIE)
        elif match["words"]:
            inner = parse_inline(match["words"])
            notes += [Note(n.kind, n.start + len(text), n.end + len(text), n.values) for n in inner.notes]
            cited = tuple(match["cited"].split("|"))
            notes.append(Note("citation", len(text), len(text) + len(inner.text), cited))
            text += inner.text
        elif match["open"]:
            opened = len(text)
        elif opened is None:
            raise MarkupError(f"» without «: {raw}")
        else:
            notes.append(Note("decision", opened, len(text)))
            opened = None
    if opened is not None:
        raise MarkupError(f"« without »: {raw}")
    return Inline(text + raw[at:], tuple(notes))
