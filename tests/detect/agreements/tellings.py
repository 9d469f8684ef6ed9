"""Short documents written as text, and what is told in them as strings that a table can hold."""

from __future__ import annotations

from pipeline.detect.agreements import Telling, find_agreements
from pipeline.detect.manuscript import Manuscript
from pipeline.model import Header, Paragraph, PartialDate, Span
from tests.detect.printed import printed

WRITTEN = PartialDate(2021, 5, 21)
KNOWN = "Samverkansavtal mellan Region Norrmark och länets kommuner (RUN/12/2018)."


def manuscript_of(*pages: str) -> Manuscript:
    """The manuscript of a document of these pages."""
    return Manuscript.of(*printed(*pages))


def told_in(text: str, header: Header | None = None) -> Telling:
    """What a document of one page tells; by default a report of 21 May 2021."""
    header = header or Header("rapport", "Region Norrmark", None, None, WRITTEN)
    return find_agreements(manuscript_of(text), header, (), (), ())


def events_in(text: str, header: Header | None = None) -> list[str]:
    """The events as "kind date body §", in the order found."""
    return [
        " ".join(str(part) for part in (event.kind, event.date, event.body, event.paragraph_label) if part)
        for event in told_in(text, header).events
    ]


def item_of(manuscript: Manuscript, title: str, diary_number: str | None, number: int = 12) -> Paragraph:
    """A meeting's paragraph that takes up the whole manuscript."""
    whole = Span(0, len(manuscript.text))
    return Paragraph("item", number, f"§ {number}", title, diary_number, whole, 1, 1)
