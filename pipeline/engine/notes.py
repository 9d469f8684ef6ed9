"""Small facts that one build leaves for the next, and answers of programs that are slow to give them.

Notes only save time: one that is missing, old or damaged counts as nothing known.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import msgspec

from .writing import write_atomically


def read_note(path: Path, kind: Any) -> Any:
    """The value of type `kind` that was noted at `path`, or `None`."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=kind)
    except (OSError, msgspec.MsgspecError):
        return None


def write_note(path: Path, value: object) -> None:
    """Note a value, unless it stands there already."""
    data = msgspec.json.encode(value, order="deterministic")
    try:
        same = path.read_bytes() == data
    except OSError:
        same = False
    if not same:
        write_atomically(path, data)


def remembered(path: Path, ask: Callable[[], tuple[Any, Iterable[Path]]], kind: Any) -> Any:
    """The answer that `ask` gave earlier, as long as the files and folders that it named are as they were."""
    note = read_note(path, tuple[dict[str, tuple[int, int]], kind])
    if note is not None and all(_look(Path(name)) == look for name, look in note[0].items()):
        return note[1]
    answer, watched = ask()
    looks = {str(place): look for place in watched if (look := _look(place))}
    if looks and path.parent.is_dir():
        write_note(path, (looks, answer))
    return answer


def _look(path: Path) -> tuple[int, int] | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_size, status.st_mtime_ns
