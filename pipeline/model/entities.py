"""Names that stand in a document: persons, organisations and places."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from .text import Span

EntityKind = Literal["person", "organisation", "place"]


@dataclass(frozen=True, slots=True)
class Entity:
    """A name as it is printed, on the document text. `party` is what stands in brackets after a person.

    `source` is "rule", or the name and version of the trained model that found it.
    """

    kind: EntityKind
    name: str
    span: Span
    page: int
    party: str | None = None
    source: str = "rule"


@dataclass(frozen=True, slots=True)
class Names:
    """The names found in one document, in the order of the text."""

    sha256: str
    entities: tuple[Entity, ...] = ()
