"""The outcome of an evaluation: one table for people, JSON for programs, and whether the floors hold."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from .facts import FactScore, Row
from .floors import Shortfall, shortfalls
from .text import TextScore, total

_SHOWN_CHARACTERS = 90
# What names a fact in the list of misses; the rest would bury it.
_TELLING = (
    *("file", "page", "first_page", "agreement", "status", "kind", "number", "relation", "other", "date"),
    *("body", "paragraph_label", "diary_number", "title", "text", "raw", "agreement_id", "other_id"),
)


@dataclass(frozen=True, slots=True)
class Report:
    """How well a database tells what is known to be true."""

    texts: tuple[TextScore, ...]
    facts: tuple[FactScore, ...]
    floors: Mapping[str, Mapping[str, float]] = field(default_factory=dict)

    def figures(self) -> dict[str, dict[str, float]]:
        """Every figure, by what it is of: "text", "text NAME", "documents", "decisions", …"""
        figures = {f"text {score.name}": score.figures() for score in self.texts}
        if self.texts:
            figures["text"] = total(self.texts).figures()
        return figures | {score.name: score.figures() for score in self.facts}

    @property
    def shortfalls(self) -> list[Shortfall]:
        """The figures below their floors."""
        return shortfalls(self.figures(), self.floors)

    @property
    def passed(self) -> bool:
        """True where every floor holds."""
        return not self.shortfalls

    def json(self) -> str:
        """All figures and the floors that do not hold."""
        value = {"figures": self.figures(), "shortfalls": [str(shortfall) for shortfall in self.shortfalls]}
        return json.dumps(value, ensure_ascii=False, indent=1)

    def text(self, *, verbose: bool = False) -> str:
        """A table in plain text; `verbose` adds each miss, each extra and each wrong field."""
        return "\n".join([*self._text_lines(), *self._fact_lines(verbose), *self._floor_lines()])

    def _text_lines(self) -> Iterator[str]:
        if self.texts:
            width = max(len(score.name) for score in self.texts) + 2
            yield f"{'text':<{width}}{'characters':>11}{'CER %':>8}{'WER %':>8}"
            for score in (*self.texts, total(self.texts)):
                rates = f"{100 * score.cer:>8.2f}{100 * score.wer:>8.2f}"
                yield f"{score.name:<{width}}{score.characters:>11}{rates}"
            yield ""

    def _fact_lines(self, verbose: bool) -> Iterator[str]:
        heads = ("gold", "found", "matched", "precision", "recall", "F1", "all fields")
        yield f"{'facts':<22}" + "".join(f"{head:>11}" for head in heads)
        for score in self.facts:
            figures = score.figures()
            counts = "".join(f"{figures[name]:>11.0f}" for name in ("expected", "found", "matched"))
            shares = ("precision", "recall", "f1", "all_fields_right")
            yield f"{score.name:<22}{counts}" + "".join(f"{figures[name]:>11.3f}" for name in shares)
            if verbose:
                yield from _faults(score)

    def _floor_lines(self) -> Iterator[str]:
        if found := self.shortfalls:
            yield ""
            yield "Below the floor:"
            yield from (f"    {shortfall}" for shortfall in found)


def _faults(score: FactScore) -> Iterator[str]:
    yield from (f"    missed  {_shown(row)}" for row in score.missed)
    yield from (f"    extra   {_shown(row)}" for row in score.extra)
    for fault in score.wrong:
        yield f"    wrong   {fault.field}: {fault.found!r}, not {fault.true!r}, in {_shown(fault.fact)}"


def _shown(row: Row) -> str:
    told = ((name, " ".join(str(row[name]).split())) for name in _TELLING if row.get(name) not in (None, ""))
    return ", ".join(f"{name}={value[:_SHOWN_CHARACTERS]}" for name, value in told)
