"""The hashes of files that have not changed since they were last read, so that a look at them is enough."""

from __future__ import annotations

import os
import time
from collections.abc import Mapping
from dataclasses import dataclass, field

# What was changed so shortly before it was looked at may have changed again within the clock's precision.
_SETTLED_NANOSECONDS = 2_000_000_000

# Size, modification and status change in nanoseconds, inode, hash.
Seen = tuple[int, int, int, int, str]


@dataclass(slots=True)
class Hashes:
    """What is known of files by their path, and what was learnt or found again in this build (`current`)."""

    known: Mapping[str, Seen] = field(default_factory=dict)
    current: dict[str, Seen] = field(default_factory=dict)

    def find(self, path: str, status: os.stat_result) -> str | None:
        """The hash of a file's content, `None` where the file is new or may have changed."""
        seen = self.known.get(path)
        if seen is None or seen[:4] != _look(status):
            return None
        self.current[path] = seen
        return seen[4]

    def note(self, path: str, status: os.stat_result, sha256: str) -> None:
        """Remember a hash, unless the file is so new that a change of it could go unseen."""
        newest = max(status.st_mtime_ns, status.st_ctime_ns)
        if time.time_ns() - newest > _SETTLED_NANOSECONDS:
            self.current[path] = (*_look(status), sha256)


def _look(status: os.stat_result) -> tuple[int, int, int, int]:
    return status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino
