"""What `link` finds over the whole corpus. Documents are named by their content hash."""

from __future__ import annotations

from dataclasses import dataclass

from .agreements import Agreement, EventSource, Relation
from .dates import PartialDate
from .source import Problem
from .text import Span


@dataclass(frozen=True, slots=True)
class ParagraphKey:
    """A paragraph of a document: the document's hash, and the index in its `Findings.paragraphs`."""

    sha256: str
    index: int


@dataclass(frozen=True, slots=True)
class CitationLink:
    """A citation (index in the citing document's `Findings.citations`) led to the one paragraph that fits."""

    sha256: str
    citation: int
    target: ParagraphKey


@dataclass(frozen=True, slots=True)
class Case:
    """All that bears one diary number of an organisation: documents, and paragraphs of other documents.

    `organisation` is `None` where no document with the number names one. Each organisation counts its own
    numbers, so that KS/45/2020 of two municipalities is two cases.
    """

    diary_number: str
    documents: tuple[str, ...] = ()
    paragraphs: tuple[ParagraphKey, ...] = ()
    organisation: str | None = None


@dataclass(frozen=True, slots=True)
class CaseCitation:
    """A case (index into `Links.cases`) in which a document cites another, and the page where it does."""

    case: int
    other: int
    sha256: str
    page: int


@dataclass(frozen=True, slots=True)
class AgreementRelation:
    """`agreement` and `other` are indexes into `Links.agreements`; `sources` are the places that tell it."""

    agreement: int
    relation: Relation
    other: int
    sources: tuple[EventSource, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """One occurrence of a passage that recurs; all with the same `cluster` are the same passage.

    `date` is its document's. `earliest` is true for the occurrence that is dated first for certain.
    `likeness` (0 to 1) is the share of words as in the first one, `changes` are the wordings that differ.
    """

    cluster: int
    sha256: str
    page: int
    span: Span
    text: str
    date: PartialDate | None = None
    earliest: bool = False
    likeness: float = 1.0
    changes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Links:
    """All that `link` found."""

    cases: tuple[Case, ...] = ()
    citations: tuple[CitationLink, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    relations: tuple[AgreementRelation, ...] = ()
    passages: tuple[Passage, ...] = ()
    case_citations: tuple[CaseCitation, ...] = ()
    problems: tuple[Problem, ...] = ()
