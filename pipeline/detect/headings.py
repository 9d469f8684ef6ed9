"""Headings of the parts of a §: "Beslut", "Yrkanden", "Expedieras till" and their many kin, by role.

The words are data (`data/sections.toml`). A heading is a whole line, or what stands before a colon.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from rapidfuzz.distance import Levenshtein

from pipeline.model import SectionRole
from pipeline.swedish.deferred import deferred

from .knowledge import read_table

_NO_SENTENCE = r"(?!(?:Enligt|I enlighet|Med bifall)\b|.*\b(?:beslutar|beslutade|föreslår|bifaller|yrkar)\b)"
_GENITIVE = _NO_SENTENCE + r"(?P<genitive>[A-ZÅÄÖ][\wåäöÅÄÖé,-]*(?: [\wåäöÅÄÖé,-]+){0,7}?s)"
_BODY = r"(?P<body>[\wåäöÅÄÖ][\wåäöÅÄÖé ,-]{2,70})"
_LONGEST = 90
_FOLD = str.maketrans("åäöéÅÄÖÉ", "aaoeAAOE")
_PLACE = deferred(
    r",?\s*\(?(?:[A-ZÅÄÖ][\wåäö-]*\s)?(?:den\s)?(?:\d{1,2}\s[a-zåäö]{3,9}\s\d{4}|\d{4}-\d\d-\d\d)?,?\s*"
    r"§\s?\d{1,4}(?:/\d{2,4})?\)?\s*:?$"
)
_FUZZY_LENGTH = 8


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading found in a line: its role and rule, its words, and the body that it names, if any.

    `rest` is the offset in the line where the text after the colon begins, `None` where there is none.
    """

    role: SectionRole
    rule: str
    words: str
    body: str | None = None
    rest: int | None = None


@dataclass(frozen=True, slots=True)
class _Rule:
    id: str
    role: SectionRole
    inline: bool
    patterns: tuple[tuple[frozenset[str], re.Pattern[str]], ...]


def load_entries() -> list[dict[str, Any]]:
    """The entries of `data/sections.toml`, with their examples."""
    entries: list[dict[str, Any]] = read_table("sections")["heading"]
    return entries


@cache
def _rules() -> tuple[dict[str, _Rule], tuple[_Rule, ...], dict[str, _Rule]]:
    words: dict[str, _Rule] = {}
    folded: dict[str, _Rule] = {}
    rules = []
    for entry in load_entries():
        patterns = tuple(
            (
                _literals(pattern),
                deferred(pattern.replace("{genitive}", _GENITIVE).replace("{body}", _BODY)),
            )
            for pattern in entry.get("patterns", ())
        )
        rule = _Rule(entry["id"], entry["role"], entry.get("inline", False), patterns)
        rules.append(rule)
        for word in entry["words"]:
            key = _key(word)
            words.setdefault(key, rule)
            if len(key) >= _FUZZY_LENGTH:
                folded.setdefault(key.translate(_FOLD), rule)
    return words, tuple(rules), folded


def _literals(pattern: str) -> frozenset[str]:
    """Words of which one stands in every heading that the pattern is for: a quick first look."""
    return frozenset(re.findall(r"[a-zåäö]{5,}", re.sub(r"\{\w+\}", " ", pattern).casefold()))


@cache
def _by_length() -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    for word in _rules()[2]:
        found.setdefault(len(word), []).append(word)
    return found


def _key(text: str) -> str:
    return " ".join(text.split()).strip(" \t:.").casefold()


@lru_cache(maxsize=16_384)
def match_heading(line: str) -> Heading | None:
    """The heading that `line` is or begins with; `None` for an ordinary line."""
    text = line.strip()
    if not text or not (text[0].isupper() or text[0].isdigit()):
        return None
    # "Kommunstyrelsens förslag, Ks § 88/99:" is the heading with where to find it.
    if "§" in text and (place := _PLACE.search(text)) and (found := _match(text[: place.start()])):
        return found
    if len(text) <= _LONGEST and (found := _match(text)):
        return found
    before, colon, after = text.partition(":")
    if colon and after.strip() and len(before) <= _LONGEST:
        found = _match(before)
        if found and _inline(found.rule):
            rest = line.index(":") + 1
            rest += len(line[rest:]) - len(line[rest:].lstrip())
            return Heading(found.role, found.rule, found.words, found.body, rest)
    return None


def _inline(rule_id: str) -> bool:
    return any(rule.id == rule_id and rule.inline for rule in _rules()[1])


def _match(text: str) -> Heading | None:
    words, rules, folded = _rules()
    if text.endswith((".", ",", ";")):
        return None
    key = _key(text)
    rule = words.get(key)
    if rule is not None:
        return Heading(rule.role, rule.id, text.rstrip(": "))
    # A colon belongs to the heading, not to the name that it ends with.
    bare = text.rstrip(": ")
    for candidate in rules:
        for literals, pattern in candidate.patterns:
            if literals and not any(word in key for word in literals):
                continue
            if match := pattern.fullmatch(bare):
                groups = match.groupdict()
                return Heading(
                    candidate.role, candidate.id, bare, groups.get("genitive") or groups.get("body")
                )
    if len(key) >= _FUZZY_LENGTH:
        plain = key.translate(_FOLD)
        near = (word for length in (-1, 0, 1) for word in _by_length().get(len(plain) + length, ()))
        for word in near:
            if Levenshtein.distance(word, plain, score_cutoff=1) <= 1:
                rule = folded[word]
                return Heading(rule.role, rule.id, bare)
    return None
