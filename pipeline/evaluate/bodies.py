"""How well each body's protocols are read by themselves: rules that only fit some bodies show here.

The rules are made by hand and learn nothing from the gold, so that each body's figures are those that it
would have if it were held out, as far as nobody has looked at its documents while writing rules.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from .facts import Comparison, FactScore, Row, compare, distinct, key, likeness
from .found import read_found
from .gold import read_gold
from .scoring import DECISION_ALIKE, DECISIONS, PARAGRAPHS

_FIGURES = ("precision", "recall", "f1")
_CITATION = ("file", "body", "date", "paragraph_label")
_CITATIONS = Comparison(
    "citations",
    lambda row: tuple(key(row.get(field) or "") for field in _CITATION),
    lambda true, found: 1.0,
)


@dataclass(frozen=True, slots=True)
class BodyScore:
    """The figures of one body; `taken` of its `proposals` were found as decisions."""

    body: str
    documents: int
    scores: tuple[FactScore, ...]
    proposals: int
    taken: int

    @property
    def taken_share(self) -> float:
        """The share of the proposals that was taken for decisions."""
        return self.taken / self.proposals if self.proposals else 0.0


@dataclass(frozen=True, slots=True)
class BodyReport:
    """All bodies of the gold, in the order of their names."""

    bodies: tuple[BodyScore, ...]

    def text(self) -> str:
        """A table in plain text, a line for each body and kind of fact, and the worst of each kind."""
        lines = [f"{'by body':<58}{'gold':>6}" + "".join(f"{name:>11}" for name in _FIGURES)]
        for body in self.bodies:
            for score in body.scores:
                figures = score.figures()
                if score.expected or score.found:
                    name = f"{body.body}: {score.name}"
                    values = "".join(f"{figures[figure]:>11.3f}" for figure in _FIGURES)
                    lines.append(f"{name:<58}{score.expected:>6}{values}")
            if body.taken:
                lines.append(f"{body.body}: {body.taken} of {body.proposals} proposals taken for decisions")
        proposals = sum(body.proposals for body in self.bodies)
        taken = sum(body.taken for body in self.bodies)
        lines += ["", *self._worst()]
        lines.append(
            f"proposals taken for decisions: {taken} of {proposals}"
            + (f" ({100 * taken / proposals:.1f} %)" if proposals else "")
        )
        return "\n".join(lines)

    def _worst(self) -> list[str]:
        by_name: defaultdict[str, list[tuple[float, str]]] = defaultdict(list)
        for body in self.bodies:
            for score in body.scores:
                if score.expected:
                    by_name[score.name].append((score.figures()["f1"], body.body))
        return [
            f"{name}: F1 {sum(f1 for f1, _ in values) / len(values):.3f} on average, "
            f"worst {min(values)[0]:.3f} ({min(values)[1]})"
            for name, values in by_name.items()
        ]


def score_bodies(database: Path, gold: Path) -> BodyReport:
    """Score each body of the gold by itself; DatabaseMissing or UsageError if one of the two is not there."""
    known = read_gold(gold)
    found = read_found(database, known.files)
    files: defaultdict[str, set[str]] = defaultdict(set)
    for row in known.tables["documents"]:
        organisation, body = row.get("organisation"), row.get("body")
        if body:
            files[", ".join(name for name in (organisation, body) if name)].add(row["file"])

    def of(rows: Sequence[Row], names: set[str]) -> list[Row]:
        return [row for row in rows if row["file"] in names]

    scores = []
    for body, names in sorted(files.items()):
        true = {table: of(rows, names) for table, rows in known.tables.items() if rows and "file" in rows[0]}
        got = {table: of(found.tables[table], names) for table in ("paragraphs", "decisions", "citations")}
        decisions = compare(DECISIONS, true.get("decisions", []), got["decisions"])
        proposals = [row for row in true.get("decisions", []) if row["status"] == "proposed"]
        scores.append(
            BodyScore(
                body,
                len(names),
                (
                    compare(PARAGRAPHS, true.get("paragraphs", []), got["paragraphs"]),
                    decisions,
                    compare(
                        _CITATIONS,
                        distinct(true.get("citations", []), _CITATION),
                        distinct(got["citations"], _CITATION),
                    ),
                ),
                len(proposals),
                _taken(proposals, [row for row in decisions.extra if row["status"] == "decided"]),
            )
        )
    return BodyReport(tuple(scores))


def _taken(proposals: Sequence[Row], decided: Sequence[Row]) -> int:
    """How many proposals are among the decisions that were found and are none."""
    left = list(decided)
    taken = 0
    for proposal in proposals:
        for row in left:
            same = row["file"] == proposal["file"] and (
                key(row["paragraph_label"]) == key(proposal["paragraph_label"])
            )
            if same and likeness(proposal["text"], row["text"]) >= DECISION_ALIKE:
                left.remove(row)
                taken += 1
                break
    return taken
