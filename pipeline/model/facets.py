"""What a search can be narrowed by, and the words that stand for it in the search index."""

from __future__ import annotations

from functools import lru_cache
from hashlib import blake2b

FACETS = ("source", "organisation", "body", "year", "kind", "action", "status")
# In a text § is a word of its own: no word of one can begin with it.
FACET_SIGN = "§"


@lru_cache(maxsize=10_000)
def facet_word(facet: str, value: str) -> str:
    """The word in the index for a facet's value, which no text can have."""
    return FACET_SIGN + blake2b(f"{facet} {value}".encode(), digest_size=5).hexdigest()
