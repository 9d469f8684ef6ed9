"""The data files of this room: read once, patterns compiled by those who use them."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def read_table(name: str) -> dict[str, Any]:
    """The data file `name`.toml as a dictionary with its examples, not to be changed by the caller."""
    return tomllib.loads(files(__package__).joinpath("data", f"{name}.toml").read_text("utf-8"))
