"""A meeting and what was said and done at it: who was there, who moved, voted, objected, and who was charged.

Names and parties are as printed. `paragraph` and `decision` are indexes into `Findings.paragraphs` and
`Findings.decisions`; spans are on the document text. `rule` names the rule, `confidence` is 0 to 1.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from .dates import PartialDate
from .text import Span

AttendanceRole = Literal[
    "member", "serving_substitute", "substitute", "other", "absent", "chair", "secretary", "verifier"
]
BallotChoice = Literal["yes", "no", "abstain", "absent", "other"]
DissentKind = Literal["reservation", "statement", "note", "recusal", "non_participation"]
MotionKind = Literal[
    "approve", "reject", "addition", "amendment", "refer_back", "table", "settle", "support", "other"
]
# First and last number of a run of §§, both included.
NumberRange = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody as printed; `party` is the abbreviation, `None` where none is printed."""

    name: str
    party: str | None = None


@dataclass(frozen=True, slots=True)
class Meeting:
    """The meeting's own facts. Times are HH:MM; numbers are those of the first and last § of the protocol."""

    page: int
    place: str | None = None
    start: str | None = None
    end: str | None = None
    first_number: int | None = None
    last_number: int | None = None
    chair: Person | None = None
    secretary: Person | None = None
    verification_place: str | None = None
    verification_date: PartialDate | None = None


@dataclass(frozen=True, slots=True)
class Attendee:
    """A line of the attendance list. `title` is the office that is printed ("vice ordförande", "kommunchef").

    `present` are the §§ that the person is said to be there for, `away` those not; both empty means that
    nothing is said, that is the whole meeting.
    """

    person: Person
    role: AttendanceRole
    span: Span
    page: int
    title: str | None = None
    replaces: Person | None = None
    present: tuple[NumberRange, ...] = ()
    away: tuple[NumberRange, ...] = ()
    rule: str = ""
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Ballot:
    """How one person voted; `option` is the answer as printed ("Ja", "Återremiss")."""

    person: Person
    choice: BallotChoice
    option: str
    page: int


@dataclass(frozen=True, slots=True)
class Vote:
    """A vote with its numbers; `None` is not told. `majority` and `minority` are told without yes and no."""

    paragraph: int | None
    position: int
    text: str
    span: Span
    page: int
    yes: int | None = None
    no: int | None = None
    abstain: int | None = None
    majority: int | None = None
    minority: int | None = None
    yes_means: str | None = None
    no_means: str | None = None
    ballots: tuple[Ballot, ...] = ()
    decision: int | None = None
    rule: str = ""
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Dissent:
    """A reservation, a statement, a note to the record, or somebody who took no part (`recusal` for bias)."""

    paragraph: int | None
    kind: DissentKind
    persons: tuple[Person, ...]
    parties: tuple[str, ...]
    text: str
    span: Span
    page: int
    rule: str = ""
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Motion:
    """What was moved, by whom: approval or rejection of a proposal, an addition, a referral back …"""

    paragraph: int | None
    kind: MotionKind
    persons: tuple[Person, ...]
    text: str
    span: Span
    page: int
    rule: str = ""
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Commission:
    """Who is to do what by when. `deadline_text` is the time as printed, `deadline` only what it says."""

    decision: int
    assignee: str
    task: str
    page: int
    deadline_text: str | None = None
    deadline: PartialDate | None = None
    rule: str = ""
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class LawMention:
    """A citation of a law: its name, its number in the collection (2017:725), chapter and section."""

    raw: str
    span: Span
    page: int
    paragraph: int | None = None
    law: str | None = None
    number: str | None = None
    provision: str | None = None
    rule: str = ""


@dataclass(frozen=True, slots=True)
class MoneyMention:
    """A sum of money as printed and in whole units of `currency`."""

    raw: str
    value: float
    currency: str
    span: Span
    page: int
    paragraph: int | None = None


@dataclass(frozen=True, slots=True)
class PeriodMention:
    """A stretch of time as printed, as precise as it is told."""

    raw: str
    span: Span
    page: int
    start: PartialDate | None = None
    end: PartialDate | None = None
    open_ended: bool = False
    paragraph: int | None = None


@dataclass(frozen=True, slots=True)
class Proceedings:
    """Everything of this kind in one document."""

    meeting: Meeting | None = None
    attendance: tuple[Attendee, ...] = ()
    votes: tuple[Vote, ...] = ()
    dissents: tuple[Dissent, ...] = ()
    motions: tuple[Motion, ...] = ()
    commissions: tuple[Commission, ...] = ()
    laws: tuple[LawMention, ...] = ()
    money: tuple[MoneyMention, ...] = ()
    periods: tuple[PeriodMention, ...] = ()
