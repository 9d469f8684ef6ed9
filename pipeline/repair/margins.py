"""Running heads and feet out of the text: whole lines, each with one line break."""

from __future__ import annotations

from pipeline.model import Page

from .edits import Edit

METHODS = {"head": "running-head", "foot": "running-foot"}


def margin_edits(page: Page) -> list[Edit]:
    """Remove the lines that recur at the edges of pages, so that neither they nor blank lines stay.

    The edits are on `page.raw_text`. A line goes with the line break after it; the last lines of a page
    have none, so what comes last goes with the break before it.
    """
    text = page.raw_text
    edits: list[Edit] = []
    kept_end: int | None = None
    for line in page.lines:
        start, end = line.span.start, line.span.end
        if line.role not in METHODS:
            kept_end = end
            continue
        if end < len(text) and text[end] == "\n":
            end += 1
        edits.append(Edit(start, end, "", METHODS[line.role], 1.0, "recurs at the edge of pages"))
    # Where the page ends in margin lines, the break after the last kept line goes with the first of them.
    if kept_end is not None and edits and edits[-1].end == len(text) and kept_end < edits[-1].start:
        tail = next(index for index, edit in enumerate(edits) if edit.start >= kept_end)
        first = edits[tail]
        if text[kept_end : first.start] == "\n":
            edits[tail] = Edit(kept_end, first.end, "", first.method, first.confidence, first.evidence)
    return edits
