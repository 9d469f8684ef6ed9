"""What `detect` finds in one document. Every span is on the document text (see `text`)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from .agreements import AgreementMention, EventMention, RelationMention
from .dates import PartialDate
from .meetings import Proceedings
from .source import Problem
from .text import Span

DocumentKind = Literal[
    "protokoll",
    "protokollsutdrag",
    "tjansteskrivelse",
    "rapport",
    "overenskommelse",
    "kallelse",
    "bilaga",
    "ovrigt",
]
SectionRole = Literal[
    "summary",
    "background",
    "proposal",
    "motion",
    "voting",
    "decision",
    "dissent",
    "statement",
    "recusal",
    "basis",
    "distribution",
    "attendance",
    "signatures",
    "other",
]
DecisionStatus = Literal["decided", "proposed", "cited"]
DecisionAction = Literal[
    "adopt",
    "approve",
    "grant",
    "reject",
    "refer_back",
    "table",
    "commission",
    "propose",
    "recommend",
    "elect",
    "note",
    "sign",
    "extend",
    "terminate",
    "repeal",
    "fund",
    "other",
]
MentionRole = Literal["own", "cited"]


@dataclass(frozen=True, slots=True)
class Header:
    """What the document says of itself as a whole; `None` where it says nothing."""

    kind: DocumentKind = "ovrigt"
    organisation: str | None = None
    body: str | None = None
    title: str | None = None
    date: PartialDate | None = None
    diary_number: str | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A § of a meeting ("item") or of an agreement ("clause"); without number where none is printed."""

    kind: Literal["item", "clause"]
    number: int | None
    label: str | None
    title: str
    diary_number: str | None
    span: Span
    first_page: int
    last_page: int
    rule: str = ""
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Section:
    """A headed part of a paragraph (or, where `paragraph` is `None`, of the document)."""

    role: SectionRole
    heading: str
    span: Span
    page: int
    paragraph: int | None = None
    rule: str = ""
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Decision:
    """One point of a decision. `text` has the wrapped lines joined, otherwise as printed.

    `verbatim` is the whole decision as it stands, lead-ins and sub-headings included: the same for all of
    its points.

    `paragraph` is an index into `Findings.paragraphs`. `page` is where the text begins, `last_page` where
    it ends.
    """

    status: DecisionStatus
    position: int
    action: DecisionAction
    text: str
    span: Span
    page: int
    last_page: int
    body: str | None = None
    addressee: str | None = None
    date: PartialDate | None = None
    paragraph_label: str | None = None
    diary_number: str | None = None
    paragraph: int | None = None
    rule: str = ""
    confidence: float = 1.0
    verbatim: str = ""


@dataclass(frozen=True, slots=True)
class DiaryMention:
    """A diary number as it stands in the text (`raw`) and its normalised key."""

    number: str
    raw: str
    role: MentionRole
    span: Span
    page: int
    series: str | None = None
    serial: int | None = None
    year: int | None = None
    rule: str = ""
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Citation:
    """A reference to a decision or paper elsewhere: "regionfullmäktige … i juni 2018, § 92"."""

    raw: str
    span: Span
    page: int
    body: str | None = None
    date: PartialDate | None = None
    paragraph_label: str | None = None
    diary_number: str | None = None
    rule: str = ""
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Findings:
    """All that `detect` found in one document."""

    sha256: str
    header: Header
    paragraphs: tuple[Paragraph, ...] = ()
    sections: tuple[Section, ...] = ()
    decisions: tuple[Decision, ...] = ()
    diary_mentions: tuple[DiaryMention, ...] = ()
    citations: tuple[Citation, ...] = ()
    agreements: tuple[AgreementMention, ...] = ()
    events: tuple[EventMention, ...] = ()
    relations: tuple[RelationMention, ...] = ()
    problems: tuple[Problem, ...] = field(default_factory=tuple)
    proceedings: Proceedings = field(default_factory=Proceedings)
