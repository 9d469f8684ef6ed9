"""The Swedish words that stand for the values of the database."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files


@cache
def labels() -> dict[str, dict[str, str]]:
    """By sort of value (status, action, kind, …), then by value; not to be changed by the caller."""
    return tomllib.loads(files("pipeline.publish").joinpath("data", "labels.toml").read_text("utf-8"))


def label(sort: str, value: str | None) -> str:
    """The word for `value`; the value itself where there is none."""
    return labels().get(sort, {}).get(value or "", value or "")
