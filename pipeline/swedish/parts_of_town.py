"""The part of a town in the name of a body: "Södra Strandens stadsdelsnämnd", "Stadsdelsnämnden Näsby"."""

from __future__ import annotations

from ..model import Span
from .deferred import deferred
from .knowledge import read_table

_PLACED = frozenset(read_table("bodies")["modifiers"]["placed"])
_NOT_PLACES = frozenset(read_table("organisations")["not_names"])
_NO_PLACES = tuple(read_table("organisations")["no_place_endings"])
_SIDE = r"(?:(?i:Norra|Södra|Östra|Västra|Mellersta|Nedre|Övre|Inre|Yttre|Gamla|Nya)\s+)?"
_BEFORE = deferred(rf"(?P<place>{_SIDE}[A-ZÅÄÖÉ][\wåäöé]+(?:-[A-ZÅÄÖ][\wåäöé]+)*)\s+$")
# Neither a person's name nor a heading nor a date goes on behind the place.
_BEHIND = deferred(
    rf" (?:i )?(?P<place>{_SIDE}[A-ZÅÄÖ][a-zåäö]+(?:-[A-ZÅÄÖ][a-zåäö]+)*)(?![\w-]| [A-ZÅÄÖ(\d]|,? \d)"
)
_REACH = 60


def place_of(text: str, word: Span, first: str, *, definite: bool) -> tuple[Span, str] | None:
    """The span of the whole name and the place in it, for a body at `word` that begins with `first`.

    The place stands before an indefinite form and behind a definite one. `None` where there is none.
    """
    if first.lower() not in _PLACED:
        return None
    if definite:
        match = _BEHIND.match(text, word.end)
    else:
        match = _BEFORE.search(text, max(0, word.start - _REACH), word.start)
    if match is None or match["place"].capitalize() in _NOT_PLACES:
        return None
    if match["place"].casefold().endswith(_NO_PLACES):
        return None
    words = " ".join(match["place"].split())
    place = words.title() if words.isupper() else words
    return Span(min(word.start, match.start("place")), max(word.end, match.end("place"))), place
