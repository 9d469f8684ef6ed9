"""The agreements found so far by what they may be known by, so that a telling meets few others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import product

from pipeline.detect.agreements.entities import fold_name, fold_subject

from .groups import Group, Telling

# Letters of a subject that all its wordings begin with, and that those of its length must share.
_BEGINNING, _LONG = 4, 24
# More agreements of one name than this are told apart by number or act only.
_MANY = 200

Keys = set[tuple[str, ...]]


class Catalogue:
    """Looks up groups by word with subject and parties, by diary number, and by dated acts.

    What it gives may be meant, and nothing else may; whether it is meant is for the caller to judge.
    """

    def __init__(self, groups: Iterable[Group] = ()) -> None:
        self._groups: dict[tuple[str, ...], dict[int, Group]] = defaultdict(dict)
        for group in groups:
            self.put(group)

    def put(self, group: Group) -> None:
        """Enter a group, or what it has learnt since it was entered."""
        for key in _names(group) | _signs(group):
            self._groups[key][id(group)] = group

    def named(self, telling: Telling) -> list[Group]:
        """The groups whose words, parties and subject may be those of the telling."""
        begins = _beginnings(telling.subject)
        parties = [fold_name(party) for party in telling.mention.parties]
        subjects = [*begins, ""] if begins else ["*"]
        if parties:
            keys = product(["name"], telling.lemmas, subjects, [*parties, ""])
        else:
            keys = product(["name"], telling.lemmas, subjects, ["*"])
        found = self._of(sorted(keys))
        return found if len(found) <= _MANY else self.signed(telling)

    def signed(self, telling: Telling) -> list[Group]:
        """The groups with a dated act or the diary number of the telling, or of the matter it stands in."""
        keys: Keys = {("act", *map(str, sign)) for sign, _ in telling.signs}
        case = telling.document.case_at(telling.mention.span)
        keys |= {("number", number) for number in (case, telling.mention.diary_number) if number}
        return self._of(sorted(keys))

    def with_party(self, telling: Telling) -> list[Group]:
        """The groups that have one of these words and a party that the telling names."""
        parties = [fold_name(party) for party in telling.mention.parties]
        return self._of(sorted(product(["name"], telling.lemmas, ["*"], parties)))

    def _of(self, keys: Iterable[tuple[str, ...]]) -> list[Group]:
        found: dict[int, Group] = {}
        for key in keys:
            found |= self._groups.get(key, {})
        return list(found.values())


def _names(group: Group) -> Keys:
    parties = {fold_name(party) for party in group.parties} or {""}
    subjects = {key for subject in group.subjects for key in _entered(subject)} or {""}
    return set(product(["name"], group.lemmas, {*subjects, "*"}, {*parties, "*"}))


def _signs(group: Group) -> Keys:
    keys: Keys = {("act", *map(str, sign)) for sign in group.signs}
    return keys | ({("number", group.diary_number)} if group.diary_number else set())


def _beginnings(subject: str | None) -> list[str]:
    """What to look a subject up by. One begins the other, so that a long one meets long ones that begin alike,
    and short ones; nothing where it is not told or too short to say.
    """
    folded = fold_subject(subject) if subject else ""
    if len(folded) < _BEGINNING:
        return []
    if len(folded) < _LONG:
        return [f"any {folded[:_BEGINNING]}"]
    return [f"long {folded[:_LONG]}", f"short {folded[:_BEGINNING]}"]


def _entered(subject: str) -> list[str]:
    """What a subject is entered by; see `_beginnings`."""
    folded = fold_subject(subject)
    if len(folded) < _BEGINNING:
        return [""]
    begins = folded[:_BEGINNING]
    return [f"any {begins}", f"long {folded[:_LONG]}" if len(folded) >= _LONG else f"short {begins}"]
