"""Pages and documents for the tests of this room."""

from __future__ import annotations

from pipeline.model import Bookmark, Box, Line, LineRole, Page, ReadDocument, Span

NOWHERE = Box(0, 0, 0, 0)

SOUND = (
    "Regionstyrelsen i Region Norrmark föreslår att nämnden för hälsa och miljö får ett större ansvar för "
    "samverkan mellan länets kommuner. Ärendet har beretts av samverkansrådet i Tallåsen, och rådet ställer "
    "sig bakom förslaget om en ny överenskommelse från och med år 2024."
)
DAMAGED = (
    "Regionstyrelsen i Region Norrmark foreslar att namnden fér hilsa och milj6 far ett stérre ansvar for "
    "samverkan mellan lanets kommuner. Arendet har beretts av samverkansradet i Tallasen, och radet stiller "
    "sig bakom forslaget om en ny 6verenskommelse fran och med ar 2024."
)


def page(text: str, number: int = 1, quality: float | None = None, **roles: LineRole) -> Page:
    """A page of `text`; `roles` gives other roles than body to lines, as `line3="foot"` (from 1)."""
    lines, start = [], 0
    for index, line in enumerate(text.split("\n"), 1):
        role = roles.get(f"line{index}", "body")
        lines.append(Line(Span(start, start + len(line)), NOWHERE, role=role))
        start += len(line) + 1
    return Page(number, 595, 842, text, tuple(lines), "layer", quality)


def document(*pages: Page, outline: tuple[Bookmark, ...] = ()) -> ReadDocument:
    """A document of these pages."""
    return ReadDocument("0" * 64, pages, outline)
