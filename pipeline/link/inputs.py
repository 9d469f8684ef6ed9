"""What linking reads of a document."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from pipeline.model import EventMention, Findings, Paragraph, RepairedDocument, Span, page_index, page_starts


@dataclass(frozen=True)
class LinkInput:
    """A document's repaired text, and what was found in it; both of the same content hash."""

    repaired: RepairedDocument
    findings: Findings

    @property
    def sha256(self) -> str:
        """The content hash that names the document."""
        return self.findings.sha256

    @cached_property
    def page_starts(self) -> list[int]:
        """Where each page begins in the document text."""
        return page_starts([page.text for page in self.repaired.pages])

    def page_of(self, offset: int) -> int:
        """The number of the page that holds `offset` of the document text."""
        return self.repaired.pages[page_index(self.page_starts, offset)].number

    @cached_property
    def _events(self) -> dict[int, tuple[EventMention, ...]]:
        found: dict[int, list[EventMention]] = {}
        for event in self.findings.events:
            found.setdefault(event.agreement, []).append(event)
        return {agreement: tuple(events) for agreement, events in found.items()}

    def events_of(self, agreement: int) -> tuple[EventMention, ...]:
        """The events that the document tells of the agreement with this index in its findings."""
        return self._events.get(agreement, ())

    @cached_property
    def _items(self) -> list[tuple[int, int]]:
        paragraphs = enumerate(self.findings.paragraphs)
        return sorted((part.span.start, index) for index, part in paragraphs if part.kind == "item")

    def item_at(self, span: Span) -> int | None:
        """The index of the meeting's paragraph that holds the start of `span`, if any."""
        place = bisect_right(self._items, (span.start, len(self.findings.paragraphs))) - 1
        if place < 0:
            return None
        index = self._items[place][1]
        return index if span.start < self.findings.paragraphs[index].span.end else None

    def case_at(self, span: Span) -> str | None:
        """The diary number of the matter that `span` belongs to."""
        item = self.item_at(span)
        own = self.findings.paragraphs[item].diary_number if item is not None else None
        return own or self.findings.header.diary_number

    def items(self) -> list[tuple[int, Paragraph]]:
        """The paragraphs of a meeting with their index, in order."""
        return [(index, self.findings.paragraphs[index]) for _, index in self._items]
