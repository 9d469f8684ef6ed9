"""From a place in the document text to the page that holds it."""

from __future__ import annotations

from bisect import bisect_right

from ..model import PAGE_JOIN, RepairedDocument, Span, page_starts


class Places:
    """Leads from a place in the document text to the place in `pages.text`."""

    def __init__(self, repaired: RepairedDocument) -> None:
        texts = [page.text for page in repaired.pages]
        self.text = PAGE_JOIN.join(texts)
        self._numbers = [page.number for page in repaired.pages]
        self._starts = page_starts(texts)

    def offset(self, position: int, page: int) -> int | None:
        """`position` counted from the start of the text of `page`, or `None` if it is not on that page."""
        # As `page_index`, which would be half of the time that this takes for each of a million rows.
        index = bisect_right(self._starts, position) - 1
        index = index if index > 0 else 0
        return position - self._starts[index] if self._numbers[index] == page else None

    def start(self, span: Span, page: int) -> int | None:
        """Where `span` begins in the text of `page`."""
        return self.offset(span.start, page)

    def end(self, span: Span, page: int) -> int | None:
        """Where `span` ends (exclusive) in the text of `page`."""
        if span.end <= span.start:
            return self.offset(span.start, page)
        last = self.offset(span.end - 1, page)
        return None if last is None else last + 1
