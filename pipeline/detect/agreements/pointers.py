"""The adjectives by which a writer says which of several agreements is meant: "det nuvarande avtalet"."""

from __future__ import annotations

from typing import Literal

from .knowledge import alternatives, read_table

Pointer = Literal["current", "new", "revised", "old", "this"]

_ADJECTIVES: dict[str, list[str]] = read_table("kinds")["adjectives"]
POINTERS: dict[str, Pointer] = {
    word: pointer  # type: ignore[misc]
    for pointer, words in _ADJECTIVES.items()
    if pointer != "other"
    for word in words
}
ADJECTIVE = alternatives(word for words in _ADJECTIVES.values() for word in words)
"""A pattern for any such adjective, and for others that may stand before the noun."""
WORDS_OF_ADJECTIVES = frozenset(
    word for words in _ADJECTIVES.values() for many in words for word in many.split()
)
