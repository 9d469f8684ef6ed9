"""Agreements: what one document tells of them, and what the whole archive says in the end.

A mention is what stands in one place of one document (spans on the document text). `link` merges the
mentions that mean the same agreement into an `Agreement` with its `Event`s.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from .dates import PartialDate
from .text import Span

EventKind = Literal[
    "presented",
    "consulted",
    "recommended",
    "proposed",
    "adopted",
    "signed",
    "in_force",
    "revised",
    "extended",
    "reviewed",
    "terminated",
    "expires",
]
Relation = Literal["replaces", "amends", "part_of", "refers_to"]


@dataclass(frozen=True, slots=True)
class AgreementMention:
    """An agreement as one document knows it, all that it says of it put together.

    `title` is empty where the document only points at it ("samverkansavtalet") and nowhere names it.
    `names` are the wordings used; `is_document` is true where the document itself is the agreement, and
    `is_subject` where it is what the document is about. `amount` is in whole units of `currency`.
    `numbers` are those that other parties know it by, beside `diary_number`.
    """

    title: str
    names: tuple[str, ...]
    span: Span
    page: int
    diary_number: str | None = None
    parties: tuple[str, ...] = ()
    valid_from: PartialDate | None = None
    valid_to: PartialDate | None = None
    open_ended: bool = False
    notice: str | None = None
    amount: float | None = None
    currency: str | None = None
    is_document: bool = False
    is_subject: bool = False
    renewal: str | None = None
    numbers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EventMention:
    """Something that happened to an agreement (index into `Findings.agreements`), as one sentence has it."""

    agreement: int
    kind: EventKind
    text: str
    span: Span
    page: int
    date: PartialDate | None = None
    body: str | None = None
    paragraph_label: str | None = None
    rule: str = ""


@dataclass(frozen=True, slots=True)
class RelationMention:
    """One agreement's relation to another (both index `Findings.agreements`), as one sentence tells it."""

    agreement: int
    relation: Relation
    other: int
    text: str
    page: int


@dataclass(frozen=True, slots=True)
class EventSource:
    """A place that tells an event: the document (by content hash), the page, and the words."""

    sha256: str
    page: int
    text: str


@dataclass(frozen=True, slots=True)
class Event:
    """An event of an agreement with all the places that tell it, the best first."""

    kind: EventKind
    sources: tuple[EventSource, ...]
    date: PartialDate | None = None
    body: str | None = None
    paragraph_label: str | None = None


@dataclass(frozen=True, slots=True)
class Agreement:
    """An agreement as the archive as a whole knows it.

    `renewal` is for how long it goes on after its last day where nobody gives notice ("1 år i sänder").
    """

    title: str
    parties: tuple[str, ...] = ()
    diary_number: str | None = None
    valid_from: PartialDate | None = None
    valid_to: PartialDate | None = None
    open_ended: bool = False
    notice: str | None = None
    amount: float | None = None
    currency: str | None = None
    names: tuple[str, ...] = ()
    events: tuple[Event, ...] = ()
    document: str | None = None
    renewal: str | None = None
