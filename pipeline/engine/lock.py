"""One build at a time in an output folder."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ..errors import OutputError
from .writing import output_errors


@contextmanager
def only_build(folder: Path) -> Iterator[None]:
    """Hold the output folder; OutputError where another build holds it.

    The lock goes with the process, however that ends, so that a build that was killed is in nobody's way.
    Where the operating system has no such locks (Windows) two builds are not kept apart.
    """
    path = folder / ".lock"
    with output_errors(folder):
        folder.mkdir(parents=True, exist_ok=True)
        file = path.open("a+")
    with file:
        try:
            import fcntl
        except ImportError:
            yield
            return
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            file.seek(0)
            holder = file.read().strip()
            process = f" (process {holder})" if holder else ""
            raise OutputError(
                f"Another build{process} is writing {folder}.",
                "Wait for it to end, or build into another folder with --output.",
            ) from None
        file.truncate(0)
        file.write(str(os.getpid()))
        file.flush()
        yield
