"""Whether a name in a protocol means the body whose protocol it is: "Arbetsutskottet", "Nämnden", "Mötet"."""

from __future__ import annotations

from functools import lru_cache

# Words for a body by its kind; the endings with which its full name has them.
_GENERIC: dict[str, tuple[str, ...]] = {
    "nämnden": ("nämnden", "nämnd"),
    "styrelsen": ("styrelsen", "styrelse"),
    "utskottet": ("utskottet", "utskott"),
    "rådet": ("rådet", "råd"),
    "fullmäktige": ("fullmäktige",),
    "direktionen": ("direktionen", "direktion"),
    "kommittén": ("kommittén", "kommitté"),
    "beredningen": ("beredningen", "beredning"),
    "presidiet": ("presidiet", "presidium"),
    "revisorerna": ("revisorerna", "revisorer", "revisionen", "revision"),
    "delegationen": ("delegationen", "delegation"),
}
GENERIC_NAMES = tuple(name.capitalize() for name in _GENERIC)
# What any meeting may call itself.
_ANY = frozenset({"mötet", "sammanträdet"})
_ENDINGS = ("et", "en", "n")


def is_any_body(name: str) -> bool:
    """True for a word that stands for a body by its kind: "nämnden", "fullmäktige"."""
    return name.casefold() in _GENERIC


@lru_cache(maxsize=4096)
def is_own_body(name: str | None, own: str | None) -> bool:
    """True where `name` is the body `own`, a part of its name that stands for it, or a word for any body.

    With `own` unknown a word for a body's kind is taken for it.
    """
    if not name:
        return False
    word = name.casefold()
    if word in _ANY:
        return True
    if own is None:
        return word in _GENERIC
    whole = own.casefold()
    if word == whole:
        return True
    if word in _GENERIC:
        # "Nämnden" of the "Gemensamma nämnden för familjerätt" too.
        return any(part.endswith(_GENERIC[word]) for part in whole.split())
    stems = {word, *(word[: -len(ending)] for ending in _ENDINGS if word.endswith(ending))}
    if whole.startswith(f"{word} "):
        return True  # "Stadsdelsnämnden" of "Stadsdelsnämnden Näsby"
    # "Arbetsutskottet" of "Kommunstyrelsens arbetsutskott".
    return any(whole.endswith(f" {stem}") for stem in stems)
