"""What kind of document it is: by what is printed on its front, else by how it is built."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

from pipeline.model import DocumentKind
from pipeline.swedish.deferred import deferred
from pipeline.swedish.sieve import Sought

from .front import Front
from .headings import match_heading
from .knowledge import read_table
from .leadins import read_leadin
from .manuscript import Manuscript
from .paragraph_marks import find_marks
from .paragraphs import printed_range

# The weight of a mark that has a section under it and a block of its own.
_SURE_MARK = 2.5
_LETTERHEAD_LINES = 8
_LONGEST_STATEMENT = 15
_SINGLE = deferred(r"\bParagraf(?:er)?\s*:?\s*§\s*(\d{1,4})\s*$", re.MULTILINE)
_LETTERHEAD_WORD = deferred(
    r"\b(?:Tjänsteskrivelse|Tjänsteutlåtande|Protokollsutdrag|Sammanträdesprotokoll|Kallelse|SKRIVELSE"
    r"|TJÄNSTESKRIVELSE|TJÄNSTEUTLÅTANDE|PROTOKOLLSUTDRAG|SAMMANTRÄDESPROTOKOLL|PROTOKOLL|KALLELSE|Protokoll(?=\s+\d))\b"
)
# "Direktionens protokoll 22 september 2016": the body's own, over the document. With a § it is a citation.
_OWN_PROTOCOL = deferred(
    r"(?:(?-i:[A-ZÅÄÖ])[\w-]*\s+(?:(?:och|för)\s+)?(?:[\w-]+\s+){0,3})?[\w-]{4,}s\s+(?:sammanträdes|mötes)?protokoll"
    r"(?:,?\s+(?:den\s+|från\s+|nr\.?\s*)?\d[^§,]{0,30})?",
    re.IGNORECASE,
)


def load_entries() -> list[dict[str, Any]]:
    """The entries of `data/kinds.toml` in their order, with their examples."""
    entries: list[dict[str, Any]] = read_table("kinds")["kind"]
    return entries


@cache
def _kinds() -> tuple[tuple[DocumentKind, re.Pattern[str], re.Pattern[str], tuple[str, ...]], ...]:
    def either(patterns: Sequence[str], end: str) -> re.Pattern[str]:
        return deferred(rf"(?:{'|'.join(patterns or ['(?!)'])}){end}", re.IGNORECASE)

    return tuple(
        (entry["kind"], either(entry["labels"], r"\W*$"), either(entry["titles"], ""), tuple(entry["fields"]))
        for entry in load_entries()
    )


@cache
def _phrases() -> Sought:
    patterns = [pattern for entry in load_entries() for pattern in entry.get("phrases", ())]
    return Sought("|".join(patterns), re.IGNORECASE)


def tells_extract(text: str) -> bool:
    """True for words that attest an extract: "Utdragets riktighet intygas"."""
    return _phrases().search(text) is not None


def labelled_kind(line: str) -> DocumentKind | None:
    """The kind that a line printed by itself declares ("PROTOKOLLSUTDRAG"), if any."""
    text = " ".join(line.split())
    for kind, labels, _, _ in _kinds():
        if labels.match(text):
            return kind
    return None


def find_kind(manuscript: Manuscript, front: Front) -> DocumentKind:
    """The document's kind by its labels, then its title, then the fields that only one kind has."""
    pieces = [piece for text in _edge_texts(front) for piece in re.split(r"\s{2,}|\t", text)]
    declared = {kind for piece in pieces if (kind := labelled_kind(piece))}
    declared |= {kind for text in front.edges if (kind := _kind_within(text))}
    declared |= {kind for line in front.lines[:_LETTERHEAD_LINES] if (kind := _kind_in_letterhead(line.text))}
    declared |= {kind for piece in pieces if (kind := labelled_kind(re.split(r"[;|:] ", piece)[-1]))}
    for kind, _, _, _ in _kinds():
        if kind in declared:
            return _extract_or_whole(kind, manuscript)
    title = front.title or ""
    for kind, _, titles, fields in _kinds():
        if _has_fields(kind, fields, manuscript.text[:20_000]):
            return _extract_or_whole(kind, manuscript)
        if titles.match(title):
            return kind
    return _kind_by_structure(manuscript)


def _kind_by_structure(manuscript: Manuscript) -> DocumentKind:
    """A § with a decision under it makes a protocol, though no word says so; a single one an extract.

    A paper of some pages with a proposal to decide and no § is a statement to the body that decides.
    """
    marks = [mark for mark in find_marks(manuscript) if mark.sign == "§" and mark.weight >= _SURE_MARK]
    roles = {heading.role for line in manuscript.lines if (heading := match_heading(line.text))}
    if not marks and "proposal" in roles and len(manuscript.starts) <= _LONGEST_STATEMENT:
        return "tjansteskrivelse"
    if not marks or not ("decision" in roles or _decides(manuscript)):
        return "ovrigt"
    return "protokoll" if len({mark.number for mark in marks}) > 1 else "protokollsutdrag"


def _decides(manuscript: Manuscript) -> bool:
    """True where a body decides by a lead-in, without a heading: "Direktionen beslutar" over its points."""
    return any(
        (leadin := read_leadin(line.text)) and leadin.verb and leadin.kind == "decide"
        for line in manuscript.lines
        if "beslut" in line.text
    )


def _has_fields(kind: DocumentKind, fields: Sequence[str], text: str) -> bool:
    """True where the text has two of the kind's own fields; for a statement one, with its proposal."""
    hits = [field for field in fields if re.search(rf"(?mi)^\W*(?:\d+\.?\s*)?{field}\b", text)]
    return len(hits) >= 2 or (kind == "tjansteskrivelse" and bool(hits) and "Förslag till beslut" in text)


def _edge_texts(front: Front) -> Iterable[str]:
    yield from front.edges
    yield from (line.text for line in front.lines)


def _kind_within(edge: str) -> DocumentKind | None:
    """A kind named within a running head that also has other words: "Region Norrmark  Protokollsutdrag"."""
    if re.search(r"\bprotokollsutdrag\b", edge, re.IGNORECASE) and len(edge) < 160:
        return "protokollsutdrag"
    if re.search(r"\b(?:sammanträdes)?protokoll\b", edge, re.IGNORECASE) and len(edge) < 160:
        return "protokoll"
    if re.search(r"\btjänsteskrivelse\b", edge, re.IGNORECASE) and len(edge) < 160:
        return "tjansteskrivelse"
    return None


def _kind_in_letterhead(text: str) -> DocumentKind | None:
    """A kind with a capital among the few words of a letterhead: "Region Norrmark Tjänsteskrivelse"."""
    if _OWN_PROTOCOL.fullmatch(text.strip()):
        return "protokoll"
    match = _LETTERHEAD_WORD.search(text)
    if match is None or len(text) > 80 or text.rstrip().endswith((".", ",")):
        return None
    return labelled_kind(match[0])


def _extract_or_whole(kind: DocumentKind, manuscript: Manuscript) -> DocumentKind:
    """A "Protokoll" of a single § is an extract of the meeting's protocol, unless it is § 1.

    So is one that somebody attests as an extract.
    """
    if kind == "protokoll" and tells_extract(manuscript.text):
        return "protokollsutdrag"
    if kind != "protokoll" or printed_range(manuscript) is not None:
        return kind
    limit = manuscript.starts[1] if len(manuscript.starts) > 1 else len(manuscript.text)
    single = _SINGLE.search(manuscript.text, 0, limit)
    numbers = {mark.number for mark in find_marks(manuscript) if mark.weight >= _SURE_MARK}
    if len(numbers) == 1:
        # Items of a line or two weigh little; where they run on from one number to the next they are §§.
        blocks = {
            mark.number for mark in find_marks(manuscript) if mark.weight > 0 and mark.line.starts_block
        }
        numbers |= {number for number in blocks if blocks & {number - 1, number + 1}}
    if single:
        numbers = {int(single[1])}
    return "protokollsutdrag" if len(numbers) == 1 and numbers != {1} else kind


def begins_like(kind: DocumentKind, title: str) -> bool:
    """True where `title` begins as titles of the kind do ("Samverkansavtal …")."""
    return any(name == kind and titles.match(title) for name, _, titles, _ in _kinds())
