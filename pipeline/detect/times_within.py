"""When a body decided or proposed, told within the first words of its lead-in."""

from __future__ import annotations

from pipeline.swedish.dates import find_dates
from pipeline.swedish.deferred import deferred

# "Styrelsen 2018-09-03, § 151, föreslår …", "föreslog den 4 mars 1996, Ks § 41, att": when, within the words.
_WHEN_END = deferred(
    r"\s*(?:,?\s*(?:[A-ZÅÄÖ][\wåäöÅÄÖ]{0,4}\s)?§§?\s*\d{1,4}(?:\s*/\s*\d{2,4})?)?\s*(?:,(?=\s)|(?=\s)|,?$)"
)


def without_times(flat: str) -> tuple[str, int, int]:
    """`flat` without the date and § within its first words, where they stood, and how much was taken out."""
    for mention in find_dates(flat[:160]):
        words = flat[: mention.span.start].split()
        end = _WHEN_END.match(flat, mention.span.end)
        if not words or len(words) > 5 or end is None:
            continue
        start = mention.span.start
        if words[-1] in ("den", "i") and flat[:start].endswith(f"{words[-1]} "):
            start -= len(words[-1]) + 1
        start = len(flat[:start].rstrip(" ,"))
        return flat[:start] + flat[end.end() :], start, end.end() - start
    return flat, len(flat), 0
