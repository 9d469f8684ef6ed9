"""The proper name that a joint board has behind the word for it: "Räddningsnämnden Kustbygden"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.swedish.dates import find_dates
from pipeline.swedish.deferred import deferred
from pipeline.swedish.knowledge import read_table

from .front import Front

_ORGANISATIONS = read_table("organisations")
_NOT_NAMES = frozenset(_ORGANISATIONS["not_names"])
_NO_PLACES = tuple(_ORGANISATIONS["no_place_endings"])
_OF_ONE_MUNICIPALITY = frozenset(_ORGANISATIONS["municipalities"])
# Every municipality and region has these; a name behind one is whose it is.
_EVERYWHERE = ("fullmäktige", "kommunstyrelsen", "regionstyrelsen", "landstingsstyrelsen")
_DEFINITE = ("nämnden", "rådet", "styrelsen", "direktionen", "kommittén")
_SIDE = r"(?:(?:Norra|Södra|Östra|Västra|Mellersta|Nedre|Övre|Inre|Yttre)\s)?"
_NAME = deferred(rf"{_SIDE}[A-ZÅÄÖ][a-zåäöé]{{2,}}(?:-[A-ZÅÄÖ][a-zåäöé]+)?")


def with_proper_name(body: str | None, front: Front, text: str) -> str | None:
    """`body` with the name behind it, where the front has both by themselves in a cell or on a line.

    A person may follow a board ("Socialnämnden Berg") and so may the municipality whose it is: the name
    counts only where the document's text uses it too, and not as an organisation's.
    """
    if body is None or not body.endswith(_DEFINITE) or body.casefold().endswith(_EVERYWHERE):
        return body
    # What the first of them says counts: "Socialnämnden Voteringslista" may head a page further on.
    first = next((cell for cell in _cells(front) if cell.casefold().startswith(body.casefold())), "")
    name = first[len(body) :].strip()
    named = _NAME.fullmatch(name) and not _is_other(name) and _used(name, text)
    return f"{body} {name}" if named else body


def _cells(front: Front) -> Iterator[str]:
    for line in [*front.edges, *(line.text for line in front.lines)]:
        for cell in re.split(r"\s{2,}|\t", line.strip()):
            for mention in reversed(find_dates(cell)):
                cell = cell[: mention.span.start] + cell[mention.span.end :]
            yield " ".join(cell.split())


def _is_other(name: str) -> bool:
    """True for a municipality, and for what else stands behind a body in a letterhead: "Protokoll"."""
    return name in _NOT_NAMES or name in _OF_ONE_MUNICIPALITY or name.casefold().endswith(_NO_PLACES)


def _used(name: str, text: str) -> bool:
    """True where `text` has the name as a place, and not as an organisation's or a person's."""
    bare = name.removesuffix("s")
    if re.search(rf"(?<!\w){re.escape(bare)}s? (?:kommun|stad)\b|\bRegion {re.escape(bare)}s?(?!\w)", text):
        return False
    if re.search(rf"(?<!\w){re.escape(name)}s? \(|\b[A-ZÅÄÖ]\w+ {re.escape(name)}(?:,| \()", text):
        return False
    if re.search(rf"(?<!\w){re.escape(name.lower())}", text):
        return False
    return re.search(rf"\b(?:i|på|för|inom|kring)\s{re.escape(name)}s?(?!\w)", text) is not None
