"""Mentions of agreements that are gathered as one agreement."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from pipeline.detect.agreements.entities import (
    fold_name,
    merged_period,
    parties_agree,
    periods_agree,
    subjects_agree,
)
from pipeline.detect.agreements.names import read_name
from pipeline.detect.agreements.nouns import HEADS, find_nouns
from pipeline.detect.agreements.parties import is_group
from pipeline.model import AgreementMention, EventMention, Period

from .inputs import LinkInput

Sign = tuple[str, str, int, int]


@dataclass(frozen=True)
class Telling:
    """What one document tells of one agreement: its mention (by index) and the events of it."""

    document: LinkInput
    index: int

    @property
    def mention(self) -> AgreementMention:
        """The agreement as the document knows it."""
        return self.document.findings.agreements[self.index]

    @property
    def events(self) -> tuple[EventMention, ...]:
        """The events that the document tells of it."""
        return self.document.events_of(self.index)

    @cached_property
    def signs(self) -> frozenset[tuple[Sign, int]]:
        """What its dated acts are known by (kind, § or body, and month), each with the day or 0."""
        return frozenset(
            ((event.kind, known, event.date.year, event.date.month), event.date.day)
            for event in self.events
            if event.date and event.date.month
            for known in (event.paragraph_label, event.body)
            if known
        )

    @cached_property
    def lemmas(self) -> frozenset[str]:
        """The words for it, in dictionary form."""
        texts = [self.mention.title, *self.mention.names]
        return frozenset(noun.lemma for text in texts for noun in find_nouns(text)[:1])

    @cached_property
    def subject(self) -> str | None:
        """What it is about, by its title."""
        noun = next(iter(find_nouns(self.mention.title)), None)
        return read_name(self.mention.title, noun, title=True).subject if noun else None

    @cached_property
    def period(self) -> Period | None:
        """Its first and last day as told here."""
        mention = self.mention
        if not (mention.valid_from or mention.valid_to or mention.open_ended):
            return None
        return Period(mention.valid_from, mention.valid_to, mention.open_ended)


@dataclass
class Group:
    """The tellings of one agreement, the first of them with its number or name."""

    tellings: list[Telling] = field(default_factory=list)
    diary_number: str | None = None
    lemmas: set[str] = field(default_factory=set)
    subjects: set[str] = field(default_factory=set)
    parties: tuple[str, ...] = ()
    period: Period | None = None
    organisations: set[str] = field(default_factory=set)
    # What its dated acts are known by, each with the days told, 0 for a month alone.
    signs: dict[Sign, set[int]] = field(default_factory=dict)

    def add(self, telling: Telling) -> None:
        """Take in what another document tells."""
        self.tellings.append(telling)
        mention = telling.mention
        self.diary_number = self.diary_number or mention.diary_number
        self.lemmas |= telling.lemmas
        if telling.subject:
            self.subjects.add(telling.subject)
        if self._names_better(mention.parties):
            self.parties = mention.parties
        self.period = merged_period(self.period, telling.period)
        if organisation := telling.document.findings.header.organisation:
            self.organisations.add(organisation)
        for sign, day in telling.signs:
            self.signs.setdefault(sign, set()).add(day)

    def _names_better(self, parties: tuple[str, ...]) -> bool:
        """True for more parties than are known, and for a group that the known ones are the members of."""
        grouped = any(map(is_group, self.parties)), any(map(is_group, parties))
        if grouped == (True, False) and len(self.parties) > 1 and parties_agree(self.parties, parties):
            return False
        if grouped == (False, True) and len(parties) > 1 and parties_agree(self.parties, parties):
            return True
        return len(parties) > len(self.parties)

    def shares_act(self, telling: Telling) -> bool:
        """True where a dated act of the telling is told of the group too, with the same § or body."""
        return any(
            not day or 0 in days or day in days
            for sign, day in telling.signs
            if (days := self.signs.get(sign))
        )

    @property
    def subject(self) -> str | None:
        """The shortest wording of what it is about, which begins the others."""
        return min(self.subjects, key=lambda text: (len(text), text), default=None)

    def fits(self, telling: Telling) -> bool:
        """True where the telling's name is this agreement's, and nothing in it speaks against that."""
        mention = telling.mention
        if mention.diary_number and self.diary_number and mention.diary_number != self.diary_number:
            return False
        if not self.lemmas & telling.lemmas or not periods_agree(self.period, telling.period):
            return False
        if not subjects_agree(self.subject, telling.subject):
            return False
        if self.parties and mention.parties:
            return parties_agree(self.parties, mention.parties)
        return bool(self.subject and telling.subject) and self.may_concern(telling)

    def bears_number(self, telling: Telling) -> bool:
        """True where the telling with this group's number means the same: each organisation counts anew."""
        parties = {fold_name(party) for party in self.parties}
        told = {fold_name(party) for party in telling.mention.parties}
        if self._is_same_by_start(telling):
            return (
                True  # One names the landsting and each municipality, the other the region and all of them.
            )
        if parties and told:
            return bool(parties & told)
        if self.may_concern(telling):
            return bool(self.lemmas & telling.lemmas)
        if not told and not telling.subject and self.lemmas & telling.lemmas and self._ends_with(telling):
            return True  # "Nuvarande avtal (LS 2014/377) löper ut 2019"
        if self.lemmas & telling.lemmas - set(HEADS) and self._ends_with(telling):
            return True  # "Samverkansavtalet mellan landstinget och kommunerna (LS 2014/377) upphör …"
        known = bool(self.subject and telling.subject) and subjects_agree(self.subject, telling.subject)
        return known and bool(self.lemmas & telling.lemmas)

    def _is_same_by_start(self, telling: Telling) -> bool:
        one, other = self.period and self.period.start, telling.period and telling.period.start
        told = bool(one and other and one == other and one.day and self.subject and telling.subject)
        return told and bool(self.lemmas & telling.lemmas) and subjects_agree(self.subject, telling.subject)

    def _ends_with(self, telling: Telling) -> bool:
        one, other = self.period and self.period.end, telling.period and telling.period.end
        return bool(one and other and (one.covers(other) or other.covers(one)))

    def may_concern(self, telling: Telling) -> bool:
        """True where the telling's organisation speaks of the agreement elsewhere, or may be party to it."""
        organisation = telling.document.findings.header.organisation
        return (
            not organisation
            or not self.organisations
            or organisation in self.organisations
            or self.has_party(organisation)
            or any(is_group(party) for party in self.parties)
        )

    def has_party(self, organisation: str | None) -> bool:
        """True where `organisation` is a party by name."""
        return bool(organisation) and fold_name(organisation or "") in {
            fold_name(party) for party in self.parties
        }
