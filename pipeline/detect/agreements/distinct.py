"""Which tellings of a document tell one and the same event."""

from __future__ import annotations

from collections.abc import Sequence

from .events import Told


def distinct(told: Sequence[Told]) -> list[Told]:
    """Each event once: of two tellings that may mean the same the one that says more."""
    kept: list[Told] = []
    for one in told:
        for index, other in enumerate(kept):
            if _same(one, other):
                kept[index] = max(other, one, key=_weight)
                break
        else:
            kept.append(one)
    return kept


def without_lesser(told: Sequence[Told]) -> list[Told]:
    """The events but for what is only a part of another act.

    "Nämnden godkänner för sin del förslaget och föreslår fullmäktige att anta …" adopts nothing: who sends a
    proposal on has proposed.
    """
    return [one for one in told if not any(_is_part(one, other) for other in told)]


def _is_part(one: Told, other: Told) -> bool:
    if one.agreement is None or one.agreement != other.agreement:
        return False
    if one.kind == "adopted" and other.kind == "proposed":
        decided = one.rule.startswith("decision-") and other.rule.startswith("decision-")
        same = one.label is not None and (one.label, one.body) == (other.label, other.body)
        return decided and same and one.date == other.date
    return False


def _weight(told: Told) -> tuple[int, int, int]:
    date = told.date
    return (
        bool(date) + bool(date and date.month) + bool(date and date.day),
        bool(told.body),
        bool(told.label),
    )


def _same(one: Told, other: Told) -> bool:
    if (one.agreement, one.kind) != (other.agreement, other.kind):
        return False
    if one.body and other.body and one.body != other.body:
        return False
    if one.label and other.label and one.label != other.label:
        return False
    if one.date and other.date:
        return one.date.covers(other.date) or other.date.covers(one.date)
    # Of two tellings with and without a date the same § or body says that one act is meant.
    same = (one.label and one.label == other.label) or (one.body and one.body == other.body)
    return one.date is other.date or bool(same)
