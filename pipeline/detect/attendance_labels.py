"""The labels of the attendance pages, "Ej tjänstgörande ersättare", and what stands after them on the line.

The words are data (`data/attendance.toml`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from pipeline.swedish.deferred import deferred

from .knowledge import read_table

_DOTS = deferred(r"[.…_·\s]{3,}")
# One letter may be damaged in labels of this length or more.
_FUZZY_LENGTH = 8
_LONGEST_LABEL = 5
_TABLE_HEAD = deferred(
    r"^(?:Ledam[oö]t(?:er)?|Namn|Ledamöter och ersättare)\s+(?P<party>Parti)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Label:
    """A label: its rule, the role of what follows, and where on the line the value begins."""

    rule: str
    role: str
    value: int


@cache
def load_table() -> dict[str, Any]:
    """The content of `data/attendance.toml`, with its examples."""
    return read_table("attendance")


@cache
def _pattern() -> tuple[re.Pattern[str], dict[str, tuple[str, str]]]:
    words = {
        word.casefold(): (entry["id"], entry["role"])
        for entry in load_table()["label"]
        for word in entry["words"]
    }
    ordered = sorted(words, key=len, reverse=True)
    either = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered)
    return deferred(rf"[^\w(]{{0,3}}(?P<words>{either})(?![\w/-])\s*:?\s*", re.IGNORECASE), words


def read_label(line: str) -> Label | None:
    """The label that `line` begins with, which must have a capital; `None` for any other line."""
    pattern, words = _pattern()
    match = pattern.match(line)
    if match is None:
        return _damaged(line)
    if not match["words"][0].isupper():
        return None
    rule, role = words[" ".join(match["words"].split()).casefold()]
    rest = line[match.end() :]
    if not _is_value(role, rest):
        return None
    return Label(rule, role, match.end())


@cache
def _of_length(length: int) -> list[str]:
    """The labels that a letter more or less makes as long."""
    return [word for word in _pattern()[1] if -1 <= len(word) - length <= 1]


def _damaged(line: str) -> Label | None:
    """The label of which one letter was read wrong: "Beslutende", "Ordforande"."""
    _, words = _pattern()
    parts = [match for _, match in zip(range(_LONGEST_LABEL), re.finditer(r"\S+", line), strict=False)]
    for last in reversed(parts):
        key = " ".join(line[: last.end()].split()).strip(":.").casefold()
        if len(key) < _FUZZY_LENGTH or not key[0].isalpha():
            continue
        if near := process.extractOne(key, _of_length(len(key)), scorer=Levenshtein.distance, score_cutoff=1):
            rule, role = words[near[0]]
            rest = line[last.end() :]
            value = len(line) - len(rest.lstrip(" :"))
            return Label(f"{rule}/damaged", role, value) if _is_value(role, rest.lstrip(" :")) else None
    return None


def _is_value(role: str, rest: str) -> bool:
    """False where the words after the label go on with a sentence: "Ordförande öppnar sammanträdet"."""
    rest = _DOTS.sub("", rest).strip()
    if not rest or role == "stop":
        return True
    if role in ("place", "time", "place_time", "verification", "range"):
        return (
            rest[0].isupper()
            or rest[0].isdigit()
            or rest[0] in "§("
            or rest.lower().startswith(("kl", "den"))
        )
    return rest[0].isupper() or rest[0] in "§(" or rest[0].isdigit()


def opens_party_table(line: str) -> bool:
    """True for the head of a table of names with a column for the party."""
    return _TABLE_HEAD.match(line.strip()) is not None


@cache
def words_of(section: str) -> str:
    """A pattern for any of the words of `replacing` or `away`, the longest first."""
    words = sorted(load_table()[section]["words"], key=len, reverse=True)
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in words) + ")"
