"""Patterns that wait for their first use do what compiled ones do, and all of them can be compiled."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator

import pytest

import pipeline.detect
import pipeline.swedish
from pipeline.swedish.deferred import deferred
from pipeline.swedish.sieve import Sought


def _modules() -> Iterator[str]:
    for room in (pipeline.detect, pipeline.swedish):
        yield from (found.name for found in pkgutil.walk_packages(room.__path__, f"{room.__name__}."))


@pytest.mark.parametrize("name", list(_modules()))
def test_every_pattern_of_a_module_can_be_compiled(name: str) -> None:
    for value in vars(importlib.import_module(name)).values():
        if isinstance(value, Sought):
            re.compile(value.source, value.flags)
        elif type(value).__name__ == "_Deferred":
            assert value.groups >= 0


def test_a_deferred_pattern_does_what_a_compiled_one_does() -> None:
    pattern = deferred(r"(?P<word>av)tal", re.IGNORECASE)
    assert pattern.sub("x", "Avtal och avtal") == "x och x"
    match = pattern.fullmatch("AVTAL")
    assert match is not None
    assert match["word"] == "AV"
    assert pattern.groupindex == {"word": 1}
    assert pattern.pattern == r"(?P<word>av)tal"


def test_a_wrong_pattern_is_an_error_at_its_first_use() -> None:
    wrong = deferred("(")
    with pytest.raises(re.error):
        wrong.search("text")
