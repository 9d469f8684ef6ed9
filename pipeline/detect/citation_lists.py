"""Citations that get their body from the lines around them: rows of a list, lines under a heading."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pipeline.model import Citation, Paragraph, Span
from pipeline.swedish.bodies import expand_abbreviation, find_bodies
from pipeline.swedish.dates import find_dates
from pipeline.swedish.deferred import deferred
from pipeline.swedish.sentences import split_sentences

from .manuscript import Manuscript

_SIGNLESS_LINE = deferred(r"(?P<body>[A-ZÅÄÖ][A-Za-zÅÄÖåäö]{1,4}) (?P<number>\d{1,4})")
_HEADING_LINES = 2
_NO_ROW = deferred(r"\s*(?:Vid|I|Enligt|Under|På)\b")
# A row of a list of decisions has few words, and its heading is not far above it.
_ROW_WORDS = 4
_LIST_REACH = 400
_LIST_OPENS = deferred(r"\b(?:enligt följande|följande|nedan)\b[^.:]{0,30}[.:]|:(?=\s)")
_ASSEMBLIES = ("Kommunfullmäktige", "Regionfullmäktige", "Landstingsfullmäktige")


def signless_citations(manuscript: Manuscript, paragraphs: Sequence[Paragraph]) -> Iterable[Citation]:
    """ "Au 18" under "Ks 30": where the matter was before, in a body that leaves out the sign."""
    for paragraph in paragraphs:
        first = manuscript.line_at(paragraph.span.start)
        if paragraph.kind != "item" or "§" in first.text:
            continue
        for line in manuscript.lines[first.index + 1 : first.index + 1 + _HEADING_LINES]:
            match = _SIGNLESS_LINE.fullmatch(line.text.strip())
            name = (
                expand_abbreviation(match["body"]) or expand_abbreviation(match["body"].upper())
                if match
                else None
            )
            if match is None or name is None:
                continue
            yield Citation(
                raw=match[0],
                span=line.span,
                page=line.page,
                body=name,
                date=None,
                paragraph_label=f"§ {match['number']}",
                rule="signless",
                confidence=0.8,
            )


def body_over_list(manuscript: Manuscript, window: Span, before: str) -> str | None:
    """The body over a list of who decided when: "… godkänts av fullmäktige enligt följande" over its rows.

    `before` is what stands before the § in its row: a place or a party, and a date.
    """
    for date in reversed(find_dates(before)):
        before = before[: date.span.start] + before[date.span.end :]
    if _NO_ROW.match(before) or len(before.split()) > _ROW_WORDS or not before.strip()[:1].isupper():
        return None
    earlier = manuscript.text[max(0, window.start - _LIST_REACH) : window.start].replace("\n", " ")
    opens = [match.end() for match in _LIST_OPENS.finditer(earlier)]
    if not opens:
        return None
    sentences = [sentence.of(earlier) for sentence in split_sentences(earlier[: opens[-1]])][-2:]
    named = [
        body for body in find_bodies(" ".join(sentences)) if body.kind in ("assembly", "board", "committee")
    ]
    if len({body.name for body in named}) != 1:
        return None
    if not named[0].generic:
        return named[0].name
    owners = [name for name in _ASSEMBLIES if name[:6].casefold() in " ".join(sentences).casefold()]
    return owners[0] if "fullmäktige" in named[0].name.casefold() and len(owners) == 1 else None
