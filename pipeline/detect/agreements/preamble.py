"""The parties above the first clause of an agreement, one to a line with its organisation number."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.detect.manuscript import Manuscript
from pipeline.model import Paragraph
from pipeline.swedish.deferred import deferred

_PARTY = deferred(
    r"^(?:mellan\b:?|och\b|samt\b|parter:?|[–•-])?\s*(?P<name>(?-i:[A-ZÅÄÖ])[^\d,;:()]{2,70}?)\s*(?:\([^)]{1,40}\))?\s*,?\s*"
    r"\(?(?:org\.?\s?(?:nr|nummer)\.?:?\s*)?(?:16)?\d{6}\s?[-–]\s?\d{4}\)?[,.]?(?:\s+och)?$",
    re.IGNORECASE,
)


def parties_before(manuscript: Manuscript, paragraphs: Sequence[Paragraph]) -> tuple[str, ...]:
    """Those parties, two at least, or nothing."""
    first = min((part.span.start for part in paragraphs if part.kind == "clause"), default=None)
    if first is None:
        return ()
    matches = (_PARTY.match(line.text.strip()) for line in manuscript.lines if line.span.start < first)
    names = tuple(dict.fromkeys(" ".join(match["name"].split()) for match in matches if match))
    return names if len(names) > 1 else ()
