"""Python's collector of garbage, set for work that makes very many small values and drops few in circles.

Where it looks through everything whenever some hundred values have been made, reading a document back from
the store takes three times as long.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

# Values made and not dropped before the collector looks; a page has some hundred.
_VALUES = 200_000


@contextmanager
def rare_collections() -> Iterator[None]:
    """Look for garbage rarely, until the end of the block."""
    before = gc.get_threshold()
    gc.set_threshold(_VALUES, 20, 20)
    try:
        yield
    finally:
        gc.set_threshold(*before)


def settle() -> None:
    """Collect now, and never look again at what is left: between two calls that is code and rules."""
    gc.collect()
    gc.freeze()
