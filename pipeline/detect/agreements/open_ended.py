"""Which agreements are in force until further notice."""

from __future__ import annotations

from .marks import Marker
from .predicates import split_predicates
from .resolve import Resolver
from .rules import event_rules


def tell_open_ended(resolver: Resolver, marker: Marker) -> set[int]:
    """The agreements that are said to be in force until further notice."""
    rule = next(rule for rule in event_rules() if rule.id == "in-force-period")
    found: set[int] = set()
    for sentence in resolver.sentences:
        marked = marker.sentence(sentence)
        if not any(mark.period and mark.period.open_ended for mark in marked.marks):
            continue
        matches = [match for part in split_predicates(marked) for match in rule.pattern.finditer(part.text)]
        for match in matches:
            marks = marked.marks_in(match[0])
            places = [resolver.chosen[mark.site] for mark in marks if mark.site is not None]
            if marks[-1].period and marks[-1].period.open_ended and places[-1] is not None:
                found.add(places[-1])
    return found
