"""What search knows of Swedish beyond inflection: words that only ask, and words that mean the same."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from ...swedish.bodies import expand_abbreviation
from ...swedish.stems import stem, stems

Stems = tuple[str, ...]


@cache
def search_table() -> dict[str, Any]:
    """The data file as a dictionary; not to be changed by the caller."""
    path = files("pipeline.publish").joinpath("data", "search.toml")
    return tomllib.loads(path.read_text("utf-8"))


@cache
def stop_words() -> frozenset[str]:
    """Words that ask rather than name."""
    return frozenset(search_table()["stop_words"])


@cache
def _synonyms() -> Mapping[str, tuple[Stems, ...]]:
    groups: dict[str, list[Stems]] = {}
    for entry in search_table()["synonyms"]:
        group = [tuple(stems(words)) for words in entry["words"]]
        for words in group:
            if len(words) == 1:
                groups.setdefault(words[0], []).extend(group)
    return {word: tuple(dict.fromkeys(group)) for word, group in groups.items()}


def synonyms(word: str) -> tuple[Stems, ...]:
    """The other ways to say `word`, each as the stems of its words."""
    own = (stem(word),)
    return tuple(words for words in _synonyms().get(own[0], ()) if words != own)


def body_names(word: str) -> tuple[Stems, ...]:
    """The body that a short name means ("run", "KS"), as the stems of its full name."""
    names = (expand_abbreviation(form) for form in (word.upper(), word.capitalize()))
    return tuple(dict.fromkeys(tuple(stems(name)) for name in names if name))
