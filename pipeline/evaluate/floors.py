"""The least that each figure may be, so that no change loses ground unseen.

A TOML file with a table for each kind of fact ("text" for all texts, "text NAME" for that of one document):

    [decisions]
    f1 = 0.8
    ["text protokoll-2018"]
    accuracy = 0.997
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from ..errors import UsageError

Figures = Mapping[str, Mapping[str, float]]


@dataclass(frozen=True, slots=True)
class Shortfall:
    """A figure below its floor; `value` is `None` where there is no such figure."""

    name: str
    figure: str
    floor: float
    value: float | None

    def __str__(self) -> str:
        value = "not measured" if self.value is None else f"{self.value:.4f}"
        return f"{self.name}: {self.figure} is {value}, the floor is {self.floor:.4f}"


def read_floors(path: Path) -> dict[str, dict[str, float]]:
    """The floors in a TOML file; UsageError if it cannot be read or has anything but numbers."""
    try:
        tables = tomllib.loads(path.read_text("utf-8"))
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError(f"the floors in {path} cannot be read: {error}") from None
    for name, table in tables.items():
        figures = table.values() if isinstance(table, dict) else [table]
        if not isinstance(table, dict) or not all(isinstance(value, int | float) for value in figures):
            raise UsageError(f"{path}: {name} must be a table of figures and the least that each may be")
    return tables


def shortfalls(figures: Figures, floors: Figures) -> list[Shortfall]:
    """The figures that are below their floors, in the order of the floors."""
    return [
        Shortfall(name, figure, floor, value)
        for name, table in floors.items()
        for figure, floor in table.items()
        if (value := figures.get(name, {}).get(figure)) is None or value < floor
    ]
