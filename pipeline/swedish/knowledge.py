"""Reading this room's data files, and turning their patterns into compiled ones."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def read_table(name: str) -> dict[str, Any]:
    """The data file `name`.toml as a dictionary; read once, and not to be changed by the caller."""
    return tomllib.loads(files(__package__).joinpath("data", f"{name}.toml").read_text("utf-8"))


def alternatives(words: Iterable[str]) -> str:
    """A pattern for any of `words`, the longest first; a space stands for any white space."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word).replace("\\ ", r"\s+") for word in ordered) + ")"


def expand(pattern: str, parts: dict[str, str]) -> str:
    """`pattern` with each <name> replaced by the part of that name; a part may use parts before it.

    The name of a group, as in (?P<year>…), is left alone.
    """
    for name in reversed(parts):
        pattern = re.sub(rf"(?<!\?P)<{name}>", parts[name].replace("\\", r"\\"), pattern)
    return pattern
