"""The data files of this package: read once, patterns compiled by those who use them."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from pipeline.swedish.knowledge import alternatives

__all__ = ["alternatives", "read_table"]


@cache
def read_table(name: str) -> dict[str, Any]:
    """The data file `name`.toml as a dictionary, not to be changed by the caller."""
    return tomllib.loads(files(__package__).joinpath("data", f"{name}.toml").read_text("utf-8"))
