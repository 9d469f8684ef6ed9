"""Broken and hostile files, made by code: `write_all(folder)` puts every one of them into a folder."""

from __future__ import annotations

from pathlib import Path

from .contents import CONTENTS
from .damaged import DAMAGED
from .hostile import HOSTILE
from .impostors import IMPOSTORS
from .inside import INSIDE
from .structures import STRUCTURES
from .tiring import TIRING

FILES = {**DAMAGED, **STRUCTURES, **CONTENTS, **IMPOSTORS, **HOSTILE, **INSIDE, **TIRING}


def write_all(folder: Path) -> list[str]:
    """Write all files; their names."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, make in FILES.items():
        (folder / f"{name}.pdf").write_bytes(make())
    return sorted(f"{name}.pdf" for name in FILES)
