"""The agreements of one document while they are being put together from the places that speak of them."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pipeline.model import PartialDate, Period, Span
from pipeline.swedish.deferred import deferred

from .parties import is_group

if TYPE_CHECKING:
    from .sites import Site

# "Ett nytt badhus" and "badhus" are one subject.
_ARTICLE = deferred(r"^(?:(?:ett|en|det|den)\s+)?(?:(?:nytt|ny|nya)\s+)?(?=\w)")

# "Kommunerna i länet" and "länets kommuner" are the same.
_THE_GROUP = deferred(r"^(?:(?:samtliga|alla)\s+)?kommuner(?:na)? i (länet|regionen)$")
_GENITIVE = deferred(r"s(?= kommun$)")


@dataclass
class Entity:
    """An agreement of the document. `items` are the meeting's paragraphs that speak of it (`None`: outside).

    `title` is empty for one that the document only points at ("samverkansavtalet") without naming it.
    `made_here` marks the subject of a matter that is the making of the agreement, `former` the one that was
    there before it ("nuvarande avtal", where a new one is spoken of), `proposed` one that the
    text calls new or a proposal, `with_party` one of which only the other party is named ("avtal med B").
    """

    title: str
    span: Span
    lemmas: set[str] = field(default_factory=set)
    names: list[str] = field(default_factory=list)
    parties: tuple[str, ...] = ()
    subject: str | None = None
    diary_number: str | None = None
    period: Period | None = None
    items: set[int | None] = field(default_factory=set)
    notice: str | None = None
    renewal: str | None = None
    numbers: tuple[str, ...] = ()
    amount: float | None = None
    currency: str | None = None
    is_document: bool = False
    is_subject: bool = False
    made_here: bool = False
    former: bool = False
    proposed: bool = False
    with_party: bool = False
    title_weight: int = 0

    def heads(self, heads: tuple[str, ...]) -> set[str]:
        """The last parts of its lemmas: samverkansavtal is an avtal."""
        return {head for lemma in self.lemmas for head in heads if lemma.endswith(head)}

    def add(self, site: Site, text: str, item: int | None) -> None:
        """Put in what `site` tells; what is known already stays."""
        name = " ".join(text[site.noun.span.start : site.name.end].split())
        if name not in self.names:
            self.names.append(name)
        self.lemmas |= site.lemmas
        self.proposed = self.proposed or site.proposal or site.pointer == "new"
        self.items.add(item)
        self.diary_number = self.diary_number or site.diary_number
        if not self.is_document:
            self.subject = self.subject or site.name.subject
        self.period = merged_period(self.period, site.period)
        if len(site.parties) > len(self.parties) and not self.is_document:
            self.parties = site.parties
            self.with_party = len(site.parties) == 1 and not site.name.between
        # A name that its writer set apart, or that names both parties, is a better title than a mere word.
        weight = 4 * bool(site.name.between) + 2 * bool(site.name.subject) + bool(site.diary_number)
        if site.title and weight > self.title_weight and not self.is_document:
            self.title, self.title_weight, self.span = site.title, weight, site.span


def merged_period(known: Period | None, told: Period | None) -> Period | None:
    """Both periods in one: each end as precise as either has it, `known` where they differ."""
    if not known or not told:
        return known or told
    merged = Period(
        _finer(known.start, told.start), _finer(known.end, told.end), known.open_ended or told.open_ended
    )
    if merged.start and merged.end and merged.end.last_day() < merged.start.first_day():
        return known  # An end before the beginning is that of another agreement.
    return merged


def _finer(known: PartialDate | None, told: PartialDate | None) -> PartialDate | None:
    if not known or not told:
        return known or told
    return told if known.covers(told) else known


def periods_agree(one: Period | None, other: Period | None) -> bool:
    """False where the two cannot be the same agreement's: one ends before the other begins."""
    for first, second in ((one, other), (other, one)):
        if (
            first
            and second
            and first.end
            and second.start
            and first.end.last_day() < second.start.first_day()
        ):
            return False
    return True


def fold_name(name: str) -> str:
    """A name for comparison: case, white space and quotation marks do not count, nor "Sjövik(s) kommun"."""
    return _THE_GROUP.sub(
        r"\1s kommuner",
        _GENITIVE.sub("", " ".join(name.casefold().replace("”", "").replace('"', "").split())),
    )


def is_among(organisation: str | None, parties: tuple[str, ...]) -> bool:
    """True where `organisation` is one of `parties`; a letter without its dots or ring counts as the same.

    The name at the head of a scanned sheet is read from a logotype.
    """
    return bool(organisation) and _plain(organisation or "") in {_plain(party) for party in parties}


def _plain(name: str) -> str:
    letters = unicodedata.normalize("NFD", fold_name(name))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def parties_agree(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """True where one list may be part of the other, or names one by one whom the other names as a group."""
    first, second = {fold_name(party) for party in one}, {fold_name(party) for party in other}
    return first <= second or second <= first or _spelled_out(one, other) or _spelled_out(other, one)


def _spelled_out(group: tuple[str, ...], named: tuple[str, ...]) -> bool:
    """True for "Region A och länets kommuner" and "Region A, B kommun och C kommun"."""
    alone = {fold_name(party) for party in group if not is_group(party)}
    folded = {fold_name(party) for party in named}
    rest = folded - alone
    return (
        len(alone) == len(group) - 1
        and alone <= folded
        and len(rest) > 1
        and all(party.endswith((" kommun", " stad")) for party in rest)
    )


def fold_subject(subject: str) -> str:
    """A subject for comparison: as `fold_name`, and without "ett nytt" before it."""
    return _ARTICLE.sub("", fold_name(subject))


def subjects_agree(one: str | None, other: str | None) -> bool:
    """True where one is not told, or begins the other."""
    if not one or not other:
        return True
    first, second = fold_subject(one), fold_subject(other)
    return first.startswith(second) or second.startswith(first)
