"""Patterns that are tried only where they can match: strings that no match does without are looked for first.

Looking for a string takes a hundredth of the time that trying a pattern takes, and of many rules few have
theirs in any one text. `needs` says which strings those are.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property, lru_cache
from itertools import chain
from typing import Generic, TypeVar

from .needs import Needs, needs_of
from .windows import windows_around

_Rule = TypeVar("_Rule")
_END = 1 << 62


@lru_cache(maxsize=512)
def in_small_letters(text: str) -> str:
    """`text` in small letters, as patterns that ignore case see it."""
    return text.replace("İ", "i").lower().replace("ı", "i").replace("ſ", "s")


class Sought:
    """A regular expression that is compiled when it is first tried, and tried only where it can match.

    Its methods are those of a compiled pattern.
    """

    def __init__(self, source: str, flags: int = 0) -> None:
        self.source, self.flags = source, flags

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The compiled pattern, for texts that are known to have what it needs."""
        return re.compile(self.source, self.flags)

    @cached_property
    def needs(self) -> Needs:
        """Sets of strings in small letters, of each of which one stands in any text that matches."""
        return needs_of(self.source)

    def may_match(self, text: str) -> bool:
        """False where `text` lacks what every match has."""
        small = in_small_letters(text)
        for need in self.needs:
            for string in need:
                if string in small:
                    break
            else:
                return False
        return True

    def search(self, text: str, start: int = 0, end: int = _END) -> re.Match[str] | None:
        """As `re.Pattern.search`."""
        return self.compiled.search(text, start, end) if self.may_match(text) else None

    def match(self, text: str, start: int = 0, end: int = _END) -> re.Match[str] | None:
        """As `re.Pattern.match`."""
        return self.compiled.match(text, start, end) if self.may_match(text) else None

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """As `re.Pattern.fullmatch`."""
        return self.compiled.fullmatch(text) if self.may_match(text) else None

    def finditer(self, text: str, start: int = 0, end: int = _END) -> Iterator[re.Match[str]]:
        """As `re.Pattern.finditer`."""
        return self.compiled.finditer(text, start, end) if self.may_match(text) else iter(())

    def sub(self, replacement: str, text: str) -> str:
        """As `re.Pattern.sub`."""
        return self.compiled.sub(replacement, text) if self.may_match(text) else text

    def near(self, text: str, left: int, right: int) -> Iterator[re.Match[str]]:
        """As `finditer`, for matches that lie within so many characters of a string that they need."""
        small = in_small_letters(text)
        if not self.needs or len(small) != len(text):
            return self.finditer(text)
        spots = [place for string in self.needs[0] for place in places(small, string)]
        return self.within(text, windows_around(text, spots, left, right))

    def within(self, text: str, windows: Iterable[tuple[int, int]]) -> Iterator[re.Match[str]]:
        """The matches in stretches of the text that do not overlap."""
        return chain.from_iterable(self.compiled.finditer(text, *window) for window in windows)


class Sieve(Generic[_Rule]):
    """Rules in their order, of which `of` gives those that can match a text."""

    def __init__(self, rules: Iterable[_Rule], pattern: Callable[[_Rule], Sought]) -> None:
        self.rules = tuple(rules)
        every: dict[frozenset[str], int] = {}
        self._tests = [
            # What is quickest to look for comes first; many rules need the same.
            (rule, [every.setdefault(need, len(every)) for need in sorted(pattern(rule).needs, key=len)])
            for rule in self.rules
        ]
        self._needs = [tuple(need) for need in every]

    def of(self, text: str) -> list[_Rule]:
        """The rules whose pattern may match somewhere in `text`."""
        small = in_small_letters(text)
        known: list[bool | None] = [None] * len(self._needs)
        found = []
        for rule, needs in self._tests:
            for place in needs:
                has = known[place]
                if has is None:
                    has = False
                    for string in self._needs[place]:
                        if string in small:
                            has = True
                            break
                    known[place] = has
                if not has:
                    break
            else:
                found.append(rule)
        return found


def places(text: str, string: str) -> Iterator[int]:
    """Where `string` stands in `text`, in order."""
    place = text.find(string)
    while place >= 0:
        yield place
        place = text.find(string, place + 1)
