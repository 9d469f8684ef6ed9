"""What there is of each body, year by year, counted while the documents go by.

The first page of the reading room and its charts show it. Asked of a million decisions, the same would take
seconds each time.
"""

from __future__ import annotations

from collections import defaultdict

from ..model import Findings
from .rows import Row, iso

# Organisation, body and year, each where it is known.
_Key = tuple[str | None, str | None, str | None]


class BodyYears:
    """How many documents each body has from a year, and how many decisions it took in it."""

    def __init__(self) -> None:
        self._counts: defaultdict[_Key, list[int]] = defaultdict(lambda: [0, 0])

    def note(self, findings: Findings) -> None:
        """Count one document and its decisions.

        A body that a decision names is there even if nothing else of it is. Whose body it is, a decision of
        the document's own meeting tells; a document that reports another body's decision does not.
        """
        header = findings.header
        year = (iso(header.date) or "")[:4] or None
        if header.body is not None:
            self._counts[header.organisation, header.body, year][0] += 1
        for decision in findings.decisions:
            if decision.body is not None and decision.body != header.body:
                owner = None if decision.status == "cited" else header.organisation
                self._counts[owner, decision.body, None]
            if decision.status == "decided":
                taken = (iso(decision.date) or "")[:4] or year
                self._counts[header.organisation, header.body, taken][1] += 1

    def rows(self) -> list[Row]:
        """The counts, in order."""
        ordered = sorted(self._counts.items(), key=lambda item: tuple(part or "" for part in item[0]))
        return [(*key, *counts) for key, counts in ordered]
