"""Regular expressions that are compiled when they are first used: one document meets a part of them.

Compiling all that detection knows takes a third of a second, which every process would spend.
"""

from __future__ import annotations

import re
from typing import Any, cast


class _Deferred:
    """Stands for a compiled pattern, and takes over what that can do when it is first asked for anything."""

    def __init__(self, source: str, flags: int) -> None:
        self.pattern, self._flags = source, flags

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        compiled = re.compile(self.pattern, self._flags)
        for known in dir(compiled):
            if not known.startswith("__"):
                self.__dict__[known] = getattr(compiled, known)
        return self.__dict__[name]


def deferred(source: str, flags: int = 0) -> re.Pattern[str]:
    """As `re.compile`, at the first use; where the pattern is wrong, that is an `re.error`."""
    return cast("re.Pattern[str]", _Deferred(source, flags))
